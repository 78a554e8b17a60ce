import { z } from 'zod';
import type { StreamDoor } from '../../../kernel/door.ts';
import type { State } from '../../../kernel/label.ts';
import { registerDoor } from '../../../kernel/register.ts';
import { rosterHandling } from './handling.ts';

const articleText = z.string().regex(/^[\p{L}0-9][\p{L}\p{N} '’.,()/-]{0,119}$/u);
const article = z.strictObject({ en: articleText, fr: articleText });
const limit = (min: number, max: number) =>
  z.strictObject({ value: z.number().min(min).max(max), article }).nullable();

/** What one state's own law asks beyond the directive; null: nothing. It may only be stricter, whatever is entered. */
export const restRulesSchema = z.strictObject({
  /** Days of the state's own calendar: the first on which it holds, and the last; null: until changed. */
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  night: z.strictObject({ fromHour: z.int().min(20).max(24), untilHour: z.int().min(5).max(8) }).nullable(),
  /** False only where an assessment on record says that the work at night strains neither body nor mind. */
  isStrainful: z.boolean(),
  dailyRestHours: limit(11, 24),
  weeklyRestHours: limit(35, 96),
  workWithoutBreakHours: limit(2, 6),
  breakMinutes: limit(1, 120),
  spanHours: limit(6, 24),
  dailyWorkHours: limit(4, 24),
  weeklyWorkHours: limit(20, 168),
  averageWeeklyHours: z
    .strictObject({ value: z.number().min(20).max(48), weeks: z.int().min(1).max(52), article })
    .nullable(),
  nightWorkHours: limit(4, 24),
});
export type NationalRules = Readonly<z.infer<typeof restRulesSchema>>;

/** First part of the register's streams: `rest_rules/fr`. */
export const restRulesKind = 'rest_rules';

/** Rest rules by state: stricter ones by configuration, each change in the book. */
export const restRulesRegister: StreamDoor = registerDoor({
  kind: restRulesKind,
  noun: 'RestRules',
  fields: restRulesSchema,
  handling: rosterHandling,
  summaries: {
    put: { en: 'Enter a state’s own rest rules.', fr: 'Inscrire les règles de repos propres à un État.' },
    retire: { en: 'Take a state’s own rest rules back.', fr: 'Retirer les règles de repos d’un État.' },
  },
});

/** The stream of a state's rest rules. */
export function restRulesStream(state: State): string {
  return `${restRulesKind}/${state}`;
}

/** A state's own rules among the streams that the edge gives; null where none are entered. */
export function seenRules(
  seen: Readonly<Record<string, unknown>> | undefined,
  state: State,
): NationalRules | null {
  const row = z
    .object({ phase: z.literal('held'), fields: z.string() })
    .safeParse(seen?.[restRulesStream(state)]);
  if (!row.success) return null;
  const fields = restRulesSchema.safeParse(JSON.parse(row.data.fields)); // written by the register itself
  return fields.success ? fields.data : null;
}
