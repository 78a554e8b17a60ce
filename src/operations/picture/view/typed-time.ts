/** What was typed as a moment, or why it is none. */
export type TypedTime =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'refused'; readonly reason: 'bad_form' | 'future' };

const form =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})[T ]+|(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\s+)?(\d{1,2})[:hH]?(\d{2})(?::?(\d{2}))?\s*[zZ]?$/;

/**
 * Reads `02:14`, `0214`, `02:14:08`, `2027-09-08 02:14`, `8/9 02:14` (day first, as both states write it), all UTC.
 * Without a date it is the last such time before `now`. Refuses what is no time, and what has not come yet.
 */
export function readTypedTime(typed: string, now: number): TypedTime {
  const parts = form.exec(typed.trim());
  if (parts === null) return { kind: 'refused', reason: 'bad_form' };
  const [, year, month, day, slashDay, slashMonth, slashYear, hours, minutes, seconds] = parts;
  const clock = [Number(hours), Number(minutes), Number(seconds ?? 0)] as const;
  if (clock[0] > 23 || clock[1] > 59 || clock[2] > 59) return { kind: 'refused', reason: 'bad_form' };
  const today = new Date(now);
  if (year === undefined && slashDay === undefined) return { kind: 'at', at: lastSuch(clock, now) };
  const date = [
    Number(year ?? slashYear ?? today.getUTCFullYear()),
    Number(month ?? slashMonth),
    Number(day ?? slashDay),
  ] as const;
  const at = Date.UTC(date[0], date[1] - 1, date[2], ...clock);
  // Date.UTC lets the 31st of February pass as March: what does not print back as typed is no date.
  if (new Date(at).getUTCDate() !== date[2] || new Date(at).getUTCMonth() !== date[1] - 1)
    return { kind: 'refused', reason: 'bad_form' };
  return at > now ? { kind: 'refused', reason: 'future' } : { kind: 'at', at };
}

const slackMilliseconds = 5_000;

function lastSuch(clock: readonly [number, number, number], now: number): number {
  const today = new Date(now);
  const at = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), ...clock);
  // The clock on the screen ticks once a second: the second just typed may be one that it has not shown yet.
  if (at > now && at - now <= slackMilliseconds) return now;
  return at > now ? at - 86_400_000 : at;
}
