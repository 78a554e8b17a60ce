import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Instant, instant } from '../kernel/time.ts';
import { createDeviceEvents } from './device-events.ts';
import type { Identity, Report, Telemetry } from './port.ts';
import { openStore, type Store } from './store.ts';
import { createTelemetry } from './telemetry.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';

const noon = instant(Date.parse('2021-11-24T12:00:00Z'));
const minute = 60_000;
const day = 86_400_000;
const after = (milliseconds: number): Instant => instant(noon + milliseconds);

function report(given: Partial<Report> = {}): Report {
  return {
    track: 'ais:999000001',
    source: 'receiver-example',
    receivedAt: noon,
    happenedAt: given.receivedAt ?? noon,
    lat: 50.9512345,
    lon: 1.4598765,
    accuracyMetres: null,
    speedMetresPerSecond: 5.25,
    courseDegrees: 211.5,
    headingDegrees: null,
    status: 0,
    kind: 'vessel_class_a',
    ...given,
  };
}

function identity(given: Partial<Identity> = {}): Identity {
  return {
    track: 'ais:999000001',
    source: 'receiver-example',
    receivedAt: noon,
    name: 'EXAMPLE STAR',
    callSign: 'EXMPL',
    imo: 9_999_993,
    shipType: 70,
    lengthMetres: 120,
    beamMetres: 20,
    draughtMetres: 6.5,
    destination: 'NOWHERE',
    ...given,
  };
}

/** As the store was made: no day held or dropped, nothing written, and what this process knew of it forgotten with it. */
const emptied = `select strait_telemetry.drop_days('9999-12-31');
  update strait_telemetry.horizon set day = '0001-01-01';
  truncate strait_telemetry.words, strait_telemetry.tracks, strait_telemetry.identities, strait_telemetry.refusals,
    strait_telemetry.device_events restart identity`;

describe.each(testServers)('telemetry on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let store: Store;
  let telemetry: Telemetry;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    store = await openStore({ url });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });
  beforeEach(async () => {
    await sqlAt(url, emptied);
    telemetry = createTelemetry(store);
  });

  test('what was written is read back as it was', async () => {
    const first = report({ accuracyMetres: 10, headingDegrees: 210, happenedAt: after(-1500) });
    await telemetry.write({ reports: [first], identities: [identity()] });
    expect(await telemetry.pictureAt(noon, 'known', 600)).toEqual({
      reports: [first],
      identities: [identity()],
    });
    expect(await telemetry.oldest()).toBe(noon);
  });

  test('a batch that fails half is not written at all: written again, it stands once', async () => {
    const unfit = identity({ shipType: 2 ** 40 });
    await expect(telemetry.write({ reports: [report()], identities: [unfit] })).rejects.toThrow();
    await telemetry.write({ reports: [report()], identities: [identity()] });
    const asked = { track: 'ais:999000001', from: after(-minute), to: after(minute), limit: 10 };
    expect(await telemetry.history(asked)).toEqual([report()]);
    await telemetry.write({
      reports: [],
      identities: [identity({ receivedAt: after(5), name: 'EXAMPLE MOON' })],
    });
    const [known] = await telemetry.identities(['ais:999000001'], after(minute), 'known');
    expect(known?.name).toBe('EXAMPLE MOON');
  });

  test('the picture at T holds the last report of each track, and no track older than asked', async () => {
    const other = report({ track: 'ais:999000002', receivedAt: after(-20 * minute) });
    const moved = report({ receivedAt: after(minute), lat: 51 });
    await telemetry.write({ reports: [report(), other, moved], identities: [] });
    const at = (when: Instant, age: number) =>
      telemetry.pictureAt(when, 'known', age).then(({ reports }) => reports);
    expect(await at(after(0), 600)).toEqual([report()]);
    expect(await at(after(minute), 600)).toEqual([moved]);
    expect((await at(after(minute), 1800)).map(({ track }) => track).sort()).toEqual([
      'ais:999000001',
      'ais:999000002',
    ]);
    expect(await at(after(-minute), 600)).toEqual([]);
  });

  test('“known” is what had come in by T, “happened” is what we know now of T', async () => {
    const late = report({ happenedAt: after(-minute), receivedAt: after(5 * minute), lat: 50 });
    const early = report({ happenedAt: after(-2 * minute), receivedAt: after(-2 * minute), lat: 49 });
    await telemetry.write({ reports: [early, late], identities: [] });
    expect((await telemetry.pictureAt(noon, 'known', 600)).reports).toEqual([early]);
    expect((await telemetry.pictureAt(noon, 'happened', 600)).reports).toEqual([late]);
    expect((await telemetry.pictureAt(after(-90_000), 'happened', 600)).reports).toEqual([early]);
  });

  test('a report of yesterday that comes in after midnight still stands in yesterday’s picture', async () => {
    const late = report({ happenedAt: noon, receivedAt: after(day) });
    await telemetry.write({ reports: [late], identities: [] });
    expect((await telemetry.pictureAt(after(1), 'happened', 600)).reports).toEqual([late]);
    expect(await telemetry.history({ track: late.track, from: noon, to: noon, limit: 10 })).toEqual([late]);
  });

  test('a track that sends its backlog after a silence is seen where it is, not where it was', async () => {
    const now = report({ receivedAt: noon, lat: 51.1 });
    const backlog = [30, 20, 10].map((minutes, index) =>
      report({ happenedAt: after(-minutes * minute), receivedAt: after(100 + index), lat: 50 }),
    );
    await telemetry.write({ reports: [now, ...backlog], identities: [] });
    expect((await telemetry.pictureAt(after(minute), 'known', 3600)).reports).toEqual([now]);
  });

  test('the identity is the one known then; looking back, one learned later serves where there was none', async () => {
    const renamed = identity({ receivedAt: after(minute), name: 'EXAMPLE MOON' });
    await telemetry.write({
      reports: [report({ receivedAt: after(-minute) })],
      identities: [identity(), renamed],
    });
    expect((await telemetry.pictureAt(noon, 'known', 600)).identities).toEqual([identity()]);
    expect((await telemetry.pictureAt(after(2 * minute), 'known', 600)).identities).toEqual([renamed]);
    expect((await telemetry.pictureAt(after(-1), 'known', 600)).identities).toEqual([]);
    expect((await telemetry.pictureAt(after(-1), 'happened', 600)).identities).toEqual([identity()]);
  });

  test('the identities of the tracks asked for, and of no other', async () => {
    const other = identity({ track: 'ais:999000002', receivedAt: after(minute), name: 'EXAMPLE MOON' });
    await telemetry.write({ reports: [], identities: [identity(), other] });
    const both = ['ais:999000001', 'ais:999000002', 'ais:999000009'];
    expect(await telemetry.identities([], noon, 'known')).toEqual([]);
    expect(await telemetry.identities(['ais:999000002'], after(minute), 'known')).toEqual([other]);
    expect(await telemetry.identities(both, noon, 'known')).toEqual([identity()]);
    const looking = await telemetry.identities(both, noon, 'happened');
    expect(new Set(looking.map(({ name }) => name))).toEqual(new Set(['EXAMPLE MOON', 'EXAMPLE STAR']));
  });

  test('a history is in the order of time and keeps the newest', async () => {
    const track = [0, 1, 2, 3].map((minutes) => report({ receivedAt: after(minutes * minute) }));
    await telemetry.write({ reports: [...track].reverse(), identities: [] });
    expect(
      await telemetry.history({ track: 'ais:999000001', from: noon, to: after(3 * minute), limit: 2 }),
    ).toEqual(track.slice(2));
    expect(await telemetry.history({ track: 'ais:999000009', from: noon, to: after(day), limit: 5 })).toEqual(
      [],
    );
  });

  test('who was inside a box between two moments, also across the 180th meridian', async () => {
    const inside = report({ track: 'ais:999000003', lat: 10, lon: 179.5 });
    const across = report({ track: 'ais:999000004', lat: 10, lon: -179.5 });
    await telemetry.write({ reports: [report(), inside, across], identities: [] });
    const box = { south: 9, north: 11, west: 179, east: -179 };
    const found = await telemetry.within({ box: box, from: after(-minute), to: after(minute), limit: 10 });
    expect(found.map(({ track }) => track).sort()).toEqual(['ais:999000003', 'ais:999000004']);
    expect(
      await telemetry.within({
        box: { ...box, west: 1, east: 2 },
        from: after(-minute),
        to: after(minute),
        limit: 10,
      }),
    ).toEqual([]);
    expect(
      await telemetry.within({
        box: { south: 50, north: 51, west: 1, east: 2 },
        from: after(1),
        to: after(minute),
        limit: 10,
      }),
    ).toEqual([]);
  });

  test.each(['example star', 'exmpl', '9999993', '999000001', 'STAR 999000'])(
    '"%s" finds the ship',
    async (words) => {
      await telemetry.write({
        reports: [],
        identities: [
          identity(),
          identity({ track: 'ais:999000002', name: 'OTHER', callSign: null, imo: null }),
        ],
      });
      expect(await telemetry.search(words, 5)).toEqual([identity()]);
      expect(await telemetry.search('100% nothing', 5)).toEqual([]);
    },
  );

  test('refusals are counted for good', async () => {
    const one = { source: 'receiver-example', reason: 'bad_checksum', count: 2, lastAt: noon };
    await telemetry.countRefusals([one, { ...one, count: 3, lastAt: after(5) }]);
    await createTelemetry(store).countRefusals([one]);
    expect(await telemetry.refusals()).toEqual([{ ...one, count: 7, lastAt: after(5) }]);
  });

  test('messages of devices are heard again in the order of receipt, of one moment in that of their delivery', async () => {
    const events = createDeviceEvents(store);
    const said = (key: string, milliseconds: number) => {
      const at = { receivedAt: after(milliseconds), happenedAt: noon };
      return { device: 'fence-1', key, signal: 'disturbance', value: 1.5, confidence: null, ...at };
    };
    await events.write([said('z', 5), said('a', 5), said('m', 5)]);
    await events.write([said('old', -1), said('first', 0)]);
    await events.write([said('z', 900)]); // held already: it stays as it was
    const heard = async (limit: number) => (await events.heardSince(noon, limit)).map(({ key }) => key);
    expect(await heard(10)).toEqual(['first', 'z', 'a', 'm']);
    expect(await heard(2)).toEqual(['a', 'm']);
    expect((await events.heardSince(after(5), 1))[0]).toEqual(said('m', 5));
  });

  test('a clock far ahead takes no position and closes no day; put right, all goes on', async () => {
    const rules = { fullDays: 7, thinSeconds: 60, keepDays: 31 };
    const second = report({ receivedAt: after(1_000) });
    await telemetry.write({ reports: [report(), second], identities: [identity()] });
    expect(await telemetry.keep(after(400 * day), rules)).toBe('clock_doubted');
    const third = report({ receivedAt: after(day) });
    await telemetry.write({ reports: [third], identities: [] });
    const asked = { track: third.track, from: noon, to: after(2 * day), limit: 10 };
    expect(await telemetry.history(asked)).toEqual([report(), second, third]);
    expect(await telemetry.refusals()).toEqual([]);
    expect(await telemetry.keep(after(2 * day), rules)).toBe('kept');
  });

  test('a node that was silent for a long time keeps its days again once something comes in', async () => {
    const rules = { fullDays: 7, thinSeconds: 60, keepDays: 31 };
    const old = report({ receivedAt: after(-40 * day) });
    await telemetry.write({ reports: [old], identities: [] });
    expect(await telemetry.keep(noon, rules)).toBe('clock_doubted');
    expect(await telemetry.oldest()).toBe(old.receivedAt);
    await telemetry.write({ reports: [report()], identities: [] });
    expect(await telemetry.keep(noon, rules)).toBe('kept');
    expect(await telemetry.oldest()).toBe(noon);
  });

  test('old days are thinned, then dropped; a late row for a dropped day is counted, not lost silently', async () => {
    const tenDaysAgo = Array.from({ length: 120 }, (_, second) =>
      report({ receivedAt: after(-10 * day + second * 1000) }),
    );
    const fortyDaysAgo = report({ receivedAt: after(-40 * day) });
    await telemetry.write({ reports: [...tenDaysAgo, fortyDaysAgo, report()], identities: [identity()] });
    await telemetry.keep(noon, { fullDays: 7, thinSeconds: 60, keepDays: 31 });
    await telemetry.keep(noon, { fullDays: 7, thinSeconds: 60, keepDays: 31 });
    const past = await telemetry.history({
      track: fortyDaysAgo.track,
      from: after(-50 * day),
      to: after(-day),
      limit: 1000,
    });
    expect(past).toEqual([tenDaysAgo[0], tenDaysAgo[60]]);
    expect(await telemetry.oldest()).toBe(tenDaysAgo[0]?.receivedAt);
    await telemetry.write({ reports: [fortyDaysAgo, report({ receivedAt: after(minute) })], identities: [] });
    expect(
      await telemetry.history({
        track: fortyDaysAgo.track,
        from: after(-50 * day),
        to: after(-20 * day),
        limit: 10,
      }),
    ).toEqual([]);
    expect(
      await telemetry.history({ track: fortyDaysAgo.track, from: noon, to: after(day), limit: 10 }),
    ).toHaveLength(2);
    expect(await telemetry.refusals()).toMatchObject([{ reason: 'day_dropped', count: 1 }]);
    const plan = await sqlAt(
      url,
      `select count(*)::int as days from strait_telemetry.days where day > '2021-11-24'`,
    );
    expect(plan).toEqual([{ days: 1 }]);
  });
});
