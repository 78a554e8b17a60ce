import { distanceMetres, type Position } from '../../../kernel/geo.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { isPatrolOpen, patrolStepOf } from '../patrol/decide-patrol.ts';
import type { PatrolUnit, PatrolView } from '../patrol/wire-patrol.ts';
import { patrolStepText } from '../patrol/words-patrol.ts';
import { patrolsText as text } from './text-patrol.ts';

/** A patrol as it could be ordered now: nearest first among those who can go. */
export interface PatrolChoice {
  readonly unit: PatrolUnit;
  /** Metres from where it was last heard of, else from its base. */
  readonly metres: number;
  /** What it does now; null: nothing. */
  readonly task: PatrolView | null;
}

/** The task on which a patrol is; null: none. */
export function taskOf(unit: PatrolUnit, patrols: Iterable<PatrolView>): PatrolView | null {
  for (const one of patrols)
    if (one.site === unit.site && one.ordered?.patrol === unit.patrol && isPatrolOpen(one)) return one;
  return null;
}

/** The patrols of a site for one place: who can go, the nearest first, and who cannot. */
export function choicesAt(
  { site, position }: { readonly site: string; readonly position: Position },
  units: Iterable<PatrolUnit>,
  patrols: readonly PatrolView[],
): { readonly free: readonly PatrolChoice[]; readonly others: readonly PatrolChoice[] } {
  const all = [...units]
    .filter((unit) => unit.site === site && !unit.retired)
    .map((unit) => ({
      unit,
      metres: distanceMetres(unit.position ?? unit.base, position),
      task: taskOf(unit, patrols),
    }))
    .toSorted((one, other) => one.metres - other.metres);
  const canGo = ({ unit, task }: PatrolChoice) => unit.duty !== null && task === null;
  return { free: all.filter(canGo), others: all.filter((one) => !canGo(one)) };
}

/** What a patrol does now: free, on which step of which task, or off duty. `now` in milliseconds. */
export function patrolStateWords(
  unit: PatrolUnit,
  { task, now }: { readonly task: PatrolView | null; readonly now: number },
  { t }: Words,
): string {
  if (task !== null) return t(text.busy, { step: t(patrolStepText[patrolStepOf(task)]), zone: task.zone });
  if (unit.duty === null) return t(text.offDuty);
  return t(Date.parse(unit.duty.until) < now ? text.overDuty : text.free);
}

/** How long it has rested, or had before this duty. */
export function restWords({ duty, offDutyAt }: PatrolUnit, now: number, { t, language }: Words): string {
  const age = (from: string, to: number) => formatAge((to - Date.parse(from)) / 1000, language);
  if (duty === null) return offDutyAt === null ? '–' : t(text.restsSince, { age: age(offDutyAt, now) });
  if (duty.restedSince === null) return t(text.restUnknown);
  return t(text.rested, { age: age(duty.restedSince, Date.parse(duty.since)) });
}

/** How far it is, and how old what is known of where it is. */
function awayWords({ unit, metres }: PatrolChoice, now: number, words: Words): string {
  const { t, n, language } = words;
  const away = n(Math.round(metres / 100) / 10);
  if (unit.position === null) return `${t(text.awayFromBase, { n: away })}, ${t(text.noPosition)}`;
  const age = formatAge((now - Date.parse(unit.position.heldAt)) / 1000, language);
  return `${t(text.away, { n: away })}, ${t(text.heard, { age })}`;
}

/** One patrol in a line: who, what it does, how far and how rested it is. */
export function choiceWords(choice: PatrolChoice, now: number, words: Words): string {
  const { unit, task } = choice;
  const state = patrolStateWords(unit, { task, now }, words);
  return [unit.patrol, state, awayWords(choice, now, words), restWords(unit, now, words)].join(' · ');
}
