import type { CommandRequest } from '../../app/handle.ts';
import { dayAfter, localTime } from '../../kernel/local-clock.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import type { CoverHours } from '../../operations/freight/team/cover.ts';

/** A team of the demonstration: its people are invented, and known by number alone. */
interface InventedTeam {
  readonly team: string;
  readonly place: string;
  readonly lane: string;
  readonly shift: keyof typeof shifts;
  /** Days of the week on which it is off; 0 is Monday. Nobody covers for it: the roster shows the gap. */
  readonly off: readonly number[];
  readonly members: number;
}

const shifts = {
  early: { starts: '06:00', ends: '14:00' },
  late: { starts: '14:00', ends: '22:00' },
  night: { starts: '22:00', ends: '06:00' },
} as const;
const zone = 'Europe/Paris';
/** Days ahead that are rostered, today among them. */
const aheadDays = 8;

const teams: readonly InventedTeam[] = [
  { team: 'demo-calais-1', place: 'calais', lane: 'A1', shift: 'early', off: [5, 6], members: 3 },
  { team: 'demo-calais-2', place: 'calais', lane: 'A1', shift: 'late', off: [0, 1], members: 3 },
  { team: 'demo-calais-3', place: 'calais', lane: 'A1', shift: 'night', off: [2, 3], members: 2 },
  { team: 'demo-coquelles-1', place: 'coquelles', lane: 'T1', shift: 'early', off: [5, 6], members: 2 },
  { team: 'demo-coquelles-2', place: 'coquelles', lane: 'T1', shift: 'late', off: [1, 2], members: 2 },
  { team: 'demo-dunkirk-1', place: 'dunkirk', lane: 'A1', shift: 'early', off: [3, 6], members: 2 },
];

function membersOf({ team, members }: InventedTeam): readonly string[] {
  return Array.from({ length: members }, (_, at) => `${team}-person-${at + 1}`);
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const need = (
  lane: string,
  people: number,
  [fromHour, untilHour]: readonly [number, number],
): CoverHours => ({
  lane,
  weekdays: everyDay,
  fromHour,
  untilHour,
  people,
});
const covers: readonly (readonly [place: string, hours: readonly CoverHours[]])[] = [
  [
    'calais',
    [need('A1', 3, [6, 22]), need('A1', 2, [0, 6]), need('A1', 2, [22, 24]), need('A2', 1, [8, 18])],
  ],
  ['coquelles', [need('T1', 2, [6, 22])]],
  ['dunkirk', [need('A1', 2, [6, 14])]],
];

/** What a supervisor enters once: the teams, their people, and how many each lane needs. */
export function freightTeamCommands(state: State, now: Instant): readonly CommandRequest[] {
  const from = dayAfter(localTime(now, zone).day, -1);
  return [
    ...teams.flatMap((one) => [
      order('FormTeam', { team: one.team, state, zone, place: one.place, lane: one.lane }, one.team),
      ...membersOf(one).map((staff) => order('AddMember', { team: one.team, staff }, staff)),
    ]),
    ...covers.map(([place, hours]) => {
      const fields = { zone, periods: [{ from, until: null, hours }] };
      return order('PutCover', { row: place, fields, seenVersion: null }, place);
    }),
  ];
}

/** The last day of the wall clock that a roster made at `now` reaches. */
export function rosteredUntil(now: Instant): string {
  return dayAfter(localTime(now, zone).day, aheadDays - 1);
}

/** The duties of each team on the days after `rostered` (null: from yesterday on, for the night that still runs). */
export function rosterCommands(now: Instant, rostered: string | null): readonly CommandRequest[] {
  const yesterday = dayAfter(localTime(now, zone).day, -1);
  const days = Array.from({ length: aheadDays + 1 }, (_, at) => dayAfter(yesterday, at));
  return days
    .filter((day) => rostered === null || day > rostered)
    .flatMap((day) =>
      teams.filter(({ off }) => !off.includes(weekdayOf(day))).map((team) => rosterCommand(team, day)),
    );
}

function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function rosterCommand({ team, shift }: InventedTeam, date: string): CommandRequest {
  const wall = { ...shifts[shift], startsRepeat: null, endsRepeat: null, breakMinutes: 30 };
  const name = `${date}-${shift}`;
  return order('RosterTeam', { team, shift: name, date, ...wall, without: [] }, `${team}/${name}`);
}

/** A search that goes on, offered to the team that comes next, and somebody who called in sick. */
export function openSearchCommands(mark: string, passage: string, now: Instant): readonly CommandRequest[] {
  const search = `demo-search-${mark}`;
  const absence = { absence: `demo-${mark}`, from: toUtc(now), until: toUtc(addSeconds(now, 86_400)) };
  const progress = {
    done: ['cab', 'trailer_rear'],
    left: ['trailer_front', 'trailer_middle', 'roof'],
    seal: 'broken',
    promises: [{ promise: 'reseal', what: 'reseal', dueAt: toUtc(addSeconds(now, 3_600)), kept: false }],
  };
  const began = { search, passage, team: 'demo-coquelles-1', place: 'coquelles', lane: 'T2' };
  const offered = { search, takeover: `${search}-1`, to: 'demo-coquelles-2', ...progress };
  return [
    order('StandUpTeam', { team: 'demo-coquelles-1' }, `demo-coquelles-1/${mark}`),
    order('BeginSearch', { ...began, left: [...progress.done, ...progress.left] }, search),
    order('NoteSearchProgress', { search, ...progress }, search),
    order('ProposeTakeover', offered, search),
    order('ReportAbsence', { staff: 'demo-calais-2-person-2', ...absence }, mark),
  ];
}

function order(command: string, fields: CommandRequest['fields'], which: string): CommandRequest {
  return {
    context: 'operations/freight',
    command,
    fields,
    idempotencyKey: `demonstration/${command}/${which}`,
  };
}
