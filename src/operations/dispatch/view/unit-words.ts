import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import type { NamedBoat } from '../../../kit/room/room-context.tsx';
import { stepText, taskKindText } from '../text.ts';
import { dueOf, isOpen } from '../task.ts';
import type { Cost, RelayView, TaskView, UnitView } from '../wire.ts';
import { relaysText, unitsText as text } from './text.ts';

/** `in 3 min` or `late by 2 min`: how a moment stands to now, both in milliseconds or UTC text. */
export function dueWords(dueAt: string, now: number, { t, language }: Words): string {
  const left = Date.parse(dueAt) - now;
  const age = formatAge(Math.abs(left) / 1000, language);
  return left >= 0 ? t(text.due, { age }) : t(text.late, { age });
}

/** True where a step of the task that is waited for is over its limit. */
export function isTaskLate(task: TaskView, now: number): boolean {
  const due = dueOf(task);
  return due !== null && task.cancel === null && Date.parse(due) < now;
}

/** True where somebody must see to this unit: its task's step or its check-in is late, or its endurance is used up. */
export function isUnitLate(unit: UnitView, task: TaskView | undefined, now: number): boolean {
  const isOver = (at: string | null | undefined): boolean => at != null && Date.parse(at) < now;
  return (
    (task !== undefined && isTaskLate(task, now)) ||
    isOver(unit.checkIn?.dueAt) ||
    isOver(unit.enduranceEndsAt)
  );
}

export const unitWhiches = ['all', 'free', 'busy', 'late', 'out'] as const;
export type UnitWhich = (typeof unitWhiches)[number];

/** The lists of the board: a unit may stand on several. */
export function isOfUnits(
  which: UnitWhich,
  unit: UnitView,
  of: { readonly task: TaskView | undefined; readonly now: number },
): boolean {
  const isOut = unit.status === 'off' || unit.status === 'out_of_service';
  switch (which) {
    case 'all':
      return true;
    case 'free':
      return unit.commitment === null && !isOut;
    case 'busy':
      return unit.commitment !== null;
    case 'late':
      return isUnitLate(unit, of.task, of.now);
    case 'out':
      return isOut;
  }
}

/** `UK-26-001`, or the boat's own id where its name is not known to this reader. */
export function boatName(boats: ReadonlyMap<string, NamedBoat>, boat: string): string {
  return boats.get(boat)?.reference ?? boat;
}

/** `UK-26-001 · Rescue · Under way`: what a unit is committed to; null: to nothing. */
export function commitmentWords(
  { commitment }: UnitView,
  boats: ReadonlyMap<string, NamedBoat>,
  { t }: Words,
): string | null {
  if (commitment === null) return null;
  const { boat, kind, step } = commitment;
  return `${boatName(boats, boat)} · ${t(taskKindText[kind])} · ${t(stepText[step])}`;
}

/** Since when a unit stands as it does; null: never on record. */
export function statusSince({ statuses, status }: UnitView): string | null {
  const last = statuses.at(-1);
  return last !== undefined && last.status === status ? last.at : null;
}

/** How much endurance is left, or for how long it has been used up; null: at its base. */
export function enduranceWords({ enduranceEndsAt }: UnitView, now: number, words: Words): string | null {
  if (enduranceEndsAt === null) return null;
  const left = Date.parse(enduranceEndsAt) - now;
  const age = formatAge(Math.abs(left) / 1000, words.language);
  return left >= 0 ? age : words.t(text.enduranceOver, { age });
}

/** How a relay stands, the worst first. `isBad`: nobody goes. */
export function relayState(
  relay: RelayView,
  now: number,
  { t, language }: Words,
): { readonly said: string; readonly isBad: boolean } {
  const answers = relay.units.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const going = answers.filter(({ intention }) => intention === 'proceeding').length;
  if (going > 0) return { said: t(relaysText.goes, { count: going }), isBad: false };
  if (answers.length > 0) return { said: t(relaysText.nobodyGoes), isBad: true };
  const age = formatAge((now - Date.parse(relay.sent.at)) / 1000, language);
  return { said: t(relaysText.noAnswer, { age }), isBad: true };
}

/** `6 h, £4,000 + 5 000 €`: a cost as stated; what was not stated is not there. */
export function costWords({ hours, euros, pounds }: Cost, { n, language }: Words): string {
  const money = [
    ...(pounds === null ? [] : [`£${n(pounds)}`]),
    ...(euros === null ? [] : [language === 'fr' ? `${n(euros)} €` : `€${n(euros)}`]),
  ];
  return [`${n(hours, Number.isInteger(hours) ? 0 : 1)} h`, ...money].join(' · ');
}

/** `02:14` of a moment in UTC text. */
export function minuteOf(at: string): string {
  return formatUtcMinute(Date.parse(at));
}

/** Tasks in the order in which they need somebody: late ones, open ones, then what ended last. */
export function taskOrder(tasks: readonly TaskView[], now: number): readonly TaskView[] {
  const rank = (task: TaskView): number => (isTaskLate(task, now) ? 0 : isOpen(task) ? 1 : 2);
  const last = ({ steps }: TaskView): string => steps.at(-1)?.at ?? '';
  return tasks.toSorted(
    (one, other) => rank(one) - rank(other) || last(other).localeCompare(last(one), 'en'),
  );
}

/** Units in the order of the board: those that somebody must see to, then by side and name. */
export function unitOrder(
  units: readonly UnitView[],
  isLate: (unit: UnitView) => boolean,
): readonly UnitView[] {
  return units.toSorted(
    (one, other) =>
      Number(isLate(other)) - Number(isLate(one)) ||
      one.fields.side.localeCompare(other.fields.side, 'en') ||
      one.fields.callName.localeCompare(other.fields.callName, 'en'),
  );
}
