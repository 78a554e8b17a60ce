import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absenceMail, mailBytes, plainMail } from '../feeds/mail/recorded-mails.ts';
import { instant } from '../kernel/time.ts';
import type { BoardAnswer, ContactView } from '../operations/rescue/board-wire.ts';
import { applyAnswer, emptyBoard } from '../operations/rescue/view/board.ts';
import { suggestionsOf } from '../operations/rescue/view/thought-match.ts';
import { type GivenRescueNode, type Heard, openRescueNode } from './given-rescue-node.ts';

// Messages and mails through the real interface of a whole node, with the policies in force.

const watch = 'demo-uk-watch-1';
const rescue = '/api/operations/rescue';
const boat = 'b-boat00001';
const phone = '+44 1632 960001'; // a number kept for fiction

let node: GivenRescueNode;
let key = '';

const done = async (path: string, body: object): Promise<Heard> => {
  const heard = await node.ask(watch, path, { body });
  expect(heard.status, `${path}: ${heard.body}`).toBe(200);
  return heard;
};
const sms = (said: object | string): Promise<Heard> => {
  const bytes = typeof said === 'string' ? said : JSON.stringify({ source: 'sms-1', ...said });
  return node.bring(key, '/api/feeds/messages', { type: 'application/json', bytes });
};
const mail = (said: string, source = 'mail-1'): Promise<Heard> =>
  node.bring(key, `/api/feeds/mails?source=${source}`, { type: 'message/rfc822', bytes: mailBytes(said) });

/** The board once it includes what was answered. */
async function board() {
  await node.wait(0);
  const answer = JSON.parse((await node.ask(watch, `${rescue}/board`)).body) as BoardAnswer;
  return applyAnswer(emptyBoard, answer);
}

async function contactsOf(channel: string): Promise<readonly ContactView[]> {
  return [...(await board()).contacts.values()].filter(({ facts }) => facts.channel === channel);
}

async function opened(subjects: readonly string[], kinds: readonly string[]): Promise<string> {
  const asked = { subjects, kinds, reason: 'rescue', reference: null, note: null, recipient: null };
  return (await done('/api/vault/open', asked)).body;
}

beforeAll(async () => {
  node = await openRescueNode();
  const sources = ['sms-1', 'mail-1'];
  const enrolled = await node.ask('demo-uk-administrator-1', '/api/oversight/identity/enrol-device', {
    body: { device: 'gateway-1', role: 'contact_device', agency: 'uk-hmcg', sources, days: 30 },
  });
  key = /"key":"([\w-]{16,})"/.exec(enrolled.body)?.[1] ?? '';
  await done(`${rescue}/record-contact`, {
    contact: 'c-call00001',
    kind: 'report',
    channel: 'call',
    receivedAt: node.now(),
    happenedAt: node.now(),
    claims: { persons: { min: 33, max: 33, best: 33 } },
    caller: `s-${'0b'.repeat(16)}`,
    phone,
  });
  await done(`${rescue}/open-boat`, { boat, contact: 'c-call00001', phase: 'distress' });
  await done(`${rescue}/make-promise`, {
    boat,
    promise: 'p-1',
    contact: 'c-call00001',
    kind: 'unit_is_coming',
    dueAt: null,
  });
});
afterAll(() => node.close());

test('a repeat caller’s message stands beside their boat, with what was promised, within 2 s', async () => {
  const started = performance.now();
  const text = 'Still 33 people, water comes in https://maps.google.com/?q=50.9123,1.5123';
  const heard = await sms({ id: 'a-1', from: '0044 1632960001', text, sentAt: node.now() });
  expect([heard.status, heard.body]).toEqual([200, expect.stringContaining('"ok":true')]);
  const seen = await board();
  const contact = [...seen.contacts.values()].find(({ facts }) => facts.channel === 'sms');
  if (contact === undefined) throw new Error('no contact');
  const [first] = suggestionsOf(seen, contact, instant(Date.parse(node.now())));
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(first).toMatchObject({ boat, first: true, strength: 'strong' });
  expect(first?.for.map(({ kind }) => kind)).toContain('same_caller');
  expect(seen.boats.get(boat)?.promises).toMatchObject([
    { promise: 'p-1', kind: 'unit_is_coming', kept: null },
  ]);
  expect(contact).toMatchObject({
    opened: null,
    links: [],
    facts: { source: 'sms-1', caller: `s-${'0b'.repeat(16)}` },
  });
  expect(contact.facts.positions).toMatchObject([{ source: 'gps_share', lat: 50.9123, lon: 1.5123 }]);
  expect(contact.facts.claims).toMatchObject({ persons: { best: 33 }, hull: 'taking_water' });
  // The words are in the vault alone.
  expect(JSON.stringify(contact)).not.toContain('Still');
  expect(await opened([contact.facts.words ?? ''], ['free_text'])).toContain(text);
});

test('sent again it has its effect once; nobody opens it for a minute, and an alarm says so', async () => {
  const said = { id: 'b-1', from: '+44 1632 960002', text: 'We are 12, help' };
  const [one, two] = [await sms(said), await sms(said)];
  await node.wait(30);
  const three = await sms(said);
  expect([one.body, two.body, three.body].map((body) => /"repeated":(\w+)/.exec(body)?.[1])).toEqual([
    'false',
    'true',
    'true',
  ]);
  const all = (await contactsOf('sms')).filter(({ facts }) => facts.claims.persons?.best === 12);
  expect(all).toHaveLength(1);
  await node.wait(31);
  // The clock is driven, and stands; the look that finds it due may still be under way.
  const alarms = async () => (await node.ask(watch, '/api/operations/watch/alarms')).body;
  await expect.poll(alarms).toContain(`contact/${all[0]?.facts.contact}`);
});

test('two first messages of one number at once are of one caller', async () => {
  const from = '+44 1632 960003';
  const before = new Set((await contactsOf('sms')).map(({ facts }) => facts.contact));
  await Promise.all(['c-1', 'c-2', 'c-3', 'c-4'].map((id) => sms({ id, from, text: `At once ${id}` })));
  const fresh = (await contactsOf('sms')).filter(({ facts }) => !before.has(facts.contact));
  expect([fresh.length, new Set(fresh.map(({ facts }) => facts.caller)).size]).toEqual([4, 1]);
});

describe('a message in parts', () => {
  const part = (number: number) => ({ reference: 9, number, of: 3 });
  const from = '+44 1632 960004';
  let before: ReadonlySet<string> = new Set();
  /** Contacts since the test began, the first recorded first. */
  const mine = async () =>
    (await contactsOf('sms'))
      .filter(({ facts }) => !before.has(facts.contact))
      .toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt, 'en'));

  test('is one contact, read as one; what comes after somebody looked is another, unread', async () => {
    before = new Set((await contactsOf('sms')).map(({ facts }) => facts.contact));
    await sms({ id: 'd-1', from, text: 'We are 41 people at 50.91', part: part(1) });
    await sms({ id: 'd-2', from, text: '23 1.5123 wind is stron', part: part(2) });
    const [first, ...more] = await mine();
    expect(more).toEqual([]);
    expect(first?.facts).toMatchObject({
      claims: { persons: { best: 41 } },
      positions: [{ lat: 50.9123, lon: 1.5123 }],
      notes: [{ note: 'parts_missing', count: 1 }],
    });
    const { contact = '', words = '' } = first?.facts ?? {};
    expect(await opened([words ?? ''], ['free_text'])).toContain('50.9123 1.5123 wind is stron […]');
    await done(`${rescue}/open-contact`, { contact });
    await node.wait(1);
    for (const _time of [1, 2]) await sms({ id: 'd-3', from, text: 'g, 2 children', part: part(3) });
    const [opening, late, ...none] = await mine();
    expect([opening?.facts.contact, late?.opened, none]).toEqual([contact, null, []]);
    expect(late?.facts.claims).toMatchObject({ persons: { best: 41 }, children: { best: 2 } });
    expect(await opened([words ?? ''], ['free_text'])).toContain('strong, 2 children');
  });
});

test('a mail comes in with its own times; its sender is known again', async () => {
  const later = plainMail
    .replaceAll('2027', '2026')
    .replaceAll('9 Sep', '24 Nov')
    .replaceAll(/ 0[13]:/g, ' 00:');
  const first = later.replace('+0200 (CEST)', '+0000');
  expect((await mail(first)).status).toBe(200);
  expect((await mail(first)).body).toContain('"repeated":true');
  await mail(first.replace('<one@', '<again@'));
  const [one, two, ...none] = await contactsOf('email');
  expect(none).toEqual([]);
  expect(one?.facts).toMatchObject({
    receivedAt: '2026-11-24T00:58:20.000Z',
    happenedAt: '2026-11-24T00:49:30.000Z',
    source: 'mail-1',
    claims: { persons: { best: 33 } },
    positions: [{ source: 'text', raw: "50°53.25'N 001°30.50'E" }],
  });
  expect(one?.facts.caller).toBe(two?.facts.caller);
  expect(await opened([one?.facts.caller ?? ''], ['email'])).toContain('alert@example.org');
});

test('what a machine wrote is kept apart, and alarms nobody', async () => {
  await mail(absenceMail);
  await node.wait(61);
  const apart = (await contactsOf('email')).find(({ facts }) =>
    facts.notes?.some(({ note }) => note === 'automatic'),
  );
  expect(apart).toMatchObject({ opened: null, answer: { answer: 'for_information' } });
  const alarms = await node.ask(watch, '/api/operations/watch/alarms');
  expect(alarms.body).not.toContain(`contact/${apart?.facts.contact}`);
});

describe('wrong input', () => {
  test('is told in both languages; what may be somebody’s words is kept', async () => {
    const empty = await sms({});
    expect([empty.status, empty.code]).toEqual([422, 'empty']);
    expect(JSON.parse(empty.body)).toMatchObject({
      message: { en: expect.any(String), fr: expect.any(String) },
    });
    const broken = await node.bring(key, '/api/feeds/messages', {
      type: 'application/json',
      bytes: 'Help us 50.8123 1.4123',
    });
    expect(JSON.parse(broken.body)).toMatchObject({ ok: true, notes: [{ note: 'body_unread' }] });
    expect((await sms(' '.repeat(70_000))).status).toBe(413);
    const kept = (await contactsOf('sms')).find(({ facts }) =>
      facts.notes?.some(({ note }) => note === 'body_unread'),
    );
    expect(kept?.facts.positions).toMatchObject([{ lat: 50.8123, lon: 1.4123 }]);
  });

  test('another media type, another’s source and another’s key are refused', async () => {
    const plain = await node.bring(key, '/api/feeds/messages', { type: 'text/plain', bytes: 'Help' });
    expect([plain.status, plain.code]).toEqual([422, 'invalid']);
    expect((await mail(plainMail, 'mail-2')).code).toBe('foreign_source');
    expect(
      (await node.bring('x'.repeat(43), '/api/feeds/mails', { type: 'message/rfc822', bytes: 'a' })).status,
    ).toBe(401);
    expect((await node.ask(watch, '/api/feeds/messages', { body: { text: 'a' } })).status).toBe(401);
  });
});
