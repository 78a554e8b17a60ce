import { z } from 'zod';
import { reportKinds } from '../report/words.ts';
import { directions, sealStates, sideKinds, vehicleForms } from '../words.ts';
import { crossingPorts, equipmentStates, stopKinds, weekdays } from './words.ts';

/** A place as freight names it: `calais`, `coquelles-west`. */
export const placeForm = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{3,39}$/);
/** A lane of a place: it bears a number, so that no word can pass for one. */
export const laneForm = z.string().regex(/^[A-Za-z]{0,8}[-.]?[0-9]{1,3}[A-Za-z]?$/);
/** A released tip by its opaque reference; what it says stays with its owner. */
export const tipForm = z.string().regex(/^tip-[0-9a-z]{6,40}$/);

const isOrNot = z.enum(['in', 'not_in']);
const bound = z.enum(['at_least', 'at_most']);

function choice<Field extends string, const Choices extends readonly [string, ...string[]]>(
  field: Field,
  choices: Choices,
) {
  const values = z.array(z.enum(choices)).min(1).max(choices.length).readonly();
  return z.strictObject({ field: z.literal(field), is: isOrNot, values });
}

function code<Field extends string>(field: Field, form: z.ZodString) {
  return z.strictObject({
    field: z.literal(field),
    is: isOrNot,
    values: z.array(form).min(1).max(60).readonly(),
  });
}

const minuteOfDay = z.int().min(0).max(1_440);

/**
 * Everything that a rule may look at, and how: nothing else can be said. Minutes of day are UTC, `to` excluded, and a
 * window may pass midnight; weight differs in per cent of what was declared, either way.
 */
export const conditionSchema = z.discriminatedUnion('field', [
  choice('vehicle.form', vehicleForms),
  choice('vehicle.sides', sideKinds),
  code('passage.place', placeForm),
  code('passage.lane', laneForm),
  choice('passage.direction', directions),
  choice('passage.weekday', weekdays),
  z.strictObject({
    field: z.literal('passage.minute_of_day'),
    is: z.literal('within'),
    values: z.tuple([minuteOfDay, minuteOfDay]).readonly(),
  }),
  choice('route.port', crossingPorts),
  choice('route.stop', stopKinds),
  choice('seal.condition', sealStates),
  z.strictObject({
    field: z.literal('weight.differs_percent'),
    is: bound,
    values: z.tuple([z.number().min(0).max(500)]).readonly(),
  }),
  choice('equipment.condition', equipmentStates),
  choice('report.signal', reportKinds),
  code('tip.released', tipForm),
]);

export type Condition = z.infer<typeof conditionSchema>;

/** Names of the fields of the closed language. */
export const conditionFields: readonly string[] = conditionSchema.options.map(
  ({ shape }) => shape.field.value,
);

/** The things that a field may be about: what stands before the point. Anything else is another register. */
export const ownThings: ReadonlySet<string> = new Set(
  conditionFields.map((field) => field.split('.', 1)[0] ?? ''),
);

/** A condition as somebody typed it: any field, any values. What it may be is decided, not assumed. */
export const draftConditionSchema = z.strictObject({
  field: z.string().min(1).max(160),
  is: z.string().min(1).max(20),
  values: z
    .array(z.union([z.string().max(160), z.number()]))
    .min(1)
    .max(400)
    .readonly(),
});
export type DraftCondition = z.infer<typeof draftConditionSchema>;
