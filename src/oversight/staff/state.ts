import type { Marking } from '../../kernel/marking.ts';
import { type UtcText } from '../../kernel/time.ts';
import type { Assignment } from './forms.ts';
import type { LanguageView } from './wire.ts';

/** A dated clearance; `until` null: as long as the person serves. */
export interface Clearance {
  readonly marking: Marking;
  readonly caveats: readonly string[];
  readonly from: UtcText;
  readonly until: UtcText | null;
}

/** One member of staff, as far as the book tells: everything dated, nothing about who they are. */
export interface Person {
  readonly phase: 'joined';
  readonly nameSubject: string;
  readonly joinedAt: UtcText;
  /** Everything ends then, stand-ins included; null: no end known. */
  readonly leavesAt: UtcText | null;
  readonly assignments: readonly Assignment[];
  readonly clearances: readonly Clearance[];
  readonly languages: readonly LanguageView[];
}
export type PersonState = { readonly phase: 'none' } | Person;

/** One holder of a post between two moments; `reason` once it was formally ended. */
export interface Appointment {
  readonly holder: string;
  readonly from: UtcText;
  readonly until: UtcText;
  readonly reason: string | null;
}
export interface PostState {
  readonly appointments: readonly Appointment[];
}

/** Half-open spans: `from` belongs, `until` no longer does. UTC text of one form compares as text. */
export interface Span {
  readonly from: UtcText;
  readonly until: UtcText | null;
}

/** True at the moments of the span: false again at `until` itself. */
export function holdsAt({ from, until }: Span, at: UtcText): boolean {
  return from <= at && (until === null || at < until);
}

/** True where two spans share a moment; an empty span shares none. */
export function overlap(one: Span, other: Span): boolean {
  const isEmpty = ({ from, until }: Span): boolean => until !== null && until <= from;
  if (isEmpty(one) || isEmpty(other)) return false;
  return (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until);
}

/** The span cut off at a moment, never before it began. */
export function endedBy<S extends Span>(span: S, end: UtcText | null): S {
  if (end === null || (span.until !== null && span.until <= end)) return span;
  return { ...span, until: end < span.from ? span.from : end };
}
