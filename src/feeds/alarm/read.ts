import { z } from 'zod';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { fromUtc, type Instant } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { shortName } from '../../kernel/shapes.ts';
import { signalNames, signals } from '../../operations/site/words.ts';
import { type AlarmRefusalCode, alarmRefusals } from './text.ts';

/** Most messages in one delivery, and most bytes. */
export const batchMax = 500;
export const bytesMax = 512 * 1024;

/** One message as an alarm system sends it. Unknown fields are refused: no image and no name slips in. */
const messageSchema = z.strictObject({
  device: shortName,
  /** The sender's own key: the same message sent twice bears the same. */
  key: shortName,
  signal: z.enum(signalNames),
  happenedAt: utcText,
  /** Wind: metres a second. Fence: how hard it shook, in the sensor's own unit. */
  value: z.number().min(0).max(1_000_000).nullish(),
  confidence: z.number().min(0).max(1).nullish(),
});

/** A message that was read. */
export interface AlarmMessage {
  readonly device: string;
  readonly key: string;
  readonly signal: z.infer<typeof messageSchema>['signal'];
  /** When it happened by the device’s clock; where that says what cannot be, when it came. */
  readonly happenedAt: Instant;
  /** What the device’s clock said. */
  readonly claimedAt: Instant;
  readonly value: number | null;
  readonly confidence: number | null;
}

/** Why an item is not taken: the code, the field it is about, both languages. */
export interface AlarmRefusal {
  readonly code: AlarmRefusalCode;
  readonly field: string | null;
  readonly text: Text;
}

const oldest = Date.UTC(2000, 0, 1);
const aheadMilliseconds = 86_400_000;
/** No gust was ever measured beyond 113 metres a second (Barrow Island, 1996; WMO archive). */
const gustMetresPerSecondMax = 120;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A refusal with its text. `field` is cut to what can be shown: a sender may have made it up. */
export function refuseAlarm(
  code: AlarmRefusalCode,
  field: string | null = null,
): { readonly ok: false; readonly refusal: AlarmRefusal } {
  const shown = field === null ? null : field.replace(/[^\x20-\x7e]/g, '?').slice(0, 64);
  return { ok: false, refusal: { code, field: shown, text: alarmRefusals[code] } };
}

/** Bytes as a JSON value. Refuses `too_large`, `not_json`. Never throws. */
export function readBytes(bytes: Uint8Array): Result<unknown, AlarmRefusal> {
  if (bytes.byteLength > bytesMax) return refuseAlarm('too_large');
  try {
    return ok(JSON.parse(utf8.decode(bytes)));
  } catch {
    return refuseAlarm('not_json');
  }
}

/** A parsed delivery as its items: one object, or a list of 1 to 500. */
export function readDelivery(value: unknown): Result<readonly unknown[], AlarmRefusal> {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length === 0) return refuseAlarm('batch_empty');
  return items.length > batchMax ? refuseAlarm('batch_too_long') : ok(items);
}

/**
 * One item as a message. `now` judges the time it claims: where that cannot be, a measure is refused, since it is worth
 * nothing without its time, and everything else is taken as of its receipt. A camera that has lost its clock still sees
 * people. Never throws.
 */
export function readMessage(item: unknown, now: Instant): Result<AlarmMessage, AlarmRefusal> {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return refuseAlarm('not_an_object');
  const parsed = messageSchema.safeParse(item);
  if (!parsed.success) return refusalOf(parsed.error.issues[0], item);
  const { value = null, confidence = null, happenedAt: claimed, ...said } = parsed.data;
  const claimedAt = fromUtc(claimed);
  const isAbsurd = claimedAt < oldest || claimedAt > now + aheadMilliseconds;
  if (isAbsurd && signals[said.signal] === 'measure') return refuseAlarm('time_absurd', 'happenedAt');
  if (said.signal === 'wind' && (value ?? 0) > gustMetresPerSecondMax)
    return refuseAlarm('value_absurd', 'value');
  return ok({ ...said, happenedAt: isAbsurd ? now : claimedAt, claimedAt, value, confidence });
}

function refusalOf(issue: z.core.$ZodIssue | undefined, item: object) {
  if (issue === undefined) return refuseAlarm('not_allowed');
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return refuseAlarm('unknown_field', issue.keys[0] ?? '');
  if (!(field in item)) return refuseAlarm('field_missing', field);
  return refuseAlarm(
    issue.code === 'too_big' || issue.code === 'too_small' ? 'out_of_range' : 'not_allowed',
    field,
  );
}
