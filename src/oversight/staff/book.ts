import type { State } from '../../kernel/label.ts';
import { type Marking, markings, type Purpose } from '../../kernel/marking.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { AgencyFields, DeskFields } from './bodies.ts';
import type { Assignment } from './forms.ts';
import {
  isAppointed,
  postKinds,
  purposesOf,
  type Remit,
  remitsOf,
  type Role,
  roleOfPost,
  roles,
} from './roles.ts';
import { type Appointment, endedBy, holdsAt, type Person, type PostState, type Span } from './state.ts';

interface Kept<Value> {
  readonly version: number;
  readonly value: Value;
}

/** The whole register as the book has it now. Retired agencies and desks are not in it. */
export interface StaffBook {
  readonly agencies: ReadonlyMap<string, Kept<AgencyFields>>;
  readonly desks: ReadonlyMap<string, Kept<DeskFields>>;
  readonly people: ReadonlyMap<string, Kept<Person>>;
  readonly posts: ReadonlyMap<string, Kept<PostState>>;
}

export const emptyBook: StaffBook = {
  agencies: new Map(),
  desks: new Map(),
  people: new Map(),
  posts: new Map(),
};

/** What one person holds at one moment. */
export interface Holding {
  readonly desk: string;
  readonly agency: string;
  readonly state: State | null;
  readonly roles: readonly Role[];
  readonly purposes: readonly Purpose[];
  readonly remits: readonly Remit[];
  /** Each marking held, lower ones included. */
  readonly markings: readonly Marking[];
  readonly caveats: readonly string[];
  readonly assignments: readonly Assignment[];
  readonly posts: readonly { readonly id: string; readonly appointment: Appointment }[];
  /** The first moment at which something of it ends; null: no end known. */
  readonly endsAt: UtcText | null;
}

/** The state whose agency it is, told by its id; null for bodies of both, of the Union, or international. */
export function stateOfAgency(agency: string): State | null {
  if (agency.startsWith('uk-')) return 'uk';
  return agency.startsWith('fr-') ? 'fr' : null;
}

/**
 * What a person holds at a moment; null where nothing: unknown, not yet in service, left, or between assignments.
 * A role holds while its assignment, its desk and its agency do; an appointed role only while the appointment does as
 * well; a stand-in only while the person stood in for holds that role at that desk. An end is the first moment at
 * which it no longer holds. Source: issue 3, section 1 (access ends the moment a post ends).
 */
export function holdingAt(book: StaffBook, staff: string, at: UtcText): Holding | null {
  const person = book.people.get(staff)?.value;
  if (person === undefined) return null;
  const held = ownAt(book, staff, at);
  const standIns = currentAt(person, at).filter((one) => isBacked(book, one, at));
  const all = [...held, ...standIns.map((assignment) => ({ assignment, ends: spansOf(book, assignment) }))];
  const main = all[0]?.assignment;
  if (main === undefined) return null;
  const holds = new Set(all.map(({ assignment }) => assignment.role));
  const ordered = roles.filter((role) => holds.has(role));
  const clearances = person.clearances.filter((one) => holdsAt(endedBy(one, person.leavesAt), at));
  const top = Math.max(0, ...clearances.map(({ marking }) => markings.indexOf(marking)));
  const { desk, agency } = main;
  return {
    desk,
    agency,
    state: stateOfAgency(agency),
    roles: ordered,
    purposes: purposesOf(ordered),
    remits: remitsOf(ordered, book.agencies.get(agency)?.value.remits ?? []),
    markings: markings.slice(0, top + 1),
    caveats: [...new Set(clearances.flatMap(({ caveats }) => caveats))].toSorted(),
    assignments: all.map(({ assignment }) => assignment),
    posts: held.flatMap(({ post }) => (post === null ? [] : [post])),
    endsAt: firstEnd(all.flatMap(({ assignment, ends }) => [assignment, ...ends])),
  };
}

interface Own {
  readonly assignment: Assignment;
  readonly post: { readonly id: string; readonly appointment: Appointment } | null;
  /** What else must go on for the assignment to hold. */
  readonly ends: readonly Span[];
}

/** A person's own assignments that give their role at a moment. */
function ownAt(book: StaffBook, staff: string, at: UtcText): readonly Own[] {
  const person = book.people.get(staff)?.value;
  if (person === undefined) return [];
  return currentAt(person, at).flatMap((assignment): Own[] => {
    if (assignment.standsInFor !== null) return [];
    const { role, agency } = assignment;
    if (!isAppointed(role))
      return isOpen(book, assignment, at)
        ? [{ assignment, post: null, ends: spansOf(book, assignment) }]
        : [];
    const post = appointmentAt(book, { staff, role, agency }, at);
    if (post === null) return [];
    // Whoever keeps the desks and agencies must not be able to lock the monitor out: the appointment alone decides.
    if (role === 'independent_monitor') return [{ assignment, post, ends: [post.appointment] }];
    if (!isOpen(book, assignment, at)) return [];
    return [{ assignment, post, ends: [post.appointment, ...spansOf(book, assignment)] }];
  });
}

function currentAt({ assignments, leavesAt }: Person, at: UtcText): readonly Assignment[] {
  return assignments.map((one) => endedBy(one, leavesAt)).filter((one) => holdsAt(one, at));
}

/** A stand-in carries what the absent person holds, and nothing once that ends. */
function isBacked(book: StaffBook, assignment: Assignment, at: UtcText): boolean {
  const { standsInFor, role, desk } = assignment;
  if (standsInFor === null || isAppointed(role) || !isOpen(book, assignment, at)) return false;
  return ownAt(book, standsInFor, at).some(({ assignment: own }) => own.role === role && own.desk === desk);
}

/** The desk exists, and the role may sit there; the agency exists. */
function isOpen(book: StaffBook, { role, desk, agency }: Assignment, at: UtcText): boolean {
  const place = book.desks.get(desk)?.value;
  const body = book.agencies.get(agency)?.value;
  if (place === undefined || body === undefined || !place.roles.includes(role)) return false;
  return holdsAt(datesOf(place), at) && holdsAt(datesOf(body), at);
}

function spansOf(book: StaffBook, { desk, agency }: Assignment): readonly Span[] {
  const found = [book.desks.get(desk)?.value, book.agencies.get(agency)?.value];
  return found.flatMap((fields) => (fields === undefined ? [] : [datesOf(fields)]));
}

// The register's schema has made both UTC text.
function datesOf({ from, until }: { readonly from: string; readonly until: string | null }): Span {
  return { from: from as UtcText, until: until as UtcText | null };
}

interface Sought {
  readonly staff: string;
  readonly role: Role;
  readonly agency: string;
}

function appointmentAt(book: StaffBook, { staff, role, agency }: Sought, at: UtcText): Own['post'] {
  const state = stateOfAgency(agency) ?? 'none';
  for (const kind of postKinds.filter((one) => roleOfPost(one) === role)) {
    const id = `${state}-${kind}`;
    const held = book.posts.get(id)?.value.appointments ?? [];
    const appointment = held.find((one) => one.holder === staff && holdsAt(one, at));
    if (appointment !== undefined) return { id, appointment };
  }
  return null;
}

function firstEnd(spans: readonly Span[]): UtcText | null {
  return spans.flatMap(({ until }) => until ?? []).toSorted()[0] ?? null;
}
