import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DomainEvent } from '../kernel/event.ts';
import type { SeenOf } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { recallMark } from '../kernel/recall.ts';
import type { UtcText } from '../kernel/time.ts';
import { isStoreFault } from './faults.ts';
import { idleMilliseconds } from './idle-checkpoints.ts';
import { createJournal } from './journal.ts';
import { labelColumns, labelTypes } from './label-columns.ts';
import type { Journal, NewEvent, StoredEvent } from './port.ts';
import { type Projection, runTogether, shownTable } from './projection.ts';
import { type Projector, startProjector } from './projector.ts';
import { openStore, type Store } from './store.ts';
import { sampleEvent, sampleRequest, type TestServer, testServers } from './test-server.ts';

interface Counted extends DomainEvent {
  readonly type: 'Counted';
  readonly n: number;
}

/** Sums numbers, and keeps each with its position: a doubled or skipped event shows. */
function sums(name: string, version: number, rest: Partial<Projection<Counted>> = {}): Projection<Counted> {
  return {
    name,
    version,
    tables: ['sum'],
    types: ['Counted'],
    create:
      'create table {sum} (position bigint primary key, n integer not null, by_version integer not null, {label})',
    async apply(events, run) {
      for (const recorded of events) {
        const { position, event } = recorded;
        const row = { position, n: event.n, by_version: version, ...labelColumns(recorded, false) };
        await run(
          `insert into {sum} select * from jsonb_to_record($1) as row (position bigint, n integer, by_version integer,
             ${labelTypes})`,
          [JSON.stringify(row)],
        );
      }
    },
    ...rest,
  };
}

/** Each stream as all nodes told it: the order of its numbers, and what was recalled. */
function told(name: string, batches: string[][] = []): Projection<Counted> {
  return sums(name, 1, {
    tables: ['told'],
    create: 'create table {told} (stream text primary key, numbers jsonb not null, {label})',
    foldsShared: true,
    async apply(events, run, shared) {
      batches.push([...shared.keys()]);
      const streams = new Set([...events.map((one) => one.stream), ...shared.keys()]);
      for (const stream of [...streams].filter((one) => one.startsWith('both/'))) {
        const whole = shared.get(stream);
        const own = events.filter((one) => one.stream === stream);
        const history = whole?.history ?? own.map((recorded) => ({ event: recorded.event, recorded }));
        const newest = history.at(-1)?.recorded ?? whole?.recalled.at(-1);
        if (newest === undefined) throw new Error('a stream without events');
        const gone = whole?.recalled.map(({ event }) => -event.n) ?? [];
        const numbers = [
          ...history.filter(({ event }) => event.type === 'Counted').map(({ event }) => event.n),
          ...gone,
        ];
        const row = { stream, numbers, ...labelColumns(newest, false) };
        await run(
          `insert into {told} select * from jsonb_to_record($1) as row (stream text, numbers jsonb, ${labelTypes})
           on conflict (stream) do update set numbers = excluded.numbers`,
          [JSON.stringify(row)],
        );
      }
    },
  });
}

const read = ({ type, happenedAt, body }: StoredEvent): DomainEvent => ({
  ...body,
  type,
  at: happenedAt as UtcText,
});

describe.each(testServers)('projections on $name', (kind) => {
  const { missing } = kind;
  if (missing !== null) {
    test.skip(`skipped: ${missing}`, () => {});
    return;
  }
  let server: TestServer;
  let store: Store;
  let journal: Journal;
  const running = new Set<Projector>();
  const faults: string[] = [];

  beforeAll(async () => {
    server = await kind.start();
    store = await openStore({ url: await server.freshUrl() });
    journal = await createJournal({ store, origin: 'fr' as NodeId });
    await count(40);
  });
  afterAll(async () => {
    for (const projector of running) await projector.close();
    await journal.close();
    await store.close();
    await server.stop();
  });

  let stream = 0;
  async function count(times: number): Promise<number> {
    const appends = Array.from({ length: times }, (_, n) =>
      journal.append(
        sampleRequest({
          stream: `count/${++stream}`,
          events: [{ ...sampleEvent({ n }), type: 'Counted' }, sampleEvent()],
        }),
      ),
    );
    await Promise.all(appends);
    return journal.head();
  }
  function project(...projections: readonly Projection<Counted>[]): Projector {
    const fault = (name: string): void => void faults.push(name);
    const projector = startProjector({ store, journal, projections, read, fault });
    running.add(projector);
    return projector;
  }
  async function close(projector: Projector): Promise<void> {
    running.delete(projector);
    await projector.close();
  }
  const rows = async (name: string) =>
    (
      await store.pool.query(
        `select position::float8 as position, n, by_version from ${shownTable(name, 'sum')} order by position`,
      )
    ).rows;
  const truth = async () =>
    (await journal.readAfter(0, 100_000))
      .filter(({ type }) => type === 'Counted')
      .map(({ position, body }) => [position, body['n']]);
  const shown = async (name: string) => (await rows(name)).map(({ position, n }) => [position, n]);

  test('follow the book, each event once and in order', async () => {
    const projector = project(sums('live', 1));
    expect(await projector.reached('live', await count(100), 10_000)).toBe(true);
    expect(await shown('live')).toEqual(await truth());
  });

  test('tell that they changed only for events of their own, and reach every place', async () => {
    const projector = project(sums('told', 1));
    const own = await count(1);
    expect(await projector.reached('told', own, 10_000)).toBe(true);
    const changed = projector.progress('told')?.changed;
    expect(changed).toBe(own - 1); // the second event of each append is another room's
    await journal.append(sampleRequest({ stream: `other/${++stream}`, events: [sampleEvent()] }));
    const head = await journal.head();
    expect(await projector.reached('told', head, 10_000)).toBe(true);
    expect(projector.progress('told')).toMatchObject({ position: head, changed });
    const again = await count(1);
    expect(await projector.reached('told', again, 10_000)).toBe(true);
    expect(projector.progress('told')).toMatchObject({ position: again, changed: again - 1 });
    await close(projector);
    const { rows: kept } = await store.pool.query(
      `select checkpoint::float8 as checkpoint from strait.projections where name = 'told'`,
    );
    expect(kept).toEqual([{ checkpoint: again }]);
  });

  test('one that nothing concerns is moved on in the store as well, and never back', async () => {
    const projector = project(sums('idle', 1), sums('beside', 1));
    await projector.reached('idle', await count(1), 10_000);
    const other = async () =>
      journal.append(sampleRequest({ stream: `other/${++stream}`, events: [sampleEvent()] }));
    for (let turn = 0; turn < 3; turn += 1) await other();
    const head = await journal.head();
    const kept = async (name: string) =>
      (
        await store.pool.query(
          'select checkpoint::float8 as checkpoint from strait.projections where name = $1',
          [name],
        )
      ).rows[0]?.checkpoint;
    await expect.poll(() => kept('idle'), { timeout: 10_000 }).toBe(head);
    await expect.poll(() => kept('beside'), { timeout: 10_000 }).toBe(head);
    // It was set back in the store, as where another process began anew: what this one went past is not skipped there.
    await store.pool.query(`update strait.projections set checkpoint = 1 where name = 'idle'`);
    await store.pool.query(`update strait.projections set checkpoint = $1 where name = 'beside'`, [
      head + 1000,
    ]);
    await other();
    await expect
      .poll(() => projector.progress('idle')?.position, { timeout: 10_000 })
      .toBe(await journal.head());
    await new Promise((resolve) => setTimeout(resolve, 3 * idleMilliseconds));
    expect([await kept('idle'), await kept('beside')]).toEqual([1, head + 1000]);
    await close(projector);
    await store.pool.query(`update strait.projections set checkpoint = $1 where name = 'beside'`, [head]);
  });

  test('whose connection broke takes up from where the store is, though nothing was appended', async () => {
    const projector = project(sums('broken', 1));
    const head = await count(5);
    expect(await projector.reached('broken', head, 10_000)).toBe(true);
    const lastOf = () => truth().then((all) => all.at(-1));
    // The store fell: it lost the last of what it had not flushed, rows and checkpoint together.
    await store.pool.query('delete from strait_projections.broken_sum_v1 where position > $1', [head - 4]);
    await store.pool.query(`update strait.projections set checkpoint = $1 where name = 'broken'`, [head - 4]);
    expect((await shown('broken')).at(-1)).not.toEqual(await lastOf());
    const owner = new pg.Client(store.owner);
    await owner.connect();
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'strait projection broken'
         and datname = current_database()`,
    );
    await owner.end();
    await expect
      .poll(async () => (await shown('broken')).at(-1), { timeout: 10_000 })
      .toEqual(await lastOf());
    expect(await shown('broken')).toEqual(await truth());
  });

  test('resume after a restart without gap or double, and a rebuild gives the same', async () => {
    const first = project(sums('again', 1));
    await first.reached('again', await journal.head(), 10_000);
    await close(first);
    const head = await count(50);
    const second = project(sums('again', 1), sums('rebuilt', 1));
    expect(await second.reached('again', head, 10_000)).toBe(true);
    expect(await second.reached('rebuilt', head, 10_000)).toBe(true);
    expect(await shown('again')).toEqual(await truth());
    expect(await shown('rebuilt')).toEqual(await truth());
  });

  test('a new version is built beside and shown only whole', async () => {
    const old = project(sums('switched', 1));
    await old.reached('switched', await journal.head(), 10_000);
    await close(old);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => void (release = resolve));
    const next = project(
      sums('switched', 2, {
        async apply(events, run, shared) {
          await held;
          await sums('switched', 2).apply(events, run, shared);
        },
      }),
    );
    expect((await rows('switched')).every(({ by_version }) => by_version === 1)).toBe(true);
    release();
    expect(await next.reached('switched', await journal.head(), 10_000)).toBe(true);
    expect((await rows('switched')).every(({ by_version }) => by_version === 2)).toBe(true);
    expect(await shown('switched')).toEqual(await truth());
  });

  test('one that cannot read an event stops with its name; the others and the book go on', async () => {
    const bad = sums('bad', 1, {
      apply: async () => {
        throw new Error('no such column example');
      },
    });
    const projector = project(bad, sums('good', 1));
    const head = await count(3);
    expect(await projector.reached('good', head, 10_000)).toBe(true);
    expect(await projector.reached('bad', head, 10_000)).toBe(false);
    expect(faults).toContain('bad');
    const { rows: kept } = await store.pool.query(
      `select state, fault from strait.projections where name = 'bad'`,
    );
    expect(kept[0]).toMatchObject({
      state: 'stopped',
      fault: expect.stringContaining('no such column example'),
    });
  });

  test('steps that run together fail with the first fault, and only once none of them can write any more', async () => {
    const ended: string[] = [];
    const step = async (name: string, turns: number, fault: boolean): Promise<void> => {
      for (let turn = 0; turn < turns; turn += 1) await new Promise((next) => setImmediate(next));
      ended.push(name);
      if (fault) throw new Error(name);
    };
    await expect(
      runTogether([step('consequence', 3, true), step('cause', 1, true), step('well', 5, false)]),
    ).rejects.toThrow('cause');
    expect(ended).toEqual(['cause', 'consequence', 'well']);
  });

  test('one whose table does not say who may read it stops with that fault, and no table stands', async () => {
    const told: unknown[] = [];
    const unmarked = sums('unmarked', 1, { create: 'create table {sum} (n integer)' });
    const projector = startProjector({
      store,
      journal,
      read,
      projections: [unmarked, sums('marked', 1)],
      fault: (name, error) => void told.push([name, isStoreFault(error, 'unmarked')]),
    });
    running.add(projector);
    expect(await projector.reached('marked', await journal.head(), 10_000)).toBe(true);
    expect(await projector.reached('unmarked', 1, 10_000)).toBe(false);
    expect(told).toEqual([['unmarked', true]]);
    const { rows: tables } = await store.pool.query(
      `select from pg_tables where schemaname = 'strait_projections' and tablename like 'unmarked%'`,
    );
    expect(tables).toEqual([]);
  });

  test('mended, it goes on from where it stopped', async () => {
    const projector = project(sums('bad', 1));
    expect(await projector.reached('bad', await journal.head(), 10_000)).toBe(true);
    expect(await shown('bad')).toEqual(await truth());
  });

  test('two processes on one database build once, and both know how far it is', async () => {
    const one = project(sums('shared', 1));
    const two = project(sums('shared', 1));
    const head = await count(200);
    expect(
      await Promise.all([one.reached('shared', head, 10_000), two.reached('shared', head, 10_000)]),
    ).toEqual([true, true]);
    await close(one);
    const later = await count(20);
    expect(await two.reached('shared', later, 10_000)).toBe(true);
    expect(await shown('shared')).toEqual(await truth());
  });

  test('what another node decided takes its place, live and rebuilt, until it is recalled', async () => {
    const counted = (n: number): NewEvent => ({ ...sampleEvent({ n }), type: 'Counted' });
    const theirs = (n: number, position: number, seen: SeenOf = {}): NewEvent => ({
      ...counted(n),
      origin: 'uk' as NodeId,
      imported: {
        position,
        seen,
        recordedAt: '2021-11-24T03:04:06.000Z' as UtcText,
        envelope: '1'.repeat(64),
      },
    });
    const add = async (expectedVersion: number, event: NewEvent) => {
      await journal.append(sampleRequest({ stream: 'both/1', expectedVersion, events: [event] }));
      return journal.head();
    };
    const numbers = async (name: string) => {
      const asked = `select numbers from ${shownTable(name, 'told')} where stream = 'both/1'`;
      return (await store.pool.query<{ numbers: number[] }>(asked)).rows[0]?.numbers;
    };
    const batches: string[][] = [];
    const live = project(told('both_live', batches));
    const first = await add(0, counted(1));
    expect(await live.reached('both_live', first, 10_000)).toBe(true);
    expect(batches.flat()).toEqual([]);
    await add(1, counted(2));
    await add(2, theirs(3, 7, { fr: first }));
    const second = await add(3, theirs(4, 9, { fr: first }));
    expect(await live.reached('both_live', second, 10_000)).toBe(true);
    expect(await numbers('both_live')).toEqual([1, 2, 3, 4]);
    // Decided before anything else was, and come last.
    const late = await add(4, theirs(0, 2));
    expect(await live.reached('both_live', late, 10_000)).toBe(true);
    expect(await numbers('both_live')).toEqual([1, 2, 0, 3, 4]);
    const body = { origin: 'uk', positions: [7], recall: 'r-1', reason: 'erased' };
    const head = await add(5, { ...sampleEvent(body), type: recallMark });
    expect(await live.reached('both_live', head, 10_000)).toBe(true);
    expect(await numbers('both_live')).toEqual([1, 2, 0, 4, -3]);
    const rebuilt = project(told('both_rebuilt'));
    expect(await rebuilt.reached('both_rebuilt', head, 10_000)).toBe(true);
    expect(await numbers('both_rebuilt')).toEqual(await numbers('both_live'));
  });

  test('a lost connection in the middle of a batch leaves nothing half-written', async () => {
    let cuts = 0;
    const owner = new pg.Client(store.owner);
    await owner.connect();
    const cut = sums('cut', 1, {
      async apply(events, run, shared) {
        const half = Math.ceil(events.length / 2);
        await sums('cut', 1).apply(events.slice(0, half), run, shared);
        const [backend] = await run('select pg_backend_pid() as pid');
        if (cuts++ < 2) await owner.query('select pg_terminate_backend($1)', [backend?.['pid']]);
        await sums('cut', 1).apply(events.slice(half), run, shared);
      },
    });
    const projector = project(cut);
    expect(await projector.reached('cut', await journal.head(), 15_000)).toBe(true);
    await owner.end();
    expect(cuts).toBeGreaterThan(2);
    expect(await shown('cut')).toEqual(await truth());
  });
});
