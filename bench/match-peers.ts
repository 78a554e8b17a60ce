import { makeNights, type Night } from '../drills/nights/night.ts';
import type { ContactFacts } from '../src/operations/rescue/wire.ts';
import { dbscan, type DbscanTuning, eachAlone, type Grouping, singleLinkage } from './match-baselines.ts';
import { fellegi, fitFellegi } from './match-fellegi.ts';
import { type Figures, scoreGroups } from './match-score.ts';

/** Seeds on which weights were fitted and peers are tuned; the nights that are scored have others. */
export const trainingSeed = 3_000;

export function factsOf({ contacts }: Night): readonly ContactFacts[] {
  return contacts.map(({ facts }) => facts);
}

/** One night's grouping against its truth. */
export function scoreNight(night: Night, grouping: Grouping): Figures {
  const groups = grouping(factsOf(night));
  return scoreGroups(
    night.contacts.map(({ boats }, index) => ({ group: groups[index] ?? -1, truth: boats })),
  );
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function f1Of(nights: readonly Night[], grouping: Grouping): number {
  return mean(nights.map((night) => scoreNight(night, grouping).f1));
}

function best<Tuning>(
  nights: readonly Night[],
  tunings: readonly Tuning[],
  make: (tuning: Tuning) => Grouping,
): Tuning {
  const ranked = tunings.map((tuning) => ({ tuning, f1: f1Of(nights, make(tuning)) }));
  return ranked.toSorted((a, b) => b.f1 - a.f1)[0]?.tuning as Tuning; // no list of tunings is empty
}

const dbscanTunings: readonly DbscanTuning[] = [1_500, 3_000, 4_500, 6_000].flatMap((epsMetres) =>
  [0.3, 0.6, 1.2].flatMap((metresPerSecond) =>
    [2, 3].map((leastNeighbours) => ({ epsMetres, metresPerSecond, leastNeighbours })),
  ),
);
const fellegiBars = [0, 1, 2, 3, 4, 5, 6, 8] as const;

export interface Peer {
  readonly name: string;
  readonly note: string;
  readonly grouping: Grouping;
}

/** The baselines, each tuned on so many training nights for the figure it is judged by. */
export function tunedPeers(trainingNights: number): readonly Peer[] {
  const training = makeNights(trainingSeed, trainingNights);
  const tuning = best(training, dbscanTunings, dbscan);
  const model = fitFellegi(training.map(factsOf));
  const bar = best(training, fellegiBars, (at) => fellegi(model, at));
  const { epsMetres, metresPerSecond, leastNeighbours } = tuning;
  const dbscanNote = `eps ${epsMetres} m, ${metresPerSecond} m/s, at least ${leastNeighbours}`;
  return [
    { name: 'each contact a boat', note: '', grouping: eachAlone },
    { name: 'single linkage', note: '30 min and 5 km', grouping: singleLinkage },
    { name: 'DBSCAN', note: dbscanNote, grouping: dbscan(tuning) },
    { name: 'Fellegi-Sunter', note: `same features, EM, bar ${bar}`, grouping: fellegi(model, bar) },
  ];
}
