import { addSeconds, type Instant, instant } from './time.ts';

/** The clocks by which the two states count hours and days. */
export const zones = ['Europe/Paris', 'Europe/London'] as const;
export type Zone = (typeof zones)[number];

/** What the clock on the wall shows. `weekday`: 0 is Monday, as ISO 8601 counts from Monday. */
export interface LocalTime {
  /** `2026-03-29`. */
  readonly day: string;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

/** The moments at which a wall clock shows a time: none where it is put forward past it, two where it is put back. */
export type Moments = readonly Instant[];

const clocks = new Map<Zone, Intl.DateTimeFormat>();

/** Seconds by which the zone's clock is ahead of UTC at a moment, by the runtime's time-zone tables. */
export function offsetSeconds(at: Instant, zone: Zone): number {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts });
  clocks.set(zone, clock);
  const said = new Map<string, number>(
    clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const of = (part: string): number => said.get(part) ?? 0;
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return Math.round((local - Math.floor(at / 1000) * 1000) / 1000);
}

/** What the zone's wall clock shows at a moment. */
export function localTime(at: Instant, zone: Zone): LocalTime {
  const wall = new Date(addSeconds(at, offsetSeconds(at, zone)));
  return {
    day: wall.toISOString().slice(0, 10),
    weekday: (wall.getUTCDay() + 6) % 7,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/**
 * When the zone's wall clock shows a time (`14:30`, also `24:00`) on a day (`2026-03-29`), earliest first. Clocks move at
 * most once in six hours, so that the offsets three hours to either side are all that may hold.
 */
export function momentsOf(day: string, time: string, zone: Zone): Moments {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = instant(Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000);
  const offsets = [-10_800, 10_800].map((seconds) => offsetSeconds(addSeconds(wall, seconds), zone));
  const found = [...new Set(offsets)]
    .map((offset) => ({ at: addSeconds(wall, -offset), offset }))
    .filter(({ at, offset }) => offsetSeconds(at, zone) === offset)
    .map(({ at }) => at);
  return found.toSorted((one, other) => one - other);
}

/** The day so many days later: of the calendar, whatever the clocks do. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const parts = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
} as const;
