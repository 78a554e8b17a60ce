import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  createJournal,
  type Journal,
  openKeyFile,
  openStore,
  startCheckpoints,
  type Store,
} from '../src/journal/index.ts';
import { sampleEvent, sampleRequest } from '../src/journal/test-server.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { instant } from '../src/kernel/time.ts';
import { verifyBook } from '../tools/verify/verify.ts';
import { type Bench, median, type Row } from './row.ts';

const callers = 32;
const eventsEach = 25;
const roundMilliseconds = 1500;
const spreadEvents = 150;
const boundMilliseconds = 1000;
const clock = () => instant(Date.now());

/** `npm run bench -- checkpoint`: what signed checkpoints cost the journal, and how soon an event is under one. */
export const checkpointBench: Bench = {
  name: 'checkpoint',
  async run({ repetitions, progress }) {
    const folder = mkdtempSync(join(tmpdir(), 'strait-bench-'));
    const store = await openStore({ dataDir: join(folder, 'data') });
    const journal = await createJournal({ store, origin: 'fr' as NodeId });
    const keys = await openKeyFile(join(folder, 'node-key.pem'), { origin: 'fr', clock });
    const sign = () =>
      startCheckpoints({
        store,
        journal,
        keys,
        clock,
        fault(error) {
          throw error;
        },
      });
    try {
      await burst(journal, 500); // warms up, and is not counted
      const rates = { on: new Array<number>(), off: new Array<number>() };
      const waits: number[] = [];
      for (let repetition = 1; repetition <= Math.max(1, repetitions); repetition++) {
        // The book grows and slows as it goes: each pair in the other order, so that neither side is always first.
        for (const isSigned of repetition % 2 === 1
          ? [false, true, true, false]
          : [true, false, false, true]) {
          const checkpoints = isSigned ? sign() : null;
          rates[isSigned ? 'on' : 'off'].push(await burst(journal, roundMilliseconds));
          await checkpoints?.close();
        }
        const checkpoints = sign();
        waits.push(...(await waitsOf(journal, store)));
        await checkpoints.close();
        progress(`checkpoint: repetition ${repetition}, ${Math.round(rates.on.at(-1) ?? 0)} events/s signed`);
      }
      return rowsOf({ rates, waits, wrong: await wrongIn(store) });
    } finally {
      await journal.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Events a second by so many callers, each decision of so many events. */
async function burst(journal: Journal, forMilliseconds: number): Promise<number> {
  const began = performance.now();
  const events = Array.from({ length: eventsEach }, () => sampleEvent());
  let written = 0;
  const call = async () => {
    while (performance.now() - began < forMilliseconds) {
      await journal.append(sampleRequest({ stream: `bench/${randomUUID()}`, events }));
      written += eventsEach;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (written / (performance.now() - began)) * 1000;
}

/** Milliseconds from each acknowledged event, at uneven moments, to the commit of its checkpoint, by the database's one clock. */
async function waitsOf(journal: Journal, store: Store): Promise<readonly number[]> {
  const first = (await journal.head()) + 1;
  for (let index = 0; index < spreadEvents; index++) {
    await journal.append(sampleRequest({ stream: `bench/${randomUUID()}` }));
    await new Promise((next) => setTimeout(next, (index * 37) % 61));
  }
  const last = await journal.head();
  const covered = `select count(*)::int as count from strait.checkpoints where position >= $1`;
  while ((await store.pool.query<{ count: number }>(covered, [last])).rows[0]?.count === 0)
    await new Promise((next) => setTimeout(next, 20));
  // One machine, one clock: the program's recorded time and the database's written time may be compared.
  const { rows } = await store.pool.query<{ wait: number }>(
    `select (extract(epoch from (select c.written_at from strait.checkpoints as c where c.position >= j.position
       order by c.position limit 1) - j.recorded_at) * 1000)::float8 as wait
     from strait.journal as j where position between $1 and $2`,
    [first, last],
  );
  return rows.map(({ wait }) => wait);
}

async function wrongIn(store: Store): Promise<string | null> {
  const client = new pg.Client(store.owner);
  await client.connect();
  await client.query('begin');
  const { count, checkpoints } = await verifyBook(client);
  await client.end();
  return count === 0 && checkpoints > 0 ? null : `the book does not hold: ${count} findings`;
}

interface Measured {
  readonly rates: { readonly on: readonly number[]; readonly off: readonly number[] };
  readonly waits: readonly number[];
  readonly wrong: string | null;
}

function rowsOf({ rates, waits, wrong }: Measured): readonly Row[] {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
  const [on, off] = [Math.round(median(rates.on)), Math.round(median(rates.off))];
  const gate = (isGood: boolean) => (wrong === null && isGood ? 'pass' : 'fail');
  const note = wrong ?? 'chain, checkpoints and signatures verified after the run';
  // biome-ignore format: a table
  return [
    { kernel: 'checkpoint', figure: on, unit: 'events/s', limit: off, peers: [], gate: gate(on >= 10_000 && on >= 0.9 * off), note: `chained and signed; ${callers} callers, ${eventsEach} events a decision; the limit is the same without checkpoints; bar 10000/s and 9/10 of it; ${note}` },
    { kernel: 'checkpoint-p50', figure: at(0.5), unit: 'ms', limit: null, peers: [], gate: 'none', note: 'recorded to signed, written; events at uneven moments' },
    { kernel: 'checkpoint-p99', figure: at(0.99), unit: 'ms', limit: null, peers: [], gate: gate(at(0.99) <= boundMilliseconds), note: `bar ${boundMilliseconds} ms; ${waits.length} events` },
  ];
}
