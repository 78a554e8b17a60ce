import type { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import { ok } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { fromUtc, type Instant } from '../../kernel/time.ts';
import { batchMax, bytesMax, type PlateReadFields, plateReadSchema } from './schema.ts';
import { type PlateReadRefusalCode, plateReadRefusals } from './text.ts';

/** Why a read is not taken: the code, the field it is about, both languages. Never the plate. */
export interface PlateReadRefusal {
  readonly code: PlateReadRefusalCode;
  readonly field: string | null;
  readonly text: Text;
}

type Read<Value> = Result<Value, PlateReadRefusal>;

const aheadMilliseconds = 86_400_000;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** A refusal with its text. `field` is one of the schema's own names, or null: a sender's words are not said back. */
export function refuseRead(
  code: PlateReadRefusalCode,
  field: string | null = null,
): { readonly ok: false; readonly refusal: PlateReadRefusal } {
  return { ok: false, refusal: { code, field, text: plateReadRefusals[code] } };
}

/** Bytes as a JSON value. Refuses `too_large`, `not_json`. Never throws. */
export function readBytes(bytes: Uint8Array): Read<unknown> {
  if (bytes.byteLength > bytesMax) return refuseRead('too_large');
  try {
    return ok(JSON.parse(utf8.decode(bytes)));
  } catch {
    return refuseRead('not_json');
  }
}

/** A parsed delivery as its items: one object, or a list of 1 to 500. Refuses the delivery as a whole. */
export function readDelivery(value: unknown): Read<readonly unknown[]> {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length === 0) return refuseRead('batch_empty');
  return items.length > batchMax ? refuseRead('batch_too_long') : ok(items);
}

/** One item as a read. `now` judges the time it claims; `hours`: how long reads are kept. Never throws. */
export function readPlateRead(item: unknown, now: Instant, hours: number): Read<PlateReadFields> {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return refuseRead('not_an_object');
  const parsed = plateReadSchema.safeParse(item);
  if (!parsed.success) return refusalOf(parsed.error.issues[0], item);
  const readAt = fromUtc(parsed.data.readAt);
  if (readAt > now + aheadMilliseconds) return refuseRead('time_ahead', 'readAt');
  if (readAt < now - hours * 3_600_000) return refuseRead('time_past_keeping', 'readAt');
  return ok(parsed.data);
}

function refusalOf(issue: z.core.$ZodIssue | undefined, item: object) {
  if (issue === undefined || issue.code === 'unrecognized_keys') return refuseRead('unknown_field');
  const field = String(issue.path[0] ?? '');
  if (!(field in item)) return refuseRead('field_missing', field);
  return refuseRead(issue.code === 'custom' ? 'not_utc' : 'field_wrong', field);
}

const aheadShown = 60_000;
const behindShown = 600_000;

/** How a camera's clock goes with ours: a minute ahead is wrong; ten behind is wrong, or a read that waited. */
export function clockOf(readAt: Instant, now: Instant): 'agrees' | 'ahead' | 'behind' {
  if (readAt > now + aheadShown) return 'ahead';
  return readAt < now - behindShown ? 'behind' : 'agrees';
}
