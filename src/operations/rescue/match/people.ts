import { peopleIn } from '../claims.ts';
import type { Clue, Head } from './clue.ts';
import { peopleDeviation, peopleMean } from './weights.ts';

/** People of one boat as it left, as far as its contacts tell. */
export interface People {
  /** Log likelihood of all counts as one boat's, over that of their being of boats at large. */
  readonly gain: number;
  readonly mean: number;
  readonly deviation: number;
  /** Whether anything was counted at all. */
  readonly isKnown: boolean;
  /** Taken aboard units so far, the dead among them. */
  readonly recovered: number;
}

/** Numbers of people that are weighed against one another: every third, up to half as many again as the largest boat seen. */
const least = 3;
const stride = 3;
const steps = 60;
const numbers = Float64Array.from({ length: steps }, (_, index) => least + index * stride);

const atLarge = shares((number) => -((number - peopleMean) ** 2) / (2 * peopleDeviation ** 2));

/** Log shares that sum to one. */
function shares(log: (number: number) => number): Float64Array {
  const raw = numbers.map(log);
  const total = Math.log(raw.reduce((sum, one) => sum + Math.exp(one), 0));
  return raw.map((one) => one - total);
}

function logNormal(off: number, variance: number): number {
  return -0.5 * Math.log(2 * Math.PI * variance) - (off * off) / (2 * variance);
}

function mixed(a: number, b: number): number {
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

/** What one count says of each number: over what it says of boats at large. */
function weigh(head: Head, mean: number): Float64Array {
  const slip = Math.log(head.doubt / (steps * stride));
  const says = numbers.map((number) =>
    mixed(Math.log(1 - head.doubt) + logNormal(mean - number, head.variance), slip),
  );
  let chance = 0;
  for (let index = 0; index < steps; index += 1)
    chance += Math.exp((atLarge[index] ?? 0) + (says[index] ?? 0));
  const log = Math.log(chance);
  return says.map((one) => one - log);
}

const weighed = new WeakMap<Head, Float64Array>();

function weightsOf(head: Head, shift: number): Float64Array {
  if (shift !== 0) return weigh(head, head.mean + shift);
  const before = weighed.get(head);
  if (before) return before;
  const made = weigh(head, head.mean);
  weighed.set(head, made);
  return made;
}

interface Moved {
  readonly came: number;
  readonly cameAt: number;
  readonly went: number;
  readonly wentAt: number;
}

/** The same people who moved are spoken of more than once: the largest figure stands, from when it was first said. */
function movedAmong(clues: readonly Clue[]): Moved {
  let came = 0;
  let cameAt = Number.POSITIVE_INFINITY;
  let went = 0;
  let wentAt = Number.POSITIVE_INFINITY;
  for (const clue of clues) {
    if (clue.aboardCame > 0) {
      came = Math.max(came, clue.aboardCame);
      cameAt = Math.min(cameAt, clue.atSeconds);
    }
    if (clue.aboardWent > 0) {
      went = Math.max(went, clue.aboardWent);
      wentAt = Math.min(wentAt, clue.atSeconds);
    }
  }
  return { came, cameAt, went, wentAt };
}

/** Counts by hand: of pickups, or where there are none of landings. */
function handCounts(clues: readonly Clue[]): readonly number[] {
  const taken: number[] = [];
  const landed: number[] = [];
  for (const { facts } of clues) {
    const count = peopleIn(facts);
    if (count === null) continue;
    if (facts.kind === 'pickup') taken.push(count);
    if (facts.kind === 'landing') landed.push(count);
  }
  return taken.length > 0 ? taken : landed;
}

/** Chance that those recovered on record are not yet all: a second unit's count is still to come. */
const partChance = 0.2;
const countedVariance = 2.5 ** 2;
/** A second unit at one boat is seldom needed. */
const furtherPart = Math.log(0.15);

/** How likely one count by hand is of boats at large. */
function countAtLarge(count: number): number {
  return mixed(logNormal(count - peopleMean, peopleDeviation ** 2) + Math.log(0.85), Math.log(0.15 / 150));
}

/** Adds what all counts by hand together say of each number. */
function addRecovered(into: Float64Array, counts: readonly number[], shift: number): void {
  const sum = counts.reduce((all, count) => all + count, 0) + shift;
  const slip = Math.log(0.02 / (steps * stride));
  const splits = (counts.length - 1) * (furtherPart - Math.log(Math.max(2, sum)));
  const chance = counts.reduce((all, count) => all + countAtLarge(count), 0);
  for (let index = 0; index < steps; index += 1) {
    const number = numbers[index] ?? 0;
    const whole = Math.log(1 - partChance) + logNormal(sum - number, countedVariance);
    const part = sum < number ? Math.log(partChance / number) : Number.NEGATIVE_INFINITY;
    into[index] = (into[index] ?? 0) + mixed(mixed(whole, part), slip) + splits - chance;
  }
}

function summary(weights: Float64Array): {
  readonly gain: number;
  readonly mean: number;
  readonly deviation: number;
} {
  let most = Number.NEGATIVE_INFINITY;
  for (const one of weights) if (one > most) most = one;
  let total = 0;
  let first = 0;
  let second = 0;
  for (let index = 0; index < steps; index += 1) {
    const chance = Math.exp((weights[index] ?? 0) - most);
    const number = numbers[index] ?? 0;
    total += chance;
    first += chance * number;
    second += chance * number * number;
  }
  const mean = first / total;
  const deviation = Math.sqrt(Math.max(1, second / total - mean * mean));
  return { gain: most + Math.log(total), mean, deviation };
}

interface Shifts {
  readonly surely: number;
  /** People may have moved before anybody said so; 0: nobody did. */
  readonly perhaps: number;
}

function shiftsAt(moved: Moved, atSeconds: number): Shifts {
  const went = atSeconds >= moved.wentAt ? moved.went : 0;
  const came = atSeconds >= moved.cameAt ? moved.came : 0;
  return { surely: went - came, perhaps: moved.went - moved.came };
}

function add(into: Float64Array, head: Head, { surely, perhaps }: Shifts): void {
  const says = weightsOf(head, surely);
  const other = surely === perhaps ? null : weightsOf(head, perhaps);
  for (let index = 0; index < steps; index += 1) {
    const one = says[index] ?? 0;
    into[index] = (into[index] ?? 0) + (other === null ? one : mixed(one, other[index] ?? 0) - Math.LN2);
  }
}

const nobodyCounted: People = {
  gain: 0,
  mean: peopleMean,
  deviation: peopleDeviation,
  isKnown: false,
  recovered: 0,
};

/** What the contacts of one boat say of the people aboard, in any order. People who moved between boats are put back. */
export function peopleOf(clues: readonly Clue[]): People {
  const told = clues.filter(({ people }) => people !== null);
  const counts = handCounts(clues);
  if (told.length === 0 && counts.length === 0) return nobodyCounted;
  const moved = movedAmong(clues);
  const weights = atLarge.slice();
  for (const { people, atSeconds } of told) {
    if (people === null) continue;
    add(weights, people, shiftsAt(moved, atSeconds));
  }
  if (counts.length > 0) addRecovered(weights, counts, moved.went - moved.came);
  const { gain, mean, deviation } = summary(weights);
  // One count by hand alone is not held against anything.
  const isAlone = told.length === 0 && counts.length === 1;
  return {
    gain: isAlone ? 0 : gain,
    mean,
    deviation,
    isKnown: true,
    recovered: counts.reduce((sum, count) => sum + count, 0),
  };
}
