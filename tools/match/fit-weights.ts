import { makeNights } from '../../drills/nights/night.ts';
import { beliefOf, joining } from '../../src/operations/rescue/match/belief.ts';
import { type Clue, clueOf } from '../../src/operations/rescue/match/clue.ts';
import { interleavings } from '../../src/operations/rescue/match/prior.ts';
import { type Feature, features } from '../../src/operations/rescue/match/weights.ts';

/** One contact of a made night, all else rightly grouped: what each boat's features say, and which is its own. */
interface Case {
  readonly gains: readonly (readonly number[])[];
  readonly ways: readonly number[];
  /** Place of its own boat among them; -1: it is of a boat that nothing else is of. */
  readonly own: number;
  readonly logBoats: number;
}

export interface Fitted {
  readonly believed: Readonly<Record<Feature, number>>;
  readonly bias: number;
  /** Share of contacts whose likeliest boat is their own. */
  readonly right: number;
  readonly cases: number;
}

function casesOf(seed: number, nights: number): readonly Case[] {
  return makeNights(seed, nights).flatMap(({ contacts }) => {
    const byBoat = new Map<string, Clue[]>();
    for (const { facts, boats } of contacts) {
      const [boat] = boats;
      if (boat !== undefined) byBoat.set(boat, [...(byBoat.get(boat) ?? []), clueOf(facts)]);
    }
    const beliefs = [...byBoat].map(([boat, clues]) => ({ boat, belief: beliefOf(clues) }));
    return contacts.map(({ facts, boats: [home] }): Case => {
      const clue = clueOf(facts);
      const held = beliefs.flatMap(({ boat, belief }) => {
        const left = boat === home ? belief.clues.filter((one) => one !== clue) : belief.clues;
        if (left.length === 0) return [];
        return [{ boat, belief: boat === home ? beliefOf(left) : belief }];
      });
      const gains = held.map(({ belief }) => joining(belief, beliefOf([clue])));
      return {
        gains: gains.map((gain) => features.map((feature) => gain[feature])),
        ways: held.map(({ belief }) => interleavings(belief.clues.length, 1)),
        own: held.findIndex(({ boat }) => boat === home),
        logBoats: Math.log(Math.max(1, beliefs.length)),
      };
    });
  });
}

interface Weights {
  readonly of: number[];
  bias: number;
}

/** Chances of each boat, the last of none of them. */
function chancesOf({ gains, ways, logBoats }: Case, { of, bias }: Weights): readonly number[] {
  const scores = gains.map((row, at) =>
    row.reduce((sum, gain, index) => sum + gain * (of[index] ?? 1), ways[at] ?? 0),
  );
  const all = [...scores, logBoats + bias];
  const most = Math.max(...all);
  const raw = all.map((score) => Math.exp(score - most));
  const total = raw.reduce((sum, one) => sum + one, 0);
  return raw.map((one) => one / total);
}

/** Towards 1, so that a feature that seldom speaks keeps the meaning of a logarithm of likelihoods. */
const pull = 0.0005;

function slopes(
  cases: readonly Case[],
  weights: Weights,
): { readonly of: readonly number[]; readonly bias: number } {
  const of = features.map(() => 0);
  let bias = 0;
  for (const one of cases) {
    const chances = chancesOf(one, weights);
    one.gains.forEach((row, at) => {
      const off = (at === one.own ? 1 : 0) - (chances[at] ?? 0);
      row.forEach((gain, index) => {
        of[index] = (of[index] ?? 0) + (off * gain) / cases.length;
      });
    });
    bias += ((one.own === -1 ? 1 : 0) - (chances.at(-1) ?? 0)) / cases.length;
  }
  return { of: of.map((slope, index) => slope - pull * ((weights.of[index] ?? 1) - 1)), bias };
}

/** Adam (Kingma and Ba, 2015): steps of even size whatever the scale of a feature. */
function climb(cases: readonly Case[], rounds: number): Weights {
  const weights: Weights = { of: features.map(() => 1), bias: 0 };
  const drift = Array.from({ length: features.length + 1 }, () => ({ mean: 0, square: 0 }));
  for (let round = 1; round <= rounds; round += 1) {
    const { of, bias } = slopes(cases, weights);
    [...of, bias].forEach((slope, index) => {
      const own = drift[index] ?? { mean: 0, square: 0 };
      own.mean = 0.9 * own.mean + 0.1 * slope;
      own.square = 0.99 * own.square + 0.01 * slope * slope;
      const size = own.mean / (1 - 0.9 ** round) / (Math.sqrt(own.square / (1 - 0.99 ** round)) + 1e-8);
      if (index < features.length) weights.of[index] = (weights.of[index] ?? 1) + 0.03 * size;
      else weights.bias += 0.03 * size;
    });
  }
  return weights;
}

/**
 * Fits how far each feature is believed, by a conditional logit over made nights with their truth: for each contact,
 * which of the night's boats, or none. No person's record is used, and no attribute of a person is a feature.
 */
export function fitWeights(seed: number, nights: number, rounds = 150): Fitted {
  const cases = casesOf(seed, nights);
  const weights = climb(cases, rounds);
  const right = cases.filter((one) => {
    const chances = chancesOf(one, weights);
    const best = chances.indexOf(Math.max(...chances));
    return (best === one.gains.length ? -1 : best) === one.own;
  }).length;
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return {
    believed: Object.fromEntries(
      features.map((feature, index) => [feature, rounded(weights.of[index] ?? 1)]),
    ) as Record<Feature, number>, // built from the list of features
    bias: rounded(weights.bias),
    right: right / Math.max(1, cases.length),
    cases: cases.length,
  };
}
