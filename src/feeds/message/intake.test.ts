import { describe, expect, test } from 'vitest';
import { type FakeGateway, fakeGateway } from '../../app/fake-gateway.ts';
import { createMessageIntake } from './intake.ts';

const phone = '+00 0000 000 001';

function opened(limits: Parameters<typeof fakeGateway>[0] = {}) {
  const book = fakeGateway(limits);
  const intake = createMessageIntake(book.parts);
  const send = (said: object | string) => {
    const body =
      typeof said === 'string' ? said : JSON.stringify({ source: 'sms-example', from: phone, ...said });
    return intake.receive(book.who, new TextEncoder().encode(body));
  };
  return { book, send };
}

function fieldsOf({ orders }: FakeGateway, at: number) {
  return orders[at]?.fields ?? {};
}

test('one message is one contact: words, number, and the place that its link holds', async () => {
  const { book, send } = opened();
  const text = 'We are here https://maps.google.com/?q=50.9123,1.5123';
  expect(await send({ id: '1', text })).toEqual({
    outcome: { ok: true, position: 'p.1', repeated: false },
    notes: [],
  });
  expect(fieldsOf(book, 0)).toMatchObject({
    kind: 'report',
    channel: 'sms',
    source: 'sms-example',
    phone,
    caller: expect.stringMatching(/^s-[0-9a-f]{32}$/),
    words: text,
    wordsSubject: expect.stringMatching(/^s-[0-9a-f]{32}$/),
    positions: [{ id: 'p1', lat: 50.9123, lon: 1.5123, source: 'gps_share', accuracyMetres: 20 }],
  });
});

test('sent again under its id it is the same, also later; what says something else never is', async () => {
  const { book, send } = opened();
  await send({ id: '1', text: 'Help' });
  book.wait(30);
  expect(await send({ id: '1', text: 'Help' })).toMatchObject({ outcome: { ok: true, repeated: true } });
  await send({ id: '1', text: 'Water comes in' });
  await send({ id: '2', text: 'Help' });
  await send({ id: '1', text: 'Help', from: '+00 0000 000 002' });
  // Without an id only the moment tells whether somebody calls again.
  await send({ text: 'Help' });
  book.wait(1);
  await send({ text: 'Help' });
  expect(book.orders).toHaveLength(6);
  expect(new Set(book.orders.map(({ fields }) => fields['contact'])).size).toBe(6);
});

test('under a key that stands it was received before; any other refusal is told with what to do', async () => {
  const { book, send } = opened();
  const refuse = (code: string) => book.answerWith(async () => ({ ok: false, refusal: { code } }));
  refuse('key_reused');
  expect(await send({ text: 'a' })).toMatchObject({ outcome: { ok: true, position: null, repeated: true } });
  refuse('foreign_source');
  expect(await send({ text: 'a' })).toMatchObject({ outcome: { ok: false, again: false } });
  refuse('contended');
  expect(await send({ text: 'a' })).toMatchObject({ outcome: { ok: false, again: true } });
  book.answerWith(() => Promise.reject(new Error('away')));
  expect(await send({ text: 'a' })).toMatchObject({
    outcome: { ok: false, again: true, refusal: { code: 'not_stored' }, text: { fr: expect.any(String) } },
  });
  expect(book.faults).toHaveLength(1);
  expect(book.counts.get('sms-example not_stored')).toBe(1);
});

test('what cannot be read is counted by reason and kept; what is empty is counted', async () => {
  const { book, send } = opened();
  await send({ text: 'Help', location: 'here' });
  await send('Help us');
  expect(await send('')).toBeNull();
  expect(fieldsOf(book, 0)['notes']).toEqual([{ note: 'place_unread', count: 1 }]);
  expect(fieldsOf(book, 1)).toMatchObject({ words: 'Help us', notes: [{ note: 'body_unread', count: 1 }] });
  expect(Object.fromEntries(book.counts)).toEqual({
    'sms-example place_unread': 1,
    'sms-example heard': 2,
    'sms-example body_unread': 1,
    'sms-example empty': 1,
  });
});

test('more than a device may send is pressed back, but the last of it is for those in danger', async () => {
  const { book, send } = opened({ perMinuteMax: 4 });
  for (const id of ['1', '2', '3', '4']) await send({ id, text: 'When is the office open?' });
  expect(book.orders).toHaveLength(3);
  expect(await send({ id: '4', text: 'When is the office open?' })).toMatchObject({
    outcome: { ok: false, again: true, refusal: { code: 'too_fast' } },
  });
  await send({ id: '5', text: 'Water comes in, we are 30 people' });
  expect(book.orders).toHaveLength(4);
  book.wait(60);
  await send({ id: '4', text: 'When is the office open?' });
  expect(book.orders).toHaveLength(5);
});

describe('a message in parts', () => {
  const part = (number: number, of = 3) => ({ reference: 'r', number, of });

  test('is a contact at its first part, and read as one with each further, in whatever order they come', async () => {
    const { book, send } = opened();
    await send({ id: 'b', text: '123 1.5', part: part(2) });
    await send({ id: 'c', text: '123 help', part: part(3) });
    await send({ id: 'a', text: 'We are 30 people at 50.9', part: part(1) });
    expect(book.orders.map(({ command }) => command)).toEqual(['RecordContact', 'JoinWords', 'JoinWords']);
    const { contact, wordsSubject } = fieldsOf(book, 0);
    for (const at of [1, 2]) expect(fieldsOf(book, at)).toMatchObject({ contact, wordsSubject });
    expect(book.orders.map(({ fields }) => fields['words'])).toEqual([
      ' […] 123 1.5 […]',
      ' […] 123 1.5123 help',
      'We are 30 people at 50.9123 1.5123 help',
    ]);
    expect(fieldsOf(book, 0)['notes']).toEqual([{ note: 'parts_missing', count: 2 }]);
    expect(fieldsOf(book, 1)['notes']).toEqual([{ note: 'parts_missing', count: 1 }]);
    expect(fieldsOf(book, 2)['notes']).toEqual([]);
  });

  test('a link cut in two is one place', async () => {
    const { book, send } = opened();
    await send({ text: 'https://maps.google.com/?q=50.91', part: part(1, 2) });
    await send({ text: '23,1.5123', part: part(2, 2) });
    expect(fieldsOf(book, 0)['positions']).toEqual([]);
    expect(fieldsOf(book, 1)['positions']).toMatchObject([{ lat: 50.9123, lon: 1.5123 }]);
  });

  test('a part sent again has its effect once', async () => {
    const { book, send } = opened();
    for (const id of ['a', 'a']) await send({ id, text: 'We are', part: part(1, 2) });
    for (const id of ['b', 'b']) await send({ id, text: ' 30', part: part(2, 2) });
    expect(book.orders).toHaveLength(2);
  });

  test('another sender, another reference, or an hour later: another message', async () => {
    const { book, send } = opened();
    await send({ text: 'We are', part: part(1) });
    await send({ text: ' 30', part: part(2), from: '+00 0000 000 002' });
    await send({ text: ' 30', part: { ...part(2), reference: 's' } });
    book.wait(3_601);
    await send({ text: ' 30', part: part(2) });
    expect(book.orders.map(({ command }) => command)).toEqual(
      Array.from({ length: 4 }, () => 'RecordContact'),
    );
  });

  test('what cannot be joined any more stands by itself, with all that came before', async () => {
    const { book, send } = opened();
    await send({ text: 'We are', part: part(1) });
    const taken: string[] = [];
    book.answerWith(async ({ command, fields }) => {
      taken.push(`${command} ${String(fields['words'])}`);
      return command === 'JoinWords'
        ? { ok: false, refusal: { code: 'not_found' } }
        : { ok: true, position: 'p', repeated: false };
    });
    expect(await send({ text: ' 30', part: part(2) })).toMatchObject({ outcome: { ok: true } });
    expect(taken).toEqual(['JoinWords We are 30 […]', 'RecordContact We are 30 […]']);
  });
});
