import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createJournal, type Journal, openStore, type Store } from '../src/journal/index.ts';
import { sampleRequest } from '../src/journal/test-server.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { verifyBook } from '../tools/verify/verify.ts';
import { guard, leaveNothing } from '../drills/leave-nothing.ts';
import { flushMilliseconds } from './flush.ts';
import { type Bench, type BenchRun, median, type Row } from './row.ts';

const callersMany = 16;
const roundMilliseconds = 2500;
const goalPerSecond = 5000;

/** What one round of callers came to: how many a second, and each one's time in milliseconds, sorted. */
interface Round {
  readonly perSecond: number;
  readonly milliseconds: readonly number[];
}

interface Measured {
  readonly many: Round[];
  readonly single: Round[];
  readonly plainMany: Round[];
  readonly plainSingle: Round[];
  readonly flush: number[];
}

/** `npm run bench -- journal`: durable decisions beside the disk's own flush and plain single-row commits. */
export const journalBench: Bench = {
  name: 'journal',
  async run(given) {
    const folder = mkdtempSync(join(tmpdir(), 'strait-bench-'));
    guard({ dataDir: folder, pid: null });
    try {
      return await onStore(folder, given);
    } finally {
      await leaveNothing(folder);
    }
  },
};

async function onStore(folder: string, given: BenchRun): Promise<readonly Row[]> {
  const store = await openStore({ dataDir: folder });
  try {
    const journal = await createJournal({ store, origin: 'fr' as NodeId });
    try {
      const measured = await measure({ store, journal, folder }, given);
      const wrong = await check(store, measured);
      return rowsOf(measured, { peers: given.peers, wrong });
    } finally {
      await journal.close();
    }
  } finally {
    await store.close();
  }
}

interface Bed {
  readonly store: Store;
  readonly journal: Journal;
  readonly folder: string;
}

async function measure(bed: Bed, given: BenchRun): Promise<Measured> {
  const measured: Measured = { many: [], single: [], plainMany: [], plainSingle: [], flush: [] };
  const plain = await plainTable(bed.store);
  try {
    await callers(1, 300, () => decide(bed.journal)); // warms both up, and is not counted
    for (let repetition = 1; repetition <= Math.max(1, given.repetitions); repetition++) {
      await repeat(bed, { measured, plain: given.peers ? plain : null });
      given.progress(
        `journal: repetition ${repetition}, ${Math.round(measured.many.at(-1)?.perSecond ?? 0)} decisions/s`,
      );
    }
    return measured;
  } finally {
    await plain.end();
  }
}

type Plain = Awaited<ReturnType<typeof plainTable>>;

async function repeat(
  { journal, folder }: Bed,
  { measured, plain }: { readonly measured: Measured; readonly plain: Plain | null },
): Promise<void> {
  measured.flush.push(...flushMilliseconds(folder, 300));
  measured.many.push(await callers(callersMany, roundMilliseconds, () => decide(journal)));
  if (plain !== null)
    measured.plainMany.push(await callers(callersMany, roundMilliseconds, (caller) => plain.insert(caller)));
  measured.single.push(await callers(1, roundMilliseconds, () => decide(journal)));
  if (plain !== null) measured.plainSingle.push(await callers(1, roundMilliseconds, () => plain.insert(0)));
  measured.flush.push(...flushMilliseconds(folder, 300));
}

async function decide(journal: Journal): Promise<void> {
  const outcome = await journal.append(sampleRequest({ stream: `bench/${randomUUID()}` }));
  if (outcome.kind !== 'appended') throw new Error(`unexpected: ${outcome.kind}`);
}

/** The peer: one row, one commit, prepared, on a connection of each caller's own, without chain, key or order. */
async function plainTable(store: Store) {
  const admin = new pg.Client(store.owner);
  await admin.connect();
  await admin.query(
    'create table public.plain (id bigint generated always as identity primary key, body jsonb)',
  );
  const clients = await Promise.all(Array.from({ length: callersMany }, () => connected(store.owner)));
  const body = JSON.stringify(sampleRequest());
  return {
    async insert(caller: number): Promise<void> {
      await clients[caller]?.query({
        name: 'plain',
        text: 'insert into public.plain (body) values ($1)',
        values: [body],
      });
    },
    async end(): Promise<void> {
      await Promise.all([admin, ...clients].map((client) => client.end()));
    },
  };
}

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  await client.connect();
  return client;
}

/** So many callers, each with its next request only after the answer to its last. */
async function callers(
  count: number,
  forMilliseconds: number,
  act: (caller: number) => Promise<void>,
): Promise<Round> {
  const milliseconds: number[] = [];
  const began = performance.now();
  const call = async (caller: number) => {
    while (performance.now() - began < forMilliseconds) {
      const sent = performance.now();
      await act(caller);
      milliseconds.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, caller) => call(caller)));
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: milliseconds.length / seconds, milliseconds: milliseconds.sort((a, b) => a - b) };
}

/** The gate before any figure: each acknowledged decision stands in the book, and the chain holds. */
async function check(store: Store, { many, single }: Measured): Promise<string | null> {
  const client = await connected(store.owner);
  await client.query('begin');
  const { events, count } = await verifyBook(client).finally(() => client.end());
  const acknowledged = [...many, ...single].reduce((sum, { milliseconds }) => sum + milliseconds.length, 0);
  if (count > 0) return `the chain does not hold: ${count} findings`;
  return events >= acknowledged ? null : `${acknowledged - events} acknowledged decisions are missing`;
}

const at = (rounds: readonly Round[], share: number): number =>
  median(rounds.map(({ milliseconds }) => milliseconds[Math.floor(milliseconds.length * share)] ?? 0));

function rowsOf(
  measured: Measured,
  { peers, wrong }: { peers: boolean; wrong: string | null },
): readonly Row[] {
  const flush = median(measured.flush);
  const perSecond = median(measured.many.map((round) => round.perSecond));
  const singleMs = at(measured.single, 0.5);
  const peer = (rounds: readonly Round[], figureOf: (rounds: readonly Round[]) => number) =>
    peers
      ? [
          {
            name: 'plain pg insert',
            figure: round(figureOf(rounds)),
            note: 'prepared, one row a commit, no chain',
          },
        ]
      : [];
  const rate = (rounds: readonly Round[]) => median(rounds.map((one) => one.perSecond));
  const gate = (isGood: boolean) => (wrong === null && isGood ? 'pass' : 'fail');
  const limit = { rate: round(1000 / flush), time: round(flush) };
  const note = wrong ?? 'chain and count verified after the run';
  // biome-ignore format: a table
  return [
    { kernel: 'journal', figure: round(perSecond), unit: 'decisions/s', limit: limit.rate, peers: peer(measured.plainMany, rate), gate: gate(perSecond >= goalPerSecond), note: `${callersMany} callers; bar ${goalPerSecond}/s; the limit is flushes/s, and one flush carries a batch; ${note}` },
    { kernel: 'journal-p50', figure: round(at(measured.many, 0.5)), unit: 'ms', limit: limit.time, peers: peer(measured.plainMany, (rounds) => at(rounds, 0.5)), gate: 'none', note: `${callersMany} callers, acknowledged after the flush` },
    { kernel: 'journal-p99', figure: round(at(measured.many, 0.99)), unit: 'ms', limit: limit.time, peers: peer(measured.plainMany, (rounds) => at(rounds, 0.99)), gate: 'none', note: `${callersMany} callers` },
    { kernel: 'journal-single', figure: round(rate(measured.single)), unit: 'decisions/s', limit: limit.rate, peers: peer(measured.plainSingle, rate), gate: 'none', note: 'one caller' },
    { kernel: 'journal-single-p50', figure: round(singleMs), unit: 'ms', limit: limit.time, peers: peer(measured.plainSingle, (rounds) => at(rounds, 0.5)), gate: gate(singleMs <= 2 * flush), note: 'one caller; bar 2 x the flush of 4 KiB' },
    { kernel: 'journal-single-p99', figure: round(at(measured.single, 0.99)), unit: 'ms', limit: limit.time, peers: peer(measured.plainSingle, (rounds) => at(rounds, 0.99)), gate: 'none', note: 'one caller' },
  ];
}

const round = (figure: number): number =>
  figure >= 100 ? Math.round(figure) : Math.round(figure * 1000) / 1000;
