import type { z } from 'zod';
import { dayAfter, momentsOf, type Zone } from '../../../kernel/local-clock.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { type Instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { wallSpan } from './events-duty.ts';
import type { Repeat } from './words.ts';

export type WallFault =
  | 'time_skipped'
  | 'time_repeated'
  | 'repeat_not_there'
  | 'ends_before_it_begins'
  | 'break_too_long';
export type WallSpan = { readonly [Name in keyof typeof wallSpan]: z.infer<(typeof wallSpan)[Name]> };

/**
 * The moments of a duty said by the wall clock of its place. Refuses what the clock never shows (`time_skipped`, in
 * March), what it shows twice until it is said which is meant (`time_repeated`, in October), saying so where it is
 * shown once (`repeat_not_there`), an end in the first of two hours of a beginning in the second
 * (`ends_before_it_begins`), and a break that leaves no work (`break_too_long`).
 */
export function momentsOfSpan(
  said: WallSpan,
  zone: Zone,
): Result<{ readonly from: UtcText; readonly until: UtcText }, Refusal<WallFault>> {
  const { date, starts, ends } = said;
  const from = chosen(momentsOf(date, starts, zone), said.startsRepeat, starts);
  if (!from.ok) return from;
  const lastDay = laterDay(said) ? dayAfter(date, 1) : date;
  const until = chosen(momentsOf(lastDay, ends, zone), said.endsRepeat, ends);
  if (!until.ok) return until;
  const minutes = (until.value - from.value) / 60_000;
  if (minutes <= 0) return refuse('ends_before_it_begins');
  if (said.breakMinutes >= minutes) return refuse('break_too_long', { minutes });
  return ok({ from: toUtc(from.value), until: toUtc(until.value) });
}

/** An end that the wall shows no later than the beginning is on the next day; 01:30 again on that night is later. */
function laterDay({ starts, ends, startsRepeat, endsRepeat }: WallSpan): boolean {
  return ends < starts || (ends === starts && !(startsRepeat === 'first' && endsRepeat === 'second'));
}

function chosen(
  moments: readonly Instant[],
  repeat: Repeat | null,
  time: string,
): Result<Instant, Refusal<WallFault>> {
  const [first, second] = moments;
  if (first === undefined) return refuse('time_skipped', { time });
  if (second === undefined) return repeat === null ? ok(first) : refuse('repeat_not_there', { time });
  if (repeat === null) return refuse('time_repeated', { time });
  return ok(repeat === 'first' ? first : second);
}
