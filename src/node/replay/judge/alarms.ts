import { addSeconds, fromUtc, toUtc } from '../../../kernel/time.ts';
import { type AlarmSeen, boatOfEvent, type BudgetSeen, type Moment, momentAt, type Night } from '../night.ts';
import type { ExpectationOf } from '../scenario-expectations.ts';
import { landCallOf } from '../../../flows/freight-to-dispatch.ts';
import { reportSaid } from '../report-of.ts';
import { windowOf } from '../window-of.ts';
import { fails, holds, judged, type Judge, type Judgement, notYet } from './verdict.ts';

/** Which alarms of the rooms answer to what a scenario calls an item. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  unread_position: ['unread_item'],
  handover_unacknowledged: ['transfer_unaccepted'],
  mayday_relay_no_acknowledgement: ['mayday_relay_no_acknowledgement', 'mayday_relay_nobody_proceeds'],
  watch_below_minimum: ['watch_below_minimum'],
  task_step_late: ['task_step_late'],
  people_in_vehicle: ['people_in_vehicle'],
  // Whoever hears nothing has old news; whoever is not heard knows as much as before.
  stale_other_side: ['link_deaf', 'link_down'],
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
  if (wanted.item === 'stale_other_side' && night.moments.at(-1)?.links.length === 0)
    return notYet('needs the other state’s node');
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

/** Records that an alarm for this event would be about; none: any record (a watch or a line has no number). */
function aboutOf(night: Night, event: string): readonly string[] {
  const last = night.moments.at(-1);
  if (last === undefined) return [];
  const found = night.scenario.events.find(({ id }) => id === event);
  const type = found?.type;
  if (type === 'shift' || type === 'link') return [];
  if (found?.type === 'driver_report') return [`land_call/${landCallOf(reportSaid(found)?.place ?? null)}`];
  const boat = boatOfEvent(night, last, event)?.boat;
  const acted = night.acts.filter((act) => act.event === event).map(({ boat: one }) => `boat/${one}`);
  const relay = type === 'mayday_relay' ? [`relay/${night.names.short('relay', event)}`] : [];
  const own = boat === undefined ? [] : [`boat/${boat}`];
  return [`contact/${night.names.contact(event)}`, ...own, ...acted, ...relay];
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

/** Interrupting alarms at most 1 per 10 min on average and 10 in any 10 min per desk. Source: EEMUA 191, as quoted in PROBLEM section 4. */
export const houseBudget = { perTenMinutesMax: 10, averagePerTenMinutesMax: 1 } as const;

/** The alarm budget of each desk of a side in a span of the night, as the node measured it when the span was over. */
export const alarmBudget: Judge<'alarm_budget'> = (wanted, night) => {
  const { from, to } = windowOf(wanted.window, night.scenario);
  const budgets = (momentAt(night, to)?.budgets ?? []).filter(
    (one) => one.from === from && one.to === to && isOf(one, wanted.operator),
  );
  if (budgets.length === 0) return fails(`nothing was measured from ${from} to ${to}`);
  const peakMax = wanted.max_interrupting_per_10min ?? houseBudget.perTenMinutesMax;
  const averageMax = wanted.max_average_per_10min ?? houseBudget.averagePerTenMinutesMax;
  const wrong = budgets.map(({ side, role, worst10Minutes, meanPer10Minutes }) => {
    if (worst10Minutes > peakMax) return `${side} ${role}: ${worst10Minutes} in ten minutes`;
    return meanPer10Minutes > averageMax
      ? `${side} ${role}: ${meanPer10Minutes.toFixed(2)} on average`
      : null;
  });
  const most = Math.max(...budgets.map(({ worst10Minutes }) => worst10Minutes));
  return judged(wrong, `at most ${most} in ten minutes, ${budgets.length} desks`);
};

function isOf({ side, role }: BudgetSeen, operator: string | undefined): boolean {
  if (operator === undefined) return true;
  const [node = '', post] = operator.toLowerCase().split(/[ -]/);
  return side === node && (post === undefined || !(post in rolesOf) || role === post);
}
