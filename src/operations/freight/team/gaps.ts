import { localTime } from '../../../kernel/local-clock.ts';
import { addSeconds, fromUtc, type Instant, instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import { type Cover, minimumIn } from './cover.ts';
import { type Duty, type DutyState, isAway } from './duty-state.ts';
import type { Team } from './team-state.ts';

/** One person with all that the roster holds of them. */
export interface Rostered extends DutyState {
  readonly staff: string;
}

/** Hours in a row in which a lane falls under its minimum by the same figures. Half open. */
export interface Gap {
  readonly place: string;
  readonly lane: string;
  readonly from: UtcText;
  readonly until: UtcText;
  readonly minimum: number;
  /** People who are on the roster and not away in every minute of these hours. */
  readonly planned: number;
  readonly short: number;
}

export interface GapsAsked {
  readonly now: Instant;
  /** How far ahead: `aheadHours` where nothing else is asked. */
  readonly hours: number;
  readonly covers: readonly { readonly place: string; readonly cover: Cover }[];
  readonly people: readonly Rostered[];
}

/** Fourteen days. */
export const aheadHours = 336;
const hourSeconds = 3_600;

/**
 * Which hours ahead fall under the minimum, by place, lane and time. An hour is counted as the weakest of its minutes,
 * so that a relief a quarter of an hour late is a gap. The running hour is the first. Hours are those that pass: the
 * wall's missing hour of March is not asked for, its double hour of October is asked for twice.
 */
export function gapsAhead({ now, hours, covers, people }: GapsAsked): readonly Gap[] {
  const first = instant(Math.floor(now / (hourSeconds * 1_000)) * hourSeconds * 1_000);
  const standing = standingDuties(people, { from: first, until: addSeconds(first, hours * hourSeconds) });
  return covers.flatMap(({ place, cover }) => {
    const found: Gap[] = [];
    for (let index = 0; index < hours; index += 1) {
      const from = addSeconds(first, index * hourSeconds);
      const until = addSeconds(from, hourSeconds);
      for (const [lane, minimum] of minimumIn(cover, localTime(from, cover.zone))) {
        const planned = weakest(standing.get(keyOf(place, lane)) ?? [], { from, until, now });
        if (planned < minimum)
          found.push({
            place,
            lane,
            from: toUtc(from),
            until: toUtc(until),
            minimum,
            planned,
            short: minimum - planned,
          });
      }
    }
    return joined(found);
  });
}

/**
 * People with the duties that they will stand: whoever was taken out of a team, or whose team was disbanded, is counted on
 * by nobody there, whatever the roster still holds of them.
 */
export function inTheirTeams<Person extends Rostered>(
  people: readonly Person[],
  teams: readonly Pick<Team, 'team' | 'members'>[],
): readonly Person[] {
  const members = new Map(teams.map((one) => [one.team, new Set(one.members)]));
  return people.map((person) => ({
    ...person,
    duties: person.duties.filter(({ team }) => members.get(team)?.has(person.staff) === true),
  }));
}

interface Standing {
  readonly from: Instant;
  readonly until: Instant;
}

function keyOf(place: string, lane: string): string {
  return `${place} ${lane}`;
}

/** Duties of those who are not away, by lane, cut to the hours asked for. */
function standingDuties(
  people: readonly Rostered[],
  asked: Standing,
): ReadonlyMap<string, readonly Standing[]> {
  const byLane = new Map<string, Standing[]>();
  for (const person of people)
    for (const duty of person.duties) {
      const span = { from: fromUtc(duty.from), until: fromUtc(duty.until) };
      if (span.until <= asked.from || span.from >= asked.until) continue;
      const key = keyOf(duty.place, duty.lane);
      byLane.set(key, [...(byLane.get(key) ?? []), ...partsPresent(person, duty)]);
    }
  return byLane;
}

/** The parts of a duty at which the person is not away. */
function partsPresent(person: DutyState, duty: Duty): readonly Standing[] {
  if (!isAway(person, duty)) return [{ from: fromUtc(duty.from), until: fromUtc(duty.until) }];
  let parts: readonly Standing[] = [{ from: fromUtc(duty.from), until: fromUtc(duty.until) }];
  for (const { from, until } of person.absences) {
    const [begins, ends] = [fromUtc(from), until === null ? null : fromUtc(until)];
    parts = parts.flatMap((part) => [
      ...(begins > part.from ? [{ from: part.from, until: earlier(part.until, begins) }] : []),
      ...(ends !== null && ends < part.until ? [{ from: later(part.from, ends), until: part.until }] : []),
    ]);
  }
  return parts.filter(({ from, until }) => from < until);
}

interface Hour extends Standing {
  readonly now: Instant;
}

/** The fewest who stand at any moment of an hour; of the running one, of what is left of it. */
function weakest(standing: readonly Standing[], { from, until, now }: Hour): number {
  const begins = later(from, now < until ? now : from);
  const moments = [begins, ...standing.map((one) => one.until), ...standing.map((one) => one.from)].filter(
    (at) => at >= begins && at < until,
  );
  return Math.min(...moments.map((at) => standing.filter((one) => one.from <= at && at < one.until).length));
}

/** Hours that follow one another with the same figures are one gap. */
function joined(found: readonly Gap[]): readonly Gap[] {
  const byLane = new Map<string, Gap[]>();
  for (const gap of found) {
    const gaps = byLane.get(gap.lane) ?? [];
    const last = gaps.at(-1);
    const goesOn =
      last !== undefined &&
      last.until === gap.from &&
      last.minimum === gap.minimum &&
      last.planned === gap.planned;
    if (goesOn) gaps[gaps.length - 1] = { ...last, until: gap.until };
    else gaps.push(gap);
    byLane.set(gap.lane, gaps);
  }
  return [...byLane.keys()].toSorted().flatMap((lane) => byLane.get(lane) ?? []);
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}
