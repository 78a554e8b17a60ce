import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromUtc, secondsBetween } from '../src/kernel/time.ts';
import type { Verdict } from '../src/node/replay/judge/judge-night.ts';
import { replayNight } from '../src/node/replay/replay-night.ts';
import { createChance } from './chance.ts';
import { makeNight, type Night } from './nights/night.ts';
import { writeScenario } from './nights/scenario.ts';
import { type NightWithOutages, signPrefix, withOutages } from './nights/with-outages.ts';
import { type Found, findIn } from './outages-judge.ts';
import type { Figures, Proof, ProofRun } from './proof.ts';

/** Small: one short night of one boat or two, of which something waits for the line. */
const sizes = { small: { second: 0, made: 1 }, full: { second: 5, made: 4 } } as const;
const boatsMax = { small: 2, full: 6 } as const;
const shortHours = 3.5;
/** Made nights lie a day apart from 2027 on, and papers of the nodes hold ten years: a later night has no line to fail. */
const nightsWithPapers = 3_000;

/**
 * Nights on a node of each side, between which the line fails as it was drawn: one way or both, for minutes or hours, across a
 * hand-over or a landing, until the morning or for good. Each says so while it lasts, loses nothing, ends alike on both nodes
 * where the line is back, and nobody's boat changes hands or closes by silence.
 */
export const outages: Proof = {
  name: 'outages',
  async run({ size, seed, progress }: ProofRun) {
    const nights = nightsOf(size, seed);
    const outcomes: Outcome[] = [];
    for (const [index, night] of nights.entries()) {
      progress(`night ${index + 1} of ${nights.length}: ${night.name}`);
      outcomes.push(await play(night));
    }
    return { pass: outcomes.every(isWell), figures: figuresOf(outcomes) };
  },
};

interface Drawn {
  /** By which it can be played again. */
  readonly name: string;
  readonly night: NightWithOutages;
  readonly boats: Night['boats'];
}

interface Outcome extends Drawn {
  readonly verdicts: readonly Verdict[];
  readonly failed: readonly Verdict[];
  readonly isCountWithinOne: boolean;
  readonly found: Found;
}

function nightsOf(size: keyof typeof sizes, seed: number): readonly Drawn[] {
  const { second, made } = sizes[size];
  const byHand = second === 0 ? '' : readFileSync(secondNight, 'utf8');
  const drawn = Array.from({ length: second }, (_, n): Drawn => {
    const one = seed * 1_000 + n;
    return { name: `second night/${one}`, night: withOutages(byHand, one), boats: [] };
  });
  for (let n = 0; drawn.length < second + made; n += 1) {
    const night = madeNight((seed * 1_000 + n) % nightsWithPapers, boatsMax[size]);
    if (size === 'full' || isShort(night)) drawn.push(night);
  }
  return drawn;
}

/** A made night written for two nodes: whoever calls both sides is known again by each for what it was told itself. */
function madeNight(seed: number, boatsMost: number): Drawn {
  const night = makeNight(seed, 1 + createChance(seed).whole(boatsMost));
  return {
    name: `made night/${seed}`,
    night: withOutages(writeScenario(night, 2), seed),
    boats: night.boats,
  };
}

/** Over soon, with something that waited for the line, and both sides to be held against one another at the end. */
function isShort({ night: { scenario, silences } }: Drawn): boolean {
  const { start, end } = scenario.meta;
  const hours = secondsBetween(fromUtc(start), fromUtc(end)) / 3_600;
  const hasWaited = scenario.expectations.some(({ kind }) => kind === 'no_loss');
  return hours <= shortHours && hasWaited && silences.every(({ until }) => until !== null);
}

const secondNight = join(import.meta.dirname, 'nights', 'second-night.jsonl');

async function play(drawn: Drawn): Promise<Outcome> {
  const { night, boats } = drawn;
  const { sides, verdicts } = await replayNight({
    scenario: night.scenario,
    speed: 'max',
    nodes: 2,
    say: () => {},
  });
  const isMade = boats.length > 0;
  // Within one boat of the truth is counted and not asked of a made night: as in the proof of nights.
  const isAsked = ({ kind }: Verdict): boolean => !isMade || kind !== 'boat_count';
  // What an outage must show can be judged on two nodes: what is not judged there was not shown.
  const hasFailed = ({ id, pass }: Verdict): boolean => pass === false || (pass === null && isSign(id));
  return {
    ...drawn,
    verdicts,
    failed: verdicts.filter((one) => hasFailed(one) && isAsked(one)),
    isCountWithinOne: !verdicts.some(({ kind, pass }) => kind === 'boat_count' && pass === false),
    found: findIn({ sides, silences: night.silences, boats }),
  };
}

const isSign = (id: string): boolean => id.startsWith(signPrefix);

const isWell = ({ failed, found }: Outcome): boolean =>
  failed.length === 0 && Object.values(found).every((one) => one.length === 0);

function figuresOf(outcomes: readonly Outcome[]): Figures {
  const sum = (count: (one: Outcome) => number): number => outcomes.reduce((all, one) => all + count(one), 0);
  const wrong = outcomes.flatMap(wordsOf);
  return {
    nights: outcomes.length,
    outages: sum(({ night }) => night.outages.length),
    'minutes apart': Math.round(sum(({ night }) => secondsApart(night)) / 60),
    'never healed': sum(({ night }) => (night.silences.some(({ until }) => until === null) ? 1 : 0)),
    'expectations judged': sum(({ verdicts }) => verdicts.filter(({ pass }) => pass !== null).length),
    'of outages': sum(
      ({ verdicts }) => verdicts.filter(({ id, pass }) => isSign(id) && pass !== null).length,
    ),
    unknowable: sum(({ night }) => night.unknowable.length),
    failed: sum(({ failed }) => failed.length),
    'count within one': `${sum(({ isCountWithinOne }) => (isCountWithinOne ? 1 : 0))} of ${outcomes.length}`,
    differences: sum(({ found }) => found.apart.length),
    'wrongly closed': sum(({ found }) => found.wronglyClosed.length),
    unanswered: sum(({ found }) => found.unanswered.length),
    'by silence': sum(({ found }) => found.bySilence.length),
    ...(wrong.length === 0 ? {} : { wrong: wrong.join(' | ') }),
  };
}

/** How long each way was silent, together. */
function secondsApart({ silences, scenario }: NightWithOutages): number {
  const end = fromUtc(scenario.meta.end);
  return silences.reduce((all, { from, until }) => all + secondsBetween(from, until ?? end), 0);
}

/** Enough of each to begin with; the seed plays it again. */
const shownMost = 3;

function wordsOf({ name, failed, found }: Outcome): readonly string[] {
  const said = [
    ...failed.map(({ id, kind, detail }) => `${id} ${kind}: ${detail}`),
    ...Object.entries(found).flatMap(([what, all]: readonly [string, readonly string[]]) =>
      all.slice(0, shownMost).map((one) => `${what}: ${one}`),
    ),
  ];
  return said.map((one) => `${name} ${one}`);
}
