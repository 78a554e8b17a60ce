import { distanceMetres } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { ContactFacts, Grade } from '../../operations/rescue/wire.ts';
import type { BoatSeen } from './night.ts';
import { newestPlace } from './meant-boat.ts';

/** A link that follows from how people come ashore, or are found in the water. */
export interface LinkDue {
  readonly boat: string;
  readonly grade: Grade;
}

const landingHours = 5;

/**
 * People put ashore were taken aboard before: the earliest pickup of that side with this count that has not come ashore
 * yet, a part of it, or several of one boat. Sure where there is one, a possibility where there are more.
 */
export function boatLanded(facts: ContactFacts, boats: readonly BoatSeen[]): LinkDue | null {
  if (facts.kind !== 'landing' || facts.counted === null) return null;
  const { alive } = facts.counted;
  if (alive === null) return null;
  const open = own(boats)
    .flatMap((boat) => boat.links.map((link) => ({ boat, facts: link.facts })))
    .filter(({ facts: { kind, side } }) => kind === 'pickup' && side === facts.side)
    .filter(({ facts: { happenedAt } }) => hoursAfter(happenedAt, facts.happenedAt, landingHours))
    .filter(({ facts: { counted } }) => counted?.alive === alive)
    .filter(({ boat }) => notLanded(boat, facts.side) >= alive)
    .toSorted((a, b) => (a.facts.happenedAt < b.facts.happenedAt ? -1 : 1));
  const [first] = open;
  if (first === undefined) return null;
  const several = new Set(open.map(({ boat }) => boat.boat)).size > 1;
  return { boat: first.boat.boat, grade: several ? 'possible' : 'probable' };
}

/** People of a boat whom a side took aboard and has not put ashore. */
function notLanded({ links }: BoatSeen, side: ContactFacts['side']): number {
  const count = (kind: ContactFacts['kind']): number =>
    links
      .filter(({ facts }) => facts.kind === kind && facts.side === side)
      .reduce((sum, { facts }) => sum + (facts.counted?.alive ?? 0), 0);
  return count('pickup') - count('landing');
}

const statementHours = 4;

/** People who speak at a port were put ashore there: of the one boat whose people came ashore there before; else nobody knows. */
export function boatOfStatement(facts: ContactFacts, boats: readonly BoatSeen[]): LinkDue | null {
  if (facts.kind !== 'statement' || facts.place === null) return null;
  const there = own(boats).filter(({ links }) =>
    links.some(
      ({ facts: other }) =>
        other.kind === 'landing' &&
        other.place === facts.place &&
        other.side === facts.side &&
        hoursAfter(other.happenedAt, facts.receivedAt, statementHours),
    ),
  );
  const [only] = there;
  return only === undefined || there.length > 1 ? null : { boat: only.boat, grade: 'probable' };
}

/** A swimmer drifts with the stream: no faster than this. Metres a second. */
const streamSpeed = 1.6;
const slackMetres = 2_000;

/** Whoever is taken out of the water is sought: of the boat whose search is nearest, where a drift from its datum allows it. */
export function boatSearched(facts: ContactFacts, boats: readonly BoatSeen[]): LinkDue | null {
  const { kind, counted, positions, happenedAt } = facts;
  const [place] = positions;
  const taken = (counted?.fromWater ?? 0) + (counted?.deceased ?? 0);
  if (kind !== 'pickup' || taken === 0 || place === undefined) return null;
  const near = own(boats)
    .flatMap((boat) => boat.searches.map((search) => ({ boat, search })))
    .filter(({ search }) => search.open && search.kind === 'person_in_water' && search.datumAt <= happenedAt)
    .filter(({ search }) => search.persons.max >= taken)
    .flatMap(({ boat, search }) => {
      const from = search.datum ?? newestPlace(boat);
      if (from === null) return [];
      const metres = distanceMetres(from, place);
      const drift = secondsBetween(fromUtc(search.datumAt), fromUtc(happenedAt)) * streamSpeed;
      return metres <= drift + from.accuracyMetres + slackMetres ? [{ boat: boat.boat, metres }] : [];
    })
    .toSorted((a, b) => a.metres - b.metres);
  const [nearest] = near;
  return nearest === undefined ? null : { boat: nearest.boat, grade: 'probable' };
}

const own = (boats: readonly BoatSeen[]): readonly BoatSeen[] =>
  boats.filter(({ mergedInto }) => mergedInto === null);

function hoursAfter(before: UtcText, after: UtcText, hoursMax: number): boolean {
  const seconds = secondsBetween(fromUtc(before), fromUtc(after));
  return seconds >= 0 && seconds <= hoursMax * 3_600;
}
