import type { Boat } from '../../operations/rescue/boat-state.ts';
import type { Contact } from '../../operations/rescue/contact-state.ts';
import { ledgerOf } from '../../operations/rescue/ledger.ts';
import { standingOf } from '../../operations/rescue/safeguarding-task.ts';
import type { BoatSeen, ContactSeen, PeopleSeen } from './night.ts';

/** A contact of the board's answer, as judges and desks read it. */
export function contactSeen({ facts, opened, answer }: Contact): ContactSeen {
  return {
    facts,
    openedAt: opened?.at ?? null,
    answer: answer === null ? null : { answer: answer.answer, explainedBy: answer.explainedBy },
  };
}

/** A boat of the board's answer, as judges and desks read it. */
export function boatSeen(boat: Boat): BoatSeen {
  const { closure } = boat;
  return {
    boat: boat.boat,
    reference: boat.reference,
    side: boat.side,
    phase: boat.phase,
    coordinator: boat.coordinator,
    mergedInto: boat.mergedInto,
    links: boat.links.map(({ facts, grade, at }) => ({ facts, grade, at })),
    relations: boat.relations.map(({ other, relation, way, count, contacts }) => {
      return { other, relation, way: way === 'out' ? 'to' : 'from', count, contacts };
    }),
    transfers: boat.transfers.map(({ transfer, from, to, status }) => ({ transfer, from, to, status })),
    assumed: boat.assumed.map(({ by, at }) => ({ by, at })),
    searches: boat.searches.map(({ search, kind, datum, datumAt, persons, status, changedAt }) => {
      return { search, kind, at: changedAt, datum, datumAt, persons, open: status === 'open' };
    }),
    hulls: boat.hulls.map(({ mark, position: { lat, lon } }) => ({ mark, lat, lon })),
    explained: boat.explanations.map(({ contacts }) => ({ contacts })),
    // Whoever was counted again is asked for by the task of the first count: that count is asked for as well.
    safeguarding: boat.safeguarding.flatMap((task) => {
      const { contact, kind, side, dueAt, again } = task;
      const count = standingOf(task);
      return count === 0 ? [] : [{ contact, count }, ...again].map((one) => ({ ...one, kind, side, dueAt }));
    }),
    // A merged record may bear a closing of before: it is the other's now.
    closed:
      closure === null || boat.status !== 'closed'
        ? null
        : { by: closure.by, at: closure.at, outcome: closure.outcome },
    closingsRefused: boat.closingsRefused.map(({ by, at, obstacles }) => ({ by, at, obstacles })),
  };
}

/** The people of a boat, by the room's own ledger: what its page shows. */
export function peopleSeen(boat: Boat): PeopleSeen {
  const ledger = ledgerOf(boat);
  const { recoveredAlive, landed, dispersed } = ledger;
  const counted = (kind: 'pickup' | 'landing'): number =>
    boat.links
      .filter(({ facts }) => facts.kind === kind)
      .reduce((sum, { facts }) => sum + (facts.counted?.alive ?? 0), 0);
  return {
    onBoard: ledger.onBoard,
    recoveredAlive: recoveredAlive.all,
    recoveredBy: { fr: recoveredAlive.fr, uk: recoveredAlive.uk },
    landedAt: { fr: landed.fr, uk: landed.uk },
    deceased: ledger.deceased,
    unaccounted: ledger.unaccounted,
    transferredIn: ledger.transferredIn.max,
    transferredOut: ledger.transferredOut.max,
    metAshore: dispersed.met.max,
    dispersedAshore: dispersed.notMet.max,
    countedAtSea: counted('pickup'),
    countedAshore: counted('landing'),
  };
}
