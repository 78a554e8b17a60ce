import { evolveBoat } from './boat-evolve.ts';
import { type Boat, type BoatState, noBoat } from './boat-state.ts';
import { claimedIn } from './boat-recalled.ts';
import type { BoatCommandOf, BoatEvent, BoatEventOf, Held, HeldLink } from './events-boat.ts';

/** A boat whose opening was recalled, as the book tells it. */
export interface RecalledBoat {
  /** The opening that was recalled: by what name people call the boat. */
  readonly opening: BoatEventOf<'BoatOpened'>;
  /** What is still said of it, in canonical order. */
  readonly said: readonly BoatEvent[];
  /** As it stood until then. */
  readonly before: Boat;
  /** Whether what a link says may still be used. */
  readonly stands: (link: HeldLink) => boolean;
}

type Kept = Omit<BoatCommandOf<'NoteBoatRecalled'>, 'type' | 'at' | 'origin' | 'reason'>;

/**
 * What of a boat is this side's own, once its opening was recalled: units, searches, contacts, counts, promises, lines of the
 * log, and that we answer for it. Phase and coordinator as they stood: a recall makes nobody safer, and releases nobody.
 * Null: nothing is ours, or all of it goes on under another record.
 */
export function keptOf({ opening, said, before, stands }: RecalledBoat): Kept | null {
  const boat = said.reduce<BoatState>(evolveBoat, evolveBoat(noBoat, opening));
  if (boat.status === 'none' || boat.mergedInto !== null) return null;
  const { relations, explanations, dispersed, hulls, searches, promises, tasks, safeguarding } = boat;
  const links = boat.links.filter(stands);
  const held: Held = {
    links,
    relations,
    explanations,
    dispersed,
    hulls,
    searches,
    promises,
    tasks,
    safeguarding,
  };
  const { onScene, log, reference, side, contact, openedAt } = boat;
  const isWorkedOn = Object.values(held).some((all) => all.length > 0) || log.length > 0 || onScene !== null;
  const { phase, coordinator } = before;
  if (!isWorkedOn && coordinator === side) return null;
  return { boat: boat.boat, reference, side, contact, openedAt, phase, coordinator, held, onScene, log };
}

/** What a boat stood on until something was recalled in its own record: the contacts, with what they were. */
export function lostLinks(
  before: Boat,
  now: Boat,
): readonly (Pick<BoatCommandOf<'NoteRecall'>, 'contact'> & {
  readonly said: NonNullable<BoatCommandOf<'NoteRecall'>['said']>;
})[] {
  return before.links
    .filter(({ contact }) => !now.links.some((link) => link.contact === contact))
    .map(({ contact, facts }) => ({ contact, said: { kind: facts.kind, claimed: claimedIn(facts) } }));
}
