import { type Belief, beliefOf, type Gains, merging } from '../src/operations/rescue/match/belief.ts';
import { clueOf } from '../src/operations/rescue/match/clue.ts';
import { type Feature, features } from '../src/operations/rescue/match/weights.ts';
import type { ContactFacts } from '../src/operations/rescue/wire.ts';
import { type Grouping, linked } from './match-baselines.ts';

/** Levels of agreement: what a feature's logarithm is cut at. `-1`: it says nothing of this pair. */
const cuts = [-2, -0.5, 0.5, 2, 4];
const levels = cuts.length + 1;

function levelOf(gain: number): number {
  if (gain === 0) return -1;
  const at = cuts.findIndex((cut) => gain < cut);
  return at === -1 ? cuts.length : at;
}

/** Chances of each level among matches (m) and others (u), by feature, and the share of matches. */
export interface FellegiModel {
  readonly m: Readonly<Record<Feature, readonly number[]>>;
  readonly u: Readonly<Record<Feature, readonly number[]>>;
  readonly matches: number;
}

type Pattern = readonly number[];

function patternOf(gains: Gains): Pattern {
  return features.map((feature) => levelOf(gains[feature]));
}

function everyPair(
  contacts: readonly ContactFacts[],
  visit: (a: number, b: number, pattern: Pattern) => void,
): void {
  const alone: readonly Belief[] = contacts.map((facts) => beliefOf([clueOf(facts)]));
  alone.forEach((one, a) => {
    for (let b = 0; b < a; b += 1) visit(a, b, patternOf(merging(one, alone[b] as Belief))); // b is below the length
  });
}

function weightOf({ m, u, matches }: FellegiModel, pattern: Pattern): number {
  let sum = Math.log(matches / (1 - matches));
  features.forEach((feature, index) => {
    const level = pattern[index] ?? -1;
    if (level >= 0) sum += Math.log((m[feature][level] ?? 1) / (u[feature][level] ?? 1));
  });
  return sum;
}

function emptyCounts(): Record<Feature, number[]> {
  return Object.fromEntries(
    features.map((feature) => [feature, Array.from({ length: levels }, () => 0.5)]),
  ) as Record<Feature, number[]>; // built from the list of features just above
}

function asShares(counts: Record<Feature, number[]>): Record<Feature, readonly number[]> {
  const shares = emptyCounts();
  for (const feature of features) {
    const total = counts[feature].reduce((sum, one) => sum + one, 0);
    shares[feature] = counts[feature].map((one) => one / total);
  }
  return shares;
}

/** A first guess that higher levels are of matches: EM goes on from there. */
function firstModel(): FellegiModel {
  const m = emptyCounts();
  const u = emptyCounts();
  for (const feature of features)
    for (let level = 0; level < levels; level += 1) {
      m[feature][level] = 1 + level;
      u[feature][level] = levels - level;
    }
  return { m: asShares(m), u: asShares(u), matches: 0.05 };
}

function oneRound(
  model: FellegiModel,
  patterns: ReadonlyMap<string, { readonly pattern: Pattern; times: number }>,
): FellegiModel {
  const m = emptyCounts();
  const u = emptyCounts();
  let matches = 0;
  let all = 0;
  for (const { pattern, times } of patterns.values()) {
    const chance = 1 / (1 + Math.exp(-weightOf(model, pattern)));
    matches += chance * times;
    all += times;
    features.forEach((feature, index) => {
      const level = pattern[index] ?? -1;
      if (level < 0) return;
      m[feature][level] = (m[feature][level] ?? 0) + chance * times;
      u[feature][level] = (u[feature][level] ?? 0) + (1 - chance) * times;
    });
  }
  return { m: asShares(m), u: asShares(u), matches: matches / all };
}

/** Fellegi and Sunter (1969), the chances found by expectation and maximisation on nights without their truth. */
export function fitFellegi(nights: readonly (readonly ContactFacts[])[], rounds = 30): FellegiModel {
  const patterns = new Map<string, { readonly pattern: Pattern; times: number }>();
  for (const contacts of nights)
    everyPair(contacts, (_a, _b, pattern) => {
      const key = pattern.join(',');
      const before = patterns.get(key);
      if (before) before.times += 1;
      else patterns.set(key, { pattern, times: 1 });
    });
  let model = firstModel();
  for (let round = 0; round < rounds; round += 1) model = oneRound(model, patterns);
  return model;
}

/** Pairs above the bar are joined, and what they join is one boat. */
export function fellegi(model: FellegiModel, bar: number): Grouping {
  return (contacts) => {
    const pairs: (readonly [number, number])[] = [];
    everyPair(contacts, (a, b, pattern) => {
      if (weightOf(model, pattern) > bar) pairs.push([a, b]);
    });
    return linked(contacts.length, pairs);
  };
}
