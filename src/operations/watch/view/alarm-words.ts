import { formatAge } from '../../../kit/i18n/age.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { roleAbove } from '../alarm-limits.ts';
import { alarmRoleText } from '../text.ts';
import type { AlarmView } from '../wire.ts';
import { alarmsText as text } from './text.ts';

/** True where somebody must still say that they have seen it. */
export function isAsking({ phase }: Pick<AlarmView, 'phase'>): boolean {
  return phase === 'unacknowledged' || phase === 'returned';
}

/**
 * How long is left to act, in the fewest words: until the act makes no difference any more, or until it goes to the
 * role above; null where no clock runs. `now` in milliseconds.
 */
export function timeLeft(
  alarm: Pick<AlarmView, 'actBefore' | 'risesAt' | 'role' | 'phase' | 'shelved'>,
  now: number,
  { t, language }: Words,
): string | null {
  const age = (until: string): string => formatAge((Date.parse(until) - now) / 1000, language);
  if (alarm.shelved !== null) return t(text.untilShelf, { age: age(alarm.shelved.until) });
  if (alarm.phase === 'returned') return null;
  if (alarm.actBefore !== null) {
    const left = Date.parse(alarm.actBefore) - now;
    if (left >= 0) return t(text.left, { age: age(alarm.actBefore) });
    return t(text.over, { age: formatAge(-left / 1000, language) });
  }
  const above = roleAbove[alarm.role];
  if (alarm.risesAt === null || above === null) return null;
  const role = t(alarmRoleText[above]);
  if (Date.parse(alarm.risesAt) <= now) return t(text.rising, { role });
  return t(text.rises, { role, age: age(alarm.risesAt) });
}

/** What an alarm is called: its record's reference, and what follows if nobody acts. */
export function alarmName({ reference, consequence }: AlarmView, { t }: Words): string {
  return reference === null ? t(consequence) : `${reference} · ${t(consequence)}`;
}

/** How many minutes of shelving are left, rounded up: it is never said to be over before it is. */
export function shelfMinutes({ shelved }: Pick<AlarmView, 'shelved'>, now: number): number | null {
  return shelved === null ? null : Math.max(0, Math.ceil((Date.parse(shelved.until) - now) / 60_000));
}
