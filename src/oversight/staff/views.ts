import { type State, states } from '../../kernel/label.ts';
import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import { type StaffBook, stateOfAgency } from './book.ts';
import type { Assignment } from './forms.ts';
import { type PostKind, postKinds } from './roles.ts';
import { type Clearance, endedBy, holdsAt, type PostState } from './state.ts';
import { postTitle } from './text.ts';
import type { AgencyView, AssignmentView, ClearanceView, DeskView, PersonView, PostView } from './wire.ts';

type Kept<Part extends keyof StaffBook> =
  StaffBook[Part] extends ReadonlyMap<string, infer Value> ? Value : never;

/** An agency as the wire has it. */
export function agencyView(id: string, { version, value }: Kept<'agencies'>): AgencyView {
  return { id, ...value, version };
}

/** A desk as the wire has it. */
export function deskView(id: string, { version, value }: Kept<'desks'>): DeskView {
  return { id, ...value, version };
}

/** A member of staff as the wire has it at a moment. */
export function personView(id: string, { version, value }: Kept<'people'>, at: UtcText): PersonView {
  const { nameSubject, joinedAt, leavesAt, assignments, clearances, languages } = value;
  const now = assignments.filter((one) => holdsAt(endedBy(one, leavesAt), at));
  const agency = (now[0] ?? assignments.at(-1))?.agency ?? '';
  return {
    id,
    nameSubject,
    agency,
    state: stateOfAgency(agency),
    joinedAt,
    leavesAt,
    phase: leavesAt !== null && leavesAt <= at ? 'left' : 'in_service',
    version,
    assignments: assignments.map((one) => assignmentView(one, leavesAt, at)),
    clearances: clearances.map((one) => clearanceView(one, leavesAt)),
    languages,
  };
}

/** One assignment: cut off where the person leaves; `current` by its own dates alone. */
export function assignmentView(
  assignment: Assignment,
  leavesAt: UtcText | null,
  at: UtcText,
): AssignmentView {
  const { id, desk, role, from, until, standsInFor } = endedBy(assignment, leavesAt);
  return { id, desk, role, from, until, standsInFor, current: holdsAt({ from, until }, at) };
}

/** One clearance, cut off where the person leaves. */
export function clearanceView(clearance: Clearance, leavesAt: UtcText | null): ClearanceView {
  return endedBy(clearance, leavesAt);
}

/** An appointed post as the wire has it at a moment. */
export function postView(id: string, { appointments }: PostState, at: UtcText): PostView {
  const now = appointments.find((one) => holdsAt(one, at));
  const { kind, state } = partsOf(id);
  return {
    id,
    kind,
    state,
    title: postTitle(kind, state),
    holder: now?.holder ?? null,
    since: now?.from ?? null,
    until: now?.until ?? null,
    history: appointments.map(({ holder, from, until }) => ({ holder, from, until })),
  };
}

/** The title of a post by its id. */
export function postTitleOf(id: string): Text {
  const { kind, state } = partsOf(id);
  return postTitle(kind, state);
}

// The schema of each command has checked the id.
function partsOf(id: string): { readonly kind: PostKind; readonly state: State } {
  const kind = postKinds.find((one) => id.endsWith(`-${one}`));
  const state = states.find((one) => id.startsWith(`${one}-`));
  if (kind === undefined || state === undefined) throw new Error('no post has such an id');
  return { kind, state };
}
