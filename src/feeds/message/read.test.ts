import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant, toUtc } from '../../kernel/time.ts';
import { recordContactSchema, wordsMax } from '../../operations/rescue/events-contact.ts';
import { contactOfGateway } from '../../operations/rescue/gateway-contact.ts';
import { bytesMax, readMessage } from './read.ts';

const now = instant(Date.UTC(2027, 8, 9, 2));
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (said: object) => readMessage(bytes(JSON.stringify(said)), now);
const notes = (said: object) => read(said)?.notes.map(({ note }) => note);

test('a full message is read', () => {
  const said = {
    source: 'sms-example',
    id: 17,
    channel: 'message_share',
    from: ' +00 0000 000 001 ',
    text: 'We are 12 people',
    sentAt: '2027-09-09T03:59:30+02:00',
    receivedAt: '2027-09-09T01:59:40Z',
    language: 'en',
    location: { lat: 50.9, lon: 1.5, accuracyMetres: 30, at: '2027-09-09T01:59:00Z' },
    part: { reference: 5, number: 1, of: 2 },
  };
  expect(read(said)).toEqual({
    source: 'sms-example',
    id: '17',
    channel: 'message_share',
    receivedAt: '2027-09-09T01:59:40.000Z',
    happenedAt: '2027-09-09T01:59:30.000Z',
    language: 'en',
    words: 'We are 12 people',
    sender: { kind: 'phone', text: '+00 0000 000 001' },
    places: [{ lat: 50.9, lon: 1.5, accuracyMetres: 30, at: '2027-09-09T01:59:00.000Z' }],
    notes: [],
    part: { reference: '5', number: 1, of: 2 },
  });
});

test('nothing but a number is a sign of life; nothing at all is nothing', () => {
  expect(read({ from: '+00 0000 000 001', text: '' })).toMatchObject({ words: '', notes: [] });
  expect([read({}), read({ id: 'x', text: '  ' }), readMessage(bytes('  '), now)]).toEqual([
    null,
    null,
    null,
  ]);
});

describe('what cannot be read stands among the words, and is noted', () => {
  test.each([
    ['sender_unread', { from: 'EXAMPLE' }, '[from] EXAMPLE'],
    ['place_unread', { location: { lat: '50,9', lon: 1.5 } }, '[location] {"lat":"50,9","lon":1.5}'],
    ['place_unread', { location: { lat: 95, lon: 1.5 } }, '[location] {"lat":95,"lon":1.5}'],
    ['time_unread', { sentAt: 1 }, '[sentAt] 1'],
    ['fields_unread', { loc: '50.9 1.5' }, '[loc] 50.9 1.5'],
    ['fields_unread', { part: { reference: 'a', number: 3, of: 2 } }, '"number":3'],
    ['fields_unread', { channel: 'pigeon' }, '[channel] pigeon'],
  ])('%s: %j', (note, said, stands) => {
    const message = read({ text: 'Help', ...said });
    expect(message?.notes).toEqual([{ note, count: 1 }]);
    expect(message?.words).toMatch(/^Help\n\n/);
    expect(message?.words).toContain(stands);
  });

  test('a time that may not be is replaced by that of receipt', () => {
    for (const sentAt of ['2027-09-09T02:00:00', '2027-09-09T09:00:00Z', '2020-01-01T00:00:00Z', 'soon'])
      expect([notes({ text: 'a', sentAt }), read({ text: 'a', sentAt })?.happenedAt]).toEqual([
        ['time_unread'],
        toUtc(now),
      ]);
  });

  test('no JSON, a list, an old code page', () => {
    for (const body of ['Help us 50.9 1.5', '["Help us 50.9 1.5"]', '"Help us 50.9 1.5']) {
      const message = readMessage(bytes(body), now);
      expect([message?.notes, message?.words]).toEqual([[{ note: 'body_unread', count: 1 }], body]);
    }
    const old = Buffer.from('{"text":"\u00e0 l\u0092eau"}', 'latin1');
    expect(readMessage(old, now)?.words).toBe('à l’eau');
  });

  test('what is longer than is kept is cut, and said', () => {
    const message = read({ text: 'a'.repeat(wordsMax + 7) });
    expect([message?.words.length, message?.notes]).toEqual([wordsMax, [{ note: 'words_cut', count: 7 }]]);
  });
});

/** Signs that stumble: of no text, of two units, half of one. */
const odd = fc.constantFrom('a', '5', '\u0000', '\uD800', '\uDC00', '😀', '\u202E', '"', '{', '}');

test('whatever comes, the contact made of it is one that the record takes', () => {
  const value = fc.oneof(
    fc.json(),
    fc.string({ unit: odd }),
    fc.jsonValue().map((one) => JSON.stringify(one)),
  );
  const field = fc.constantFrom(
    'id',
    'from',
    'text',
    'sentAt',
    'location',
    'part',
    'channel',
    'language',
    'x',
  );
  const said = fc.dictionary(field, fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant('+00 0000 000 001')));
  fc.assert(
    fc.property(
      fc.oneof(
        value,
        said.map((one) => JSON.stringify(one)),
      ),
      (body) => {
        const message = readMessage(bytes(body).subarray(0, bytesMax), now);
        if (message === null) return;
        const names = { contact: `c-${'0'.repeat(32)}`, wordsSubject: `s-${'0'.repeat(32)}`, caller: null };
        const fields = contactOfGateway({ ...message, source: 'sms-example' }, names);
        expect(recordContactSchema.safeParse(fields).error).toBeUndefined();
      },
    ),
  );
});
