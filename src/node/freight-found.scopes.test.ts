import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addSeconds, fromUtc, toUtc } from '../kernel/time.ts';
import type { FoundAnswer, PassagesAnswer } from '../operations/freight/wire.ts';
import type { AlarmsView, DesksView } from '../operations/watch/wire.ts';
import { type GivenRescueNode, type Heard, openRescueNode } from './given-rescue-node.ts';

// People found in a vehicle, on a whole node with the policies in force: who is called, and who may not know of it.

const team = 'demo-uk-freight-1';
const supervisor = 'demo-uk-freight-2';
const room = '/api/operations/freight';
const night = 'p-night0001';
const morning = 'p-morning01';
const patience = { timeout: 10_000, interval: 50 };

let node: GivenRescueNode;
const done = async (staff: string, path: string, body?: object): Promise<Heard> => {
  const heard = await node.ask(staff, `${room}/${path}`, body === undefined ? {} : { body });
  expect(heard.status, `${path}: ${heard.body}`).toBe(200);
  return heard;
};
const read = async <Answer>(staff: string, path: string): Promise<Answer> =>
  JSON.parse((await node.ask(staff, `${room}/${path}`)).body) as Answer; // the node's own answer
const ago = (minutes: number) => toUtc(addSeconds(fromUtc(node.now()), -minutes * 60));
const opening = (passage: string, minutes: number) => ({
  passage,
  place: 'coquelles',
  lane: null,
  direction: 'to_uk',
  arrivedAt: ago(minutes),
  form: 'curtain_sider',
  sides: 'soft',
  plates: [],
});

beforeAll(async () => {
  node = await openRescueNode();
  await done(team, 'open-passage', opening(morning, 600));
  await done(team, 'open-passage', opening(night, 60));
  const found = { people: 4, children: 1, injured: 1, unconscious: 0 };
  await done(team, 'note-people-met', { passage: night, metAt: ago(10), source: 'team', found });
  const listed = async () => (await read<PassagesAnswer>(team, 'passages')).passages.length;
  await vi.waitUntil(async () => (await listed()) === 2, patience);
});
afterAll(() => node.close());

describe('hurt people and children found call at once', () => {
  const watch = '/api/operations/watch';
  const duty = 'demo-uk-duty-1';
  const alarmsOf = async (staff: string) => {
    const heard = await node.ask(staff, `${watch}/alarms`);
    return heard.status === 200 ? (JSON.parse(heard.body) as AlarmsView).alarms : [];
  };
  // Coquelles is a place of the other state: both sides’ desks are called, each by an alarm of its own.
  const foundFor = async (staff: string) =>
    (await alarmsOf(staff)).filter(({ cause, side }) => cause.startsWith('found/') && side === 'uk');

  test('the duty desk and the supervisor, by count and place, with the act and the time left', async () => {
    await node.wait(1);
    await expect
      .poll(async () => (await foundFor(duty)).map(({ kind, priority }) => [kind, priority]), patience)
      .toEqual([
        ['people_hurt_in_vehicle', 'life'],
        ['children_in_vehicle', 'high'],
      ]);
    const [hurt] = await foundFor(duty);
    expect(hurt).toMatchObject({ role: 'duty_officer', reference: 'coquelles' });
    expect(hurt?.consequence.en).toContain('1 injured');
    expect(Date.parse(hurt?.actBefore ?? '')).toBeGreaterThan(Date.parse(hurt?.since ?? ''));
    expect(JSON.stringify(await foundFor(duty))).not.toMatch(/p-night|curtain|freight-1/);
    const { found } = await read<FoundAnswer>(supervisor, 'found');
    expect(found).toMatchObject([
      { help: 'medical', passage: night, counts: { injured: 1 } },
      { help: 'child_protection', passage: night, counts: { children: 1 } },
    ]);
  });

  test('nobody else hears of it: neither as an alarm, nor by its name, nor in a count of a desk', async () => {
    const [hurt] = await foundFor(duty);
    const named = `${watch}/alarms/${hurt?.alarm}`;
    expect((await node.ask(duty, named)).status).toBe(200);
    for (const staff of ['demo-uk-watch-1', 'demo-uk-observer-1']) {
      expect(await foundFor(staff), staff).toEqual([]);
      expect((await node.ask(staff, named)).status).toBe(404);
      const desks = JSON.parse((await node.ask(staff, `${watch}/desks`)).body) as DesksView;
      const counted = desks.loads
        .flatMap(({ parts }) => parts)
        .filter(({ part }) => part === 'unacknowledged_alarms')
        .reduce((sum, { count }) => sum + count, 0);
      const seen = (await alarmsOf(staff)).filter(({ phase }) => phase === 'unacknowledged');
      expect(counted, staff).toBe(seen.length);
    }
    const press = (staff: string, alarm = hurt?.alarm) =>
      node.ask(staff, `${watch}/acknowledge-alarm`, { body: { alarm, armedAt: hurt?.armedAt } });
    const [known, none] = [
      await press('demo-uk-watch-1'),
      await press('demo-uk-watch-1', `a-${'0'.repeat(24)}`),
    ];
    expect([known.status, known.code]).toEqual([none.status, none.code]);
    for (const staff of ['demo-uk-investigator-1', 'demo-uk-analyst-1', 'demo-uk-contact-1'])
      for (const path of [`${watch}/alarms`, named, `${watch}/desks`, `${room}/found`])
        expect((await node.ask(staff, path)).status, `${staff} ${path}`).toBe(403);
    expect((await press(duty)).status).toBe(200);
  });

  test('a handheld notes that help has come, and the alarms end', async () => {
    const identity = '/api/oversight/identity';
    const told = async (staff: string | null, path: string, body: object) =>
      JSON.parse((await node.ask(staff, path, { body })).body) as Readonly<Record<string, string>>;
    const device = 'hand-1';
    const row = { device, role: 'freight_device', agency: 'uk-border-force', sources: [device], days: 30 };
    await node.ask('demo-uk-administrator-1', `${identity}/enrol-device`, { body: row });
    const { code } = await told('demo-uk-administrator-1', `${identity}/issue-device-code`, { device });
    const { key = '' } = await told(null, '/api/device/enrol', { code });
    const [onDuty, observer] = [
      await node.listen(duty, '/api/live/rooms'),
      await node.listen('demo-uk-observer-1', '/api/live/rooms'),
    ];
    for (const line of [onDuty, observer])
      expect(await line.until((heard) => heard.includes('event: beat'), 5_000)).not.toBeNull();
    for (const help of ['medical', 'child_protection']) {
      const heard = await node.askWith(key, `${room}/note-help`, { body: { passage: night, help } });
      expect(heard.status, heard.body).toBe(200);
    }
    await expect.poll(async () => (await read<FoundAnswer>(supervisor, 'found')).found, patience).toEqual([]);
    await node.wait(1);
    await expect.poll(() => foundFor(duty), patience).toEqual([]);
    // That something changed, and nothing to be seen, would say it as well.
    const isNews = (heard: string) => heard.includes('event: watch');
    expect(await onDuty.until(isNews, 5_000)).not.toBeNull();
    expect(await observer.until(isNews, 500)).toBeNull();
    for (const line of [onDuty, observer]) line.stop();
    expect((await node.askWith(key, `${watch}/alarms`)).status).toBeGreaterThan(400);
  });
});

describe('where cameras saw a vehicle is told to whoever says why', () => {
  const path = `passages/${night}/seen`;
  const look = { look: 'l-scopes01', passage: night, purpose: 'same_vehicle' };

  test('not before the purpose is on record, then for its own asker alone', async () => {
    const before = await node.ask(team, `${room}/${path}?look=l-scopes01`);
    expect([before.status, before.code]).toEqual([409, 'look_missing']);
    expect((await node.ask(team, `${room}/${path}`)).status).toBe(422);
    await done(team, 'look-up-plate-reads', look);
    expect(await read(team, `${path}?look=l-scopes01`)).toMatchObject({ seen: [], isCut: false });
    const another = await node.ask(supervisor, `${room}/${path}?look=l-scopes01`);
    expect(another.code).toBe('look_missing');
    expect((await node.ask(team, `${room}/passages/${morning}/seen?look=l-scopes01`)).code).toBe(
      'look_missing',
    );
  });
});
