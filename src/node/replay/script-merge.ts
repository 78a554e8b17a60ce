import { distanceMetres } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { ContactFacts, Grade } from '../../operations/rescue/wire.ts';
import { newestPlace } from './meant-boat.ts';
import type { BoatSeen } from './night.ts';
import type { PairSeen } from './script-boats.ts';
import { couldBeAt, couldBeOne } from './script-prefer.ts';

/** Two records that are to be taken as one: the older number goes on. */
export interface MergeDue {
  readonly boat: string;
  readonly from: string;
  readonly grade: Grade;
}

/** Says that little is known, not that anything contradicts. */
const soft = new Set(['place_unknown', 'place_doubtful', 'long_silence', 'close_second']);

/**
 * Two records as one, one at a time: strongly suggested with nothing that contradicts; or likely, and neither of the two is
 * likely to be any other.
 */
export function mergeDue(pairs: readonly PairSeen[], boats: readonly BoatSeen[]): MergeDue | null {
  const same = pairs.filter(({ relation }) => relation === 'same');
  const strong = same.find(({ strength, against }) => strength === 'strong' && against.every(isSoft));
  const due = strong === undefined ? null : asMerge(strong, boats, 'probable');
  if (due !== null) return due;
  const likely = same.filter(({ strength }) => strength !== 'weak');
  for (const pair of likely) {
    if (pair.strength === 'strong' || !pair.against.every(isSoft)) continue;
    const rivals = likely.filter(
      (other) => other !== pair && other.boats.some((boat) => pair.boats.includes(boat)),
    );
    const found = rivals.length === 0 ? asMerge(pair, boats, 'possible') : null;
    if (found !== null) return found;
  }
  return null;
}

const isSoft = (code: string): boolean => soft.has(code) && code !== 'close_second';

function asMerge(pair: PairSeen, boats: readonly BoatSeen[], grade: Grade): MergeDue | null {
  const [one, other] = pair.boats.map((id) => boats.find(({ boat }) => boat === id));
  if (one === undefined || other === undefined || !canMerge(one, other)) return null;
  const firstIsOlder = openedAt(one) <= openedAt(other);
  return firstIsOlder
    ? { boat: one.boat, from: other.boat, grade }
    : { boat: other.boat, from: one.boat, grade };
}

const openedAt = ({ links }: BoatSeen): string => links.map(({ at }) => at).toSorted()[0] ?? '';

function canMerge(one: BoatSeen, other: BoatSeen): boolean {
  const apart = [...one.relations, ...other.relations].some(
    ({ other: id }) => id === one.boat || id === other.boat,
  );
  const isOpen = [one, other].every((boat) => boat.mergedInto === null && boat.closed === null);
  const facts = [one, other].map(({ links }) => links.map((link) => link.facts));
  return isOpen && !apart && couldBeOne(facts[0] ?? [], facts[1] ?? []);
}

/** The longest that a crossing takes: a launch of which nothing was heard for so long is looked at once more. */
const crossingSeconds = 5 * 3_600;

/**
 * Launches of which nothing was heard since, and boats that nobody saw leave, held against one another in the morning:
 * the likeliest first; and by exclusion, where only one could have become the other. Never what contradicts.
 */
export function launchDue(
  pairs: readonly PairSeen[],
  boats: readonly BoatSeen[],
  now: UtcText,
): MergeDue | null {
  const launches = boats.filter((boat) => isLaunchOnly(boat, now));
  const unseen = boats.filter(
    (boat) => !boat.links.some(({ facts }) => isLaunch(facts)) && boat.links.length > 0,
  );
  const isPair = (one: BoatSeen | undefined, other: BoatSeen | undefined): boolean =>
    one !== undefined && other !== undefined && launches.includes(one) && unseen.includes(other);
  for (const { boats: pair, relation, against } of pairs) {
    if (relation !== 'same' || against.some((code) => !soft.has(code))) continue;
    const [one, other] = pair.map((id) => boats.find(({ boat }) => boat === id));
    const [launch, sailed] = isPair(one, other) ? [one, other] : [other, one];
    if (launch === undefined || sailed === undefined || !isPair(launch, sailed) || !canMerge(launch, sailed))
      continue;
    return { boat: sailed.boat, from: launch.boat, grade: 'possible' };
  }
  return byExclusion(launches, unseen);
}

/** A phone that called for one record and was found aboard with the people of another: the two are one. */
export function phoneDue(boats: readonly BoatSeen[]): MergeDue | null {
  for (const taken of boats) {
    const aboard = new Set(taken.links.flatMap(({ facts }) => facts.callersAboard));
    const called = boats.find(
      (boat) =>
        boat !== taken &&
        boat.links.some(({ facts }) => facts.caller !== null && aboard.has(facts.caller)) &&
        boat.links.every(({ facts }) => facts.caller === null || aboard.has(facts.caller)),
    );
    if (called !== undefined && canMerge(taken, called))
      return { boat: taken.boat, from: called.boat, grade: 'probable' };
  }
  return null;
}

/** A count by hand and a claim of as many agree within this. */
const countSlack = 2;

/**
 * People taken aboard from a boat that nobody had on record, and a boat of as many of whom nobody was taken aboard: one,
 * where each could be no other.
 */
export function recoveryDue(boats: readonly BoatSeen[]): MergeDue | null {
  const open = boats.filter(({ mergedInto, closed }) => mergedInto === null && closed === null);
  const taken = open.filter(({ links }) => links.every(({ facts }) => facts.kind !== 'report'));
  const waiting = open.filter(({ links }) => links.every(({ facts }) => facts.kind !== 'pickup'));
  const fits = taken.flatMap((recovered) =>
    waiting
      .filter(
        (sailed) =>
          canMerge(recovered, sailed) && sameCount(recovered, sailed) && isBefore(sailed, recovered),
      )
      .map((sailed) => ({ recovered, sailed })),
  );
  const only = fits.find(
    ({ recovered, sailed }) =>
      fits.filter((other) => other.recovered === recovered).length === 1 &&
      fits.filter((other) => other.sailed === sailed).length === 1,
  );
  // People counted by hand must be somebody's: a possibility would leave them nobody's.
  return only === undefined ? null : { boat: only.sailed.boat, from: only.recovered.boat, grade: 'probable' };
}

function sameCount(recovered: BoatSeen, sailed: BoatSeen): boolean {
  const pickups = recovered.links.filter(({ facts }) => facts.kind === 'pickup');
  const counted = pickups.reduce(
    (sum, { facts }) => sum + (facts.counted?.alive ?? 0) + (facts.counted?.deceased ?? 0),
    0,
  );
  // What was guessed at the launch is set aside for what was said at sea.
  const said = sailed.links.filter(({ facts }) => !isLaunch(facts));
  const claims = (said.length > 0 ? said : sailed.links)
    .map(({ facts }) => facts.claims.persons)
    .filter((persons) => persons !== null);
  if (pickups.length === 0 || claims.length === 0) return false;
  return claims.every(({ min, max }) => counted >= min - countSlack && counted <= max + countSlack);
}

function isBefore(sailed: BoatSeen, recovered: BoatSeen): boolean {
  const taken = recovered.links.map(({ facts }) => facts.happenedAt).toSorted()[0] ?? '';
  return sailed.links.every(({ facts }) => facts.happenedAt <= taken) && newestPlace(sailed) !== null;
}

/** A launch that can have become one boat alone; what else could have become that boat is looked at after. */
function byExclusion(launches: readonly BoatSeen[], unseen: readonly BoatSeen[]): MergeDue | null {
  for (const launch of launches) {
    const fits = unseen.filter((sailed) => canMerge(launch, sailed) && couldBecome(launch, sailed));
    const [only] = fits;
    if (only !== undefined && fits.length === 1)
      return { boat: only.boat, from: launch.boat, grade: 'possible' };
  }
  return null;
}

/** Slower than this nobody crosses; a launch is guessed at in the dark, and a taxi boat fills up along the coast. */
const driftMetresPerSecond = 0.3;
const launchGuess = 0.5;

function couldBecome(launch: BoatSeen, sailed: BoatSeen): boolean {
  const from = newestPlace(launch);
  const first = sailed.links
    .flatMap(({ facts }) => facts.positions)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
  if (from === null || first === undefined || first.at < from.at || !couldBeAt(launch, first, first.at))
    return false;
  const seconds = secondsBetween(fromUtc(from.at), fromUtc(first.at));
  if (distanceMetres(from, first) < seconds * driftMetresPerSecond - from.accuracyMetres) return false;
  const guessed = launch.links
    .map(({ facts }) => facts.claims.persons?.best ?? null)
    .find((count) => count !== null);
  const counted = sailed.links.map(({ facts }) => countIn(facts)).find((count) => count !== null);
  const fills = launch.links.some(({ facts }) => facts.claims.hullKind === 'taxi_boat');
  if (guessed === undefined || guessed === null || counted === undefined || counted === null || fills)
    return true;
  return Math.abs(guessed - counted) <= launchGuess * Math.max(guessed, counted);
}

function countIn({ claims, counted, kind }: ContactFacts): number | null {
  return kind === 'pickup' ? (counted?.alive ?? null) : (claims.persons?.best ?? null);
}

const shoreChannels = new Set(['patrol', 'camera', 'resident', 'drone']);

function isLaunch({ kind, channel }: ContactFacts): boolean {
  return kind === 'report' && shoreChannels.has(channel);
}

function isLaunchOnly({ links, mergedInto, closed }: BoatSeen, now: UtcText): boolean {
  if (mergedInto !== null || closed !== null || links.length === 0) return false;
  return links.every(
    ({ facts }) =>
      isLaunch(facts) && secondsBetween(fromUtc(facts.receivedAt), fromUtc(now)) >= crossingSeconds,
  );
}
