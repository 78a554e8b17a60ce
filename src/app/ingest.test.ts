import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Identity, RefusalCount, Report, TelemetryBatch } from '../journal/port.ts';
import { addSeconds, instant } from '../kernel/time.ts';
import type { IngestParts } from './ingest.ts';
import { createIngest } from './ingest.ts';
import type { PictureChange } from './ingest-shown.ts';

const noon = instant(Date.UTC(2027, 8, 8, 12));

function report(track: string, seconds = 0): Report {
  const at = addSeconds(noon, seconds);
  return {
    track,
    source: 'mast',
    receivedAt: at,
    happenedAt: at,
    lat: 51,
    lon: 1.5,
    accuracyMetres: 10,
    speedMetresPerSecond: 1,
    courseDegrees: 1,
    headingDegrees: null,
    status: 0,
    kind: 'vessel_class_a',
  };
}

function identity(name: string): Identity {
  return {
    track: 'ais:999000001',
    source: 'mast',
    receivedAt: noon,
    name,
    callSign: null,
    imo: null,
    shipType: null,
    lengthMetres: null,
    beamMetres: null,
    draughtMetres: null,
    destination: null,
  };
}

/** A store whose writes end when the test says so, and that can fail. */
function heldStore() {
  const batches: TelemetryBatch[] = [];
  const open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const counts: RefusalCount[] = [];
  let failing = false;
  return {
    batches,
    open,
    counts,
    fail(on: boolean) {
      failing = on;
    },
    telemetry: {
      write(batch: TelemetryBatch): Promise<void> {
        if (failing) return Promise.reject(new Error('disk gone'));
        batches.push(batch);
        return new Promise((resolve, reject) => open.push({ resolve, reject }));
      },
      countRefusals(all: readonly RefusalCount[]): Promise<void> {
        counts.push(...all);
        return Promise.resolve();
      },
    },
  };
}

function started(limits: IngestParts<Report, unknown>['limits'] = {}) {
  const store = heldStore();
  const published: PictureChange<Report>[] = [];
  const notes: { source: string; type: string }[] = [];
  const faults: unknown[] = [];
  const unconfirmed: number[] = [];
  const ingest = createIngest<Report, { source: string }>({
    telemetry: store.telemetry,
    publish: { tracks: (change) => void published.push(change) },
    clock: () => instant(Date.now()),
    picture: {
      evolve: (before, next) => (before !== null && next.happenedAt < before.happenedAt ? before : next),
      expiresAt: (track) => addSeconds(track.happenedAt, 600),
      isDistress: ({ kind }) => kind === 'distress_beacon',
    },
    sources: { note: (source, note) => void notes.push({ source, type: note.type }), health: () => [] },
    limits: { batchMilliseconds: 20, ...limits },
    fault: (error) => void faults.push(error),
    notStored: (items) => void unconfirmed.push(items),
  });
  return { store, published, notes, faults, unconfirmed, ingest };
}

async function release(store: ReturnType<typeof heldStore>): Promise<void> {
  store.open.shift()?.resolve();
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

describe('nothing is published before it is durable', () => {
  test('a batch waits 20 ms for company, is written once, then shown', async () => {
    const { ingest, store, published } = started();
    expect(ingest.offer([report('ais:1'), report('ais:2')], [identity('EXAMPLE STAR')])).toBe(true);
    await vi.advanceTimersByTimeAsync(19);
    expect(store.batches).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(store.batches).toHaveLength(1);
    expect(published).toHaveLength(0);
    expect(ingest.waiting()).toBe(3);
    await release(store);
    expect(published[0]?.changed.map((each) => each.track)).toEqual(['ais:1', 'ais:2']);
    expect(published[0]?.identities[0]?.name).toBe('EXAMPLE STAR');
    expect(ingest.waiting()).toBe(0);
  });

  test('a full batch does not wait, and never more than two are in flight', async () => {
    const { ingest, store } = started({ batchMax: 2 });
    for (let n = 0; n < 10; n += 1) ingest.offer([report(`ais:${n}`)], []);
    await vi.advanceTimersByTimeAsync(100);
    expect(store.batches.map((batch) => batch.reports.length)).toEqual([2, 2]);
    await release(store);
    expect(store.batches).toHaveLength(3);
  });

  test('an out-of-order report is stored but shows nothing', async () => {
    const { ingest, store, published } = started();
    ingest.offer([report('ais:1', 10)], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    ingest.offer([report('ais:1', 5)], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    expect(store.batches[1]?.reports).toHaveLength(1);
    expect(published).toHaveLength(1);
    expect(ingest.tracks()[0]?.happenedAt).toBe(addSeconds(noon, 10));
  });

  test('the same words again write no row, other words do', async () => {
    const { ingest, store } = started();
    for (const name of ['EXAMPLE STAR', 'EXAMPLE STAR', 'EXAMPLE MOON']) {
      ingest.offer([], [identity(name)]);
      await vi.advanceTimersByTimeAsync(20);
      await release(store);
    }
    expect(store.batches.flatMap((batch) => batch.identities.map((each) => each.name))).toEqual([
      'EXAMPLE STAR',
      'EXAMPLE MOON',
    ]);
  });
});

describe('names and places come together', () => {
  test('a ship that returns has its name at once, and what it says then is written again', async () => {
    const { ingest, store, published } = started();
    const pass = async (...offered: Parameters<typeof ingest.offer>): Promise<void> => {
      ingest.offer(...offered);
      await vi.advanceTimersByTimeAsync(20);
      await release(store);
    };
    await pass([report('ais:999000001')], [identity('EXAMPLE STAR')]);
    await vi.advanceTimersByTimeAsync(606_000);
    expect(published.at(-1)?.gone).toEqual(['ais:999000001']);
    await pass([report('ais:999000001', 700)], []);
    expect(published.at(-1)).toMatchObject({
      changed: [{ track: 'ais:999000001' }],
      identities: [{ track: 'ais:999000001', name: 'EXAMPLE STAR' }],
    });
    await pass([report('ais:999000001', 710)], [identity('EXAMPLE STAR')]);
    expect(store.batches.at(-1)?.identities).toHaveLength(1);
    await pass([report('ais:999000001', 720)], [identity('EXAMPLE STAR')]);
    expect(store.batches.at(-1)?.identities).toHaveLength(0);
    expect(published.at(-1)?.identities).toEqual([]);
  });

  test('a name that came before the first place is told with it, once', async () => {
    const { ingest, store, published } = started();
    ingest.offer([], [identity('EXAMPLE STAR')]);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    ingest.offer([report('ais:999000001')], [identity('EXAMPLE MOON')]);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    expect(published.at(-1)?.identities.map(({ name }) => name)).toEqual(['EXAMPLE MOON']);
  });
});

describe('a slow or failing store', () => {
  test('the queue coalesces by track, then refuses, and every item is accounted for', async () => {
    const limits = { batchMax: 2, inFlightMax: 1, queueMax: 6, coalesceAbove: 4 };
    const { ingest, store, notes } = started(limits);
    ingest.offer([report('ais:a'), report('ais:b')], []); // in flight
    for (const name of ['c', 'd', 'e', 'f']) ingest.offer([report(`ais:${name}`)], []);
    expect(ingest.offer([report('ais:c', 9)], [])).toBe(true); // replaces the waiting one
    expect(ingest.offer([report('ais:g'), report('ais:h')], [])).toBe(true);
    expect(ingest.offer([report('ais:i')], [])).toBe(false);
    expect(notes.filter((note) => note.type === 'refused')).toHaveLength(2);
    while (store.open.length > 0) await release(store);
    await vi.advanceTimersByTimeAsync(5_000);
    while (store.open.length > 0) await release(store);
    expect(store.counts.map(({ reason, count }) => [reason, count])).toEqual([
      ['coalesced', 1],
      ['overloaded', 1],
    ]);
    const written = store.batches.flatMap((batch) => batch.reports);
    expect(written).toHaveLength(8);
    expect(written.find((each) => each.track === 'ais:c')?.happenedAt).toBe(addSeconds(noon, 9));
  });

  test('an older report never replaces the newer one that waits', async () => {
    const { ingest, store } = started({ batchMax: 1, inFlightMax: 1, coalesceAbove: 1 });
    ingest.offer([report('ais:x')], []);
    ingest.offer([report('ais:a', 9)], []);
    ingest.offer([report('ais:a', 3)], []);
    await release(store);
    await vi.advanceTimersByTimeAsync(20);
    expect(store.batches[1]?.reports[0]?.happenedAt).toBe(addSeconds(noon, 9));
  });

  test('a failed write is tried again with back-off; the store shows down, then ok, and nothing is lost', async () => {
    const { ingest, store, published, faults } = started();
    store.fail(true);
    ingest.offer([report('ais:1')], []);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(faults.length).toBeGreaterThan(2);
    expect(faults.length).toBeLessThan(6);
    expect(ingest.store().state).toBe('down');
    expect(ingest.store().lagMilliseconds).toBeGreaterThanOrEqual(1_000);
    expect(published).toHaveLength(0);
    store.fail(false);
    await vi.advanceTimersByTimeAsync(2_000);
    await release(store);
    expect(published).toHaveLength(1);
    expect(ingest.store()).toEqual({ state: 'ok', lagMilliseconds: 0 });
  });

  test('a write that hangs makes the store slow, then down', async () => {
    const { ingest, store } = started();
    ingest.offer([report('ais:1')], []);
    await vi.advanceTimersByTimeAsync(600);
    expect(ingest.store().state).toBe('slow');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ingest.store().state).toBe('down');
    await release(store);
    expect(ingest.store().state).toBe('ok');
  });
});

describe('housekeeping', () => {
  test('expired tracks leave the picture and are named', async () => {
    const { ingest, store, published } = started();
    ingest.offer([report('ais:1')], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    await vi.advanceTimersByTimeAsync(606_000);
    expect(published.at(-1)?.gone).toEqual(['ais:1']);
    expect(ingest.tracks()).toEqual([]);
  });

  test('a clock set back leaves no track standing in the future: the next report begins anew', async () => {
    const { ingest, store, published } = started();
    const ahead = 3_600;
    vi.setSystemTime(addSeconds(noon, ahead)); // the node's clock was an hour ahead
    ingest.offer([report('ais:1', ahead), { ...report('ais:972', ahead), kind: 'distress_beacon' }], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    vi.setSystemTime(addSeconds(noon, 10)); // and is put right
    await vi.advanceTimersByTimeAsync(5_000);
    expect(published.at(-1)?.gone).toEqual(['ais:1', 'ais:972']);
    ingest.offer([{ ...report('ais:972', 20), kind: 'distress_beacon' }], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    expect(published.at(-1)?.changed).toMatchObject([{ track: 'ais:972', happenedAt: addSeconds(noon, 20) }]);
  });

  test('two readings of one clock that lie seconds apart drop nothing', async () => {
    const { ingest, store, published } = started();
    ingest.offer([report('ais:1', 9)], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([published.length, ingest.tracks().length]).toEqual([1, 1]);
  });

  test('made-up identities cannot fill the picture', async () => {
    const { ingest, store } = started({ tracksMax: 3 });
    ingest.offer(
      [1, 2, 3, 4, 5].map((n) => report(`ais:${n}`)),
      [],
    );
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ingest.tracks()).toHaveLength(3);
    expect(store.counts).toMatchObject([{ source: 'mast', reason: 'picture_full', count: 2 }]);
  });

  test('a full picture neither hides nor silences a call of distress, and says who had no room', async () => {
    const { ingest, store, published } = started({ tracksMax: 2, distressMax: 2 });
    const beacon = (n: number): Report => ({ ...report(`ais:97${n}`, n), kind: 'distress_beacon' });
    const ships = [1, 2, 3].map((n) => report(`ais:${n}`));
    const named = { ...report('ais:4'), source: 'hill' };
    ingest.offer([...ships, named, beacon(1), beacon(2)], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    expect(published[0]?.changed.map(({ track }) => track)).toEqual(['ais:1', 'ais:2', 'ais:971', 'ais:972']);
    ingest.offer([beacon(3)], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    expect(published[1]).toMatchObject({ changed: [{ track: 'ais:973' }], gone: ['ais:971'] });
    expect(ingest.tracks().map(({ track }) => track)).toEqual(['ais:1', 'ais:2', 'ais:972', 'ais:973']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.counts.map(({ source, reason, count }) => [source, reason, count])).toEqual([
      ['mast', 'picture_full', 2],
      ['hill', 'picture_full', 1],
    ]);
  });

  test('a call that comes and goes in one batch is told all the same', async () => {
    const { ingest, store, published } = started({ distressMax: 1 });
    const beacon = (n: number): Report => ({ ...report(`ais:97${n}`, n), kind: 'distress_beacon' });
    ingest.offer([beacon(1), beacon(2)], []);
    await vi.advanceTimersByTimeAsync(20);
    await release(store);
    expect(published[0]?.changed.map(({ track }) => track)).toEqual(['ais:971', 'ais:972']);
    expect(published[0]?.gone).toEqual(['ais:971']);
  });

  test('a full queue still takes a call of distress', async () => {
    const { ingest } = started({ batchMax: 1, inFlightMax: 1, queueMax: 1, coalesceAbove: 1 });
    const beacon: Report = { ...report('ais:972'), kind: 'distress_beacon' };
    ingest.offer([report('ais:1')], []); // in flight
    expect(ingest.offer([report('ais:2')], [])).toBe(true);
    expect(ingest.offer([report('ais:3')], [])).toBe(false);
    expect(ingest.offer([beacon], [])).toBe(true);
    expect(ingest.waiting()).toBe(3);
  });

  test('what the store has not confirmed when the time to close is up is counted by source and said once', async () => {
    const { ingest, store, unconfirmed } = started({ batchMax: 2, inFlightMax: 1, closeMilliseconds: 1_000 });
    ingest.offer([report('ais:1'), report('ais:2')], []); // in flight, and hangs
    ingest.offer([{ ...report('ais:3'), source: 'hill' }], [identity('EXAMPLE STAR')]);
    const closing = ingest.close();
    await vi.advanceTimersByTimeAsync(1_000);
    await closing;
    expect(store.counts.map(({ source, reason, count }) => [source, reason, count])).toEqual([
      ['mast', 'not_stored', 3],
      ['hill', 'not_stored', 1],
    ]);
    expect(unconfirmed).toEqual([4]);
  });

  test('closing writes what waits and the counts, and refuses the rest', async () => {
    const { ingest, store, published } = started();
    ingest.offer([report('ais:1')], []);
    ingest.refused('mast', 'checksum', 3);
    const closing = ingest.close();
    expect(ingest.offer([report('ais:2')], [])).toBe(false);
    await release(store);
    await closing;
    expect(published).toHaveLength(1);
    expect(store.counts.map(({ reason, count }) => [reason, count])).toEqual([
      ['checksum', 3],
      ['overloaded', 1],
    ]);
  });
});
