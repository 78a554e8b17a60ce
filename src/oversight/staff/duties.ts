import type { Zone } from '../../kernel/local-clock.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { toUtc, fromUtc, addSeconds, type UtcText } from '../../kernel/time.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { Assignment } from './forms.ts';
import { beginning, ending } from './local-day.ts';
import { apart, type Apart } from './roles.ts';
import { overlap, type Span } from './state.ts';

export type AuthorFault = 'author_missing' | 'own_record';
export type SpanFault = 'begins_too_early' | 'ends_before_it_begins';
export type DutiesFault = Apart | 'assignment_held';

/** Nobody gives a right to themselves. Null where the author is known and another. */
export function authorFault({ by }: Pick<DomainCommand, 'by'>, staff: string): AuthorFault | null {
  if (by === undefined) return 'author_missing';
  return (by as string) === staff ? 'own_record' : null;
}

interface Dated {
  readonly at: UtcText;
  readonly from: string;
  readonly until: string | null;
}

/**
 * The dates of a grant as moments on the agency's clock. Refuses `begins_too_early` where it would begin more than a
 * day before it is recorded (no right is written into the past), `ends_before_it_begins`.
 */
export function spanOf(
  { at, from: begins, until: ends }: Dated,
  zone: Zone,
): Result<Span, Refusal<SpanFault>> {
  const from = beginning(begins, zone);
  const until = ends === null ? null : ending(ends, zone);
  if (from < toUtc(addSeconds(fromUtc(at), -86_400))) return refuse('begins_too_early');
  if (until !== null && until <= from) return refuse('ends_before_it_begins');
  return ok({ from, until });
}

/** Days a grant that waits for its second person may have been asked for before it is recorded: 72 hours and a day. */
const daysWaiting = 4;

/**
 * The dates of a grant that two people make: proposed earlier, it begins with the second person's approval at the
 * earliest, and never before. Refuses as `spanOf`.
 */
export function spanByTwo(
  dated: Dated & { readonly until: string },
  zone: Zone,
): Result<TwoSpan, Refusal<SpanFault>> {
  const { at } = dated;
  const asked = beginning(dated.from, zone);
  const until = ending(dated.until, zone);
  if (asked < toUtc(addSeconds(fromUtc(at), -86_400 * daysWaiting))) return refuse('begins_too_early');
  const from = asked < at ? at : asked;
  return until <= from ? refuse('ends_before_it_begins') : ok({ from, until });
}

interface TwoSpan {
  readonly from: UtcText;
  readonly until: UtcText;
}

/** Why a new assignment cannot stand beside those held at the same time; null where it can. */
export function dutiesFault(
  held: readonly Assignment[],
  wanted: Assignment,
): { readonly ok: false; readonly refusal: Refusal<DutiesFault> } | null {
  const beside = held.filter((one) => overlap(one, wanted));
  for (const { role, desk } of beside) {
    const why = apart(role, wanted.role);
    if (why !== null) return refuse(why, { role: wanted.role, beside: role });
    if (role === wanted.role && desk === wanted.desk) return refuse('assignment_held', { role, desk });
  }
  return null;
}
