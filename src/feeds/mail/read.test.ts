import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { recordContactSchema, wordsMax } from '../../operations/rescue/events-contact.ts';
import { contactOfGateway } from '../../operations/rescue/gateway-contact.ts';
import { readMail } from './read.ts';
import { absenceMail, bounceMail, htmlMail, mailBytes, multipartMail, plainMail } from './recorded-mails.ts';

const now = instant(Date.UTC(2027, 8, 9, 2));
const read = (mail: string) => readMail(mailBytes(mail), now);
const automatic = { note: 'automatic', count: 1 };

test('a plain mail: who, what, when our server took it and when it was written', async () => {
  expect(await read(plainMail)).toEqual({
    id: '<one@example.org>',
    channel: 'email',
    receivedAt: '2027-09-09T01:58:20.000Z',
    happenedAt: '2027-09-09T01:49:30.000Z',
    language: null,
    words:
      "Bateau en détresse\n\nAppel reçu à 02h10 : 33 personnes, de l’eau à bord.\nPosition 50°53.25'N 001°30.50'E, une ligne très longue qui continue ici.",
    sender: { kind: 'email', text: 'alert@example.org' },
    places: [],
    notes: [],
  });
});

test('of parts the text is read, and attachments are counted, not kept', async () => {
  const mail = await read(multipartMail);
  expect(mail?.words).toBe('Position\n\n30 people at 50.9123, 1.5123. Coût: 5 €');
  expect(mail?.notes).toEqual([{ note: 'attachments_left', count: 2 }]);
});

test('HTML alone is read as its reader would see it, with the addresses of its links', async () => {
  const mail = await read(htmlMail);
  expect(mail?.words).toBe(
    'Mon frère\n\nIl est sur un bateau, 40 personnes, l’eau entre.\n\nIci : carte https://maps.google.com/?q=50.9123,1.5123\n\n1 < 2 & 50°53′',
  );
  expect(mail?.sender?.text).toBe('relative@example.org');
});

test('a report of delivery and an absence note are known as a machine’s', async () => {
  expect((await read(bounceMail))?.notes).toContainEqual(automatic);
  expect((await read(absenceMail))?.notes).toEqual([automatic]);
  for (const line of ['Auto-Submitted: no', 'Precedence: bulk', 'List-Id: <alerts.example.org>'])
    expect((await read(`${line}\r\n${plainMail}`))?.notes).toEqual([]);
  for (const line of ['Return-Path: <>', 'X-Autoreply: yes', 'Precedence: auto_reply'])
    expect((await read(`${line}\r\n${plainMail}`))?.notes).toEqual([automatic]);
});

describe('what cannot be read is noted, and kept', () => {
  test('no sender by an address', async () => {
    const mail = await read(plainMail.replace(/^From: .*$/m, 'From: somebody'));
    expect(mail?.notes).toEqual([{ note: 'sender_unread', count: 1 }]);
    expect(mail?.words).toContain('[from] somebody');
  });

  test('a date that is none, has no zone, or may not be', async () => {
    for (const date of ['yesterday', 'Thu, 9 Sep 2027 01:49:30', 'Thu, 9 Sep 2032 01:49:30 +0000']) {
      const mail = await read(plainMail.replace(/^Date: .*$/m, `Date: ${date}`));
      expect([mail?.notes, mail?.happenedAt]).toEqual([
        [{ note: 'time_unread', count: 1 }],
        '2027-09-09T01:58:20.000Z',
      ]);
    }
  });

  test('without the stamp of a server the moment stands at which it came', async () => {
    const mail = await read(plainMail.replaceAll(/^Received: .*\r\n/gm, ''));
    expect(mail?.receivedAt).toBe('2027-09-09T02:00:00.000Z');
  });

  test('what is no mail stands as it came', async () => {
    const mail = await read('Help us 50.9123 1.5123');
    expect([mail?.words, mail?.notes, mail?.id]).toEqual([
      'Help us 50.9123 1.5123',
      [{ note: 'body_unread', count: 1 }],
      null,
    ]);
    expect(await read('  \r\n')).toBeNull();
  });

  test('nested without end, or with a head without end, it stands as it came', async () => {
    const depths = Array.from(
      { length: 60 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    for (const mail of [
      `From: a@example.org\r\n${depths.join('')}help`,
      `From: a@example.org\r\nX: ${'x'.repeat(300_000)}`,
    ])
      expect((await read(mail))?.notes).toEqual([{ note: 'body_unread', count: 1 }]);
  });

  test('cut at every place it is read as far as it goes', async () => {
    const whole = mailBytes(multipartMail);
    for (let end = 0; end < whole.length; end += 7) {
      const mail = await readMail(whole.subarray(0, end), now);
      if (end > 700) expect(mail?.words).toContain('30 people');
    }
  });

  test('longer than is kept, it is cut, and said', async () => {
    const mail = await read(
      `From: a@example.org\r\nDate: Thu, 9 Sep 2027 01:49:30 +0000\r\n\r\n${'word '.repeat(20_000)}`,
    );
    expect([mail?.words.length, mail?.notes.map(({ note }) => note)]).toEqual([wordsMax, ['words_cut']]);
  });
});

test('whatever comes, the contact made of it is one that the record takes', async () => {
  const bits = fc.constantFrom(
    'From: a@example.org\r\n',
    'Content-Type: multipart/mixed; boundary=b\r\n',
    'Content-Type: text/html; charset=x\r\n',
    'Content-Transfer-Encoding: base64\r\n',
    '\r\n--b\r\n',
    '\r\n\r\n',
    '=?utf-8?Q?=ff?=',
    '<a href="',
    '&#xd800;',
    '<!--',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(bits, fc.string()), { maxLength: 20 }), async (parts) => {
      const mail = await readMail(new TextEncoder().encode(parts.join('')), now);
      if (mail === null) return;
      const names = { contact: `c-${'0'.repeat(32)}`, wordsSubject: `s-${'0'.repeat(32)}`, caller: null };
      const fields = contactOfGateway({ ...mail, source: 'mail-example' }, names);
      expect(recordContactSchema.safeParse(fields).error).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
