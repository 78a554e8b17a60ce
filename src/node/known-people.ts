import type { KnownPeople } from '../app/concerned.ts';
import { type Instant, toUtc } from '../kernel/time.ts';
import { endedBy, type Person } from '../oversight/staff/state.ts';
import type { StaffDirectory } from './directory.ts';

/** The register as acts that concern somebody ask it; before it is opened it knows nobody, and such acts find nobody. */
export interface LateKnownPeople extends KnownPeople {
  open(directory: Pick<StaffDirectory, 'book' | 'staff'>): void;
}

/** The handle is made before the register can be read: what it asks of the register comes later. */
export function lateKnownPeople(): LateKnownPeople {
  let known: KnownPeople = nobody;
  return {
    open: (directory) => void (known = knownPeople(directory)),
    agencyOf: (staff, at) => known.agencyOf(staff, at),
    holds: (staff, at) => known.holds(staff, at),
    ahead: (staff, at) => known.ahead(staff, at),
  };
}

const nobody: KnownPeople = { agencyOf: () => null, holds: () => [], ahead: () => [] };

/** The agency is that of the newest assignment, also before it begins. */
export function knownPeople(directory: Pick<StaffDirectory, 'book' | 'staff'>): KnownPeople {
  const personOf = (staff: string) => directory.book().people.get(staff)?.value;
  return {
    agencyOf: (staff) => personOf(staff)?.assignments.at(-1)?.agency ?? null,
    holds: (staff, at) => directory.staff(staff, at)?.roles ?? [],
    ahead: (staff, at) => aheadOf(personOf(staff), at),
  };
}

/** Also what waits for an appointment, or for a desk that is not open yet. */
function aheadOf(person: Person | undefined, at: Instant): readonly string[] {
  if (person === undefined) return [];
  const now = toUtc(at);
  const entered = person.assignments.map((one) => endedBy(one, person.leavesAt));
  // One that would begin after the leaving is empty.
  return entered
    .filter(({ from, until }) => until === null || (until > now && until > from))
    .map(({ role }) => role);
}
