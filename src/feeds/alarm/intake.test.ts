import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { afterEach, expect, test } from 'vitest';
import { ok } from '../../kernel/result.ts';
import { instant } from '../../kernel/time.ts';
import { createAlarmIntake, type ReceivedMessage } from './intake.ts';
import { receivePublished, startMqttAlarms } from './mqtt.ts';
import { refuseAlarm } from './read.ts';

const now = instant(Date.UTC(2026, 2, 3, 12));
const message = (key: string, changes: object = {}) => ({
  device: 'fence-1',
  key,
  signal: 'disturbance',
  happenedAt: '2026-03-03T12:00:00.000Z',
  ...changes,
});

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

function givenIntake(
  take: (messages: readonly ReceivedMessage[]) => Promise<void> = () => Promise.resolve(),
) {
  const stored: ReceivedMessage[] = [];
  const refused: string[] = [];
  const intake = createAlarmIntake({
    async take(messages) {
      await take(messages);
      stored.push(...messages);
    },
    sink: { refused: (source, reason) => void refused.push(`${source} ${reason}`) },
    clock: () => now,
    inFlightMax: 10,
  });
  return { intake, stored, refused };
}
const via = { name: 'sys-1' };

test('the same message twice is taken once, in one delivery and in two', async () => {
  const { intake, stored } = givenIntake();
  const first = await intake.receive([message('k1'), message('k1')], via);
  const second = await intake.receive(message('k1'), via);
  expect([...first.outcomes, ...second.outcomes].map((one) => one.ok && one.repeated)).toEqual([
    false,
    true,
    true,
  ]);
  expect(stored).toHaveLength(1);
});

test('a key that a system uses anew after its restart is of another message', async () => {
  const { intake, stored } = givenIntake();
  const later = { happenedAt: '2026-03-03T12:00:30.000Z' };
  await intake.receive([message('k1'), message('k1', { signal: 'cut' })], via);
  await intake.receive([message('k1'), message('k1', later)], via);
  expect(stored.map(({ signal, claimedAt }) => [signal, claimedAt - now])).toEqual([
    ['disturbance', 0],
    ['cut', 0],
    ['disturbance', 30_000],
  ]);
});

test('one bad message refuses itself alone, with its reason in both languages', async () => {
  const { intake, stored, refused } = givenIntake();
  const { outcomes } = await intake.receive(
    [
      message('k1', { picture: 'x' }),
      message('k2', { signal: 'nonsense' }),
      message('k3', { signal: 'wind', value: 9, happenedAt: '1999-01-01T00:00:00Z' }),
      message('k4', { signal: 'wind', value: 400 }),
      message('k5', { confidence: 2 }),
      { device: 'fence-1' },
      7,
      message('k6'),
    ],
    via,
  );
  expect(refused).toEqual(
    [
      'unknown_field',
      'not_allowed',
      'time_absurd',
      'value_absurd',
      'out_of_range',
      'field_missing',
      'not_an_object',
    ].map((code) => `sys-1 ${code}`),
  );
  expect(outcomes.filter(({ ok }) => !ok).every((one) => !one.ok && one.text.fr !== one.text.en)).toBe(true);
  expect(stored.map(({ key }) => key)).toEqual(['k6']);
});

test('a clock that is wrong is told, and its message taken at the time of receipt', async () => {
  const { intake, stored } = givenIntake();
  const { outcomes } = await intake.receive(message('k1', { happenedAt: '2026-03-03T11:00:00Z' }), via);
  expect(outcomes).toMatchObject([{ ok: true, clockOffsetSeconds: -3_600 }]);
  expect(stored[0]?.receivedAt).toBe(now);
});

test('somebody seen by a camera that has lost its clock is taken as of the receipt, with how wrong the clock is', async () => {
  const { intake, stored, refused } = givenIntake();
  const lost = { signal: 'person', happenedAt: '1970-01-01T00:00:09Z' };
  const ahead = { signal: 'train_out', happenedAt: '2036-03-03T12:00:00Z' };
  const { outcomes } = await intake.receive([message('k1', lost), message('k2', ahead)], via);
  expect(outcomes).toMatchObject([
    { ok: true, clockOffsetSeconds: (Date.UTC(1970, 0, 1, 0, 0, 9) - now) / 1000 },
    { ok: true, clockOffsetSeconds: (Date.UTC(2036, 2, 3, 12) - now) / 1000 },
  ]);
  expect(stored).toMatchObject([
    { signal: 'person', happenedAt: now, receivedAt: now },
    { signal: 'train_out', happenedAt: now, receivedAt: now },
  ]);
  expect(refused).toEqual([]);
});

test('what the store failed to take may be sent again, and is then taken', async () => {
  let failures = 1;
  const { intake, stored, refused } = givenIntake(() =>
    failures-- > 0 ? Promise.reject(new Error('disk gone')) : Promise.resolve(),
  );
  expect(await intake.receive(message('k1'), via)).toMatchObject({
    again: true,
    outcomes: [{ code: 'not_stored' }],
  });
  expect(await intake.receive(message('k1'), via)).toMatchObject({
    again: false,
    outcomes: [{ ok: true, repeated: false }],
  });
  expect([stored.length, refused]).toEqual([1, ['sys-1 not_stored']]);
});

test('deliveries that come together are one write, and each has its own answer', async () => {
  const writes: number[] = [];
  const { intake, stored, refused } = givenIntake((messages) => {
    writes.push(messages.length);
    return Promise.resolve();
  });
  const answers = await intake.receiveAll([
    { value: ok([message('k1'), message('k2')]), via },
    { value: refuseAlarm('not_json'), via },
    { value: ok(message('k1')), via: { name: 'sys-2' } },
  ]);
  expect(answers).toMatchObject([
    { outcomes: [{ repeated: false }, { repeated: false }] },
    { refusal: { code: 'not_json' } },
    { outcomes: [{ repeated: true }] },
  ]);
  expect([writes, stored.length, refused]).toEqual([[2], 2, ['sys-1 not_json']]);
});

test('a message that stands twice in what the store failed to take must come again both times', async () => {
  const { intake } = givenIntake(() => Promise.reject(new Error('disk gone')));
  const answers = await intake.receiveAll([
    { value: ok(message('k1')), via },
    { value: ok(message('k1')), via },
    { value: ok(7), via },
  ]);
  expect(answers.map(({ again }) => again)).toEqual([true, true, false]);
});

test('beyond what may be under way a delivery is refused whole and may come again', async () => {
  const { intake } = givenIntake(() => new Promise(() => {}));
  void intake.receive(
    Array.from({ length: 8 }, (_, at) => message(`k${at}`)),
    via,
  );
  const answer = await intake.receive([message('a'), message('b'), message('c')], via);
  expect(answer).toMatchObject({ again: true, outcomes: [{ code: 'overloaded' }, {}, {}] });
});

test('any JSON and any bytes on any topic get an answer and never throw', async () => {
  const { intake } = givenIntake();
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue(),
      fc.uint8Array({ maxLength: 60 }),
      fc.string(),
      async (value, bytes, topic) => {
        expect(await intake.receive(value, via)).toHaveProperty('again');
        const published = { topic, payload: bytes };
        expect(await receivePublished(intake, [published, published])).toMatchObject([
          { again: false },
          { again: false },
        ]);
      },
    ),
    { numRuns: 200 },
  );
});

test('a broker is told only once the message is durable', async () => {
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => new Promise((resolve) => aedes.close(() => server.close(resolve))));
  const url = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is never text
  let failures = 2;
  const { intake, stored, refused } = givenIntake(() =>
    failures-- > 0 ? Promise.reject(new Error('disk gone')) : Promise.resolve(),
  );
  const told: string[] = [];
  const alarms = startMqttAlarms({
    url,
    clientId: 'strait-test',
    intake,
    sink: {
      heard: (source, count) => void told.push(`${source} heard ${count}`),
      link: (source, connected) => void told.push(`${source} ${connected ? 'up' : 'down'}`),
    },
    random: () => 0,
    retryMilliseconds: 10,
  });
  endings.push(() => alarms.stop());
  await alarms.ready;
  let acknowledged = 0;
  aedes.on('ack', (packet, client) => {
    if (client.id === 'strait-test' && packet !== undefined) acknowledged += 1;
  });
  const device = await connectAsync(url, { clientId: 'system' });
  endings.push(() => device.endAsync(true));
  await device.publishAsync('strait/alarms/sys-2', JSON.stringify(message('k1')), { qos: 1 });
  await device.publishAsync('strait/alarms/sys-2', 'not json', { qos: 1 });
  await expect.poll(() => acknowledged, { timeout: 10_000 }).toBe(2);
  expect(stored.map(({ key }) => key)).toEqual(['k1']);
  expect(refused).toEqual(['sys-2 not_stored', 'sys-2 not_stored', 'sys-2 not_json']);
  server.close();
  aedes.close();
  await expect.poll(() => told).toContain('mqtt-alarms down');
  expect(told[0]).toBe('mqtt-alarms up');
  const heard = told.flatMap((one) => one.match(/heard (\d+)/)?.[1] ?? []);
  expect(heard.reduce((sum, one) => sum + Number(one), 0)).toBe(2);
});
