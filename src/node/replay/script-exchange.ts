import { distanceMetres } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import type { ContactFacts, Range } from '../../operations/rescue/wire.ts';
import type { BoatSeen } from './night.ts';
import { isRelated, type PairSeen, placeAt } from './script-boats.ts';

/** People went over: told on both sides with the same figure, within hours, and not yet written down. */
export function exchangeDue(
  boats: readonly BoatSeen[],
  others: readonly ContactFacts[] = [],
): PairSeen | null {
  const told = boats
    .filter(({ mergedInto }) => mergedInto === null)
    .flatMap((boat) => boat.links.map(({ facts }) => ({ boat, facts })));
  for (const came of told)
    for (const went of told) {
      const count = came.facts.claims.fromOtherBoat;
      if (count === null || !sameRange(count, went.facts.claims.toOtherBoat) || came.boat === went.boat)
        continue;
      const hours =
        Math.abs(secondsBetween(fromUtc(came.facts.happenedAt), fromUtc(went.facts.happenedAt))) / 3_600;
      if (
        hours > exchangeHours ||
        isRelated(boats, { one: went.boat, other: came.boat, relation: 'persons_transferred' })
      )
        continue;
      const witnesses = witnessesOf([went.boat, came.boat], others);
      const contacts = [...new Set([went.facts.contact, came.facts.contact, ...witnesses])];
      const boatsOf = [went.boat.boat, came.boat.boat] as const;
      return {
        boats: boatsOf,
        relation: 'persons_transferred',
        count,
        strength: 'strong',
        against: [],
        contacts,
      };
    }
  return null;
}

const exchangeHours = 3;
const witnessMetres = 4_000;

/** Contacts that speak of both boats: they stand with what is written down of the two. */
export function witnessesOf(
  [one, other]: readonly [BoatSeen, BoatSeen],
  contacts: readonly ContactFacts[],
): readonly string[] {
  return contacts.filter((facts) => sawBoth(facts, one, other)).map(({ contact }) => contact);
}

/** Whoever speaks of two boats, near to where both were about that time. */
function sawBoth({ claims, positions, happenedAt }: ContactFacts, one: BoatSeen, other: BoatSeen): boolean {
  const [place] = positions;
  if ((claims.boats ?? 0) < 2 || place === undefined) return false;
  return [one, other].every((boat) => {
    const was = placeAt(boat, happenedAt);
    return was !== null && distanceMetres(was, place) <= was.accuracyMetres + witnessMetres;
  });
}

function sameRange(one: Range, other: Range | null): boolean {
  return other !== null && one.max > 0 && one.min <= other.max && other.min <= one.max;
}
