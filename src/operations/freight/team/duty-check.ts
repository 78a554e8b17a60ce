import { localTime } from '../../../kernel/local-clock.ts';
import { type Refusal, refuse, type Result, ok } from '../../../kernel/result.ts';
import { fromUtc } from '../../../kernel/time.ts';
import { type Duty, type DutyState, isAway, share } from './duty-state.ts';
import { faultsWith, type RestRule } from './rest.ts';
import { rulesOn } from './rest-limits.ts';
import type { NationalRules } from './rest-rules.ts';
import { dutiesMax } from './shapes.ts';

/** One refusal code a rest rule: each names its article. */
export const restRefusalOf = {
  daily_rest: 'daily_rest_short',
  weekly_rest: 'weekly_rest_short',
  break: 'break_missing',
  span: 'span_over',
  daily_work: 'daily_hours_over',
  weekly_work: 'weekly_hours_over',
  average_work: 'average_hours_over',
  night_work: 'night_hours_over',
} as const satisfies Record<RestRule, string>;
export type RestRefusal = (typeof restRefusalOf)[RestRule];

export type DutyFault = 'duty_overlaps' | 'person_unable' | 'person_away' | 'duties_full' | RestRefusal;

/**
 * Whether one more duty can stand with what the roster holds of a person (that duty's own older form left out): they
 * are in one place at a time, not away, not unable, and within the rest rules of `national` law and the directive.
 */
export function checkDuty(
  held: DutyState,
  added: Duty,
  national: NationalRules | null,
): Result<null, Refusal<DutyFault>> {
  const others = held.duties.filter(({ duty }) => duty !== added.duty);
  if (others.length >= dutiesMax) return refuse('duties_full', { most: dutiesMax });
  const clash = others.find((one) => share(one, added));
  if (clash !== undefined) return refuse('duty_overlaps', { duty: clash.duty });
  if (isAway(held, added)) return refuse('person_away');
  if (held.spans.some((span) => span.is === 'unable' && share(span, added))) return refuse('person_unable');
  const rules = rulesOn(localTime(fromUtc(added.from), added.zone).day, national);
  const [fault] = faultsWith(others, added, { rules, zone: added.zone });
  if (fault === undefined) return ok(null);
  const { rule, article, from, limit, found } = fault;
  return refuse(restRefusalOf[rule], { article: article.en, articleFr: article.fr, from, limit, found });
}
