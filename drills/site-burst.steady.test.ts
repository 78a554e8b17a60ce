import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAlarmIntake } from '../src/feeds/alarm/intake.ts';
import { startMqttAlarms } from '../src/feeds/alarm/mqtt.ts';
import { createDeviceEvents } from '../src/journal/index.ts';
import { openStore, type Store } from '../src/journal/store.ts';
import { type TestServer, testServers } from '../src/journal/test-server.ts';
import { instant, toUtc } from '../src/kernel/time.ts';
import { createRationaliser } from '../src/operations/site/rationalise/rationaliser.ts';
import type { Outcome } from '../src/operations/site/rationalise/shapes.ts';
import { operators } from './site-alarms-judge.ts';
import { drillSite, type FencePlace } from './site-alarms-site.ts';

let server: TestServer | undefined;
let store: Store;
beforeAll(async () => {
  server = await testServers[0]?.start();
  if (server === undefined) throw new Error('no built-in server');
  store = await openStore({ url: await server.freshUrl() });
});
afterAll(async () => {
  await store.close();
  await server?.stop();
});

/** A real broker on a port of its own. */
async function broker() {
  const aedes = await Aedes.createBroker();
  const listening = createServer(aedes.handle);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo; // a TCP server's address is never text
  const close = () => new Promise((resolve) => aedes.close(() => listening.close(resolve)));
  return { url: `mqtt://127.0.0.1:${port}`, close };
}

const perSecond = 200;
const seconds = 10;

test('a burst of 200 a second over a broker: all of it durable, the person in it presented, the rest a group', async () => {
  const { url, close } = await broker();
  const { plan, fence } = drillSite();
  const rationaliser = createRationaliser(plan, { operators });
  const now = () => instant(Date.now());
  const outcomes: { readonly at: number; readonly outcome: Outcome }[] = [];
  const refused: string[] = [];
  const telemetry = createDeviceEvents(store);
  let durable = 0;
  const intake = createAlarmIntake({
    async take(messages) {
      await telemetry.write(messages);
      durable += messages.length;
      for (const message of messages)
        for (const outcome of rationaliser.take(message)) outcomes.push({ at: Date.now(), outcome });
    },
    sink: { refused: (_source, reason) => void refused.push(reason) },
    clock: now,
  });
  const alarms = startMqttAlarms({
    url,
    clientId: 'strait-burst',
    intake,
    sink: { heard: () => undefined, link: () => undefined },
    random: () => 0,
  });
  await alarms.ready;
  const { startedAt, personAt, lastSentAt } = await sendBurst(url, fence);
  const all = perSecond * seconds + 2;
  await expect.poll(() => durable, { timeout: 120_000, interval: 20 }).toBe(all);
  const behindSeconds = (Date.now() - lastSentAt) / 1_000;
  const { rows } = await store.pool.query('select count(*)::int as held from strait_telemetry.device_events');
  const person = outcomes.find(
    ({ outcome }) => outcome.kind === 'presented' && outcome.alarm.signature === 'person_seen',
  );
  const presented = outcomes.filter(({ outcome }) => outcome.kind === 'presented').length;
  const grouped = outcomes.filter(({ outcome }) => outcome.kind === 'grouped').length;
  const figures = {
    messages: all,
    perSecond: Math.round((all * 1_000) / (lastSentAt - startedAt)),
    behindSeconds,
    personSeconds: person === undefined ? null : (person.at - personAt) / 1_000,
    presented,
    grouped,
  };
  console.log(`site burst over MQTT: ${JSON.stringify(figures)}`);
  await alarms.stop();
  await close();
  expect(refused).toEqual([]);
  expect(rows).toEqual([{ held: all }]);
  if (person?.outcome.kind !== 'presented') throw new Error('the person was not presented');
  const { consequence, interrupts, cameras } = person.outcome.alarm;
  expect([consequence, interrupts]).toEqual(['life_on_track', true]);
  expect(cameras.some(({ unfit }) => unfit === null)).toBe(true);
  // How far behind it falls depends on the machine and is printed; what it makes of the burst does not.
  expect(grouped).toBeGreaterThan(all / 2);
  expect(presented).toBeLessThan(all / 10);
});

/** An alarm system that says two hundred things a second, and in their midst that somebody is on the track. */
async function sendBurst(url: string, fence: readonly FencePlace[]) {
  const system = await connectAsync(url);
  const say = (key: string, said: object) =>
    system.publishAsync(
      'strait/alarms/system-1',
      JSON.stringify({ key, happenedAt: toUtc(instant(Date.now())), ...said }),
      { qos: 1 },
    );
  const startedAt = Date.now();
  let personAt = 0;
  const sent: Promise<unknown>[] = [say('l-1', { device: 'wind-0', signal: 'lightning' })];
  for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
    await until(startedAt + tenth * 100);
    for (let one = 0; one < perSecond / 10; one += 1) {
      const number = tenth * (perSecond / 10) + one;
      const place = fence[(number * 37) % fence.length];
      if (place === undefined) throw new Error('no fence');
      const [device, signal] = [
        [place.outer.device, 'disturbance'],
        [place.beam.device, 'beam_broken'],
        [place.cameras[0]?.device ?? '', 'motion'],
      ][number % 3] ?? ['', ''];
      sent.push(say(`b-${number}`, { device, signal, ...(signal === 'disturbance' ? { value: 1 } : {}) }));
    }
    if (tenth === seconds * 5) {
      personAt = Date.now();
      sent.push(say('p-1', { device: 't-1-cam5', signal: 'person', confidence: 0.9 }));
    }
  }
  await Promise.all(sent);
  const lastSentAt = Date.now();
  await system.endAsync();
  return { startedAt, personAt, lastSentAt };
}

function until(at: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));
}
