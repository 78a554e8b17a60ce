import type { State } from '../../../kernel/label.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type { Cover } from './cover.ts';
import type { Duty } from './duty-state.ts';
import type { Gap, Rostered } from './gaps.ts';
import type { RestBreak } from './rest-check.ts';
import type { NationalRules } from './rest-rules.ts';
import type { Search } from './search-state.ts';
import type { Team } from './team-state.ts';
import type { WhoCould } from './who-could.ts';

/** A swap for which somebody is waited for: the other (`proposed`), or who keeps the roster (`accepted`). */
export interface OpenSwap {
  readonly swap: string;
  readonly phase: 'proposed' | 'accepted';
  readonly since: UtcText;
  readonly staff: string;
  readonly other: string;
  /** What `other` would get; null: it stands no longer as it did. */
  readonly gives: Duty | null;
  /** What would come back; `nothing`: it is given away. */
  readonly takes: Duty | null | 'nothing';
}

/** `POST /api/operations/freight/rest-check`: what rest rules would break of what is rostered, before they are entered. */
export interface RestCheckAnswer {
  readonly state: State;
  /** Teams and people whose rest these rules govern, and where they stand. */
  readonly teams: number;
  readonly people: number;
  readonly places: readonly string[];
  /** Soonest first; at most `restBreaksMax`. */
  readonly breaks: readonly RestBreak[];
  readonly breaksLeftOut: number;
  /** Faults of the roster under the rules as they hold: they are not new. */
  readonly standing: number;
}

/** One person on the roster: what they stand in the days shown, and whether they are away now. */
export interface RosterPerson {
  readonly staff: string;
  readonly duties: readonly Duty[];
  readonly absences: Rostered['absences'];
  readonly spans: Rostered['spans'];
}

/** A state's own rest rules as the register holds them; `version`: what a change of them has seen. */
export interface HeldRules {
  readonly rules: NationalRules;
  readonly version: number;
}

/** The minimum cover of a place as the register holds it; `version`: what a change of it has seen. */
export interface HeldCover {
  readonly place: string;
  readonly version: number;
  readonly cover: Cover;
}

/** `GET /api/operations/freight/roster`: gaps first. Lists are bounded; what was left out is counted. */
export interface RosterAnswer {
  readonly position: string;
  /** The moment it was counted at. */
  readonly at: UtcText;
  /** Days ahead that gaps were looked for. */
  readonly daysAhead: number;
  readonly gaps: readonly Gap[];
  readonly gapsLeftOut: number;
  readonly teams: readonly Team[];
  readonly people: readonly RosterPerson[];
  readonly peopleLeftOut: number;
  readonly covers: readonly HeldCover[];
  readonly searches: readonly Search[];
  readonly swaps: readonly OpenSwap[];
  /** Each state's own rest rules as entered; null: the directive alone holds. */
  readonly rules: Readonly<Record<State, HeldRules | null>>;
}

/** `GET /api/operations/freight/who-could`: who could stand a gap within the rest rules. A proposal, never an order. */
export interface WhoCouldAnswer extends WhoCould {
  readonly place: string;
  readonly lane: string;
}
