import type { Claims, ContactFacts } from '../wire.ts';
import type { Clue } from './clue.ts';

/** A hidden condition of a boat that goes on in time, told with errors: chances by state. */
interface Chain {
  /** How often each state is told of boats at large. */
  readonly atLarge: readonly number[];
  /** Chance an hour of going from one state (row) to another (column). */
  readonly hourly: readonly (readonly number[])[];
  /** Chance that a state is told as another. */
  readonly error: number;
}

const engineStates = ['running', 'weak', 'stopped'] as const;
const engineChain: Chain = {
  atLarge: [0.35, 0.25, 0.4],
  hourly: [
    [0, 0.25, 0.25],
    [0.25, 0, 0.6],
    [0.3, 0.15, 0],
  ],
  error: 0.12,
};

const hullStates = ['dry', 'taking_water', 'low_in_water', 'swamped', 'capsized'] as const;
const hullChain: Chain = {
  atLarge: [0.25, 0.45, 0.2, 0.07, 0.03],
  hourly: [
    [0, 0.35, 0.1, 0.02, 0.01],
    [0.05, 0, 0.4, 0.1, 0.02],
    [0, 0.1, 0, 0.4, 0.1],
    [0, 0, 0.05, 0, 0.4],
    [0, 0, 0, 0.05, 0],
  ],
  error: 0.2,
};

/** What is told of the engine: as said, or running where the boat is said to make way. Below 0: nothing. */
export function engineTold({ engine, underWay }: Claims): number {
  if (engine !== null) return engineStates.indexOf(engine);
  return underWay === true ? 0 : -1;
}

export function hullTold({ hull }: Claims): number {
  return hull === null ? -1 : hullStates.indexOf(hull);
}

function carriedOn(chances: readonly number[], chain: Chain, hours: number): number[] {
  const next = chances.map(() => 0);
  chances.forEach((chance, from) => {
    const rates = chain.hourly[from] ?? [];
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    const leaves = total === 0 ? 0 : 1 - Math.exp(-total * hours);
    rates.forEach((rate, to) => {
      if (to === from) next[to] = (next[to] ?? 0) + chance * (1 - leaves);
      else next[to] = (next[to] ?? 0) + (chance * leaves * rate) / total;
    });
  });
  return next;
}

/** Log likelihood of what was told in this order, over that of the same told of boats at large. */
function chainGain(clues: readonly Clue[], chain: Chain, told: (claims: Claims) => number): number {
  let chances: number[] | null = null;
  let before = 0;
  let gain = 0;
  for (const { facts, atSeconds } of clues) {
    const state = told(facts.claims);
    if (state < 0) continue;
    const belief: readonly number[] =
      chances === null ? chain.atLarge : carriedOn(chances, chain, (atSeconds - before) / 3600);
    const seen = belief.map((chance, index) => {
      const slip = chain.error * (chain.atLarge[state] ?? 0);
      return chance * ((index === state ? 1 - chain.error : 0) + slip);
    });
    const total = seen.reduce((sum, chance) => sum + chance, 0);
    if (chances !== null) gain += Math.log(total / (chain.atLarge[state] ?? 1));
    chances = seen.map((chance) => chance / total);
    before = atSeconds;
  }
  return gain;
}

export function engineGain(clues: readonly Clue[]): number {
  return chainGain(clues, engineChain, engineTold);
}

export function hullGain(clues: readonly Clue[]): number {
  return chainGain(clues, hullChain, hullTold);
}

/** How often each look is told of boats at large; and how often a look is told wrong by night. */
const colourAtLarge: Readonly<Record<string, number>> = {
  black: 0.5,
  grey: 0.24,
  white: 0.06,
  blue: 0.06,
  orange: 0.05,
  red: 0.04,
  green: 0.03,
  yellow: 0.02,
};
const hullKindAtLarge: Readonly<Record<string, number>> = {
  inflatable: 0.84,
  taxi_boat: 0.05,
  rigid: 0.04,
  kayak: 0.02,
  sailing: 0.02,
  other: 0.03,
};

function lookGainOf(
  told: readonly string[],
  atLarge: Readonly<Record<string, number>>,
  error: number,
): number {
  if (told.length < 2) return 0;
  let together = 0;
  for (const [look, prior] of Object.entries(atLarge)) {
    let chance = prior;
    for (const one of told) chance *= (one === look ? 1 - error : 0) + error * (atLarge[one] ?? 0.01);
    together += chance;
  }
  const apart = told.reduce((sum, one) => sum + Math.log(atLarge[one] ?? 0.01), 0);
  return Math.log(together) - apart;
}

/** Colour and kind of hull, which stay as they are and are told wrong in the dark. */
export function lookGain(clues: readonly Clue[]): number {
  const colours: string[] = [];
  const kinds: string[] = [];
  for (const { facts } of clues) {
    if (facts.claims.colour !== null) colours.push(facts.claims.colour);
    if (facts.claims.hullKind !== null) kinds.push(facts.claims.hullKind);
  }
  return lookGainOf(colours, colourAtLarge, 0.2) + lookGainOf(kinds, hullKindAtLarge, 0.15);
}

/** Children are told as a cue: a boat without any is seldom said to have some. */
export function cuesOf(clue: Clue): readonly string[] {
  const { children } = clue.facts.claims;
  return children !== null && children.max > 0 ? [...clue.cues, 'children'] : clue.cues;
}

/** How often a cue stands in a contact that has any. */
function cueAtLarge(cue: string): number {
  if (cue === 'children') return 0.35;
  return cue.startsWith('place:') ? 0.04 : 0.13;
}

/** So many contacts with cues weigh as much as what is known of boats at large. */
const cuesBefore = 2;

const placeCue = /^place:/;

/** Words of the closed list that a boat's contacts share, against how often each is said at all; places and words apart. */
export function cueGain(clues: readonly Clue[]): number {
  let told: Map<string, number> | null = null;
  const tellers = { places: 0, words: 0 };
  let gain = 0;
  for (const clue of clues) {
    const cues = cuesOf(clue);
    if (cues.length === 0) continue;
    told ??= new Map();
    for (const cue of cues) {
      const times = told.get(cue) ?? 0;
      const atLarge = cueAtLarge(cue);
      const before = placeCue.test(cue) ? tellers.places : tellers.words;
      if (before > 0) gain += Math.log((times + cuesBefore * atLarge) / ((before + cuesBefore) * atLarge));
      told.set(cue, times + 1);
    }
    if (cues.some((cue) => placeCue.test(cue))) tellers.places += 1;
    if (!cues.every((cue) => placeCue.test(cue))) tellers.words += 1;
  }
  return gain;
}

/** A language says little: many boats share each, and one boat has several. */
export function tongueGain(clues: readonly Clue[]): number {
  let before: string | null = null;
  let gain = 0;
  for (const { facts, isAboard } of clues) {
    if (!isAboard || facts.language === null) continue;
    if (before !== null) gain += before === facts.language ? 0.25 : -0.2;
    before = facts.language;
  }
  return Math.max(-0.6, Math.min(0.6, gain));
}

/** Whether a contact has a part in the rhythm of a boat's reports: those from sea have, what follows ashore has not. */
export function isFromSea({ kind }: ContactFacts): boolean {
  return kind === 'report' || kind === 'pickup';
}

const nightSeconds = 8 * 3600;
const soonSeconds = 40 * 60;
const lateSeconds = 3 * 3600;

/** Contacts of one boat come close upon one another: the gaps between them, against contacts spread over a night. */
export function rhythmGain(clues: readonly Clue[]): number {
  let before: number | null = null;
  let gain = 0;
  for (const { facts, atSeconds } of clues) {
    if (!isFromSea(facts)) continue;
    if (before !== null) {
      const gap = atSeconds - before;
      const often = (0.75 / soonSeconds) * Math.exp(-gap / soonSeconds);
      const seldom = (0.25 / lateSeconds) * Math.exp(-gap / lateSeconds);
      gain += Math.log((often + seldom) * nightSeconds);
    }
    before = atSeconds;
  }
  return gain;
}
