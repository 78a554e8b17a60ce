import { peopleIn } from '../claims.ts';
import type { Clue } from './clue.ts';
import type { People } from './people.ts';
import { spotDistance } from './plane.ts';

const pickupSlackSeconds = 15 * 60;
/** Units go so fast at most, and lie alongside for a while: metres a second. */
const unitSpeed = 13;
const unitSlackSeconds = 15 * 60;

function countOf({ facts }: Clue): number | null {
  return peopleIn(facts);
}

/** When all of a boat are aboard units, as far as its people are known; null: not yet. `isSure`: counts agree. */
export function recoveredWhole(
  clues: readonly Clue[],
  people: People,
): { readonly atSeconds: number; readonly isSure: boolean; readonly contact: string } | null {
  const came = Math.max(0, ...clues.map(({ aboardCame }) => aboardCame));
  const went = Math.max(0, ...clues.map(({ aboardWent }) => aboardWent));
  const aboard = people.mean + came - went;
  let sum = 0;
  for (const clue of clues) {
    if (clue.facts.kind === 'prevention')
      return { atSeconds: clue.atSeconds, isSure: true, contact: clue.id };
    if (clue.facts.kind !== 'pickup') continue;
    sum += countOf(clue) ?? 0;
    if (sum >= 0.85 * aboard)
      return { atSeconds: clue.atSeconds, isSure: people.deviation < 8, contact: clue.id };
  }
  return null;
}

/**
 * Whether somebody speaks from the sea of a boat after that moment. Units and ports that speak of a boat already emptied
 * are left out: whoever took its people aboard goes on speaking of it.
 */
export function isFromSeaAfter(clue: Clue, atSeconds: number): boolean {
  const { kind, channel } = clue.facts;
  if (kind !== 'report' || channel === 'unit' || channel === 'port') return false;
  const lastFix = clue.fixes.at(-1);
  return (lastFix?.atSeconds ?? clue.atSeconds) > atSeconds + pickupSlackSeconds;
}

/**
 * Whether this weighs against a boat whose people were all aboard by then. Word of people in the water weighs nothing:
 * they may have been missed by the count. What it is told as does not depend on this: see `isFromSeaAfter`.
 */
function isAtSeaAfter(clue: Clue, atSeconds: number): boolean {
  const { overboard, inWater } = clue.facts.claims;
  return overboard === null && inWater === null && isFromSeaAfter(clue, atSeconds);
}

const beachMetres = 3_000;

/** Those who were stopped on the beach are not at sea, and each group is stopped once. */
function preventedGain(clues: readonly Clue[], stopped: Clue): number {
  const beach = stopped.fixes[0];
  let gain = 0;
  for (const clue of clues) {
    if (clue === stopped) continue;
    const isElsewhere =
      beach !== undefined && clue.fixes.some((fix) => spotDistance(fix, beach) > beachMetres);
    if (isElsewhere || clue.facts.kind === 'pickup' || clue.facts.kind === 'landing') gain -= 5;
    else if (clue.facts.kind === 'prevention' && countOf(clue) !== countOf(stopped)) gain -= 4;
    else if (clue.isAboard) gain -= 3;
  }
  return Math.max(-15, gain);
}

/** Nobody calls from a boat whose people are all aboard a unit. */
export function endingGain(clues: readonly Clue[], people: People): number {
  const stopped = clues.find(({ facts }) => facts.kind === 'prevention');
  if (stopped !== undefined) return preventedGain(clues, stopped);
  const ended = recoveredWhole(clues, people);
  if (ended === null) return 0;
  const after = clues.filter((clue) => isAtSeaAfter(clue, ended.atSeconds)).length;
  return Math.max(-9, -(ended.isSure ? 3.5 : 1.5) * after);
}

/** How a landing goes with one pickup. */
export function landingFits(pickup: Clue, landing: Clue): number {
  const from = pickup.fixes[0];
  const seconds = landing.atSeconds - pickup.atSeconds;
  if (seconds <= 0) return -6;
  let gain = Math.log((8 * 3600) / (2 * 3600)) - seconds / (2.5 * 3600);
  if (from !== undefined && landing.port !== null) {
    const metres = spotDistance(from, landing.port);
    if (metres > unitSpeed * (seconds + unitSlackSeconds)) return -6;
    gain += metres < 40_000 ? 0.5 : -0.5;
  }
  const took = countOf(pickup);
  const put = countOf(landing);
  if (took !== null && put !== null) gain += countFits(took, put);
  const { unit } = landing.facts;
  if (unit !== null && pickup.facts.unit !== null) gain += unit === pickup.facts.unit ? 2.2 : -4;
  return gain;
}

function countFits(took: number, put: number): number {
  const off = Math.abs(took - put);
  if (off === 0) return 3.2;
  if (off === 1) return 0.8;
  return put < took ? -2 : -3.5;
}

const statementSeconds = 3 * 3600;

/** What people ashore say follows their landing, in the same place. */
function statementGain(clues: readonly Clue[], landings: readonly Clue[]): number {
  let gain = 0;
  for (const said of clues) {
    if (said.facts.kind !== 'statement' || said.facts.place === null || clues.length === 1) continue;
    const landed = landings.findLast(
      ({ facts, atSeconds }) => facts.place === said.facts.place && atSeconds <= said.atSeconds,
    );
    const gap = landed === undefined ? statementSeconds : said.atSeconds - landed.atSeconds;
    if (gap >= statementSeconds) gain -= landings.length > 0 ? 3 : 0;
    else gain += 3.2 - gap / 2400;
  }
  return gain;
}

/** Each landing follows the pickup it goes with best; a pickup is landed once. */
export function recoveryGain(clues: readonly Clue[]): number {
  const landings = clues.filter(({ facts }) => facts.kind === 'landing');
  const said = statementGain(clues, landings);
  if (landings.length === 0) return said;
  const pickups = clues.filter(({ facts }) => facts.kind === 'pickup');
  const used = new Set<Clue>();
  let gain = said;
  for (const landing of landings) {
    let best: Clue | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const pickup of pickups) {
      const fits = used.has(pickup) ? -6 : landingFits(pickup, landing);
      if (fits > most) {
        best = pickup;
        most = fits;
      }
    }
    if (best !== null) {
      used.add(best);
      gain += most;
    } else if (clues.length > landings.length) gain += landingAlone(clues, landing);
  }
  return gain;
}

/** A boat that came ashore by itself: the last fix must let it. */
function landingAlone(clues: readonly Clue[], landing: Clue): number {
  const last = clues.findLast(({ fixes }) => fixes.length > 0)?.fixes.at(-1);
  if (last === undefined || landing.port === null) return 0;
  const seconds = landing.atSeconds - last.atSeconds;
  if (seconds < 0) return -5;
  const metres = spotDistance(last, landing.port);
  // Nobody is at sea for a day: the longer nothing was heard, the less.
  return metres > 4.6 * (seconds + unitSlackSeconds) ? -4 : 0.8 - metres / 20_000 - seconds / 5_400;
}
