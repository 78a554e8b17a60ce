import type { State } from '../../kernel/label.ts';
import type { Marking, Purpose } from '../../kernel/marking.ts';
import type { Text } from '../../kernel/text.ts';
import type { LanguageCode, LanguageLevel } from './languages.ts';
import type { PostKind, Remit, Role } from './roles.ts';

export const agencyKinds = [
  'command',
  'rescue',
  'police',
  'border',
  'customs',
  'asylum',
  'care',
  'justice',
  'oversight',
  'operator',
  'joint',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** `GET /api/oversight/staff/agencies`: the bodies, past, present and announced. All times UTC text. */
export interface AgencyView {
  readonly id: string;
  readonly name: Text;
  readonly acronym: Text;
  /** Null: of both states, of the Union, or international. */
  readonly state: State | null;
  readonly kind: AgencyKind;
  readonly remits: readonly Remit[];
  readonly from: string;
  /** The first moment at which it no longer exists; null: no end known. */
  readonly until: string | null;
  readonly version: number;
}

/** `GET /api/oversight/staff/desks`. */
export interface DeskView {
  readonly id: string;
  readonly agency: string;
  readonly name: Text;
  readonly place: Text;
  /** Roles that may sit there. */
  readonly roles: readonly Role[];
  readonly from: string;
  readonly until: string | null;
  readonly version: number;
}

export interface AssignmentView {
  readonly id: string;
  readonly desk: string;
  readonly role: Role;
  readonly from: string;
  readonly until: string | null;
  /** The person stood in for; null: one's own assignment. */
  readonly standsInFor: string | null;
  readonly current: boolean;
}

export interface ClearanceView {
  readonly marking: Marking;
  readonly caveats: readonly string[];
  readonly from: string;
  readonly until: string | null;
}

export interface LanguageView {
  readonly code: LanguageCode;
  readonly level: LanguageLevel;
  readonly interprets: boolean;
}

/** `GET /api/oversight/staff/people`: never a name; `nameSubject` is the subject that the vault knows. */
export interface PersonView {
  readonly id: string;
  readonly nameSubject: string;
  readonly agency: string;
  readonly state: State | null;
  readonly joinedAt: string;
  readonly leavesAt: string | null;
  readonly phase: 'in_service' | 'left';
  readonly version: number;
  readonly assignments: readonly AssignmentView[];
  readonly clearances: readonly ClearanceView[];
  readonly languages: readonly LanguageView[];
}

/** `GET /api/oversight/staff/posts`: each post that was ever filled; `holder` null: vacant now. */
export interface PostView {
  /** `uk-gold_commander` */
  readonly id: string;
  readonly kind: PostKind;
  readonly state: State;
  readonly title: Text;
  readonly holder: string | null;
  readonly since: string | null;
  readonly until: string | null;
  /** Oldest first. No places in the book: a bare one tells how much was written in between. */
  readonly history: readonly {
    readonly holder: string;
    readonly from: string;
    readonly until: string | null;
  }[];
}

/** `GET /api/oversight/staff/shifts?from=&to=`: every shift that touches the span, by its beginning. */
export interface ShiftView {
  readonly id: string;
  readonly desk: string;
  readonly staff: string;
  readonly from: string;
  readonly until: string;
  readonly version: number;
}

/** `GET /api/oversight/staff/desk`: what the person signed in holds at this moment, and when the first of it ends. */
export interface MyDeskView {
  readonly staff: string;
  readonly desk: string | null;
  readonly roles: readonly Role[];
  readonly purposes: readonly Purpose[];
  readonly markings: readonly Marking[];
  readonly assignments: readonly AssignmentView[];
  readonly posts: readonly {
    readonly id: string;
    readonly title: Text;
    readonly from: string;
    readonly until: string | null;
  }[];
  readonly clearances: readonly ClearanceView[];
  readonly languages: readonly LanguageView[];
  readonly nextShift: ShiftView | null;
  readonly endsAt: string | null;
}
