import { z } from 'zod';
import { printable } from '../../kernel/printable.ts';
import type { Instant, UtcText } from '../../kernel/time.ts';
import { instant, toUtc } from '../../kernel/time.ts';
import { shortName } from '../../kernel/shapes.ts';
import { wordsMax } from '../../operations/rescue/events-contact.ts';
import type { GatewayMessage, SharedPlace } from '../../operations/rescue/gateway-contact.ts';
import type { NotedReceipt, ReceiptNote } from '../../operations/rescue/wire.ts';

/** Which part of a message in parts: parts of one message bear one reference of its sender. */
export interface MessagePart {
  readonly reference: string;
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** A message as far as it could be read. */
export interface MessageRead extends Omit<GatewayMessage, 'source'> {
  /** As the gateway names itself; null: it does not. */
  readonly source: string | null;
  readonly part: MessagePart | null;
}

/** Most bytes of one message. */
export const bytesMax = 64 * 1024;
/** What a telephone shares without saying how well it knows it. */
const unsaidAccuracyMetres = 100;
const aheadMilliseconds = 300_000;
const behindMilliseconds = 7 * 86_400_000;

const text = z.string().max(bytesMax);
const fieldSchemas = {
  source: shortName,
  id: z.union([z.string().min(1).max(200), z.number().transform(String)]),
  channel: z.enum(['sms', 'message_share']),
  from: z
    .string()
    .trim()
    .max(40)
    .regex(/^\+?[\d\s().\-/]*\d{3}[\d\s().\-/]*$/),
  text,
  sentAt: z.string().max(40),
  receivedAt: z.string().max(40),
  language: z.string().regex(/^[a-z]{2,3}$/),
  location: z.object({
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    accuracyMetres: z.number().positive().max(500_000).nullish(),
    at: z.string().max(40).nullish(),
  }),
  part: z
    .object({
      reference: z.union([z.string().min(1).max(64), z.number().transform(String)]),
      number: z.int().min(1).max(255),
      of: z.int().min(2).max(255),
    })
    .refine(({ number, of }) => number <= of),
} as const;
type Field = keyof typeof fieldSchemas;

/** By what note a field that cannot be read is told. */
const noteOf: Partial<Record<Field, ReceiptNote>> = {
  from: 'sender_unread',
  location: 'place_unread',
  sentAt: 'time_unread',
  receivedAt: 'time_unread',
};

/**
 * A message from a body that should be JSON in UTF-8. What can be read is; what cannot goes among the words as it came,
 * and is noted: nobody's call for help is sent back for a comma. Null where there is nothing in it at all. Never throws.
 */
export function readMessage(body: Uint8Array, now: Instant): MessageRead | null {
  const written = decoded(body);
  const fields = objectOf(written);
  if (fields === null) {
    const words = printable(written).trim();
    return words === ''
      ? null
      : { ...bare(now), words: words.slice(0, wordsMax), notes: [one('body_unread')] };
  }
  const taken = takeFields(fields);
  const { from, location } = taken.read;
  const words = [printable(taken.read.text ?? ''), ...taken.left]
    .filter((said) => said.trim() !== '')
    .join('\n\n');
  if (words === '' && from === undefined && location === undefined) return null;
  return assembled(taken, { words, now });
}

interface Taken {
  readonly read: { readonly [Name in Field]?: z.output<(typeof fieldSchemas)[Name]> };
  /** What could not be read, as lines. */
  readonly left: readonly string[];
  readonly notes: readonly ReceiptNote[];
}

function takeFields(fields: Readonly<Record<string, unknown>>): Taken {
  const read: Record<string, unknown> = {};
  const left: string[] = [];
  const notes: ReceiptNote[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === '') continue;
    const schema = isField(name) ? fieldSchemas[name] : null;
    const parsed = schema?.safeParse(value);
    if (parsed?.success === true) read[name] = parsed.data;
    else {
      left.push(`[${printable(name).slice(0, 40)}] ${printable(shown(value)).slice(0, 4_000)}`);
      notes.push((isField(name) ? noteOf[name] : undefined) ?? 'fields_unread');
    }
  }
  return { read: read as Taken['read'], left, notes }; // each by its own schema
}

function isField(name: string): name is Field {
  return Object.hasOwn(fieldSchemas, name);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function assembled(
  { read, notes: found }: Taken,
  { words, now }: { readonly words: string; readonly now: Instant },
): MessageRead {
  const receivedAt = momentOf(read.receivedAt, now);
  const received = receivedAt ?? now;
  const happenedAt = momentOf(read.sentAt, received) ?? received;
  const isTimeOff =
    (read.receivedAt !== undefined && receivedAt === null) ||
    (read.sentAt !== undefined && momentOf(read.sentAt, received) === null);
  const notes: ReceiptNote[] = [...found];
  if (isTimeOff) notes.push('time_unread');
  const cut = words.length - wordsMax;
  const { source = null, id = null, channel = 'sms', from, language = null, part = null } = read;
  return {
    source,
    id,
    channel,
    receivedAt: toUtc(received),
    happenedAt: toUtc(happenedAt),
    language,
    words: words.slice(0, wordsMax),
    sender: from === undefined ? null : { kind: 'phone', text: from },
    places: read.location === undefined ? [] : [placeOf(read.location, { happenedAt, received })],
    notes: [
      ...counted(notes),
      ...(cut > 0 ? [{ note: 'words_cut' as const, count: Math.min(cut, 10_000) }] : []),
    ],
    part,
  };
}

function placeOf(
  { lat, lon, accuracyMetres, at }: NonNullable<Taken['read']['location']>,
  times: Readonly<Record<'happenedAt' | 'received', Instant>>,
): SharedPlace {
  const held = momentOf(at ?? undefined, times.received) ?? times.happenedAt;
  return { lat, lon, accuracyMetres: accuracyMetres ?? unsaidAccuracyMetres, at: toUtc(held) };
}

/** A moment with its zone, not after `now` but for a clock that is a little fast, nor a week before it; null else. */
function momentOf(written: string | undefined, now: Instant): Instant | null {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;
  if (written === undefined || !form.test(written)) return null;
  const at = Date.parse(written);
  if (Number.isNaN(at) || at > now + aheadMilliseconds || at < now - behindMilliseconds) return null;
  return instant(Math.min(at, now));
}

function bare(now: Instant): MessageRead {
  const at: UtcText = toUtc(now);
  const unsaid = { source: null, id: null, language: null, sender: null, part: null } as const;
  return { ...unsaid, channel: 'sms', receivedAt: at, happenedAt: at, words: '', places: [], notes: [] };
}

/** Bytes as text: what is no UTF-8 is most often the code page of old gateways. */
function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}

function objectOf(written: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return value as Readonly<Record<string, unknown>>; // any object of JSON
  } catch {
    return null;
  }
}

function one(note: ReceiptNote): NotedReceipt {
  return { note, count: 1 };
}

function counted(notes: readonly ReceiptNote[]): readonly NotedReceipt[] {
  return [...new Set(notes)].map((note) => ({
    note,
    count: notes.filter((other) => other === note).length,
  }));
}
