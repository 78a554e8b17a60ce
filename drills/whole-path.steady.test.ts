import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DetectionView } from '../src/operations/picture/wire.ts';
import { type LiveMessage, recordLive } from './live-record.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import { shipLine as ship } from './sample-ship.ts';

let node: NodeUnderTest;
let cookie: string;
let receiver: Socket;

beforeAll(async () => {
  node = await startNodeUnderTest();
  cookie = await node.signIn();
  receiver = await node.receiver();
});
afterAll(async () => {
  receiver?.destroy(); // none where the beginning failed
  await node?.clear();
});

const shows =
  (track: string) =>
  ({ event, data }: LiveMessage): boolean =>
    event === 'tracks' &&
    Array.isArray(data['motions']) &&
    data['motions'].some((row) => Array.isArray(row) && row[0] === track);
const showsDetection =
  (id: string) =>
  ({ event, data }: LiveMessage): boolean =>
    event === 'detections' &&
    Array.isArray(data['detections']) &&
    data['detections'].some((row: { id: string }) => row.id === id);

const get = async (path: string, after = ''): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${node.address}${path}`, {
    headers: { cookie, 'strait-after': after },
  });
  return (await answer.json()) as Record<string, unknown>;
};
const detect = (key: string, rest: object = {}) =>
  fetch(`${node.address}/api/feeds/detections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${node.deviceToken}` },
    body: JSON.stringify({
      source: 'example-camera-1',
      key,
      kind: 'thermal',
      happenedAt: new Date().toISOString(),
      position: { lat: 50.95, lon: 1.7, accuracyMetres: 50 },
      ...rest,
    }),
  });
const command = (name: string, body: object, key: string) =>
  fetch(`${node.address}/api/operations/picture/${name}`, {
    method: 'POST',
    headers: { cookie, 'x-strait': '1', 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });

describe('from a sentence on the TCP port to a console', () => {
  test('a ship appears on the live picture, is found by number, and was not there before it was heard', async () => {
    const before = new Date().toISOString();
    const live = await recordLive({ address: node.address, cookie });
    receiver.write(ship(999_000_101, 51.02, 1.52));
    await live.next(shows('ais:999000101'));
    live.close();
    const now = await get(`/api/picture?at=${new Date().toISOString()}&as=known`);
    const then = await get(`/api/picture?at=${before}&as=known`);
    expect(JSON.stringify(now['tracks'])).toContain('ais:999000101');
    expect(JSON.stringify(then['tracks'])).not.toContain('ais:999000101');
    const area = `south=51&west=1.5&north=51.1&east=1.6&from=${new Date(Date.now() - 60_000).toISOString()}&to=${new Date().toISOString()}`;
    expect(JSON.stringify(await get(`/api/picture/within?${area}`))).toContain('ais:999000101');
  });

  test('a console that lost its connection is told what it missed, and nothing twice', async () => {
    const first = await recordLive({ address: node.address, cookie });
    receiver.write(ship(999_000_102, 51.03, 1.5));
    await first.next(shows('ais:999000102'));
    const lastId = first.lastId();
    first.close();
    const watcher = await recordLive({ address: node.address, cookie });
    receiver.write(ship(999_000_103, 51.04, 1.5));
    await watcher.next(shows('ais:999000103'));
    watcher.close();
    const again = await recordLive({
      address: node.address,
      cookie,
      ...(lastId === undefined ? {} : { lastEventId: lastId }),
    });
    await again.next(shows('ais:999000103'));
    expect(again.seen.some(shows('ais:999000102'))).toBe(false);
    expect(again.seen.find(({ event }) => event === 'hello')?.data).toMatchObject({ resumed: true });
    again.close();
  });
});

describe('a detection', () => {
  test('is answered after it is durable, shown to consoles, assessed, and the assessment undone', async () => {
    const live = await recordLive({ address: node.address, cookie });
    const answer = await detect('k-1');
    expect(answer.status).toBe(200);
    await live.next(showsDetection('example-camera-1/k-1'));
    const detection = 'example-camera-1/k-1';
    const assessed = await command('assess-detection', { detection, assessment: 'confirmed' }, 'assess-0001');
    expect(await assessed.json()).toMatchObject({ ok: true, repeated: false });
    const repeated = await command('assess-detection', { detection, assessment: 'confirmed' }, 'assess-0001');
    expect(await repeated.json()).toMatchObject({ ok: true, repeated: true });
    await live.next(
      ({ event, data }) => event === 'detections' && JSON.stringify(data).includes('"confirmed"'),
    );
    const withdrawn = (await (
      await command('withdraw-assessment', { detection }, 'withdraw-0001')
    ).json()) as { position: string };
    const { changes } = await get('/api/picture/detections/example-camera-1/k-1/history', withdrawn.position);
    expect((changes as { type: string }[]).map(({ type }) => type)).toEqual([
      'DetectionRecorded',
      'DetectionAssessed',
      'AssessmentWithdrawn',
    ]);
    live.close();
  });

  test('told twice is one; under the same key with another content it is refused', async () => {
    const happenedAt = new Date().toISOString();
    const first = (await (await detect('k-2', { happenedAt })).json()) as { items: { position: string }[] };
    const again = (await (await detect('k-2', { happenedAt })).json()) as { items: { position: string }[] };
    expect(again.items[0]).toMatchObject({ ok: true, repeated: true });
    expect(first.items[0]?.position).toMatch(/^p\.[\w-]{48}$/);
    const other = await detect('k-2', { happenedAt, count: 7 });
    expect(other.status).toBe(207);
    expect(await other.json()).toMatchObject({ items: [{ ok: false }] });
  });

  test('late, ahead and out of order is shown so', async () => {
    const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
    const source = 'example-radar-1';
    const seen = async (key: string, happenedAt: string) =>
      (await detect(key, { source, happenedAt })).status;
    expect(await Promise.all([seen('late', ago(600)), seen('ahead', ago(-600))])).toEqual([200, 200]);
    expect(await seen('newer', ago(5))).toBe(200);
    expect(await seen('older', ago(30))).toBe(200);
    const live = await recordLive({ address: node.address, cookie });
    await live.next(showsDetection(`${source}/older`));
    live.close();
    const views = live.seen.flatMap(({ event, data }) =>
      event === 'detections' ? (data['detections'] as DetectionView[]) : [],
    );
    const timeliness = Object.fromEntries(views.map((view) => [view.id, view.timeliness]));
    expect(timeliness).toMatchObject({
      [`${source}/late`]: 'late',
      [`${source}/ahead`]: 'future',
      [`${source}/newer`]: expect.stringMatching(/in_time|out_of_order/),
      [`${source}/older`]: 'out_of_order',
    });
    const ahead = views.find(({ id }) => id === `${source}/ahead`);
    expect(Date.parse(ahead?.happenedAt ?? '')).toBeLessThanOrEqual(Date.parse(ahead?.recordedAt ?? ''));
  });

  test('of a sender without a right token is not taken', async () => {
    const answer = await fetch(`${node.address}/api/feeds/detections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer not-the-right-token-000' },
      body: '{}',
    });
    expect(answer.status).toBe(401);
  });
});

test('a console that comes when more happened than one message holds is told all of it', async () => {
  const items = Array.from({ length: 2_500 }, (_, n) => ({
    source: 'example-radar-2',
    key: `many-${n}`,
    kind: 'radar',
    happenedAt: new Date().toISOString(),
    position: { lat: 50.95, lon: 1.7, accuracyMetres: 50 },
  }));
  for (let first = 0; first < items.length; first += 500) {
    const answer = await fetch(`${node.address}/api/feeds/detections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${node.deviceToken}` },
      body: JSON.stringify(items.slice(first, first + 500)),
    });
    expect(answer.status).toBe(200);
  }
  const live = await recordLive({ address: node.address, cookie });
  const told = new Set<string>();
  await expect
    .poll(
      () => {
        for (const { event, data } of live.seen)
          if (event === 'detections')
            for (const { id } of data['detections'] as DetectionView[]) told.add(id);
        return items.filter(({ source, key }) => told.has(`${source}/${key}`)).length;
      },
      { timeout: 20_000 },
    )
    .toBe(2_500);
  live.close();
}, 60_000);

describe('the register of sources', () => {
  test('is for its keeper alone', async () => {
    const fields = {
      name: { en: 'Example camera', fr: 'Caméra d’exemple' },
      kind: 'camera',
      keeper: 'Example agency',
      place: null,
      silentAfterSeconds: 60,
    };
    const body = { row: 'example-camera-1', fields, seenVersion: null };
    expect((await command('put-source', body, 'put-source-0001')).status).toBe(403);
    const keeper = await node.signIn('demo-uk-sources-1');
    const put = await fetch(`${node.address}/api/operations/picture/put-source`, {
      method: 'POST',
      headers: {
        cookie: keeper,
        'x-strait': '1',
        'content-type': 'application/json',
        'idempotency-key': 'put-source-0002',
      },
      body: JSON.stringify(body),
    });
    expect(put.status).toBe(200);
    await expect
      .poll(async () => JSON.stringify(await get('/api/picture/sources')), { timeout: 5_000 })
      .toContain('Example agency');
  });
});

test('after a kill the node starts on its store again with the picture, the detections and the session', async () => {
  const other = await startNodeUnderTest();
  try {
    const session = await other.signIn();
    const socket = await other.receiver();
    const live = await recordLive({ address: other.address, cookie: session });
    socket.write(ship(999_000_201, 50.9, 1.4));
    await live.next(shows('ais:999000201'));
    live.close();
    socket.destroy();
    await other.kill();
    await expectResumed(other.dataDir, session);
  } finally {
    await other.clear();
  }
});

async function expectResumed(dataDir: string, session: string): Promise<void> {
  const again = await startNodeUnderTest({ dataDir });
  try {
    const resumed = await recordLive({ address: again.address, cookie: session });
    await resumed.next(shows('ais:999000201'));
    resumed.close();
    expect(await again.stop()).toBe(0);
  } finally {
    await again.clear();
  }
}
