import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { alarmPriorities, alarmRoles } from '../../kernel/alarm.ts';
import { states } from '../../kernel/label.ts';

export const alarmId = z.string().regex(/^a-[0-9a-f]{24}$/);
export const handoverId = z.string().regex(/^h-[0-9a-z]{6,40}$/);
export const incidentId = z.string().regex(/^i-[0-9a-z]{6,40}$/);
export const side = z.enum(states);
export const actor = z.string().max(80);
export const desk = z.string().max(64);
/** SHA-256, lower-case hex. */
export const hashText = z.string().regex(/^[0-9a-f]{64}$/);
/** A place in the book as a reader holds it: sealed (decision 0009). */
export const sealedPlace = z.string().regex(/^p\.[A-Za-z0-9_-]{48}$/);

/** A record's short path: `boat/b-7`, `unread/c-4f2`. */
const path = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,190}$/);
const text = z.strictObject({ en: z.string().min(1).max(400), fr: z.string().min(1).max(400) });

/** A condition as it stands in the book: `AlarmCondition` of one side's desks. Its words come from code, never from a person. */
export const conditionSchema = z.strictObject({
  key: path,
  kind: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  priority: z.enum(alarmPriorities),
  side,
  role: z.enum(alarmRoles),
  since: utcText,
  actBefore: utcText.nullable(),
  about: path,
  reference: z.string().max(64).nullable(),
  cause: path,
  consequence: text,
  act: text,
  isProtected: z.boolean().optional(),
});
export type StandingCondition = Readonly<z.infer<typeof conditionSchema>>;
