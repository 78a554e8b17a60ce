import type { Text } from '../../../../kernel/text.ts';
import { needed } from '../../../../kit/forms/checks.ts';
import { numberForm, readNumber } from '../../../../kit/forms/number-checks.ts';
import type { Check, FormValues } from '../../../../kit/forms/use-form.ts';
import type { NationalRules } from '../../team/rest-rules.ts';
import { limitBounds, type LimitName, limitNames } from './rule-rows.ts';
import { rulesText as text } from './text-rules.ts';

/** Fields of the form of a state’s rest rules: each limit with its source in both languages. */
export type RulesField =
  | 'from'
  | 'until'
  | 'nightFrom'
  | 'nightUntil'
  | 'strain'
  | 'weeks'
  | LimitName
  | `${LimitName}.${'en' | 'fr'}`;

// As the register takes an article.
const sourceForm = /^[\p{L}0-9][\p{L}\p{N} '’.,()/-]{0,119}$/u;

function sourceCheck(name: LimitName): Check<RulesField> {
  return (value, values) =>
    values[name].trim() === '' || sourceForm.test(value.trim()) ? null : text.sourceNeeded;
}

const hourIn = (typed: string, min: number, max: number): boolean => {
  const hour = readNumber(typed);
  return hour !== null && Number.isInteger(hour) && hour >= min && hour <= max;
};

function nightCheck(_value: string, { nightFrom, nightUntil }: FormValues<RulesField>): Text | null {
  if (nightFrom.trim() === '' && nightUntil.trim() === '') return null;
  return hourIn(nightFrom, 20, 24) && hourIn(nightUntil, 5, 8) ? null : text.nightBoth;
}

/** What is wrong with a field; the bounds are those of the register. */
export const rulesChecks: Partial<Record<RulesField, Check<RulesField>>> = {
  from: needed,
  strain: needed,
  nightFrom: nightCheck,
  nightUntil: nightCheck,
  weeks: (value, values) =>
    values.averageWeeklyHours.trim() === '' ? null : (needed(value) ?? numberForm(weeksBounds)(value)),
  ...Object.fromEntries(
    limitNames.flatMap((name) => [
      [name, numberForm(limitBounds[name])],
      [`${name}.en`, sourceCheck(name)],
      [`${name}.fr`, sourceCheck(name)],
    ]),
  ),
};

const weeksBounds = { min: 1, max: 52, whole: true } as const;

/** The form as the rules in force would fill it; without any, empty but for the day. */
export function rulesInitial(held: NationalRules | null, today: string): FormValues<RulesField> {
  const figure = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const limits = Object.fromEntries(
    limitNames.flatMap((name) => {
      const limit = held?.[name];
      return [
        [name, figure(limit?.value)],
        [`${name}.en`, limit?.article.en ?? ''],
        [`${name}.fr`, limit?.article.fr ?? ''],
      ];
    }),
  ) as Record<LimitName | `${LimitName}.${'en' | 'fr'}`, string>; // one entry for each of the names
  return {
    from: held?.from ?? today,
    until: held?.until ?? '',
    nightFrom: figure(held?.night?.fromHour),
    nightUntil: figure(held?.night?.untilHour),
    strain: held === null || held.isStrainful ? 'yes' : 'no',
    weeks: figure(held?.averageWeeklyHours?.weeks),
    ...limits,
  };
}

/** The rules as typed, as the register takes them. */
export function rulesIn(values: FormValues<RulesField>): NationalRules {
  const limit = (name: LimitName) => {
    const value = readNumber(values[name]);
    const article = { en: values[`${name}.en`].trim(), fr: values[`${name}.fr`].trim() };
    return value === null ? null : { value, article };
  };
  const average = limit('averageWeeklyHours');
  const [fromHour, untilHour] = [readNumber(values.nightFrom), readNumber(values.nightUntil)];
  return {
    from: values.from,
    until: values.until === '' ? null : values.until,
    night: fromHour === null || untilHour === null ? null : { fromHour, untilHour },
    isStrainful: values.strain !== 'no',
    dailyRestHours: limit('dailyRestHours'),
    weeklyRestHours: limit('weeklyRestHours'),
    workWithoutBreakHours: limit('workWithoutBreakHours'),
    breakMinutes: limit('breakMinutes'),
    spanHours: limit('spanHours'),
    dailyWorkHours: limit('dailyWorkHours'),
    weeklyWorkHours: limit('weeklyWorkHours'),
    averageWeeklyHours: average === null ? null : { ...average, weeks: readNumber(values.weeks) ?? 0 },
    nightWorkHours: limit('nightWorkHours'),
  };
}
