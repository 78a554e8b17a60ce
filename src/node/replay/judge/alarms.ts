import { parseUtc, type UtcText, toUtc, addSeconds, fromUtc, instant } from '../../../kernel/time.ts';
import { type AlarmSeen, boatOfEvent, type Moment, momentAt, type Night } from '../night.ts';
import type { ExpectationOf } from '../scenario-expectations.ts';
import { fails, holds, judged, type Judge, type Judgement, notYet } from './verdict.ts';

/** Which alarms of the rooms answer to what a scenario calls an item. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  unread_position: ['unread_item'],
  handover_unacknowledged: ['transfer_unaccepted'],
  mayday_relay_no_acknowledgement: ['relay_unacknowledged'],
  watch_below_minimum: ['watch_below_minimum'],
  task_step_late: ['task_step_late'],
};

/** Roles as a scenario names them. */
const rolesOf: Readonly<Record<string, readonly string[]>> = {
  'duty director': ['gold_commander', 'duty_officer'],
  'duty officer': ['duty_officer'],
  supervisor: ['duty_officer'],
  'watch officer': ['watch_officer'],
};

/** An alarm in time, for the right side and role; or a boat's place among all that is open. */
export const alert: Judge<'alert'> = (wanted, night) => {
  if (wanted.item === 'stale_other_side') return notYet('needs the other state’s node');
  if (wanted.item === 'life_risk_above_everything') return rankOf(wanted, night);
  const kinds = kindsOf[wanted.item];
  if (kinds === undefined) return notYet(`no room knows the alarm ${wanted.item}`);
  const event = wanted.event ?? wanted.target;
  const from = night.scenario.events.find(({ id }) => id === event);
  if (from === undefined) return fails('the expectation names no event');
  const until = addSeconds(fromUtc(from.at), wanted.within_s ?? 600);
  const last = night.moments.at(-1);
  const about = aboutOf(night, from.id);
  const found = (last?.alarms ?? []).filter(
    (alarm) =>
      kinds.includes(alarm.kind) &&
      (about.length === 0 || about.includes(alarm.about)) &&
      fromUtc(alarm.since) >= fromUtc(from.at) &&
      fromUtc(alarm.since) <= until,
  );
  const right = found.find(
    (alarm) => forRole(alarm, wanted.role) && forSide(alarm, wanted.node ?? from.node),
  );
  if (right !== undefined) return holds(`${right.kind} at ${right.since} for ${right.role}`);
  const said = found.map(({ role, side }) => `${role} ${side}`).join(', ');
  return fails(said === '' ? `no ${kinds.join('/')} by ${toUtc(until)}` : `raised for ${said} only`);
};

function forRole({ role }: AlarmSeen, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  return (rolesOf[wanted] ?? [wanted.replaceAll(' ', '_')]).includes(role);
}

function forSide({ side }: AlarmSeen, node: 'UK' | 'FR'): boolean {
  return side === 'both' || side.toUpperCase() === node;
}

/** Records that an alarm for this event would be about; none: any record (a watch has no number). */
function aboutOf(night: Night, event: string): readonly string[] {
  const last = night.moments.at(-1);
  if (last === undefined) return [];
  const type = night.scenario.events.find(({ id }) => id === event)?.type;
  if (type === 'shift') return [];
  const boat = boatOfEvent(night, last, event)?.boat;
  const acted = night.acts.filter((act) => act.event === event).map(({ boat: one }) => `boat/${one}`);
  return [`contact/${night.names.contact(event)}`, ...(boat === undefined ? [] : [`boat/${boat}`]), ...acted];
}

function rankOf(wanted: ExpectationOf<'alert'>, night: Night): Judgement {
  const { target, event, rank_max: rankMax = 1, at } = wanted;
  const named = target ?? event ?? '';
  const from = night.scenario.events.find(({ id }) => id === named);
  const when = at ?? from?.at;
  const moment: Moment | null = when === undefined ? null : momentAt(night, when);
  const boat = moment === null ? null : boatOfEvent(night, moment, named);
  if (moment === null || boat === null) return fails(`${named} is on no boat`);
  const rank = moment.rank.indexOf(boat.boat) + 1;
  return rank > 0 && rank <= rankMax
    ? holds(`${boat.reference} stands at ${rank}`)
    : fails(`${boat.reference} stands at ${rank === 0 ? 'no rank' : rank} of ${moment.rank.length}`);
}

export interface Budget {
  readonly perTenMinutesMax: number;
  readonly averagePerTenMinutesMax: number;
}

/** Interrupting alarms at most 1 per 10 min on average and 10 in any 10 min per desk. Source: EEMUA 191, as quoted in PROBLEM section 4. */
export const houseBudget: Budget = { perTenMinutesMax: 10, averagePerTenMinutesMax: 1 };

export interface AlarmLoad {
  readonly raised: number;
  readonly peakPerTenMinutes: number;
  readonly averagePerTenMinutes: number;
}

const tenMinutes = 600_000;

/** How many interrupting alarms a desk had between two moments: in all, in the worst ten minutes, on average. */
export function alarmLoad(
  alarms: readonly AlarmSeen[],
  desk: { readonly side: 'uk' | 'fr'; readonly role: string | null },
  window: { readonly from: UtcText; readonly to: UtcText },
): AlarmLoad {
  const [from, to] = [fromUtc(window.from), fromUtc(window.to)];
  const raised = alarms
    .filter((alarm) => alarm.interrupts && (alarm.side === 'both' || alarm.side === desk.side))
    .filter(({ role }) => desk.role === null || role === desk.role)
    .map(({ raisedAt }) => fromUtc(raisedAt))
    .filter((at) => at >= from && at < to)
    .toSorted((a, b) => a - b);
  const peak = Math.max(
    0,
    ...raised.map((at) => raised.filter((one) => one >= at && one < at + tenMinutes).length),
  );
  const spans = Math.max(1, (to - from) / tenMinutes);
  return { raised: raised.length, peakPerTenMinutes: peak, averagePerTenMinutes: raised.length / spans };
}

/** The alarm budget of each desk of a side in a window of the night. */
export const alarmBudget: Judge<'alarm_budget'> = (wanted, night) => {
  const window = windowOf(wanted.window, night);
  const sides =
    wanted.operator === undefined ? (['uk', 'fr'] as const) : ([wanted.operator.toLowerCase()] as const);
  const alarms = night.moments.at(-1)?.alarms ?? [];
  const peakMax = wanted.max_interrupting_per_10min ?? houseBudget.perTenMinutesMax;
  const averageMax = wanted.max_average_per_10min ?? houseBudget.averagePerTenMinutesMax;
  const wrong = sides.flatMap((side) =>
    rolesIn(alarms).map((role) => {
      const load = alarmLoad(alarms, { side: side === 'fr' ? 'fr' : 'uk', role }, window);
      if (load.peakPerTenMinutes > peakMax)
        return `${side} ${role}: ${load.peakPerTenMinutes} in ten minutes`;
      return load.averagePerTenMinutes > averageMax
        ? `${side} ${role}: ${load.averagePerTenMinutes.toFixed(2)} on average`
        : null;
    }),
  );
  return judged(wrong, `held from ${window.from} to ${window.to}`);
};

const rolesIn = (alarms: readonly AlarmSeen[]): readonly string[] => [
  ...new Set(alarms.map(({ role }) => role)),
];

/** `02:00-03:00` on the night's own days: the first such hour after its start. */
function windowOf(window: string, { scenario }: Night): { readonly from: UtcText; readonly to: UtcText } {
  const [first = '', last = ''] = window.split('-');
  const from = nextClock(scenario.meta.start, first);
  return { from, to: nextClock(from, last) };
}

function nextClock(after: UtcText, clock: string): UtcText {
  const on = parseUtc(`${after.slice(0, 10)}T${clock}:00Z`) ?? instant(0);
  return toUtc(on >= fromUtc(after) ? on : addSeconds(on, 86_400));
}
