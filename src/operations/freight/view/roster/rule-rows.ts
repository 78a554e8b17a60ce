import { states, type State } from '../../../../kernel/label.ts';
import type { RestRule } from '../../team/rest.ts';
import { directiveRules, type Limit, rulesOn } from '../../team/rest-limits.ts';
import type { NationalRules } from '../../team/rest-rules.ts';
import type { RosterAnswer } from '../../team/wire.ts';

/** The limits that a state may set, in the order in which they are read. */
export const limitNames = [
  'dailyRestHours',
  'weeklyRestHours',
  'workWithoutBreakHours',
  'breakMinutes',
  'spanHours',
  'dailyWorkHours',
  'weeklyWorkHours',
  'averageWeeklyHours',
  'nightWorkHours',
] as const;
export type LimitName = (typeof limitNames)[number];

/** What each may be, as the register takes it: only stricter than the directive. */
export const limitBounds = {
  dailyRestHours: { min: 11, max: 24 },
  weeklyRestHours: { min: 35, max: 96 },
  workWithoutBreakHours: { min: 2, max: 6 },
  breakMinutes: { min: 1, max: 120 },
  spanHours: { min: 6, max: 24 },
  dailyWorkHours: { min: 4, max: 24 },
  weeklyWorkHours: { min: 20, max: 168 },
  averageWeeklyHours: { min: 20, max: 48 },
  nightWorkHours: { min: 4, max: 24 },
} as const satisfies Record<LimitName, { readonly min: number; readonly max: number }>;

/** Hours, or minutes for the break alone. */
export const unitOf = (name: LimitName): 'h' | 'min' => (name === 'breakMinutes' ? 'min' : 'h');

/** Which limit a rule of the rest check is about. */
export const limitOfRule = {
  daily_rest: 'dailyRestHours',
  weekly_rest: 'weeklyRestHours',
  break: 'breakMinutes',
  span: 'spanHours',
  daily_work: 'dailyWorkHours',
  weekly_work: 'weeklyWorkHours',
  average_work: 'averageWeeklyHours',
  night_work: 'nightWorkHours',
} as const satisfies Record<RestRule, LimitName>;

/** One limit of one state: the directive's, its own, and which of them holds today. */
export interface RuleRow {
  readonly key: string;
  readonly state: State;
  readonly name: LimitName;
  readonly directive: Limit | null;
  readonly own: Limit | null;
  readonly holds: Limit | null;
  /** Where teams stand whose rest it governs. */
  readonly places: readonly string[];
}

/** Every limit of every state on a day (`2026-06-01`). */
export function ruleRows(
  { rules, teams }: Pick<RosterAnswer, 'rules' | 'teams'>,
  day: string,
): readonly RuleRow[] {
  return states.flatMap((state) => {
    const national: NationalRules | null = rules[state]?.rules ?? null;
    const holding = rulesOn(day, national);
    const places = [...new Set(teams.filter((team) => team.state === state).map(({ place }) => place))];
    return limitNames.map((name) => ({
      key: `${state} ${name}`,
      state,
      name,
      directive: directiveRules[name],
      own: national?.[name] ?? null,
      holds: holding[name],
      places: places.toSorted(),
    }));
  });
}
