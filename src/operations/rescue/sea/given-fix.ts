import { addSeconds, type Instant, instant } from '../../../kernel/time.ts';
import type { Fix } from './fix.ts';

/** A night's midnight, UTC: what tests count minutes from. */
export const midnight: Instant = instant(Date.UTC(2027, 8, 9));

/** The moment so many minutes after midnight. */
export function minute(minutes: number): Instant {
  return addSeconds(midnight, minutes * 60);
}

/** A fix at a minute after midnight, good to 50 m where nothing else is said. */
export function fix(
  lat: number,
  lon: number,
  more: { readonly minutes?: number; readonly accuracyMetres?: number } = {},
): Fix {
  const { minutes = 0, accuracyMetres = 50 } = more;
  return { id: `p-${lat}-${lon}-${minutes}`, lat, lon, accuracyMetres, at: minute(minutes) };
}
