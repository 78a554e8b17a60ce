import { addSeconds, fromUtc, secondsBetween, toUtc, type UtcText } from '../../kernel/time.ts';
import type {
  ContactFacts,
  ContactPosition,
  IdentificationKind,
  Phase,
  Range,
} from '../../operations/rescue/wire.ts';
import { type SearchRegionLine, sideOf } from '../../operations/rescue/sea/line.ts';
import { newestPlace } from './meant-boat.ts';
import { type BoatSeen, type PeopleSeen, rootOf } from './night.ts';
import type { State } from '../../kernel/label.ts';
import { phaseOf } from './script-contact.ts';

/** "These two boats may be one", or have to do with one another, as the board suggests. */
export interface PairSeen {
  readonly boats: readonly [string, string];
  readonly relation: 'same' | 'persons_transferred' | 'seen_together';
  /** Of people who went from the first to the second. */
  readonly count: Range | null;
  readonly strength: 'strong' | 'fair' | 'weak';
  readonly against: readonly string[];
  /** Contacts that say so. */
  readonly contacts: readonly string[];
}

/** People who moved between two boats, told by both, by one and a witness, or suggested: said once. */
export function relationDue(pairs: readonly PairSeen[], boats: readonly BoatSeen[]): PairSeen | null {
  return (
    pairs.find(({ boats: pair, relation, strength, against }) => {
      if (relation === 'same' || strength === 'weak' || against.length > 0) return false;
      const [one, other] = pair.map((id) => boats.find(({ boat }) => boat === id));
      if (one === undefined || other === undefined) return false;
      if (one.mergedInto !== null || other.mergedInto !== null) return false;
      return !isRelated(boats, { one, other, relation });
    }) ?? null
  );
}

/** Already written down, of whichever record the other went by then. */
export function isRelated(
  boats: readonly BoatSeen[],
  of: { readonly one: BoatSeen; readonly other: BoatSeen; readonly relation: PairSeen['relation'] },
): boolean {
  return of.one.relations.some(
    ({ other, relation }) => relation === of.relation && rootOf({ boats }, other) === of.other.boat,
  );
}

/**
 * Which side should take a boat that fell to both by a merge: where it was last known to be, by the line; where that is
 * not certain, the side that had it first. Null: it falls to one side.
 */
export function coordinatorDue(boat: BoatSeen, line: SearchRegionLine): State | null {
  if (boat.coordinator !== 'both' || boat.mergedInto !== null || boat.closed !== null) return null;
  const place = newestPlace(boat);
  const found = place === null ? null : sideOf(place, place.accuracyMetres, line);
  return found?.certain === true ? found.side : boat.side;
}

/** A phase that a linked report asks for and the boat does not have yet; null: none. */
export function phaseDue(boat: BoatSeen): Phase | null {
  if (boat.closed !== null || boat.mergedInto !== null || boat.phase === 'distress') return null;
  return boat.links.some(({ facts }) => facts.kind === 'report' && phaseOf(facts) === 'distress')
    ? 'distress'
    : null;
}

export interface SearchDue {
  readonly contact: string;
  readonly persons: Range;
  readonly datum: { readonly lat: number; readonly lon: number; readonly accuracyMetres: number };
  readonly datumAt: UtcText;
}

/** Two accounts within so long of one another are of the same people. */
const sameFallSeconds = 5_400;

/** A search for people in the water that a report or a statement asks for, counted from where the boat was then. */
export function searchDue(boat: BoatSeen): SearchDue | null {
  for (const { facts } of boat.links) {
    const persons = facts.kind === 'report' || facts.kind === 'statement' ? inWaterOf(facts) : null;
    if (persons === null) continue;
    const from = fromUtc(facts.happenedAt);
    const known = boat.searches.some(
      ({ kind, datumAt }) =>
        kind === 'person_in_water' && Math.abs(secondsBetween(fromUtc(datumAt), from)) <= sameFallSeconds,
    );
    const datum = known ? null : placeAt(boat, facts.happenedAt);
    if (datum !== null) return { contact: facts.contact, persons, datum, datumAt: facts.happenedAt };
  }
  return null;
}

function inWaterOf({ claims }: ContactFacts): Range | null {
  const { overboard, inWater } = claims;
  const range = overboard ?? inWater;
  return range === null || range.max === 0 ? null : range;
}

/** An inflatable under way makes no more than about this. Metres a second. */
const boatSpeed = 3;

/** Where the boat was at a moment, between what is known before and after, with how far off that may be; null: never known. */
export function placeAt(
  boat: Pick<BoatSeen, 'links'>,
  at: UtcText,
): { readonly lat: number; readonly lon: number; readonly accuracyMetres: number } | null {
  const known = boat.links
    .filter(({ facts }) => facts.kind !== 'landing' && facts.kind !== 'statement')
    .flatMap(({ facts }) => facts.positions)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const before = known.findLast((position) => position.at <= at) ?? null;
  const after = known.find((position) => position.at >= at) ?? null;
  if (before === null || after === null) return one(before ?? after, at);
  const span = secondsBetween(fromUtc(before.at), fromUtc(after.at));
  const part = span === 0 ? 0 : secondsBetween(fromUtc(before.at), fromUtc(at)) / span;
  return {
    lat: before.lat + part * (after.lat - before.lat),
    lon: before.lon + part * (after.lon - before.lon),
    accuracyMetres: before.accuracyMetres + after.accuracyMetres + (span / 4) * boatSpeed,
  };
}

function one(position: ContactPosition | null, at: UtcText) {
  if (position === null) return null;
  const seconds = Math.abs(secondsBetween(fromUtc(position.at), fromUtc(at)));
  return {
    lat: position.lat,
    lon: position.lon,
    accuracyMetres: position.accuracyMetres + seconds * boatSpeed,
  };
}

/** A search whose people are found, with the contact that shows it: taken from the water since, or gone to another boat. */
export function searchEndDue(boat: BoatSeen): { readonly search: string; readonly contact: string } | null {
  for (const search of boat.searches) {
    if (!search.open) continue;
    const sought = search.persons.best ?? search.persons.max;
    const moved = boat.relations.find(
      ({ relation, way, count }) =>
        relation === 'persons_transferred' && way === 'to' && (count?.min ?? 0) >= sought,
    );
    const told = boat.links.find(({ facts }) => (facts.claims.toOtherBoat?.max ?? 0) >= sought);
    if (moved !== undefined && told !== undefined)
      return { search: search.search, contact: told.facts.contact };
    const found = takenFromWater(boat, search.datumAt);
    if (found.count >= sought && found.last !== null) return { search: search.search, contact: found.last };
  }
  return null;
}

function takenFromWater(
  boat: BoatSeen,
  since: UtcText,
): { readonly count: number; readonly last: string | null } {
  const after = boat.links
    .map(({ facts }) => facts)
    .filter(({ kind, happenedAt, counted }) => kind === 'pickup' && happenedAt >= since && counted !== null)
    .filter(({ counted }) => (counted?.fromWater ?? 0) > 0);
  const count = after.reduce(
    (sum, { counted }) => sum + (counted?.fromWater ?? 0) + (counted?.deceased ?? 0),
    0,
  );
  return { count, last: after.at(-1)?.contact ?? null };
}

export interface ClosingDue {
  readonly boat: string;
  readonly identification: readonly { readonly kind: IdentificationKind; readonly contact: string }[];
}

/** Wait this long after the last news: a second unit may still have people of the same boat aboard. */
const quietSeconds = 1_800;

/**
 * A boat that may be closed as rescued: everybody is accounted for, something identifies those picked up as its people,
 * and nothing new has come for half an hour. The node has the last word.
 */
export function closingDue(
  boat: BoatSeen,
  people: PeopleSeen | undefined,
  { now, unitsSent }: { readonly now: UtcText; readonly unitsSent: readonly string[] },
): ClosingDue | null {
  if (boat.closed !== null || boat.mergedInto !== null || people?.unaccounted?.max !== 0) return null;
  if (boat.searches.some(({ open }) => open) || boat.transfers.some(({ status }) => status === 'open'))
    return null;
  const pickups = boat.links.map(({ facts }) => facts).filter(({ kind }) => kind === 'pickup');
  const newest = boat.links
    .map(({ facts }) => facts.receivedAt)
    .toSorted()
    .at(-1);
  if (newest === undefined || toUtc(addSeconds(fromUtc(newest), quietSeconds)) > now) return null;
  const callers = new Set(boat.links.map(({ facts }) => facts.caller).filter((caller) => caller !== null));
  const identification = pickups.flatMap(({ contact, callersAboard, unit }): ClosingDue['identification'] => {
    if (callersAboard.some((caller) => callers.has(caller))) return [{ kind: 'phone_aboard', contact }];
    return unit !== null && unitsSent.includes(unit) ? [{ kind: 'seen_by_unit', contact }] : [];
  });
  return identification.length === 0 ? null : { boat: boat.boat, identification };
}
