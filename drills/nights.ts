import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figures as Grouping, scoreGroups } from '../bench/match-score.ts';
import type { Night as Played } from '../src/node/replay/night.ts';
import { type Replayed, replayNight } from '../src/node/replay/replay-night.ts';
import { readScenario, type Scenario } from '../src/node/replay/scenario.ts';
import { createChance } from './chance.ts';
import { placesOf, wronglyClosedIn } from './nights/closed.ts';
import { makeNight } from './nights/night.ts';
import { writeScenario } from './nights/scenario.ts';
import type { Proof, ProofRun } from './proof.ts';

const sizes = { small: { nights: 1, boatsMax: 4 }, full: { nights: 20, boatsMax: 12 } } as const;
/** B-cubed F1 of the records that the desks end with, on average: what they make of it, not what is suggested. */
const groupingMin = 0.8;

/**
 * Nights replayed on real nodes and judged: one written by hand with traps of its own, on a node of each side, and made ones
 * with their truth, on one for both. No boat may be closed as rescued whose people nobody took aboard.
 */
export const nights: Proof = {
  name: 'nights',
  async run({ size, seed, progress }: ProofRun) {
    const { nights: count, boatsMax } = sizes[size];
    progress('the second night, written by hand');
    const byHand = await replay(scenarioIn(readFileSync(secondNight, 'utf8')), 2);
    const failed = byHand.verdicts.filter(({ pass }) => pass === false);
    const scores: Grouping[] = [];
    const missed: string[] = [];
    let counted = 0;
    let wronglyClosed = 0;
    let budgetsHeld = byHand.summary.alarmBudgetHeld ? 1 : 0;
    for (let n = 0; n < count; n += 1) {
      progress(`made night ${n + 1} of ${count}`);
      const night = makeNight(seed * 1_000 + n, 2 + createChance(seed + n).whole(boatsMax - 1));
      // One node: whoever calls both sides is one caller there, and two where each side has a vault of its own.
      const replayed = await replay(scenarioIn(writeScenario(night)), 1);
      scores.push(groupingOf(replayed.night));
      const wrong = replayed.verdicts.filter(({ pass }) => pass === false);
      missed.push(
        ...wrong.filter(({ kind }) => kind !== 'boat_count').map(({ id }) => `${night.seed}/${id}`),
      );
      counted += wrong.some(({ kind }) => kind === 'boat_count') ? 0 : 1;
      wronglyClosed += wronglyClosedIn(replayed.night, night);
      budgetsHeld += replayed.summary.alarmBudgetHeld ? 1 : 0;
    }
    const grouping = scores.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scores.length);
    return {
      pass:
        failed.length === 0 &&
        missed.length === 0 &&
        wronglyClosed === 0 &&
        grouping >= groupingMin &&
        budgetsHeld === count + 1,
      figures: {
        nights: count + 1,
        'second night': `${byHand.summary.passed} of ${byHand.verdicts.length}`,
        ...(failed.length > 0 ? { failed: failed.map(({ id }) => id).join(' ') } : {}),
        ...(missed.length > 0 ? { missed: missed.join(' ') } : {}),
        // Within one boat of the truth; a boat too many is work done twice, and is not what this proof stands for.
        'count within one': `${counted} of ${count}`,
        grouping: grouping.toFixed(3),
        'false merges': scores.reduce((sum, { falseMerges }) => sum + falseMerges, 0),
        'wrongly closed': wronglyClosed,
        'alarm budgets held': budgetsHeld,
      },
    };
  },
};

const secondNight = join(import.meta.dirname, 'nights', 'second-night.jsonl');

function scenarioIn(text: string): Scenario {
  const read = readScenario(text);
  if (!read.ok) throw new Error(read.refusal.text.en);
  return read.value;
}

const replay = (scenario: Scenario, nodes: 1 | 2): Promise<Replayed> =>
  replayNight({ scenario, speed: 'max', nodes, say: () => {} });

function groupingOf(night: Played): Grouping {
  const places = placesOf(night);
  const records = [...new Set(places.map(({ record }) => record))];
  return scoreGroups(places.map(({ record, truth }) => ({ group: records.indexOf(record), truth })));
}
