import { z } from 'zod';
import { conditions } from '../kernel/label.ts';
import { markings, purposes } from '../kernel/marking.ts';
import type { Text } from '../kernel/text.ts';
import { parseUtc } from '../kernel/time.ts';

/** What an event tells of people. `subject_references`: an id of the vault stands in it, which means nothing elsewhere. */
export const contentClasses = ['facts', 'subject_references', 'personal_data'] as const;
export type ContentClass = (typeof contentClasses)[number];

const text: z.ZodType<Text> = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
const node = z.string().regex(/^[a-z]{2,10}$/);
const moment = z.string().refine((value) => parseUtc(value) !== null, 'utc_expected');
const ruleId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const instrumentId = z.string().regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/);
/** `facts: contact-facts`: the field `facts`, of which only the parts listed under that name leave. */
const field = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}(?:: [a-z][a-z0-9-]{0,39})?$/);
const fields = z.array(field);
const typeName = z.string().regex(/^[A-Z][A-Za-z0-9]{1,60}$/);
const contextName = z.string().regex(/^[a-z]+\/[a-z]+$/);

const instrumentForm = z.strictObject({
  id: instrumentId,
  name: text,
  /** How far it was checked: V read in the text itself, V* in a secondary source, M from memory; and where. */
  source: z.strictObject({ mark: z.enum(['V', 'V*', 'M']), where: text }),
  /** When it binds; `until` excluded, null: open. Several spans where it lapsed and was renewed. */
  inForce: z
    .array(z.strictObject({ from: moment, until: moment.nullable(), mark: z.enum(['V', 'V*', 'M']) }))
    .min(1),
  purposes: z.array(z.enum(purposes)).min(1),
  /** What it lets flow, way by way. What is not listed does not flow under it. */
  flows: z.array(z.strictObject({ from: node, to: node, classes: z.array(z.enum(contentClasses)) })),
  /** What becomes, at its end, of what was given under it. */
  atEnd: z.enum(['kept', 'recalled']),
  why: text,
});
export const instrumentsForm = z.strictObject({ instruments: z.array(instrumentForm) });
export type InstrumentForm = z.infer<typeof instrumentForm>;

const ruleForm = z.strictObject({
  id: ruleId,
  from: z.array(node).min(1),
  to: z.array(node).min(1),
  instrument: instrumentId,
  context: contextName,
  purposes: z.array(z.enum(purposes)).min(1),
  markingMax: z.enum(markings),
  /** Handling conditions with which a record stays until its provider permits. */
  blocked: z.array(z.enum(conditions)),
  /** How many nodes may still pass it on. */
  hops: z.int().min(0).max(3),
  /** Hours after which the receiver may no longer use it; null: as long as the origin keeps it. */
  keepHours: z.int().min(1).max(876_000).nullable(),
  /** A field that names the one node to which the event goes: to every other it stays. Absent: to all that `to` names. */
  recipientIn: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)
    .optional(),
  why: text,
  /** By event type, each field that leaves. */
  events: z.record(typeName, fields),
});
const neverForm = z.strictObject({
  id: ruleId,
  from: z.array(node).min(1),
  to: z.array(node).min(1),
  context: contextName,
  events: z.array(typeName).min(1),
  why: text,
});
export const releaseForm = z.strictObject({
  /** Names for the parts of a field that holds more than one value. */
  parts: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), fields).default({}),
  rules: z.array(ruleForm).default([]),
  /** What stays whatever a rule lets go. */
  never: z.array(neverForm).default([]),
});
export type RuleForm = z.infer<typeof ruleForm>;
export type NeverForm = z.infer<typeof neverForm>;
export type ReleaseFileForm = z.infer<typeof releaseForm>;
