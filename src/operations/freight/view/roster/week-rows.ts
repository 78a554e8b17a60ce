import { dayAfter, localTime, momentsOf, type Zone } from '../../../../kernel/local-clock.ts';
import { fromUtc, type Instant, toUtc, type UtcText } from '../../../../kernel/time.ts';
import type { Gap } from '../../team/gaps.ts';
import type { RosterAnswer, RosterPerson } from '../../team/wire.ts';

/** One person's stretch on a lane, cut to a day. */
export interface Stand {
  readonly staff: string;
  readonly team: string;
  readonly from: UtcText;
  readonly until: UtcText;
  /** Reported away in some part of it. */
  readonly isAway: boolean;
  /** Taken out of its team, or the team is no more: nobody counts on them. */
  readonly isOut: boolean;
  /** The whole duty, as the roster holds it. */
  readonly whole: RosterPerson['duties'][number];
}

/** One lane of one place on one day of its own calendar: what is missing, and who stands. */
export interface WeekRow {
  readonly key: string;
  readonly place: string;
  readonly lane: string;
  /** `2026-06-01`, on the wall clock of the place. */
  readonly day: string;
  readonly zone: Zone;
  /** Cut to the day. */
  readonly gaps: readonly Gap[];
  /** The most people missing at once; zero: the minimum is kept. */
  readonly short: number;
  readonly gapHours: number;
  readonly stands: readonly Stand[];
}

/** A week of a roster, by lane and day: days with gaps first, soonest first; then the rest in the same order. */
export function weekRows(answer: RosterAnswer, week: 0 | 1): readonly WeekRow[] {
  const now = fromUtc(answer.at);
  const lanes = lanesOf(answer);
  const rows = lanes.flatMap(({ place, lane, zone }) => {
    const first = dayAfter(localTime(now, zone).day, week * 7);
    return [0, 1, 2, 3, 4, 5, 6].map((days) =>
      rowOf(answer, { place, lane, zone, day: dayAfter(first, days) }),
    );
  });
  return rows.toSorted(
    (one, other) =>
      Number(other.short > 0) - Number(one.short > 0) ||
      one.day.localeCompare(other.day, 'en') ||
      other.short - one.short ||
      one.key.localeCompare(other.key, 'en'),
  );
}

interface Lane {
  readonly place: string;
  readonly lane: string;
  readonly zone: Zone;
}

/** Every lane that has a minimum or on which somebody stands, once. */
function lanesOf({ covers, people, teams }: RosterAnswer): readonly Lane[] {
  const asked = covers.flatMap(({ place, cover }) =>
    cover.periods.flatMap(({ hours }) => hours.map(({ lane }) => ({ place, lane, zone: cover.zone }))),
  );
  const stood = people.flatMap(({ duties }) =>
    duties.map(({ place, lane, zone }) => ({ place, lane, zone })),
  );
  const held = teams.map(({ place, lane, zone }) => ({ place, lane, zone }));
  const lanes = new Map<string, Lane>();
  for (const one of [...asked, ...stood, ...held]) {
    const key = `${one.place} ${one.lane}`;
    if (!lanes.has(key)) lanes.set(key, one);
  }
  return [...lanes.values()];
}

function rowOf(
  { gaps, people, teams }: RosterAnswer,
  { place, lane, zone, day }: Lane & { readonly day: string },
): WeekRow {
  const within = dayOf(day, zone);
  const isHere = (one: { readonly place: string; readonly lane: string }): boolean =>
    one.place === place && one.lane === lane;
  const own = gaps.filter(isHere).flatMap((gap) => cut(gap, within));
  return {
    key: `${day} ${place} ${lane}`,
    place,
    lane,
    day,
    zone,
    gaps: own,
    short: Math.max(0, ...own.map((gap) => gap.short)),
    gapHours: own.reduce((sum, gap) => sum + (fromUtc(gap.until) - fromUtc(gap.from)) / 3_600_000, 0),
    stands: people
      .flatMap((person) =>
        person.duties.filter(isHere).flatMap((duty) =>
          cut(duty, within).map((part): Stand => {
            const isOf = teams.find(({ team }) => team === duty.team)?.members.includes(person.staff);
            return { ...standOf(person, part, duty), isOut: isOf !== true };
          }),
        ),
      )
      .toSorted(
        (one, other) => fromUtc(one.from) - fromUtc(other.from) || one.staff.localeCompare(other.staff, 'en'),
      ),
  };
}

function standOf(
  { staff, absences }: RosterPerson,
  { team, from, until }: Span & { readonly team: string },
  whole: RosterPerson['duties'][number],
): Omit<Stand, 'isOut'> {
  const isAway = absences.some(
    (one) => fromUtc(one.from) < fromUtc(until) && (one.until === null || fromUtc(one.until) > fromUtc(from)),
  );
  return { staff, team, from, until, isAway, whole };
}

interface Span {
  readonly from: UtcText;
  readonly until: UtcText;
}

function cut<One extends Span>(
  one: One,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): readonly One[] {
  const begins = Math.max(fromUtc(one.from), from) as Instant; // the later of two instants
  const ends = Math.min(fromUtc(one.until), until) as Instant; // likewise
  return begins < ends ? [{ ...one, from: toUtc(begins), until: toUtc(ends) }] : [];
}

/** From midnight to midnight on the wall clock: 23, 24 or 25 hours. */
function dayOf(day: string, zone: Zone): { readonly from: Instant; readonly until: Instant } {
  const [from] = momentsOf(day, '00:00', zone);
  const [until] = momentsOf(dayAfter(day, 1), '00:00', zone);
  if (from === undefined || until === undefined) throw new RangeError('midnight is shown on every day');
  return { from, until };
}

/** A moment as the wall clock of a place shows it: `14:00`; at the day's end `24:00`. */
export function wallHour(at: UtcText, { day, zone }: Pick<WeekRow, 'day' | 'zone'>): string {
  const wall = localTime(fromUtc(at), zone);
  if (wall.day > day && wall.hour === 0 && wall.minute === 0) return '24:00';
  return `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`;
}
