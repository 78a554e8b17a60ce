import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSeconds, fromUtc, toUtc } from '../kernel/time.ts';
import { type GivenRescueNode, type Heard, openRescueNode } from './given-rescue-node.ts';

// Who may not know of a rescue, over HTTP, on a whole node with the policies in force.

const british = 'demo-uk-watch-1';
const french = 'demo-fr-watch-1';
/** A duty officer whose remit is no sea: the role opens the door, no record is theirs. */
const ashore = 'demo-fr-liaison-1';
const offices = [
  'demo-uk-administrator-1',
  'demo-uk-staff-1',
  'demo-uk-security-1',
  'demo-uk-data-protection-1',
  'demo-uk-monitor-1',
] as const;
const shut = [
  ...offices,
  'demo-uk-investigator-1',
  'demo-uk-analyst-1',
  'demo-uk-contact-1',
  'demo-uk-cases-1',
  'demo-uk-safeguarding-1',
  'demo-uk-sources-1',
] as const;

const rescue = '/api/operations/rescue';
const dispatch = '/api/operations/dispatch';
const watch = '/api/operations/watch';
const call = 'c-call00001';
const pickup = 'c-pickup001';
const boat = 'b-boat00001';
const words = `s-${'0a'.repeat(16)}`;
const caller = `s-${'0b'.repeat(16)}`;
const absent = { contact: 'c-absent000', boat: 'b-absent000', subject: `s-${'0c'.repeat(16)}` };
const just = (count: number) => ({ min: count, max: count, best: count });

let node: GivenRescueNode;
const done = async (staff: string, path: string, body: object): Promise<Heard> => {
  const heard = await node.ask(staff, path, { body });
  expect(heard.status, `${path}: ${heard.body}`).toBe(200);
  return heard;
};
const contactOf = (contact: string, said: object) => ({
  contact,
  kind: 'report',
  channel: 'call',
  receivedAt: node.now(),
  happenedAt: node.now(),
  claims: {},
  ...said,
});

beforeAll(async () => {
  node = await openRescueNode();
  await done(british, `${rescue}/record-contact`, {
    ...contactOf(call, { claims: { persons: just(12) } }),
    caller,
    phone: '+44 1632 960001',
    wordsSubject: words,
    words: 'An invented call.',
  });
  await done(british, `${rescue}/open-boat`, { boat, contact: call, phase: 'distress' });
  const taken = { kind: 'pickup', channel: 'unit', unit: 'U-PETREL', counted: { alive: 12 } };
  await done(british, `${rescue}/record-contact`, contactOf(pickup, taken));
  const link = { boat, contact: pickup, grade: 'confirmed', reason: 'seen_by_unit' };
  await done(british, `${rescue}/link-contact`, link);
  await done(french, `${dispatch}/set-check-in`, { unit: 'U-STERNE', everyMinutes: 5 });
  await node.wait(600);
});
afterAll(() => node.close());

/** Every address of the three rooms, from the node's own description of itself. */
async function addresses(): Promise<readonly { readonly path: string; readonly isOrder: boolean }[]> {
  const { paths } = JSON.parse((await node.ask(null, '/api/openapi.json')).body) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  return Object.entries(paths)
    .filter(([path]) => [rescue, dispatch, watch].some((room) => path.startsWith(`${room}/`)))
    .map(([path, methods]) => ({ path, isOrder: 'post' in methods }));
}

describe('whoever may not know of a rescue', () => {
  test.each(shut)('%s hears at every address the same of a boat as of none', async (staff) => {
    const all = await addresses();
    expect(all.length).toBeGreaterThan(100);
    for (const { path, isOrder } of all) {
      const ask = (ids: { readonly boat: string; readonly contact: string }) =>
        node.ask(
          staff,
          path.replace('{boat}', ids.boat).replace('{contact}', ids.contact),
          isOrder ? { body: ids } : {},
        );
      const [known, unknown] = [await ask({ boat, contact: call }), await ask(absent)];
      expect([known.status, known.code], path).toEqual([403, 'not_permitted']);
      expect(known, path).toEqual(unknown);
    }
  });

  test('nobody and a forged key are asked who they are', async () => {
    for (const { path, isOrder } of await addresses()) {
      const said = isOrder ? { body: {} } : {};
      expect((await node.ask(null, path, said)).status, path).toBe(401);
      expect((await node.askWith('x'.repeat(43), path, said)).status, path).toBe(401);
    }
  });
});

test('a call in hand weighs on the desk that takes it, until it is over; the record holds no word of it', async () => {
  const loads = async () =>
    (
      JSON.parse((await node.ask(british, `${watch}/desks`)).body) as {
        readonly loads: readonly {
          readonly desk: string;
          readonly parts: readonly { readonly part: string }[];
        }[];
      }
    ).loads
      .filter(({ parts }) => parts.some(({ part }) => part === 'calls_in_progress'))
      .map(({ desk }) => desk);
  await done(british, `${watch}/begin-call`, { call: 'call-1' });
  await node.wait(1);
  expect(await loads()).toEqual(['uk-watch-1']);
  expect((await node.ask(french, `${watch}/end-call`, { body: { call: 'call-1' } })).code).toBe('other_side');
  const more = { call: 'call-2', words: 'invented' };
  expect((await node.ask(british, `${watch}/begin-call`, { body: more })).status).toBe(422);
  await done(british, `${watch}/end-call`, { call: 'call-1' });
  await node.wait(1);
  expect(await loads()).toEqual([]);
});

describe('a duty officer whose remit is no sea', () => {
  const read = async <Value>(path: string): Promise<Value> =>
    JSON.parse((await node.ask(ashore, path)).body) as Value;

  test('finds every list empty, and no figure counts what they may not see', async () => {
    expect(await read(`${rescue}/board`)).toMatchObject({ contacts: [], boats: [] });
    expect(JSON.stringify(await read(`${rescue}/figures`))).not.toContain(boat);
    expect(await read(`${dispatch}/units`)).toMatchObject({ units: [] });
    expect(await read(`${watch}/alarms`)).toMatchObject({ alarms: [] });
    expect(await read(`${watch}/desks`)).toMatchObject({ strengths: [], loads: [] });
  });

  test('is told of no unit by a handover sheet', async () => {
    const path = `${watch}/handover?desk=fr-watch-1`;
    const late = JSON.parse((await node.ask(french, path)).body) as { readonly sheet: object };
    expect(JSON.stringify(late.sheet)).toContain('U-STERNE');
    expect(JSON.stringify(await read(path))).not.toContain('U-STERNE');
  });

  test.each([
    ['a boat', `${rescue}/boats/${boat}`, `${rescue}/boats/${absent.boat}`],
    [
      'what stands against a closing',
      `${rescue}/boats/${boat}/closing`,
      `${rescue}/boats/${absent.boat}/closing`,
    ],
    ['a contact', `${rescue}/contacts/${call}`, `${rescue}/contacts/${absent.contact}`],
    [
      'who could go',
      `${dispatch}/recommendations?boat=${boat}`,
      `${dispatch}/recommendations?boat=${absent.boat}`,
    ],
    ['a report', `${watch}/sitrep?boat=${boat}`, `${watch}/sitrep?boat=${absent.boat}`],
  ])('is told of %s as of none', async (_what, known, unknown) => {
    const heard = await node.ask(ashore, known);
    expect([heard.status, heard.code]).toEqual([404, 'not_found']);
    expect(heard).toEqual(await node.ask(ashore, unknown));
  });

  test.each([
    ['open-contact', { contact: call }, { contact: absent.contact }],
    [
      'set-phase',
      { boat, phase: 'alert', reason: null, evidence: [] },
      { boat: absent.boat, phase: 'alert', reason: null, evidence: [] },
    ],
    [
      'close-boat',
      { boat, outcome: 'rescued', identification: [] },
      { boat: absent.boat, outcome: 'rescued', identification: [] },
    ],
    // What is sealed lies under a subject that nobody of theirs may see: that it is there must not be heard either.
    [
      'add-translation',
      { contact: call, wordsSubject: words, translation: 'invented' },
      { contact: absent.contact, wordsSubject: absent.subject, translation: 'invented' },
    ],
    [
      'write-log',
      { boat, entry: words, language: 'en', words: 'invented' },
      { boat: absent.boat, entry: absent.subject, language: 'en', words: 'invented' },
    ],
  ])('is refused %s in the words for nothing', async (order, known, unknown) => {
    const heard = await node.ask(ashore, `${rescue}/${order}`, { body: known });
    expect(heard.status, heard.body).not.toBe(200);
    expect(heard).toEqual(await node.ask(ashore, `${rescue}/${order}`, { body: unknown }));
  });
});

test('that the book was set back is told to whoever orders that it goes on; the watch hears it by its picture', async () => {
  const ask = (staff: string) => node.ask(staff, '/api/oversight/records/set-back');
  expect(JSON.parse((await ask('demo-uk-administrator-1')).body)).toEqual({ node: 'uk', peers: [] });
  for (const staff of ['demo-uk-watch-1', 'demo-uk-duty-1', 'demo-uk-freight-1', 'demo-uk-monitor-1'])
    expect((await ask(staff)).status, staff).toBe(403);
});

test('a gateway records what it receives, and reads nothing', async () => {
  const enrolled = await node.ask('demo-uk-administrator-1', '/api/oversight/identity/enrol-device', {
    body: { device: 'gateway-1', role: 'contact_device', agency: 'uk-hmcg', sources: ['mail-1'], days: 30 },
  });
  const key = /"key":"([\w-]{16,})"/.exec(enrolled.body)?.[1] ?? '';
  const said = contactOf('c-gateway01', { channel: 'email', source: 'mail-1' });
  const recorded = await node.askWith(key, `${rescue}/record-contact`, { body: said });
  expect([recorded.status, recorded.body]).toEqual([200, expect.stringContaining('"ok":true')]);
  const elsewhere = { ...said, contact: 'c-gateway02', source: 'mail-2' };
  const foreign = await node.askWith(key, `${rescue}/record-contact`, { body: elsewhere });
  expect(foreign.code).toBe('foreign_source');
  for (const { path, isOrder } of await addresses()) {
    if (path.endsWith('/record-contact') || path.endsWith('/join-words')) continue;
    const heard = await node.askWith(key, path, isOrder ? { body: {} } : {});
    expect([401, 403], `${path}: ${heard.body}`).toContain(heard.status);
  }
});

test('a sea station reports for its own sources, reads nothing, and the watch is told with source and time', async () => {
  const enrolled = await node.ask('demo-uk-administrator-1', '/api/oversight/identity/enrol-device', {
    body: { device: 'station-1', role: 'sea_device', agency: 'uk-hmcg', sources: ['BUOY-1'], days: 30 },
  });
  const key = /"key":"([\w-]{16,})"/.exec(enrolled.body)?.[1] ?? '';
  const report = {
    area: 'strait',
    source: 'BUOY-1',
    bounds: { south: 50.5, west: 0.8, north: 51.5, east: 2.4 },
    current: { metresPerSecond: 1.1, towardsDegrees: 30, errorMetresPerSecond: 0.1 },
    measuredAt: node.now(),
  };
  const path = `${rescue}/record-sea-conditions`;
  const recorded = await node.askWith(key, path, { body: report });
  expect([recorded.status, recorded.body]).toEqual([200, expect.stringContaining('"ok":true')]);
  const foreign = await node.askWith(key, path, { body: { ...report, source: 'BUOY-2' } });
  expect(foreign.code).toBe('foreign_source');
  for (const other of [`${rescue}/sea`, `${rescue}/board`]) {
    const heard = await node.askWith(key, other);
    expect([401, 403], `${other}: ${heard.body}`).toContain(heard.status);
  }
  await node.wait(1);
  const told = JSON.parse((await node.ask(french, `${rescue}/sea`)).body) as object;
  expect(told).toMatchObject({
    staleSeconds: 3_600,
    crossingNoticeSeconds: 900,
    reports: [{ source: 'BUOY-1', at: report.measuredAt, wind: null }],
  });
  expect(JSON.parse((await node.ask(ashore, `${rescue}/sea`)).body)).toMatchObject({ reports: [] });
});

test('a boat on its way over the line calls its coordinator, until the transfer is proposed', async () => {
  const seen = (contact: string, minutesAgo: number, at: readonly [number, number]) => {
    const moment = toUtc(addSeconds(fromUtc(node.now()), -60 * minutesAgo));
    const [lat, lon] = at;
    const place = { id: 'p1', lat, lon, accuracyMetres: 50, source: 'radar', at: moment };
    const when = { receivedAt: moment, happenedAt: moment };
    return contactOf(contact, { channel: 'radar', source: 'RADAR-1', ...when, positions: [place] });
  };
  const crossing = 'b-cross0001';
  await done(british, `${rescue}/record-contact`, seen('c-cross0001', 30, [51.05, 1.43]));
  await done(british, `${rescue}/open-boat`, { boat: crossing, contact: 'c-cross0001', phase: 'alert' });
  await done(british, `${rescue}/record-contact`, seen('c-cross0002', 0, [51.022, 1.465]));
  const link = { boat: crossing, contact: 'c-cross0002', grade: 'confirmed', reason: 'place_and_time' };
  await done(british, `${rescue}/link-contact`, link);
  const called = async (staff: string) => {
    const heard = await node.ask(staff, `${watch}/alarms`);
    const { alarms } = JSON.parse(heard.body) as {
      readonly alarms: readonly { readonly kind: string; readonly side: string; readonly about: string }[];
    };
    return alarms.filter(({ kind }) => kind === 'crossing_near').map(({ side, about }) => [side, about]);
  };
  await node.wait(600);
  await expect.poll(() => called(british)).toEqual([['uk', `boat/${crossing}`]]);
  const transfer = { boat: crossing, transfer: 't-1', to: 'fr', reason: 'crosses_line', crossesAt: null };
  await done(british, `${rescue}/propose-transfer`, transfer);
  await node.wait(1);
  await expect.poll(() => called(british)).toEqual([]);
});

test('a French and a British watch see one board', async () => {
  const board = async (staff: string) => {
    const { boats, contacts } = JSON.parse((await node.ask(staff, `${rescue}/board`)).body) as {
      readonly boats: readonly { readonly boat: string }[];
      readonly contacts: readonly { readonly facts: { readonly contact: string } }[];
    };
    return { boats, contacts };
  };
  const seen = await board(british);
  expect(seen.boats.map((one) => one.boat)).toContain(boat);
  expect(await board(french)).toEqual(seen);
});

describe('a closing', () => {
  const identification = [{ kind: 'seen_by_unit', contact: pickup }];
  const propose = async (): Promise<string> => {
    const heard = await done(british, `${rescue}/close-boat`, { boat, outcome: 'rescued', identification });
    return /"proposal":"(p-[0-9a-f]{32})"/.exec(heard.body)?.[1] ?? '';
  };
  const answer = async (staff: string, proposal: string): Promise<Heard> => {
    await node.enter(staff);
    return node.ask(staff, '/api/oversight/approvals/approve-act', { body: { proposal } });
  };

  test('waits for a second of the watch: nobody of the offices sees it or answers it, and no author their own', async () => {
    const proposal = await propose();
    const none = `p-${'0'.repeat(32)}`;
    for (const staff of [...offices, ...shut]) {
      const heard = await answer(staff, proposal);
      expect(heard, staff).toEqual(await answer(staff, none));
      expect(heard.status, staff).toBeGreaterThanOrEqual(403);
      expect((await node.ask(staff, '/api/oversight/approvals/waiting')).body, staff).not.toContain(proposal);
    }
    expect((await answer(british, proposal)).status).toBe(409);
    const standing = await node.ask(british, `${rescue}/boats/${boat}`);
    expect(standing.body).toContain('"status":"open"');
    expect((await answer('demo-uk-duty-1', proposal)).body).toContain('"ok":true');
    await node.wait(1);
    expect((await node.ask(french, `${rescue}/boats/${boat}`)).body).toContain('"status":"closed"');
  });
});
