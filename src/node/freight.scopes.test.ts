import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addSeconds, fromUtc, toUtc } from '../kernel/time.ts';
import type { FairnessAnswer } from '../operations/freight/selection-wire.ts';
import { quarterOf } from '../operations/freight/selection/fairness.ts';
import type { PassageFileAnswer } from '../operations/freight/file/answer-wire.ts';
import type {
  PassageAnswer,
  PassagesAnswer,
  PerformanceAnswer,
  PhotosAnswer,
  RegistersAnswer,
  SimilarAnswer,
} from '../operations/freight/wire.ts';
import { newsRooms } from '../operations/picture/view/live-picture.ts';
import { type GivenRescueNode, type Heard, openRescueNode } from './given-rescue-node.ts';
import type { Operations } from './operations.ts';
import { releaseTip } from './test-tip-release.ts';

// Freight over HTTP, on a whole node with the policies in force: what a team does, and who may not know of it.

const team = 'demo-uk-freight-1';
const french = 'demo-fr-freight-1';
const supervisor = 'demo-uk-freight-2';
const room = '/api/operations/freight';
/** Those of the rescue, of the offices, of inquiry and of protection. */
const shut = [
  'demo-uk-watch-1',
  'demo-uk-duty-1',
  'demo-uk-observer-1',
  'demo-uk-administrator-1',
  'demo-uk-monitor-1',
  'demo-uk-investigator-1',
  'demo-uk-analyst-1',
  'demo-uk-safeguarding-1',
] as const;

const morning = 'p-morning01';
const night = 'p-night0001';
const absent = 'p-absent000';
const patience = { timeout: 10_000, interval: 50 };
const plate = 'ZZ-3X77-QQ';
const mistyped = 'zz 3X77 OQ';
const subjectOf = (sign: string) => `s-${sign.repeat(32)}`;

let node: GivenRescueNode;
let told: Operations['live'] = [];
const done = async (staff: string, path: string, body?: object): Promise<Heard> => {
  const heard = await node.ask(staff, `${room}/${path}`, body === undefined ? {} : { body });
  expect(heard.status, `${path}: ${heard.body}`).toBe(200);
  return heard;
};
const read = async <Answer>(staff: string, path: string): Promise<Answer> =>
  JSON.parse((await node.ask(staff, `${room}/${path}`)).body) as Answer; // the node's own answer
const ago = (minutes: number) => toUtc(addSeconds(fromUtc(node.now()), -minutes * 60));
const opening = (passage: string, place: string, minutes: number) => ({
  passage,
  place,
  lane: null,
  direction: 'to_uk',
  arrivedAt: ago(minutes),
  form: 'curtain_sider',
  sides: 'soft',
});
const control = (id: string, minutes: number, said: object = {}) => ({
  control: id,
  method: 'physical_search',
  ground: { kind: 'random', reference: 'draw-1' },
  team: 'TEAM-1',
  equipment: null,
  startedAt: ago(minutes),
  endedAt: ago(minutes - 10),
  photos: [],
  where: 'whole',
  readings: [],
  wind: 'calm',
  seal: null,
  result: 'nothing_found',
  found: null,
  next: 'release',
  ...said,
});

beforeAll(async () => {
  node = await openRescueNode(
    {},
    {
      hand(name, part) {
        if (name === 'operations') told = (part as Operations).live; // by its name
        return part;
      },
    },
  );
  const first = { on: 'tractor', subject: subjectOf('1'), country: null };
  await done(french, 'open-passage', {
    ...opening(morning, 'calais', 600),
    plates: [first],
    tractorPlate: plate,
  });
  await done(french, 'record-control', { passage: morning, ...control('k-morning', 590) });
  const second = { on: 'tractor', subject: subjectOf('2'), country: null };
  await done(team, 'open-passage', {
    ...opening(night, 'coquelles', 60),
    plates: [second],
    tractorPlate: mistyped,
  });
  await node.wait(1);
  await vi.waitFor(() => done(team, `passages/${night}`), patience);
});
afterAll(() => node.close());

describe('two teams type one plate in two ways (F23)', () => {
  test('what was done in the morning is found by the plate as typed at night, before the control begins', async () => {
    const body = { tractorPlate: mistyped, place: 'coquelles', direction: 'to_uk', form: 'curtain_sider' };
    const heard = await done(team, 'plate-results', body);
    const { similar } = JSON.parse(heard.body) as SimilarAnswer;
    const found = similar.find(({ passage }) => passage.passage === morning);
    expect(found).toMatchObject({
      tractor: 'confusable',
      passage: { place: 'calais', controls: [{ method: 'physical_search', result: 'nothing_found' }] },
    });
  });

  test('no plate stands in any answer, and what cannot be one is refused', async () => {
    const all = await Promise.all(
      ['passages', `passages/${night}`, `passages/${night}/similar`].map((path) =>
        node.ask(team, `${room}/${path}`),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(all.map(({ body }) => body).join()).not.toMatch(/3X77|tokens/i);
    const none = await node.ask(team, `${room}/plate-results`, {
      body: { tractorPlate: 'ZZ$1', place: 'calais', direction: 'to_uk' },
    });
    expect([none.status, none.code]).toEqual([409, 'plate_signs']);
  });

  test('the two are joined by a person, and a finding names the miss in the other port', async () => {
    const join = { passage: night, other: morning, grade: 'probable', reason: 'plate_mistyped' };
    await done(team, 'join-passages', join);
    const found = { people: 4, children: 1, injured: 1, unconscious: 0 };
    const said = { result: 'people_found', found, next: 'medical' };
    await done(team, 'record-control', { passage: night, ...control('k-night01', 30, said) });
    const police = await node.ask(team, `${room}/set-next-step`, {
      body: { passage: night, next: 'hand_to_police' },
    });
    expect(police.code).toBe('medical_first');
    await node.wait(1);
    // The tables follow the book by themselves: on a busy machine they may be a moment behind.
    await expect
      .poll(async () => (await read<PassageAnswer>(team, `passages/${morning}`)).passage.controls, patience)
      .toMatchObject([{ missed: { found: { passage: night, control: 'k-night01' } } }]);
    const { passages, totals } = await read<PassagesAnswer>(french, 'passages');
    expect(passages.map((one) => [one.passage, one.standing])).toEqual([
      [night, 'life_risk'],
      [morning, 'released'],
    ]);
    expect(totals).toMatchObject({ life_risk: 1, released: 1, waiting: 0 });
    const { rows } = await read<PerformanceAnswer>(supervisor, `methods?from=${ago(2_000)}&to=${node.now()}`);
    expect(rows).toMatchObject([
      { place: 'calais', method: 'physical_search', made: 1, missed: 1, known: 1 },
      { place: 'coquelles', method: 'physical_search', made: 1, found: 1, missed: 0, known: 1 },
    ]);
  });

  test('the fairness report counts the two as one passage, and says that it did', async () => {
    const report = `fairness?quarter=${quarterOf(fromUtc(ago(700)))}`;
    const counted = async () => {
      const { rows, joined } = await read<FairnessAnswer>(supervisor, report);
      return { places: rows.place.map(({ of }) => of), joined };
    };
    // One is few, and few are held back; of the second entry's place there is no passage of its own.
    await expect.poll(counted, patience).toEqual({ places: ['calais'], joined: 'held_back' });
  });

  test('the list is narrowed by way, vehicle, time and reference, a page as long as asked', async () => {
    const listed = async (query: string) =>
      (await read<PassagesAnswer>(supervisor, `passages?${query}`)).passages.map(({ passage }) => passage);
    expect(await listed('direction=to_eu')).toEqual([]);
    expect(await listed('direction=to_uk&form=curtain_sider')).toEqual([night, morning]);
    expect(await listed('form=tanker')).toEqual([]);
    expect(await listed(`from=${ago(120)}`)).toEqual([night]);
    expect(await listed(`to=${ago(120)}`)).toEqual([morning]);
    expect(await listed('text=p-morn')).toEqual([morning]);
    expect(await listed('rows=1')).toEqual([night]);
    expect((await node.ask(supervisor, `${room}/passages?rows=1001`)).status).toBe(422);
  });

  test('the registers say whose calibration is over, before whose is due', async () => {
    const { places, equipment } = await read<RegistersAnswer>(team, 'registers');
    expect(places.map(({ place }) => place)).toEqual(['calais', 'cheriton', 'coquelles', 'dunkirk']);
    expect(equipment.slice(0, 2)).toMatchObject([
      { equipment: 'DUN-CO2-1', calibration: 'expired' },
      { equipment: 'CAL-CO2-2', calibration: 'due' },
    ]);
    expect(equipment.slice(2).every(({ calibration }) => calibration === 'valid')).toBe(true);
  });
});

describe('the desk hears of a handheld at once', () => {
  test('a supervisor without the picture is told within half a second; a rescue desk never is', async () => {
    const [desk, rescue] = [
      await node.listen(supervisor, '/api/live/rooms'),
      await node.listen('demo-uk-watch-1', '/api/live/rooms'),
    ];
    const isJoined = (heard: string) => heard.includes('event: beat');
    expect(await desk.until(isJoined, 5_000)).not.toBeNull();
    expect(await rescue.until(isJoined, 5_000)).not.toBeNull();
    const told = (heard: string) => heard.split('event: freight\ndata: {}\n').length - 1;
    const took: number[] = [];
    for (const [at, id] of ['k-live001', 'k-live002', 'k-live003'].entries()) {
      const from = performance.now();
      await done(team, 'record-control', { passage: night, ...control(id, 15, { next: 'hold' }) });
      expect(await desk.until((heard) => told(heard) > at, 5_000)).not.toBeNull();
      const { passage } = await read<PassageAnswer>(supervisor, `passages/${night}`);
      took.push(performance.now() - from);
      expect(passage.controls.map((one) => one.control)).toContain(id);
    }
    // From the order to the desk's own answer; a machine that many share may be late once.
    expect(Math.min(...took)).toBeLessThan(500);
    expect(await rescue.until((heard) => told(heard) > 0, 300)).toBeNull();
    expect(await rescue.until((heard) => /event: (?:tracks|detections|health)/.test(heard), 1)).toBeNull();
    desk.stop();
    rescue.stop();
  });
});

describe('what intelligence tells each room, no other room hears of', () => {
  test('a freight team hears nothing of a release to the watch at sea, nor the watch of one to freight', async () => {
    const [lane, sea] = [
      await node.listen(team, '/api/live/rooms'),
      await node.listen('demo-uk-watch-1', '/api/live/rooms'),
    ];
    const isJoined = (heard: string) => heard.includes('event: beat');
    for (const line of [lane, sea]) expect(await line.until(isJoined, 5_000)).not.toBeNull();
    const hears = (room: string) => (heard: string) => heard.includes(`event: tips-${room}\n`);
    const hearsAny = (heard: string) => heard.includes('event: tips');
    await releaseTip(node, { to: 'watch', tip: 'tip-00000000000000aa' });
    expect(await sea.until(hears('watch'), 5_000)).not.toBeNull();
    expect(await lane.until(hearsAny, 300)).toBeNull();
    await releaseTip(node, { to: 'freight', tip: 'tip-00000000000000bb' });
    expect(await lane.until(hears('freight'), 5_000)).not.toBeNull();
    expect(await sea.until((heard) => hears('freight')(heard) || hears('site')(heard), 300)).toBeNull();
    for (const line of [lane, sea]) line.stop();
  });

  test('a console listens to every room of which the stream tells, and to no other', () => {
    expect(told.map(({ name }) => name).toSorted()).toEqual([...newsRooms].toSorted());
  });
});

/** The head of a JPEG: all that is read of one without opening it. */
const picture = btoa(
  String.fromCodePoint(
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    0xff,
    0xc0,
    0,
    17,
    8,
    4,
    176,
    6,
    64,
    3,
    1,
    0x22,
    0,
  ),
);

describe('photos and draws', () => {
  test('a photo of a control is listed by its hash, and opened from the vault by a team alone', async () => {
    const photo = { photo: 'e-scopes01', passage: night, control: 'k-night01', takenAt: null };
    const subject = subjectOf('e');
    await done(team, 'record-photo', { ...photo, subject, image: picture });
    const list = () => read<PhotosAnswer>(supervisor, `passages/${night}/photos`);
    await expect
      .poll(list, patience)
      .toMatchObject({ photos: [{ photo: 'e-scopes01', control: 'k-night01', subject }], isCut: false });
    expect(JSON.stringify(await list())).not.toContain(picture);
    const open = (staff: string) =>
      node.ask(staff, '/api/vault/open', {
        body: {
          subjects: [subject],
          kinds: ['image'],
          reason: 'investigation',
          reference: null,
          note: 'An invented reason',
          recipient: null,
        },
      });
    expect((await open('demo-uk-watch-1')).body).not.toContain(picture);
    const opened = await open(supervisor);
    expect([opened.status, opened.body.includes(picture)], opened.body).toEqual([200, true]);
  });

  test('draws are checked of a period that was published, and of no other', async () => {
    const query = 'place=calais&period=example-period&day=2026-11-23';
    const asked = await node.ask(supervisor, `${room}/draw-audit?${query}`);
    expect([asked.status, asked.code]).toEqual([409, 'period_unknown']);
  });
});

async function addresses(): Promise<readonly { readonly path: string; readonly isOrder: boolean }[]> {
  const { paths } = JSON.parse((await node.ask(null, '/api/openapi.json')).body) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  return Object.entries(paths).map(([path, methods]) => ({ path, isOrder: 'post' in methods }));
}

describe('the wall between freight and the rest', () => {
  test.each(shut)('%s hears at every address of freight the same of a passage as of none', async (staff) => {
    const all = (await addresses()).filter(({ path }) => path.startsWith(`${room}/`));
    expect(all.length).toBeGreaterThan(18);
    for (const { path, isOrder } of all) {
      const ask = (passage: string) =>
        node.ask(staff, path.replace('{passage}', passage), isOrder ? { body: { passage } } : {});
      const [known, unknown] = [await ask(morning), await ask(absent)];
      expect([known.status, known.code], path).toEqual([403, 'not_permitted']);
      expect(known, path).toEqual(unknown);
    }
  });

  test('a search team is shut out of rescue, dispatch and watch', async () => {
    const rooms = ['rescue', 'dispatch', 'watch'].map((name) => `/api/operations/${name}/`);
    const all = (await addresses()).filter(({ path }) => rooms.some((one) => path.startsWith(one)));
    expect(all.length).toBeGreaterThan(100);
    for (const { path, isOrder } of all) {
      const heard = await node.ask(
        team,
        path.replaceAll(/\{\w+\}/g, 'b-absent000'),
        isOrder ? { body: {} } : {},
      );
      expect([heard.status, path]).toEqual([403, path]);
    }
  });

  test('a rescue desk opens no plate; a search team does, with a reason', async () => {
    const open = (staff: string) =>
      node.ask(staff, '/api/vault/open', {
        body: {
          subjects: [subjectOf('1')],
          kinds: ['plate'],
          reason: 'investigation',
          reference: null,
          note: 'An invented reason',
          recipient: null,
        },
      });
    expect((await open('demo-uk-watch-1')).body).not.toContain('3X77');
    const opened = await open(team);
    expect([opened.status, opened.body.includes(plate)], opened.body).toEqual([200, true]);
  });

  test('a photo stands in the evidence file once the vault has opened it for a supervisor, on record', async () => {
    const jpeg = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 4, 0, 6, 0x40, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
    const image = Buffer.from([...jpeg, 0xff, 0xd9]).toString('base64');
    const photo = 'e-example01';
    const taken = { photo, passage: night, control: 'k-night01', takenAt: null, subject: subjectOf('8') };
    await done(team, 'record-control', {
      passage: night,
      ...control('k-night02', 20, { photos: [photo], next: 'hold' }),
    });
    await done(team, 'record-photo', { ...taken, image });
    const asked = { passage: night, scheme: 'uk' };
    const file = (staff: string, note: string | null) =>
      node.ask(staff, `${room}/passage-file-photos`, { body: { ...asked, note } });
    expect((await file(team, 'An invented reason')).code).toBe('not_permitted');
    const made = await file(supervisor, 'An invented reason');
    expect(made.status, made.body.slice(0, 300)).toBe(200);
    const answer = JSON.parse(made.body) as PassageFileAnswer;
    const shown = answer.file.controls.flatMap(({ photos }) => photos);
    expect(shown).toMatchObject([{ photo, standing: 'same' }]);
    expect(shown[0]?.custody.map(({ act }) => act)).toContain('sealed');
    expect(answer.pages.fr).toContain(`base64,${image}`);
    expect(answer.canonical).not.toContain(image);
    const read = await node.ask(supervisor, `${room}/passage-file?passage=${night}&scheme=uk`);
    expect(read.body).toContain('not_opened');
  });

  test('only a supervisor keeps the registers', async () => {
    const body = { row: 'CAL-CO2-1', seenVersion: null };
    const asked = await node.ask(team, `${room}/retire-freight-equipment`, { body });
    expect([asked.status, asked.code]).toEqual([403, 'not_permitted']);
    await done(supervisor, 'retire-freight-equipment', body);
  });
});
