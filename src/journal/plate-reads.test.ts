import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Instant, instant } from '../kernel/time.ts';
import { createPlateReads } from './plate-reads.ts';
import type { PlateRead, PlateReads } from './plate-reads-port.ts';
import { openStore, type Store } from './store.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';

const noon = instant(Date.parse('2027-09-08T12:00:00Z'));
const hour = 3_600_000;
const after = (milliseconds: number): Instant => instant(noon + milliseconds);
const root = new Uint8Array(32).fill(7);

function read(key: string, given: Partial<PlateRead> = {}): PlateRead {
  return {
    source: 'anpr-1',
    key,
    receivedAt: noon,
    happenedAt: after(-1_500),
    clock: 'agrees',
    site: 'calais',
    lane: null,
    direction: 'to_uk',
    facing: 'front',
    confidence: 0.75,
    country: 'FR',
    shape: 'A-9',
    tokens: ['exact-one', 'near-one', 'near-two'],
    plate: 'ZZ-123-XX',
    ...given,
  };
}

describe.each(testServers)('plate reads on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let store: Store;
  let reads: PlateReads;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    store = await openStore({ url });
    reads = createPlateReads(store, root);
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });
  beforeEach(() => sqlAt(url, 'truncate strait_telemetry.plate_reads'));
  const meeting = (tokens: readonly string[], limit = 100) =>
    reads.meeting({ tokens, from: after(-48 * hour), to: after(48 * hour), limit });

  test('are found again by any token, at every site, the newest first; the plate is sealed', async () => {
    const later = read('k2', {
      site: 'coquelles',
      receivedAt: after(hour),
      tokens: ['exact-two', 'near-two', 'n3'],
    });
    expect(await reads.write([read('k1'), later, read('k3', { tokens: ['a', 'b', 'c'] })])).toEqual([
      true,
      true,
      true,
    ]);
    const found = await meeting(['near-two']);
    expect(found.map(({ site }) => site)).toEqual(['coquelles', 'calais']);
    const { plate, key, ...told } = read('k1');
    expect(found[1]).toEqual({ ...told, id: found[1]?.id });
    expect(key).toBe('k1');
    expect(await reads.textOf(found[1]?.id ?? '')).toBe(plate);
    const raw = await sqlAt(url, 'select * from strait_telemetry.plate_reads');
    expect(JSON.stringify(raw)).not.toContain('ZZ');
  });

  test('are kept once by source and key, however often and in whatever batch they come', async () => {
    expect(await reads.write([read('k1'), read('k1'), read('k1', { source: 'anpr-2' })])).toEqual([
      true,
      false,
      true,
    ]);
    const [one, two] = await Promise.all([
      reads.write([read('k1'), read('k2')]),
      reads.write([read('k2'), read('k1')]),
    ]);
    expect([...one, ...two].filter(Boolean)).toHaveLength(1);
    expect(await meeting(['exact-one'])).toHaveLength(3);
  });

  test('go after the hours that they are kept, and with them the plate', async () => {
    await reads.write([read('old', { receivedAt: after(-49 * hour) }), read('new')]);
    expect(await reads.keep(noon, 48)).toBe(1);
    expect(await sqlAt(url, 'select key from strait_telemetry.plate_reads')).toEqual([{ key: 'new' }]);
    expect(await reads.keep(noon, 48)).toBe(0);
  });

  test('that waited for a link go with the hours of their journey, and are told no longer than that', async () => {
    await reads.write([read('waited', { receivedAt: noon, happenedAt: after(-47 * hour) }), read('new')]);
    const toldAt = (hours: number) =>
      reads.meeting({
        tokens: ['exact-one'],
        from: after((hours - 48) * hour),
        to: after(hours * hour),
        limit: 9,
      });
    expect(await toldAt(0)).toHaveLength(2);
    expect(await toldAt(2)).toHaveLength(1);
    expect(await reads.keep(after(2 * hour), 48)).toBe(1);
    expect(await sqlAt(url, 'select key from strait_telemetry.plate_reads')).toEqual([{ key: 'new' }]);
  });

  test('that were moved to another row, or sealed under another key, do not open', async () => {
    await reads.write([read('k1'), read('k2', { plate: 'XX-321-ZZ', tokens: ['t1', 't2', 't3'] })]);
    const [found] = await meeting(['exact-one']);
    const stranger = createPlateReads(store, new Uint8Array(32).fill(8));
    expect(await stranger.textOf(found?.id ?? '')).toBeNull();
    await sqlAt(
      url,
      `update strait_telemetry.plate_reads as a set nonce = b.nonce, sealed = b.sealed
       from strait_telemetry.plate_reads as b where a.key = 'k1' and b.key = 'k2'`,
    );
    expect(await reads.textOf(found?.id ?? '')).toBeNull();
  });

  test('of a whole day, 20,000, are written in batches and one vehicle found among them', {
    timeout: 60_000,
  }, async () => {
    for (let batch = 0; batch < 40; batch += 1)
      await reads.write(
        Array.from({ length: 500 }, (_, n) => {
          const tokens = Array.from({ length: 12 }, (_each, token) => `${batch}-${n}-${token}`);
          return read(`${batch}-${n}`, { tokens });
        }),
      );
    expect(await meeting(['17-250-3'])).toHaveLength(1);
  });
});
