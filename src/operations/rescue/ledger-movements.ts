import { peopleIn, saysSome } from './claims.ts';
import { type Boat, firmLinks, namesOf } from './boat-state.ts';
import { happenedAt } from './contact-state.ts';
import type { Held } from './events-boat.ts';
import { type Movements, type Span, sum } from './ledger-claims.ts';
import type { ContactFacts } from './wire.ts';

/** What the ledger reads of a boat. */
export type Peopled = Held & Pick<Boat, 'boat' | 'merged'>;

const none: Span = { min: 0, max: 0 };

/** People who went between this boat and others that are not part of it, and by when. */
export function movementsOf(boat: Peopled): Movements {
  const names = namesOf(boat);
  const went = (way: 'in' | 'out'): Span =>
    boat.relations
      .filter(
        (one) => one.relation === 'persons_transferred' && one.way === way && !names.includes(one.other),
      )
      .reduce((all, { count, grade }) => {
        if (count === null) return all;
        if (grade !== 'possible') return sum(all, count);
        // Nobody is known to be elsewhere by a mere possibility; but more may have come.
        return way === 'out' ? all : sum(all, { min: 0, max: count.max });
      }, none);
  const takenOff = firmLinks(boat).flatMap(({ facts }) => {
    const count = facts.kind === 'pickup' ? peopleIn(facts) : null;
    return count === null ? [] : [{ at: happenedAt(facts), count }];
  });
  return { out: went('out'), in: went('in'), outAt: wentAt(boat, 'out'), inAt: wentAt(boat, 'in'), takenOff };
}

/** The earliest moment by which what is linked here says that people had gone over. */
function wentAt(boat: Peopled, way: 'in' | 'out'): Movements['outAt'] {
  const cited = boat.relations.filter((one) => one.way === way).flatMap(({ contacts }) => contacts);
  const says = ({ claims }: ContactFacts): boolean =>
    saysSome(way === 'out' ? claims.toOtherBoat : claims.fromOtherBoat);
  const times = boat.links
    .filter(({ contact, facts }) => cited.includes(contact) || says(facts))
    .map(({ facts }) => happenedAt(facts));
  return times.toSorted().at(0) ?? null;
}
