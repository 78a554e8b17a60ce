import { z } from 'zod';
import type { StreamDoor } from '../../../kernel/door.ts';
import { zones } from '../../../kernel/local-clock.ts';
import { registerDoor } from '../../../kernel/register.ts';
import { shortName } from '../../../kernel/shapes.ts';
import { rosterHandling } from './handling.ts';
import { day } from './shapes.ts';

/**
 * How many people a lane needs in some hours of some days of the week (0 is Monday). `untilHour` does not belong; the
 * night over midnight is two entries. Where two entries meet in an hour, the higher holds.
 */
export const coverHoursSchema = z
  .strictObject({
    lane: shortName,
    weekdays: z.array(z.int().min(0).max(6)).min(1).max(7).readonly(),
    fromHour: z.int().min(0).max(23),
    untilHour: z.int().min(1).max(24),
    people: z.int().min(1).max(100),
  })
  .refine(({ fromHour, untilHour }) => fromHour < untilHour, { path: ['untilHour'] })
  .refine(({ weekdays }) => new Set(weekdays).size === weekdays.length, { path: ['weekdays'] });
export type CoverHours = Readonly<z.infer<typeof coverHoursSchema>>;

/** One stretch of time for which a place's minimum holds, by days of its own calendar; `until` null: until changed. */
export const coverPeriodSchema = z
  .strictObject({
    from: day,
    until: day.nullable(),
    hours: z.array(coverHoursSchema).min(1).max(200).readonly(),
  })
  .refine(({ from, until }) => until === null || from <= until, { path: ['until'] });
export type CoverPeriod = Readonly<z.infer<typeof coverPeriodSchema>>;

/** The minimum cover of one place by lane and hour of the week. Periods may not meet: one minimum holds on a day. */
export const coverSchema = z
  .strictObject({
    zone: z.enum(zones),
    periods: z.array(coverPeriodSchema).min(1).max(24).readonly(),
  })
  .refine(({ periods }) => areApart(periods), { path: ['periods'] });
export type Cover = Readonly<z.infer<typeof coverSchema>>;

export const coverKind = 'cover';

/** The register of minimum cover: `cover/calais`. */
export const coverRegister: StreamDoor = registerDoor({
  kind: coverKind,
  noun: 'Cover',
  fields: coverSchema,
  handling: rosterHandling,
  summaries: {
    put: {
      en: 'Enter or change how many people a place needs, by lane and hour of the week.',
      fr: 'Inscrire ou modifier l’effectif minimal d’un site, par file et heure de la semaine.',
    },
    retire: {
      en: 'Take the minimum cover of a place off the register.',
      fr: 'Retirer l’effectif minimal d’un site du registre.',
    },
  },
});

function areApart(periods: readonly CoverPeriod[]): boolean {
  const inOrder = periods.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return inOrder.every((period, index) => {
    const next = inOrder[index + 1];
    return next === undefined || (period.until !== null && period.until < next.from);
  });
}

/** What the wall clock of a place shows: day, day of the week and full hour. */
export interface WallHour {
  readonly day: string;
  readonly weekday: number;
  readonly hour: number;
}

/** How many people each lane needs in an hour; lanes that need nobody are left out. */
export function minimumIn(
  { periods }: Cover,
  { day: on, weekday, hour }: WallHour,
): ReadonlyMap<string, number> {
  const period = periods.find(({ from, until }) => from <= on && (until === null || on <= until));
  const least = new Map<string, number>();
  for (const { lane, weekdays, fromHour, untilHour, people } of period?.hours ?? [])
    if (weekdays.includes(weekday) && fromHour <= hour && hour < untilHour)
      least.set(lane, Math.max(people, least.get(lane) ?? 0));
  return least;
}
