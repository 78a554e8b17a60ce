import type { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import { ok } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { fromUtc } from '../../kernel/time.ts';
import type { DetectionFields } from './schema.ts';
import { batchMax, bytesMax, detectionSchema } from './schema.ts';
import type { DetectionRefusalCode } from './text.ts';
import { detectionRefusals } from './text.ts';

/** Why an item is not taken: the code, the field it is about (`position.lat`), both languages. */
export interface DetectionRefusal {
  readonly code: DetectionRefusalCode;
  readonly field: string | null;
  readonly text: Text;
}

type Read<Value> = Result<Value, DetectionRefusal>;

const depthMax = 8;
const oldest = Date.UTC(2000, 0, 1);
const aheadMilliseconds = 86_400_000;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** A refusal with its text. `field` is cut to what can be shown: a sender may have made it up. */
export function refuseDetection(
  code: DetectionRefusalCode,
  field: string | null = null,
): {
  readonly ok: false;
  readonly refusal: DetectionRefusal;
} {
  const shown = field === null ? null : field.replace(/[^\x20-\x7e]/g, '?').slice(0, 64);
  return { ok: false, refusal: { code, field: shown, text: detectionRefusals[code] } };
}

/** Bytes as a JSON value. Refuses `too_large`, `not_json`. Never throws. */
export function readBytes(bytes: Uint8Array): Read<unknown> {
  if (bytes.byteLength > bytesMax) return refuseDetection('too_large');
  try {
    return ok(JSON.parse(utf8.decode(bytes)));
  } catch {
    return refuseDetection('not_json');
  }
}

/** A parsed delivery as its items: one object, or a list of 1 to 500. Refuses the delivery as a whole. */
export function readDelivery(value: unknown): Read<readonly unknown[]> {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length === 0) return refuseDetection('batch_empty');
  if (items.length > batchMax) return refuseDetection('batch_too_long');
  return ok(items);
}

/** One item as a detection. `now` judges the time it claims. Never throws. */
export function readDetection(item: unknown, now: Instant): Read<DetectionFields> {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return refuseDetection('not_an_object');
  if (isTooDeep(item)) return refuseDetection('too_deep');
  const parsed = detectionSchema.safeParse(item);
  if (!parsed.success) return refusalOf(parsed.error.issues, item);
  const fields = parsed.data;
  const happenedAt = fromUtc(fields.happenedAt);
  if (happenedAt < oldest || happenedAt > now + aheadMilliseconds)
    return refuseDetection('time_absurd', 'happenedAt');
  if (fields.position === null && fields.bearing === null) return refuseDetection('place_missing');
  return ok(fields);
}

function refusalOf(issues: readonly z.core.$ZodIssue[], item: object) {
  const issue = issues[0];
  if (issue === undefined) return refuseDetection('wrong_type');
  const field = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return refuseDetection('unknown_field', [...issue.path, issue.keys[0] ?? ''].map(String).join('.'));
    case 'too_big':
    case 'too_small':
      return refuseDetection('out_of_range', field);
    case 'invalid_type':
      return refuseDetection(isMissing(item, issue.path) ? 'field_missing' : 'wrong_type', field);
    case 'custom':
      return refuseDetection(isMissing(item, issue.path) ? 'field_missing' : 'not_utc', field);
    case 'invalid_value':
      return refuseDetection(isMissing(item, issue.path) ? 'field_missing' : 'not_allowed', field);
    default:
      return refuseDetection('not_allowed', field);
  }
}

function isMissing(item: object, path: readonly PropertyKey[]): boolean {
  let at: unknown = item;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return false;
    at = Object.entries(at).find(([name]) => name === String(key))?.[1];
  }
  return at === undefined;
}

/** Walks without recursion: a sender's nesting must not become our call stack. */
function isTooDeep(item: object): boolean {
  let level: readonly object[] = [item];
  for (let depth = 0; depth < depthMax; depth += 1) {
    level = level.flatMap((each) => Object.values(each).filter(isObject));
    if (level.length === 0) return false;
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
