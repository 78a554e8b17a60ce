import { expect, test } from 'vitest';
import type { ReceivedMessage } from '../feeds/alarm/intake.ts';
import type { KeptDeviceEvent } from '../journal/device-events.ts';
import { fold } from '../kernel/decider.ts';
import type { ActorId } from '../kernel/ids.ts';
import { addSeconds, type Instant, instant } from '../kernel/time.ts';
import { siteAlarmDecider } from '../operations/site/decide-alarm.ts';
import type { SiteAlarmEvent } from '../operations/site/events-alarm.ts';
import type { DeviceFields } from '../operations/site/registers.ts';
import type { SiteAlarmView, SitePlanAnswer } from '../operations/site/wire.ts';
import { type FollowedParts, followSites, type Presenting } from './followed-sites.ts';

const noon: Instant = instant(Date.UTC(2026, 2, 3, 12));
const name = { en: 'Test 1', fr: 'Essai 1' };
const ring = [
  { east: 0, north: 0 },
  { east: 100, north: 0 },
  { east: 100, north: 100 },
];
const zone = (row: string) => ({
  row,
  version: 1,
  fields: { site: 'S-1', name, ground: 'track' as const, ring },
});
const device = (row: string, fields: Partial<DeviceFields>) => ({
  row,
  version: 1,
  fields: {
    site: 'S-1',
    zone: 'Z-1',
    kind: 'track_sensor' as const,
    name,
    at: { east: 10, north: 10 },
    cabinet: null,
    view: null,
    presets: [],
    track: null,
    ...fields,
  },
});
const view = { bearingDegrees: 0, widthDegrees: 180, rangeMetres: 80 };
const registers: Omit<SitePlanAnswer, 'points'> = {
  sites: [
    {
      row: 'S-1',
      version: 1,
      fields: { name, origin: { lat: 51.1, lon: 1.15 }, operators: 2, railOperator: 'Rail control' },
    },
  ],
  zones: [zone('Z-1')],
  devices: [
    device('RAIL-1', { track: 'T-1' }),
    device('CAM-1', { kind: 'camera', view }),
    device('CAM-2', { kind: 'camera', view, at: { east: 900, north: 10 } }),
  ],
  works: [],
};

/** A world that outlives the program: clock, register, telemetry, and a book that fails as long as it is told to. */
function givenWorld() {
  const world = {
    now: noon,
    registers,
    changes: { registers: 1, record: 0 },
    fails: new Set<string>(),
    kept: [] as KeptDeviceEvent[],
    events: new Map<string, SiteAlarmEvent[]>(),
    written: [] as Presenting[],
    faults: [] as string[],
  };
  const alarms = (): SiteAlarmView[] =>
    [...world.events.values()].flatMap((events) => {
      const state = fold(siteAlarmDecider, events);
      return state.phase === 'known' ? [state.alarm] : [];
    });
  const parts: FollowedParts = {
    clock: () => world.now,
    fault: (error) => void world.faults.push(String(error)),
    changed: () => world.changes,
    readRegisters: () => Promise.resolve(world.registers),
    readRecord: () => Promise.resolve({ alarms: alarms(), stops: [], points: [] }),
    heardSince: (at) => Promise.resolve(world.kept.filter(({ receivedAt }) => receivedAt >= at)),
    present(command) {
      if (world.fails.has('all') || command.devices.some((one) => world.fails.has(one)))
        return Promise.reject(new Error('store away'));
      const held = world.events.get(command.alarm) ?? [];
      const given = { ...command, by: 'node.sites' as ActorId }; // the node's own actor
      const decided = siteAlarmDecider.decide(fold(siteAlarmDecider, held), given);
      if (!decided.ok) return Promise.reject(new Error(decided.refusal.code));
      world.events.set(command.alarm, [...held, ...(decided.value as readonly SiteAlarmEvent[])]); // no track stands beside
      if (decided.value.length > 0) world.written.push(command);
      world.changes = { ...world.changes, record: world.changes.record + 1 };
      return Promise.resolve();
    },
    order: () => Promise.resolve(),
  };
  const message = (row: string, signal: 'person' | 'disturbance', key: string): ReceivedMessage => {
    const at = { happenedAt: world.now, claimedAt: world.now, receivedAt: world.now };
    return { device: row, key, signal, value: null, confidence: signal === 'person' ? 0.9 : null, ...at };
  };
  /** As the node takes it: telemetry first, and the sites after it. */
  const says = async (
    sites: ReturnType<typeof followSites>,
    ...said: Parameters<typeof message>
  ): Promise<boolean> => {
    const one = message(...said);
    await sites.look();
    if (!world.kept.some(({ device: held, key }) => held === one.device && key === one.key))
      world.kept.push(one);
    return sites.take([one]).then(
      () => true,
      () => false,
    );
  };
  const wait = (seconds: number): void => void (world.now = addSeconds(world.now, seconds));
  const begin = () => followSites(parts);
  return { world, alarms, message, says, wait, begin, types: () => world.written.map(({ type }) => type) };
}

test('an alarm that the book failed to take is not answered as stored, and its resending makes one alarm of it', async () => {
  const { world, says, begin, types } = givenWorld();
  const sites = begin();
  world.fails.add('all');
  expect(await says(sites, 'CAM-1', 'person', 'k-1')).toBe(false);
  expect(await says(sites, 'CAM-1', 'person', 'k-1')).toBe(false);
  world.fails.clear();
  expect(await says(sites, 'CAM-1', 'person', 'k-1')).toBe(true);
  expect(types()).toEqual(['PresentSiteAlarm']);
});

test('what joins an alarm that is not on record is no more stored than the alarm', async () => {
  const { world, says, wait, begin, alarms } = givenWorld();
  const sites = begin();
  world.fails.add('CAM-1');
  expect(await says(sites, 'CAM-1', 'person', 'k-1')).toBe(false);
  wait(20);
  expect(await says(sites, 'CAM-1', 'person', 'k-2')).toBe(false);
  // Another place is presented and answered for all the same.
  expect(await says(sites, 'CAM-2', 'person', 'k-3')).toBe(true);
  expect(alarms()).toHaveLength(1);
  world.fails.clear();
  await sites.pass();
  expect(alarms()).toMatchObject([{ seenAgainAt: null }, { seenAgainAt: expect.any(String) }]);
});

test('a lone sensor whose time is over while the book is away is presented as soon as it is back', async () => {
  const { world, says, wait, begin, types } = givenWorld();
  const sites = begin();
  expect(await says(sites, 'RAIL-1', 'disturbance', 'k-1')).toBe(true);
  world.fails.add('all');
  wait(5);
  await expect(sites.pass()).rejects.toThrow('store away');
  await expect(sites.pass()).rejects.toThrow('store away');
  world.fails.clear();
  await sites.pass();
  await sites.pass();
  expect(types()).toEqual(['PresentSiteAlarm']);
});

test('a change of the register while a lone sensor waits loses nothing', async () => {
  const { world, says, wait, begin, alarms } = givenWorld();
  const sites = begin();
  await says(sites, 'RAIL-1', 'disturbance', 'k-1');
  wait(2);
  world.registers = { ...registers, zones: [zone('Z-1'), zone('Z-2')] };
  world.changes = { ...world.changes, registers: 2 };
  await sites.pass();
  expect(alarms()).toEqual([]);
  wait(3);
  await sites.pass();
  expect(alarms()).toMatchObject([{ facts: { consequence: 'life_on_track', track: 'T-1' } }]);
});

test('a site that is taken off the register owes nothing: what waited there is presented', async () => {
  const { world, says, wait, begin, alarms } = givenWorld();
  const sites = begin();
  await says(sites, 'RAIL-1', 'disturbance', 'k-1');
  wait(1);
  world.registers = { ...registers, sites: [] };
  world.changes = { ...world.changes, registers: 2 };
  await sites.pass();
  expect(alarms()).toMatchObject([{ facts: { consequence: 'life_on_track' } }]);
});

test('a program killed while a lone sensor waits presents it after its start, once', async () => {
  const { says, wait, begin, types } = givenWorld();
  await says(begin(), 'RAIL-1', 'disturbance', 'k-1');
  wait(30);
  const after = begin();
  await after.pass();
  await begin().pass();
  expect(types()).toEqual(['PresentSiteAlarm']);
  // Sent again by whoever heard no answer, it is no second sighting.
  expect(await says(after, 'RAIL-1', 'disturbance', 'k-1')).toBe(true);
  wait(60);
  await after.pass();
  expect(types()).toEqual(['PresentSiteAlarm']);
});

test('what was on record before the start asks nobody anew, and what comes to it still belongs to it', async () => {
  const { says, wait, begin, alarms, types } = givenWorld();
  await says(begin(), 'CAM-1', 'person', 'k-1');
  wait(60);
  const after = begin();
  await after.pass();
  expect(await says(after, 'CAM-1', 'person', 'k-2')).toBe(true);
  expect(types()).toEqual(['PresentSiteAlarm', 'NoteSeenAgain']);
  expect(alarms()).toMatchObject([{ raisedAt: null, asks: [{ interrupts: true }] }]);
});

test('two messages of one delivery under one key are both heard where they say different things', async () => {
  const { message, begin, alarms } = givenWorld();
  const sites = begin();
  await sites.take([message('CAM-1', 'disturbance', 'k-1'), message('CAM-1', 'person', 'k-1')]);
  expect(alarms()).toMatchObject([{ facts: { signature: 'person_seen' } }]);
});

test('a device that nobody entered is told of, however many names somebody makes up, and no longer once it is entered', async () => {
  const { world, says, begin } = givenWorld();
  const sites = begin();
  for (let n = 0; n < 220; n += 1) await says(sites, `MADE-UP-${n}`, 'disturbance', `k-${n}`);
  for (const key of ['k-a', 'k-b']) await says(sites, 'CAM-9', 'person', key);
  expect(sites.unknown()[0]).toEqual({ device: 'CAM-9', count: 2 });
  world.registers = {
    ...registers,
    devices: [...registers.devices, device('CAM-9', { kind: 'camera', view })],
  };
  world.changes = { ...world.changes, registers: 2 };
  await sites.look();
  expect(sites.unknown().some(({ device: one }) => one === 'CAM-9')).toBe(false);
});
