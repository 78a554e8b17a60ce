import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../app/handle.ts';
import { httpStatus } from '../app/http-status.ts';
import { doorRefusals } from '../app/refusals.ts';
import type { Who } from '../app/who.ts';
import { verifyVault } from '../journal/vault-verify.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import { addSeconds } from '../kernel/time.ts';
import { records } from '../oversight/records/index.ts';
import { details, dpo, type GivenRecords, monitor, openRecords } from './given-records.ts';
import { callers, type GivenVault, newSubject, program, watch } from './given-vault.ts';

let given: GivenRecords;
let house: GivenVault;
beforeAll(async () => {
  given = await openRecords();
  house = given.house;
});
afterAll(() => given.close());

const told: GivenRecords['told'] = (url, who, sent) => given.told(url, who, sent);
const refusal: GivenRecords['refusal'] = (url, who, body) => given.refusal(url, who, body);
const open = (subject: string) => given.open(subject);

/** A refused command as the door tells it: code and words. */
function commandReplyOf(answer: Extract<Answer, { ok: false }>) {
  const texts: Readonly<Record<string, Text>> = { ...doorRefusals, ...records.streams[0]?.refusals };
  return [answer.refusal, httpStatus(answer.refusal.code), texts[answer.refusal.code]];
}

describe('the log', () => {
  test('tells who opened what, to the oversight of every wing', async () => {
    const subject = await house.seal({ details });
    await open(subject);
    for (const who of [dpo, monitor])
      expect(await told('log', who, { query: { subject } })).toEqual([
        {
          position: expect.any(Number),
          at: expect.any(String),
          actor: 'demo-watch-1',
          desk: 'desk-watch',
          subject,
          kinds: ['name'],
          purpose: 'save_life',
          reason: 'rescue',
          reference: 'R-9',
          noteSubject: null,
          recipient: null,
          act: 'opened',
          standing: null,
        },
      ]);
  });

  test('pages backwards by journal position, and by actor', async () => {
    const subject = await house.seal({ details });
    for (let n = 0; n < 5; n += 1) await open(subject);
    const page = await told<readonly { position: number }[]>('log', dpo, { query: { subject, limit: 2 } });
    expect(page).toHaveLength(2);
    const before = page[1]?.position;
    const rest = await told<readonly unknown[]>('log', dpo, { query: { subject, before, limit: 9 } });
    expect(rest).toHaveLength(3);
    expect(await told('log', dpo, { query: { actor: 'nobody-1' } })).toEqual([]);
  });

  test('holds searches without their words', async () => {
    await house.desk.search(watch('uk', { actor: 'demo-watch-5' as ActorId }), {
      kind: 'name',
      text: 'A. Example',
      purpose: 'save_life',
      reason: 'rescue',
      reference: null,
      note: null,
    });
    const rows = await told('log', dpo, { query: { actor: 'demo-watch-5' } });
    expect(rows).toMatchObject([{ act: 'searched', subject: null, kinds: ['name'] }]);
    expect(JSON.stringify(rows)).not.toContain('Example');
  });

  test('is a sheet under the same rights', async () => {
    const subject = await house.seal({ details });
    await open(subject);
    const sheet = await told<string>('log.csv', dpo, { query: { subject, language: 'fr' } });
    expect(sheet.split('\r\n')).toHaveLength(3);
    expect(sheet).toContain('Finalité');
    expect(sheet).toContain(subject);
    const low = { ...dpo, markings: ['open'] as const };
    expect(await told<string>('log.csv', low, { query: { subject } })).toMatch(
      /^Journal position[^\n]*\r\n$/,
    );
  });
});

describe('who may not', () => {
  test.each<[string, Partial<Who>]>([
    ['the watch', watch('uk')],
    ['an administrator', { roles: ['administrator'] }],
    ['an administrator beside', { roles: ['administrator', 'data_protection_officer'] }],
    ['whoever lacks the purpose', { purposes: ['save_life'] }],
    ['whoever lacks the marking', { markings: ['open'] }],
    ['another agency without the remit', { agency: 'agency-x', remits: [] }],
    ['the other state', { state: 'fr' }],
  ])('%s sees no row of any list', async (_, but) => {
    const subject = await house.seal({ details, handling: { ...callers, keepDays: 0 } });
    await open(subject);
    await house.act(dpo, { type: 'PlaceHold', subject, hold: 'case-1', reason: 'litigation' });
    house.clock.now = addSeconds(house.clock.now, 1);
    const who = { ...dpo, ...but };
    expect(await told('log', who, { query: { subject } })).toEqual([]);
    expect(await told('due', who)).toEqual([]);
    expect(await told('holds', who)).toEqual([]);
    expect(await told('requests', who)).toEqual([]);
    expect(JSON.stringify(await told('due', dpo))).toContain(subject);
    expect(JSON.stringify(await told('holds', dpo))).toContain(subject);
  });
});

test('over the real door: hidden, erased and never there are the same bytes, whatever is ordered', async () => {
  const hidden = await house.seal({
    details,
    handling: { ...callers, marking: 'official_sensitive' },
  });
  const erased = await house.seal({ details });
  await house.act(dpo, { type: 'EraseSubject', subject: erased, ground: 'unlawful' });
  const low = { ...dpo, markings: ['open', 'official'] as const };
  const orders = [
    ['PlaceHold', { hold: 'case-1', reason: 'litigation' }],
    ['LiftHold', { hold: 'case-1' }],
    ['EraseSubject', { ground: 'unlawful' }],
  ] as const;
  // The same where its erasure is ordered and not completed: the order is told to nobody who may not see the subject.
  const ordered = await house.seal({ details, handling: { ...callers, marking: 'official_sensitive' } });
  await house.order(dpo, { type: 'EraseSubject', subject: ordered, ground: 'unlawful' });
  for (const [command, rest] of orders) {
    const answers = await Promise.all(
      [hidden, erased, ordered, newSubject()].map(async (subject) => {
        const asked = { context: 'oversight/records', command, fields: { subject, ...rest } };
        const answer = await given.handle(low, { ...asked, idempotencyKey: randomUUID() });
        return JSON.stringify(answer.ok ? answer : commandReplyOf(answer));
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('not_found');
  }
  const hold = { subject: ordered, hold: 'case-1', reason: 'litigation' };
  const asked = { context: 'oversight/records', command: 'PlaceHold', fields: hold };
  const answer = await given.handle(dpo, { ...asked, idempotencyKey: randomUUID() });
  expect(!answer.ok && commandReplyOf(answer)).toEqual([
    { code: 'erasure_ordered' },
    409,
    { en: expect.stringContaining('was ordered'), fr: expect.stringContaining('est ordonné') },
  ]);
  await house.desk.completeErasure(program, ordered);
});

describe('what is due', () => {
  test('is listed from the day its time is up, with the hold that keeps it, until it is erased', async () => {
    const subject = await house.seal({ details, handling: { ...callers, keepDays: 1 } });
    const mine = async (query = {}) =>
      (await told<readonly { subject: string }[]>('due', dpo, { query })).filter(
        (row) => row.subject === subject,
      );
    expect(await mine()).toEqual([]);
    expect(await mine({ within: 2 })).toMatchObject([{ overdueDays: -1, heldBy: null }]);
    const start = house.clock.now;
    house.clock.now = addSeconds(start, 3.5 * 86_400);
    await house.act(dpo, { type: 'PlaceHold', subject, hold: 'case-7', reason: 'inspection' });
    expect(await mine()).toMatchObject([
      {
        kind: 'caller',
        purpose: 'save_life',
        marking: 'official',
        owner: 'agency-a',
        heldBy: 'case-7',
        overdueDays: 2,
      },
    ]);
    expect(await told<string>('due.csv', dpo)).toContain('case-7');
    await house.act(dpo, { type: 'LiftHold', subject, hold: 'case-7' });
    expect(await mine()).toMatchObject([{ heldBy: null }]);
    await house.act(dpo, { type: 'EraseSubject', subject, ground: 'retention' });
    expect(await mine()).toEqual([]);
    const holds = await told<readonly { subject: string }[]>('holds', dpo);
    expect(holds.find((row) => row.subject === subject)).toMatchObject({
      hold: 'case-7',
      liftedAt: expect.any(String),
    });
    house.clock.now = start;
  });

  test('shows an ordered erasure, due or not and before all others, until it is completed', async () => {
    const subject = await house.seal({ details });
    const late = await house.seal({ details, handling: { ...callers, keepDays: 0 } });
    house.clock.now = addSeconds(house.clock.now, 1);
    const all = () => told<readonly { subject: string; orderedAt: string | null }[]>('due', dpo);
    const before = await all();
    expect(before.find((row) => row.subject === late)).toMatchObject({ orderedAt: null });
    expect(before.find((row) => row.subject === subject)).toBeUndefined();
    await house.order(dpo, { type: 'EraseSubject', subject, ground: 'unlawful' });
    const [first, ...others] = await all();
    expect(first).toMatchObject({ subject, orderedAt: expect.stringMatching(/Z$/), overdueDays: -30 });
    expect(others).toEqual(before);
    expect(await told<string>('due.csv', dpo, { query: { language: 'fr' } })).toContain(
      'Effacement ordonné le (UTC)',
    );
    await house.desk.completeErasure(program, subject);
    expect(await all()).toEqual(before);
  });

  test('what is held never takes the place of what can be erased, however long it is overdue', async () => {
    const held = await house.seal({ details, handling: { ...callers, keepDays: 0 } });
    await house.act(dpo, { type: 'PlaceHold', subject: held, hold: 'case-9', reason: 'litigation' });
    house.clock.now = addSeconds(house.clock.now, 2);
    const free = await house.seal({ details, handling: { ...callers, keepDays: 0 } });
    house.clock.now = addSeconds(house.clock.now, 1);
    const rows = await told<readonly { subject: string; heldBy: string | null }[]>('due', dpo, {
      query: { limit: 500 },
    });
    const at = (subject: string): number => rows.findIndex((row) => row.subject === subject);
    expect([at(free) >= 0, at(free) < at(held), rows[at(held)]?.heldBy]).toEqual([true, true, 'case-9']);
    const limit = rows.filter(({ heldBy }) => heldBy === null).length;
    const first = await told<readonly { subject: string }[]>('due', dpo, { query: { limit } });
    expect(first.map(({ subject }) => subject)).toContain(free);
  });

  test('a detail kept longer keeps its subject longer: in the list, in the vault, and as verify compares the two', async () => {
    const subject = await house.seal({ details, handling: { ...callers, keepDays: 0 } });
    house.clock.now = addSeconds(house.clock.now, 1);
    const due = async () => {
      const listed = await told<readonly { subject: string }[]>('due', dpo);
      const held = await house.vault.due(house.clock.now, 500);
      return [listed, held].map((rows) => rows.filter((row) => row.subject === subject).length);
    };
    expect(await due()).toEqual([1, 1]);
    await house.seal({ subject, details: [{ kind: 'phone', text: '+44 1632 960002' }] });
    expect(await due()).toEqual([0, 0]);
    const client = await house.store.pool.connect();
    const { findings } = await verifyVault(client);
    client.release();
    expect(findings.filter(({ wrong }) => wrong.includes(subject))).toEqual([]);
  });

  test('each row is proposed by itself: what may not be erased stops itself only', async () => {
    const [one, held] = [
      await house.seal({ details, handling: { ...callers, keepDays: 0 } }),
      await house.seal({ details, handling: { ...callers, keepDays: 0 } }),
    ];
    await house.act(dpo, { type: 'PlaceHold', subject: held, hold: 'case-1', reason: 'litigation' });
    house.clock.now = addSeconds(house.clock.now, 1);
    const subjects = [one, held, newSubject(), one];
    const { acts } = await told<{ acts: readonly Record<string, unknown>[] }>('erase-due', dpo, {
      body: { subjects },
    });
    expect(acts).toMatchObject([
      { subject: one, code: null, proposal: expect.any(String) },
      { subject: held, code: 'hold_stands', proposal: null },
      { code: 'not_found', proposal: null },
    ]);
    // Proposed is not done.
    expect(await open(one)).toMatchObject({ value: { subjects: [{ subject: one }] } });
    const tired = { ...dpo, provenAt: null };
    expect(await refusal('erase-due', tired, { subjects })).toBe('not_proven');
  });
});

test('the tables thrown away and built anew say the same', async () => {
  const lists = async () =>
    Promise.all(['due', 'holds', 'requests'].map((url) => told<readonly unknown[]>(url, dpo)));
  const before = await lists();
  await given.rebuild();
  expect(await lists()).toEqual(before);
});

test('a book that was set back is told with its figures, of the peers alone that hold more than it', async () => {
  const stands = {
    state: 'up',
    since: 0,
    currentTo: 0,
    heard: 'up',
    heardSince: 0,
    pending: 0,
    clockSeconds: null,
  } as const;
  const setBack = { since: 17, lanes: [{ lane: 'life', held: 57, made: 41, agreed: 38 }] };
  const asked = () => told('set-back', dpo);
  expect(await asked()).toEqual({ node: 'uk', peers: [] });
  given.links.push({ ...stands, peer: 'be', setBack: null }, { ...stands, peer: 'fr', setBack });
  expect(await asked()).toEqual({ node: 'uk', peers: [{ peer: 'fr', setBack }] });
});
