import type { ActorId } from '../../../kernel/ids.ts';
import { addSeconds, type Instant, instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { Cover } from './cover.ts';
import { type Duty, type DutyState, noDuties } from './duty-state.ts';
import type { DutyEventOf } from './events-duty.ts';
import type { NationalRules } from './rest-rules.ts';
import { restRulesStream } from './rest-rules.ts';
import { dutyStream, teamStream } from './seen.ts';
import type { Team } from './team-state.ts';

/** An invented week: Monday 1 June 2026, 06:00 UTC. */
export const begin: Instant = instant(Date.UTC(2026, 5, 1, 6));
export function after(hours: number): UtcText {
  return toUtc(addSeconds(begin, hours * 3_600));
}
export const at = after(0);
export const by = 'planner-1' as ActorId;
export const [ann, ben, cat] = ['searcher-1', 'searcher-2', 'searcher-3'] as const;
export const asAnn = { at, by: ann as ActorId };
export const asBen = { at, by: ben as ActorId };
export const edge = { at, by };

export const wall = { startsRepeat: null, endsRepeat: null, breakMinutes: 30 } as const;

/** A duty of so many hours, so many hours from the beginning of the week. */
export function dutyAt(fromHours: number, hours = 8, more: Partial<Duty> = {}): Duty {
  const from = after(fromHours);
  return {
    duty: `d-${fromHours}`,
    team: 'calais-a',
    place: 'calais',
    lane: 'lane-1',
    from,
    until: after(fromHours + hours),
    zone: 'Europe/Paris',
    breakMinutes: 30,
    ...more,
  };
}

/** The event that put a duty. */
export function put(staff: string, duty: Duty): DutyEventOf<'DutyPut'> {
  return { type: 'DutyPut', at, staff, ...duty, swap: null, by };
}

export function holding(...duties: readonly Duty[]): DutyState {
  return { ...noDuties, duties };
}

export const team: Team = {
  phase: 'formed',
  team: 'calais-a',
  state: 'fr',
  zone: 'Europe/Paris',
  place: 'calais',
  lane: 'lane-1',
  members: [ann, ben],
  upSince: after(0),
  searches: [],
  shifts: [],
};
export const nightTeam: Team = { ...team, team: 'calais-b', members: [cat] };

/** The streams beside, as the edge gives them. */
export function seen(parts: {
  readonly teams?: readonly Team[];
  readonly people?: Readonly<Record<string, DutyState>>;
  readonly french?: NationalRules;
}): Readonly<Record<string, unknown>> {
  const { teams = [], people = {}, french } = parts;
  return {
    ...Object.fromEntries(teams.map((one) => [teamStream(one.team), one])),
    ...Object.fromEntries(Object.entries(people).map(([staff, state]) => [dutyStream(staff), state])),
    ...(french === undefined
      ? {}
      : { [restRulesStream('fr')]: { phase: 'held', version: 1, fields: JSON.stringify(french) } }),
  };
}

/** Two people on lane 1 at every hour, three from Friday 18:00 to Saturday's end. */
export const cover: Cover = {
  zone: 'Europe/Paris',
  periods: [
    {
      from: '2026-01-01',
      until: null,
      hours: [
        { lane: 'lane-1', weekdays: [0, 1, 2, 3, 4, 5, 6], fromHour: 0, untilHour: 24, people: 2 },
        { lane: 'lane-1', weekdays: [4], fromHour: 18, untilHour: 24, people: 3 },
        { lane: 'lane-1', weekdays: [5], fromHour: 0, untilHour: 24, people: 3 },
      ],
    },
  ],
};
