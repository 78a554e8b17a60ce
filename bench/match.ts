import { makeNights, type Night } from '../drills/nights/night.ts';
import { instant } from '../src/kernel/time.ts';
import { groupOf } from '../src/operations/rescue/match/group.ts';
import { type Grouping } from './match-baselines.ts';
import { operate, type OperatorFigures } from './match-operator.ts';
import { factsOf, mean, type Peer, scoreNight, tunedPeers } from './match-peers.ts';
import { rerankTimes } from './match-rerank.ts';
import type { Figures } from './match-score.ts';
import { type Bench, type BenchRun, median, type Row } from './row.ts';

/** Bars. Source: PROOFS 2.3, first bar. */
const f1Least = 0.9;
const overBestPeer = 0.1;
const countErrorMost = 0.05;
const wrongFirstMost = 0.01;
const rerankMsMost = 50;

/** Nights that are scored, from seed 1 on; nothing was fitted on them. */
const scoredFrom = 1;

interface Size {
  readonly nights: number;
  readonly training: number;
  readonly open: number;
}

const whole: Size = { nights: 200, training: 8, open: 1_000 };
const everAfter = instant(Date.UTC(2100, 0));

interface Scored {
  readonly night: Night;
  readonly ours: Figures;
  readonly countError: number;
  readonly peers: readonly number[];
  readonly operator: OperatorFigures;
}

function ourGroups(night: Night): { readonly grouping: Grouping; readonly boats: number } {
  const groups = groupOf(factsOf(night), everAfter);
  const of = new Map(groups.flatMap(({ contacts }, index) => contacts.map((id) => [id, index] as const)));
  const boats = Math.round(groups.reduce((sum, { likelyBoat }) => sum + likelyBoat, 0));
  return { grouping: (contacts) => contacts.map(({ contact }) => of.get(contact) ?? -1), boats };
}

function scoreOne(night: Night, peers: readonly Peer[]): Scored {
  const { grouping, boats } = ourGroups(night);
  const real = new Set(night.contacts.flatMap((one) => one.boats)).size - night.prevented.length;
  return {
    night,
    ours: scoreNight(night, grouping),
    countError: Math.abs(boats - real) / Math.max(1, real),
    peers: peers.map((peer) => scoreNight(night, peer.grouping).f1),
    operator: operate(night),
  };
}

function sum(scored: readonly Scored[], key: keyof OperatorFigures): number {
  return scored.reduce((all, { operator }) => all + operator[key], 0);
}

const row = (kernel: string, figure: number, unit: string): Row => ({
  kernel,
  figure,
  unit,
  limit: null,
  peers: [],
  gate: 'none',
  note: '',
});

function gate(passes: boolean): Row['gate'] {
  return passes ? 'pass' : 'fail';
}

function groupingRows(scored: readonly Scored[], peers: readonly Peer[]): readonly Row[] {
  const f1 = mean(scored.map(({ ours }) => ours.f1));
  const figures = peers.map(({ name, note }, index) => ({
    name,
    figure: mean(scored.map((one) => one.peers[index] ?? 0)),
    note,
  }));
  const bestPeer = Math.max(...figures.map(({ figure }) => figure));
  const of = (key: keyof Figures): number => mean(scored.map(({ ours }) => ours[key]));
  const bySize = [
    [1, 10],
    [11, 30],
    [31, 60],
  ].map(([from = 0, to = 0]) => {
    const within = scored.filter(({ night }) => night.boats.length >= from && night.boats.length <= to);
    return `${from}-${to} boats ${mean(within.map(({ ours }) => ours.f1)).toFixed(3)} (${within.length})`;
  });
  const error = median(scored.map(({ countError }) => countError));
  const told = `${scored.length} made nights, seeds ${scoredFrom} to ${scoredFrom + scored.length - 1}, nobody helping`;
  return [
    {
      ...row('match', f1, 'B-cubed F1'),
      limit: 1,
      peers: figures,
      gate: gate(f1 >= f1Least && f1 >= bestPeer + overBestPeer),
      note: `${told}; precision ${of('precision').toFixed(3)}, recall ${of('recall').toFixed(3)}; ${bySize.join(', ')}; bar ${f1Least} and ${overBestPeer} over the best peer`,
    },
    { ...row('match-pairs', of('pairF1'), 'pairwise F1'), limit: 1, note: told },
    {
      ...row('match-count', error * 100, '% median error'),
      gate: gate(error <= countErrorMost),
      note: `boats at sea of a night; mean ${(mean(scored.map(({ countError }) => countError)) * 100).toFixed(1)} %; bar 5 %`,
    },
    {
      ...row('match-merged', of('falseMerges'), 'boats a night'),
      note: 'two boats in one group: one is forgotten',
    },
    {
      ...row('match-split', of('falseSplits'), 'groups a night'),
      note: 'one boat in several groups: work done twice',
    },
  ];
}

function operatorRows(scored: readonly Scored[]): readonly Row[] {
  const wrong = sum(scored, 'wrongFirsts') / Math.max(1, sum(scored, 'firsts'));
  const automatic = sum(scored, 'automatic');
  const known = Math.max(1, sum(scored, 'known'));
  const told =
    'replayed as received; an operator who knows the truth links what is shown and right, and opens a boat otherwise';
  return [
    {
      ...row('match-first', wrong * 100, '% wrong'),
      gate: gate(wrong <= wrongFirstMost),
      note: `of ${sum(scored, 'firsts')} suggestions put first, ${sum(scored, 'wrongFirsts')} wrong; ${told}; bar 1 %`,
    },
    {
      ...row('match-found', (sum(scored, 'knownFirst') / known) * 100, '% put first'),
      note: `of ${known} contacts whose boat was on record; shown at all ${((sum(scored, 'knownShown') / known) * 100).toFixed(1)} %; ${(sum(scored, 'records') / sum(scored, 'boats')).toFixed(2)} records a boat before any merge`,
    },
    {
      ...row('match-automatic', automatic, 'merges'),
      gate: gate(automatic === 0),
      note: 'boats that changed without an act of the operator',
    },
  ];
}

function rerankRows(repetitions: number, open: number): readonly Row[] {
  // The first run is for the machine to grow warm.
  const all = Array.from({ length: repetitions + 1 }, (_, index) => rerankTimes(scoredFrom + index, open));
  const times = all.slice(1);
  const again = median(times.map((one) => one.again));
  const note = `${open} open contacts, 60 boats`;
  return [
    {
      ...row('match-rerank', again, 'ms'),
      gate: gate(again <= rerankMsMost),
      note: `${note}, all ranked anew after one link; bar ${rerankMsMost} ms`,
    },
    {
      ...row('match-rank', median(times.map(({ cold }) => cold)), 'ms'),
      note: `${note}, all for the first time`,
    },
  ];
}

/** The same at any size: for tests. */
export function measure(given: BenchRun, size: Size): readonly Row[] {
  const peers = tunedPeers(size.training);
  given.progress(`peers tuned on ${size.training} nights`);
  const scored: Scored[] = [];
  for (const night of makeNights(scoredFrom, size.nights)) {
    scored.push(scoreOne(night, peers));
    if (scored.length % 20 === 0) given.progress(`${scored.length} of ${size.nights} nights`);
  }
  return [
    ...groupingRows(scored, peers),
    ...operatorRows(scored),
    ...rerankRows(given.repetitions, size.open),
  ];
}

/** Which boat is a contact of: nights grouped without help, an operator helped, and how long ranking takes. */
export const matchBench: Bench = {
  name: 'match',
  run: (given) => Promise.resolve(measure(given, whole)),
};
