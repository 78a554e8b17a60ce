import { afterAll, beforeAll, expect, test } from 'vitest';
import { tipAmendmentText } from '../kernel/released-tip.ts';
import { type GivenRescueNode, openRescueNode } from './given-rescue-node.ts';
import { givenTrackDesk } from './given-track-desk.ts';

let node: GivenRescueNode;
let key = '';
beforeAll(async () => {
  node = await openRescueNode();
  const enrolled = await node.ask('demo-uk-administrator-1', '/api/oversight/identity/enrol-device', {
    body: {
      device: 'alarms-1',
      role: 'site_device',
      agency: 'uk-hmcg',
      sources: ['S-1', 'NOBODY'],
      days: 30,
    },
  });
  key = /"key":"([\w-]{16,})"/.exec(enrolled.body)?.[1] ?? '';
});
afterAll(() => node.close());

const duty = 'demo-uk-duty-1';
const watch = 'demo-uk-watch-1';
const order = async (staff: string, command: string, body: object) =>
  node.ask(staff, `/api/operations/site/${kebab(command)}`, { body });
const kebab = (name: string) => name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
const put = (noun: string, row: string, fields: object) =>
  order(duty, `Put${noun}`, { row, fields, seenVersion: null });
const name = { en: 'Test 1', fr: 'Essai 1' };
const device = (row: string, kind: string, zone: string, changes: object = {}) =>
  put('SiteDevice', row, {
    site: 'S-1',
    zone,
    kind,
    name,
    at: { east: 10, north: 10 },
    cabinet: null,
    view: null,
    presets: [],
    track: null,
    ...changes,
  });
const ring = [
  { east: 0, north: 0 },
  { east: 100, north: 0 },
  { east: 100, north: 100 },
];
let keys = 0;
const says = async (items: readonly object[]) => {
  const body = items.map((one) => ({ key: `k-${(keys += 1)}`, happenedAt: node.now(), ...one }));
  return node.askWith(key, '/api/feeds/alarms', { body });
};

test('from the register over the wire to the alarm, its closing and its figures', async () => {
  const view = { bearingDegrees: 0, widthDegrees: 180, rangeMetres: 80 };
  const entered = [
    await put('Site', 'S-1', {
      name,
      origin: { lat: 51.1, lon: 1.15 },
      operators: 2,
      railOperator: 'Rail control',
    }),
    await put('SiteZone', 'Z-1', { site: 'S-1', name, ground: 'between_fences', ring }),
    await put('SiteZone', 'Z-2', { site: 'S-1', name, ground: 'track', ring }),
    await device('CAM-1', 'camera', 'Z-1', { at: { east: 10, north: 0 }, view }),
    await device('IR-1', 'infrared_beam', 'Z-1'),
    await device('RAIL-1', 'track_sensor', 'Z-2', { track: 'T-1' }),
  ];
  expect(entered.map(({ status }) => status)).toEqual(entered.map(() => 200));
  await node.wait(1);
  const sent = await says([
    { device: 'CAM-1', signal: 'person', confidence: 0.9 },
    { device: 'RAIL-1', signal: 'disturbance' },
    { device: 'NOBODY', signal: 'cut' },
  ]);
  expect(sent).toMatchObject({ status: 200 });
  await node.wait(5);
  await node.wait(1);
  const { alarms, unknown } = JSON.parse((await node.ask(watch, '/api/operations/site/alarms')).body);
  expect(alarms).toHaveLength(1);
  expect(alarms[0].facts).toMatchObject({
    consequence: 'life_on_track',
    act: 'stop_trains_and_look',
    interrupts: true,
  });
  expect(alarms[0].facts.cameras[0]).toMatchObject({ camera: 'CAM-1', preset: null });
  expect(unknown).toEqual([{ device: 'NOBODY', count: 1 }]);
  const id: string = alarms[0].facts.alarm;
  expect(await order(watch, 'CloseSiteAlarm', { alarm: id, outcome: 'nothing_found' })).toMatchObject({
    code: 'not_acknowledged',
  });
  expect(await order(watch, 'AcknowledgeSiteAlarm', { alarm: id })).toMatchObject({ status: 200 });
  await stopAndRelease(id);
  await patrolGoes(id);
  expect(await order(watch, 'CloseSiteAlarm', { alarm: id, outcome: 'person_found' })).toMatchObject({
    status: 200,
  });
  const figures = JSON.parse((await node.ask(watch, '/api/operations/site/statistics')).body);
  // It was raised as well, and interrupted twice.
  expect(figures).toMatchObject({ operators: 2, alarms: 2, interrupting: 2 });
});

/** The alarm opened the request by itself; people tell, hear it repeated, and release the track by evidence. */
async function stopAndRelease(alarm: string): Promise<void> {
  const stop = `st-${alarm}`;
  const stands = async () => JSON.parse((await node.ask(watch, '/api/operations/site/alarms')).body).stops;
  // A flow follows the book: it writes when it comes to it.
  const soon = { timeout: 20_000, interval: 200 };
  await expect
    .poll(async () => (await node.wait(0), stands()), soon)
    .toMatchObject([{ stop, track: 'T-1', reason: 'person_on_track', operator: 'Rail control', told: null }]);
  const close = { alarm, outcome: 'person_found' };
  expect(await order(watch, 'CloseSiteAlarm', close)).toMatchObject({ code: 'stop_stands' });
  const controller = 'POST-1';
  const readBack = { track: 'T-2', reason: 'person_on_track' };
  const evidence = {
    kind: 'patrol_on_track',
    reference: 'P-1',
    searched: ['track', 'lineside'],
    seenAt: node.now(),
  };
  const repeated = { track: 'T-1', evidence: 'patrol_on_track' };
  const steps: readonly (readonly [string, object, object])[] = [
    ['AcknowledgeStop', { stop, controller, readBack }, { code: 'not_told' }],
    ['TellStop', { stop, controller, way: 'direct_line' }, { status: 200 }],
    ['AcknowledgeStop', { stop, controller, readBack }, { code: 'read_back_differs' }],
    ['AcknowledgeStop', { stop, controller, readBack: { ...readBack, track: 'T-1' } }, { status: 200 }],
    ['ConfirmTrainsStopped', { stop, controller }, { status: 200 }],
    ['EndStop', { stop, reason: 'track_clear', evidence: null }, { code: 'release_by_read_back' }],
    [
      'ProposeRelease',
      { stop, reason: 'track_clear', evidence: { ...evidence, searched: [] } },
      { status: 422 },
    ],
    ['ProposeRelease', { stop, reason: 'track_clear', evidence }, { status: 200 }],
    ['ReadBackRelease', { stop, controller, readBack: repeated }, { code: 'release_not_told' }],
    ['TellRelease', { stop, controller, way: 'telephone' }, { status: 200 }],
    [
      'ReadBackRelease',
      { stop, controller, readBack: { ...repeated, track: 'T-2' } },
      { code: 'read_back_differs' },
    ],
    ['ReadBackRelease', { stop, controller, readBack: repeated }, { status: 200 }],
  ];
  for (const [name, body, answer] of steps) expect(await order(watch, name, body)).toMatchObject(answer);
}

/** Dispatch was asked by itself; a person there says which patrol goes, and the site sees it. */
async function patrolGoes(alarm: string): Promise<void> {
  const dispatch = (name: string, more: object = {}) =>
    node.ask(watch, `/api/operations/dispatch/${kebab(name)}`, { body: { site: 'S-1', alarm, ...more } });
  const patrols = async () =>
    JSON.parse((await node.ask(watch, '/api/operations/dispatch/patrols')).body).patrols;
  const soon = { timeout: 20_000, interval: 200 };
  await expect
    .poll(async () => (await node.wait(0), patrols()), soon)
    .toMatchObject([{ site: 'S-1', alarm, need: 'somebody_on_track', ordered: null }]);
  expect(await dispatch('AcceptPatrol')).toMatchObject({ code: 'patrol_not_ordered' });
  const unit = (name: string, more: object = {}) =>
    node.ask(watch, `/api/operations/dispatch/${kebab(name)}`, {
      body: { site: 'S-1', patrol: 'P-1', ...more },
    });
  const order = { patrol: 'P-1', way: 'radio' };
  expect(await dispatch('OrderPatrol', order)).toMatchObject({ code: 'patrol_unknown' });
  const base = { lat: 51.1, lon: 1.15 };
  const entered = { kind: 'patrol', crew: 2, capabilities: ['vehicle'], base };
  expect(await unit('RegisterPatrol', entered)).toMatchObject({ status: 200 });
  expect(await dispatch('OrderPatrol', order)).toMatchObject({ code: 'patrol_off_duty' });
  const until = new Date(Date.parse(node.now()) + 3_600_000).toISOString();
  expect(await unit('StartPatrolDuty', { until, crew: 2 })).toMatchObject({ status: 200 });
  expect(await dispatch('OrderPatrol', order)).toMatchObject({ status: 200 });
  expect(await unit('EndPatrolDuty')).toMatchObject({ code: 'patrol_has_task' });
  expect(await dispatch('AcceptPatrol')).toMatchObject({ status: 200 });
  const alarms = async () => JSON.parse((await node.ask(watch, '/api/operations/site/alarms')).body).alarms;
  await expect
    .poll(async () => (await node.wait(0), alarms()), soon)
    .toMatchObject([{ patrol: { step: 'accepted', patrol: 'P-1' } }]);
}

test('trains stand where somebody is seen again while the release is told, and where another alarm comes on that track', async () => {
  await device('RAIL-2', 'track_sensor', 'Z-2', { track: 'T-1', at: { east: 10, north: 900 } });
  await node.wait(1);
  const desk = givenTrackDesk(node, watch);
  const soon = { timeout: 20_000, interval: 200 };
  const speaks = async (row: string) => {
    await says([{ device: row, signal: 'disturbance' }]);
    await node.wait(5);
  };
  await speaks('RAIL-1');
  // The first alarm of that place is closed and its track released: this is another.
  await expect.poll(async () => (await desk.open()).length, soon).toBe(1);
  const [alarm = ''] = await desk.open();
  await expect.poll(() => desk.stopOf(alarm), soon).toMatchObject({ track: 'T-1', ended: null });
  await desk.stops(alarm);
  await node.wait(60);
  await desk.releases(alarm);
  await node.wait(25);
  await speaks('RAIL-1');
  // Refused at once; or the program has taken the release back already.
  expect((await desk.repeats(alarm)).code).toMatch(/seen_since|release_not_proposed/);
  await expect.poll(() => desk.stopOf(alarm), soon).toMatchObject({ release: null, ended: null });
  const seen = (await desk.listed()).alarms.find(({ facts }) => facts.alarm === alarm);
  expect(seen).toMatchObject({
    raisedAt: null,
    seenAgainAt: expect.any(String),
    asks: [{ interrupts: true }],
  });
  await desk.releases(alarm);
  await node.wait(1);
  await speaks('RAIL-2');
  expect((await desk.repeats(alarm)).code).toMatch(/seen_since|other_stop_stands|release_not_proposed/);
  await expect.poll(() => desk.stopOf(alarm), soon).toMatchObject({ release: null, ended: null });
  const [other = ''] = (await desk.open()).filter((one) => one !== alarm);
  await expect.poll(() => desk.stopOf(other), soon).toMatchObject({ track: 'T-1', ended: null });
  const wrong = { stop: `st-${other}`, reason: 'asked_in_error', evidence: null };
  expect(await order(watch, 'EndStop', wrong)).toMatchObject({ status: 200 });
  await node.wait(1);
  await desk.releases(alarm);
  expect(await desk.repeats(alarm)).toMatchObject({ status: 200 });
});

test('a point put aside asks nothing, and one on the track cannot be', async () => {
  const until = new Date(Date.parse(node.now()) + 600_000).toISOString();
  const shelve = (row: string) => order(watch, 'ShelvePoint', { device: row, until, reason: 'chattering' });
  expect(await shelve('RAIL-1')).toMatchObject({ code: 'life_not_shelvable' });
  expect(await shelve('IR-1')).toMatchObject({ status: 200 });
  await node.wait(200);
  await says([{ device: 'IR-1', signal: 'beam_broken' }]);
  await node.wait(5);
  const { groups } = JSON.parse((await node.ask(watch, '/api/operations/site/alarms')).body);
  expect(groups).toMatchObject([{ cause: 'shelved', count: 1 }]);
});

test('whoever sees what stands at a site hears at once that it changed, and nobody else hears of it', async () => {
  const [own, border] = [watch, 'demo-uk-site-1'];
  // The coastguard of the other state serves here at sea; of the sites it sees nothing.
  const other = 'demo-fr-watch-1';
  const lines = await Promise.all([own, border, other].map((staff) => node.listen(staff, '/api/live/rooms')));
  for (const line of lines) await line.until((heard) => heard.includes('event: beat'), 5_000);
  expect(await order(watch, 'UnshelvePoint', { device: 'IR-1' })).toMatchObject({ status: 200 });
  const hears = (heard: string) => heard.includes('event: site\n');
  const heard = await Promise.all(lines.map((line) => line.until(hears, 2_000)));
  expect(heard.map((took) => took !== null)).toEqual([true, true, false]);
  const alarms = async (staff: string) =>
    JSON.parse((await node.ask(staff, '/api/operations/site/alarms')).body).alarms.length;
  expect(await alarms(border)).toBeGreaterThan(0);
  expect(await alarms(other)).toBe(0);
  for (const line of lines) line.stop();
});

test('no observer acts, no person posts as a device, and no device reads', async () => {
  const observer = 'demo-uk-observer-1';
  expect((await order(observer, 'AcknowledgeSiteAlarm', { alarm: 'sa-1' })).status).toBe(403);
  expect((await node.ask(watch, '/api/feeds/alarms', { body: {} })).status).toBeGreaterThanOrEqual(400);
  expect((await node.askWith(key, '/api/operations/site/alarms')).status).toBeGreaterThanOrEqual(400);
});

test('a request to stop trains that nobody answers calls the watch', async () => {
  const stop = { stop: 'st-1', site: 'S-1', track: 'T-1', alarm: null, reason: 'person_on_track' };
  expect(await order(watch, 'ProposeStop', stop)).toMatchObject({ status: 200 });
  await node.wait(31);
  await node.wait(1);
  const answer = await node.ask(watch, '/api/operations/watch/alarms');
  expect(answer.body).toContain('train_stop_unanswered');
});

test('a tip that two analysts release stands in the site’s picture as released, says that it was read, and goes when it is taken back', async () => {
  const [first, second] = ['demo-uk-analyst-1', 'demo-fr-analyst-1'];
  const tip = 'tip-0123456789abcdef';
  const until = new Date(Date.parse(node.now()) + 3_600_000).toISOString();
  const intel = (staff: string, name: string, body: object) =>
    node.ask(staff, `/api/inquiry/intel/${kebab(name)}`, { body: { tip, ...body } });
  const span = { kind: 'group_to_cross', from: node.now(), until, language: 'en' };
  const report = {
    ...span,
    place: 'S-1',
    grade: { scheme: '3x5x2', source: '1', information: 'A' },
    handling: ['C'],
    permits: ['site'],
    words: 'A group means to cross.',
    report: `s-${'7'.repeat(32)}`,
    text: 'An invented person said so.',
    conditionsText: 'Ask before it goes further.',
  };
  expect((await intel(watch, 'WriteTip', report)).status).toBe(403);
  expect(await intel(first, 'WriteTip', report)).toMatchObject({ status: 200 });
  const { words } = report;
  const release = { ...span, place: 'S-1', zone: 'Z-2', words, marking: 'official', body: 'joint-uro' };
  expect((await intel(watch, 'ReleaseToSite', release)).status).toBe(403);
  expect((await intel(first, 'ReleaseToSite', { ...release, text: 'said so' })).status).toBe(422);
  const asked = await intel(first, 'ReleaseToSite', release);
  const proposal = /"proposal":"(p-[0-9a-f]{32})"/.exec(asked.body)?.[1] ?? '';
  const approve = async (staff: string) => {
    await node.enter(staff);
    return node.ask(staff, '/api/oversight/approvals/approve-act', { body: { proposal } });
  };
  expect((await approve(first)).status).not.toBe(200);
  expect(await approve(second)).toMatchObject({ status: 200 });
  // Of the border's own remit: the coastguard's desk has no part in it.
  const gold = 'demo-uk-gold-1';
  const tips = async (staff = gold) => {
    await node.wait(0);
    return JSON.parse((await node.ask(staff, '/api/operations/tips/site')).body).tips;
  };
  const soon = { timeout: 20_000, interval: 200 };
  await expect
    .poll(() => tips(), soon)
    .toMatchObject([{ tip, zone: 'Z-2', band: 'firm', body: 'joint-uro', words, isOwn: true, seenAt: null }]);
  expect(await tips(watch)).toEqual([]);
  const shown = (await node.ask(gold, '/api/operations/tips/site')).body;
  expect(shown).not.toMatch(/invented person|3x5x2|s-7777|analyst/);
  const own = async () => JSON.parse((await node.ask(first, '/api/inquiry/intel/tips')).body).tips;
  await expect.poll(own, soon).toMatchObject([{ tip, releases: [{ room: 'site', seenAt: null }] }]);
  expect(JSON.stringify(await own())).not.toContain('invented person');
  expect((await node.ask(watch, '/api/inquiry/intel/tips')).status).toBe(403);
  expect((await node.ask(first, '/api/operations/tips/site')).status).toBe(403);
  expect(await intel(first, 'WithdrawTip', { reason: 'no_longer_true' })).toMatchObject({ status: 200 });
  await expect.poll(() => tips(), soon).toEqual([]);
});

test('a text that two analysts amend takes the place of the first, is to be read again, and keeps what was said of it apart', async () => {
  const [first, second] = ['demo-uk-analyst-1', 'demo-fr-analyst-1'];
  const tip = 'tip-fedcba9876543210';
  const until = new Date(Date.parse(node.now()) + 3_600_000).toISOString();
  const span = { kind: 'diversion', from: node.now(), until, language: 'en', place: 'S-1' };
  const intel = (staff: string, name: string, body: object) =>
    node.ask(staff, `/api/inquiry/intel/${kebab(name)}`, { body: { tip, ...body } });
  const approve = async (staff: string, { body }: { readonly body: string }) => {
    const proposal = /"proposal":"(p-[0-9a-f]{32})"/.exec(body)?.[1] ?? '';
    await node.enter(staff);
    return (await node.ask(staff, '/api/oversight/approvals/approve-act', { body: { proposal } })).status;
  };
  const listed = async (staff: string, url: string) => {
    await node.wait(0);
    const { tips } = JSON.parse((await node.ask(staff, url)).body);
    return tips.filter((one: { readonly tip: string }) => one.tip === tip);
  };
  const inRoom = () => listed('demo-uk-gold-1', '/api/operations/tips/site');
  const own = () => listed(first, '/api/inquiry/intel/tips');
  const read = (edition?: number, staff = 'demo-uk-site-1') =>
    node.ask(staff, '/api/operations/tips/note-tip-seen', {
      body: { tip, room: 'site', ...(edition === undefined ? {} : { edition }) },
    });
  const soon = { timeout: 20_000, interval: 200 };
  const seenAt: unknown = expect.any(String);
  const sealed = { report: `s-${'8'.repeat(32)}`, text: 'An invented person said so.' };
  const graded = { grade: { scheme: '4x4', source: 'A', information: '1' }, handling: [], permits: [] };
  await intel(first, 'WriteTip', { ...span, ...graded, ...sealed, words: 'By the bridge.' });
  const release = { ...span, zone: 'Z-2', words: 'By the bridge.', marking: 'official', body: 'joint-uro' };
  expect(await approve(second, await intel(first, 'ReleaseToSite', release))).toBe(200);
  await expect.poll(inRoom, soon).toMatchObject([{ words: 'By the bridge.', edition: 1, amendedAt: null }]);
  expect((await read(undefined, 'demo-uk-freight-2')).body).toContain('not_of_room');
  expect(await read()).toMatchObject({ status: 200 });
  await expect.poll(own, soon).toMatchObject([{ releases: [{ seenAt }] }]);
  const amendment = { ...release, words: 'By the pond.', edition: 1, amendment: 'was_wrong' };
  expect((await intel(watch, 'AmendToSite', amendment)).status).toBe(403);
  const asked = await intel(first, 'AmendToSite', amendment);
  expect(await approve(first, asked)).not.toBe(200);
  expect(JSON.parse((await node.ask(second, '/api/oversight/approvals/waiting')).body)).toMatchObject([
    { command: 'AmendToSite', terms: { amendment: tipAmendmentText.was_wrong, language: { fr: 'Anglais' } } },
  ]);
  expect(await inRoom()).toMatchObject([{ edition: 1 }]);
  expect(await approve(second, asked)).toBe(200);
  await expect
    .poll(inRoom, soon)
    .toMatchObject([{ words: 'By the pond.', edition: 2, amendment: 'was_wrong', seenAt: null }]);
  const superseded = [{ words: 'By the bridge.', seenAt }];
  await expect.poll(own, soon).toMatchObject([{ releases: [{ edition: 2, seenAt: null, superseded }] }]);
  expect((await read(1)).body).toContain('tip_amended');
  expect(await read(2)).toMatchObject({ status: 200 });
  await expect.poll(own, soon).toMatchObject([{ releases: [{ edition: 2, seenAt, superseded }] }]);
});
