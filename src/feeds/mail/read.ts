import PostalMime, { type Email } from 'postal-mime';
import { printable } from '../../kernel/printable.ts';
import { type Instant, instant, toUtc } from '../../kernel/time.ts';
import { wordsMax } from '../../operations/rescue/events-contact.ts';
import type { GatewayMessage } from '../../operations/rescue/gateway-contact.ts';
import type { NotedReceipt, ReceiptNote } from '../../operations/rescue/wire.ts';
import { isAutomatic } from './automatic.ts';
import { wordsOfHtml } from './words-of-html.ts';

/** A mail as far as it could be read. */
export type MailRead = Omit<GatewayMessage, 'source'>;

/**
 * Most bytes of one mail: a long mail with a photograph or two. Of a larger one the mail server posts the beginning:
 * text stands before attachments, and a mail that was cut is read as far as it goes.
 */
export const bytesMax = 10 * 1024 * 1024;
const aheadMilliseconds = 300_000;
const behindMilliseconds = 7 * 86_400_000;
const addressMax = 254;
/** Fewer than the library's own: no mail of a person is nested so deep, and none has so much of a head. */
const limits = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 4 } as const;

/**
 * A mail from its bytes (RFC 5322, MIME). What cannot be taken apart stands as it came, noted; null where there is
 * nothing in it. Attachments are counted, never kept: what a picture shows is for the mail server's own reader. Never
 * throws.
 */
export async function readMail(bytes: Uint8Array, now: Instant): Promise<MailRead | null> {
  const mail = await parsed(bytes);
  // Whatever has no sender and no body is no mail: its head may be somebody's words.
  if (mail === null || (mail.from === undefined && mail.text === undefined && mail.html === undefined))
    return asItCame(bytes, now);
  const body = mail.text?.trim() || wordsOfHtml(mail.html ?? '');
  const sender = addressOf(mail);
  const unreadSender = sender === null ? (valueOf(mail, 'from') ?? '') : '';
  const words = printable(
    [mail.subject ?? '', body, unreadSender === '' ? '' : `[from] ${unreadSender}`]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  if (words === '' && sender === null) return null;
  const times = timesOf(mail, now);
  const cut = words.length - wordsMax;
  return {
    id: mail.messageId?.slice(0, 200) ?? null,
    channel: 'email',
    receivedAt: toUtc(times.received),
    happenedAt: toUtc(times.sent ?? times.received),
    language: null,
    words: words.slice(0, wordsMax),
    sender: sender === null ? null : { kind: 'email', text: sender },
    places: [],
    notes: [
      ...noted('automatic', Number(isAutomatic(mail))),
      ...noted('sender_unread', Number(sender === null)),
      ...noted('time_unread', Number(times.sent === null)),
      ...noted('words_cut', cut),
      ...noted('attachments_left', mail.attachments.length),
    ],
  };
}

async function parsed(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, limits);
  } catch {
    return null; // nested too deep, or a head that does not end
  }
}

function asItCame(bytes: Uint8Array, now: Instant): MailRead | null {
  const words = printable(new TextDecoder('utf-8').decode(bytes.subarray(0, wordsMax))).trim();
  if (words === '') return null;
  const at = toUtc(now);
  const unsaid = { id: null, language: null, sender: null, places: [] } as const;
  const notes = noted('body_unread', 1);
  return {
    ...unsaid,
    channel: 'email',
    receivedAt: at,
    happenedAt: at,
    words: words.slice(0, wordsMax),
    notes,
  };
}

/** Who wrote, as the mail says; null where it names nobody by an address. */
function addressOf({ from, sender }: Email): string | null {
  const address = [from, sender].flatMap((one) => one?.address ?? one?.group?.[0]?.address ?? [])[0];
  const isAddress =
    address !== undefined && address.length <= addressMax && /^[^\s@]+@[^\s@]+$/.test(address);
  return isAddress ? address : null;
}

/**
 * When our own mail server took it, by the stamp that it set on top, and when it was written, by its sender's clock.
 * Source: RFC 5321, 4.4; PROBLEM F9: the time of receipt is the mail's, however long it lay in a queue.
 */
function timesOf(mail: Email, now: Instant): { readonly received: Instant; readonly sent: Instant | null } {
  const stamp = valueOf(mail, 'received')?.split(';').at(-1);
  const received = momentOf(stamp, now) ?? now;
  return { received, sent: momentOf(valueOf(mail, 'date'), received) };
}

function momentOf(written: string | undefined, now: Instant): Instant | null {
  // A date without a zone would be read in the machine's own.
  const bare = written?.replaceAll(/\([^()]{0,200}\)/g, ' ').trim();
  if (bare === undefined || bare.length > 80 || !/(?:[+-]\d{4}|\b(?:GMT|UTC?|Z))$/.test(bare)) return null;
  const at = Date.parse(bare);
  if (Number.isNaN(at) || at > now + aheadMilliseconds || at < now - behindMilliseconds) return null;
  return instant(Math.min(at, now));
}

function valueOf({ headers }: Email, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value;
}

function noted(note: ReceiptNote, count: number): readonly NotedReceipt[] {
  return count > 0 ? [{ note, count: Math.min(count, 10_000) }] : [];
}
