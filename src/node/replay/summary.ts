import { houseBudget } from './judge/alarms.ts';
import type { Verdict } from './judge/judge-night.ts';
import type { NightOfSides } from './judge/judge-sides.ts';
import { endsAlike } from './measures.ts';
import type { BudgetSeen, Night } from './night.ts';

export interface Summary {
  readonly scenario: string;
  readonly passed: number;
  readonly failed: number;
  readonly notYet: number;
  /** Share of expected links that hold; null: none was expected. */
  readonly mustLinkRecall: number | null;
  readonly cannotLinkViolations: number;
  /** How each desk was interrupted over the whole night. */
  readonly alarms: readonly Omit<BudgetSeen, 'from' | 'to'>[];
  /** Interrupting alarms at most 1 per 10 min on average and 10 in any 10 min per desk. */
  readonly alarmBudgetHeld: boolean;
  /** Whether both nodes end with the same boats, people, contacts and figures; null: there was one node. */
  readonly nodesEndAlike: boolean | null;
  readonly orders: { readonly given: number; readonly refused: number };
  /** Lines of kinds that no room takes yet, and of kinds that nobody knows. */
  readonly notTaken: Readonly<Record<string, number>>;
  readonly unknownKinds: Readonly<Record<string, number>>;
}

/** Counts the verdicts and measures what is measured on every night. */
export function summaryOf(
  night: Night,
  verdicts: readonly Verdict[],
  notTaken: Readonly<Record<string, number>>,
): Summary {
  const alarms = desksOf(night);
  const links = verdicts.filter(({ kind }) => kind === 'must_link');
  const held = links.filter(({ pass }) => pass === true).length;
  return {
    scenario: night.scenario.meta.id,
    passed: verdicts.filter(({ pass }) => pass === true).length,
    failed: verdicts.filter(({ pass }) => pass === false).length,
    notYet: verdicts.filter(({ pass }) => pass === null).length,
    mustLinkRecall: links.length === 0 ? null : rounded(held / links.length),
    cannotLinkViolations: verdicts.filter(({ kind, pass }) => kind === 'cannot_link' && pass === false)
      .length,
    alarms,
    alarmBudgetHeld: alarms.every(
      ({ worst10Minutes, meanPer10Minutes }) =>
        worst10Minutes <= houseBudget.perTenMinutesMax &&
        meanPer10Minutes <= houseBudget.averagePerTenMinutesMax,
    ),
    nodesEndAlike: null,
    orders: { given: night.acts.length, refused: night.acts.filter(({ ok }) => !ok).length },
    notTaken,
    unknownKinds: night.scenario.unknown,
  };
}

function desksOf({ scenario, moments }: Night): Summary['alarms'] {
  const budgets = (moments.at(-1)?.budgets ?? []).filter(({ from }) => from === scenario.meta.start);
  return budgets.map(({ side, role, interruptions, worst10Minutes, meanPer10Minutes }) => {
    return { side, role, interruptions, worst10Minutes, meanPer10Minutes: rounded(meanPer10Minutes) };
  });
}

const rounded = (figure: number): number => Math.round(figure * 1_000) / 1_000;

/** The same of a night on two nodes: each desk is measured at its own. */
export function summaryOfSides(
  { fr, uk }: NightOfSides,
  verdicts: readonly Verdict[],
  notTaken: Readonly<Record<string, number>>,
): Summary {
  const [ofFr, ofUk] = [fr.moments.at(-1), uk.moments.at(-1)];
  const budgets = [...(ofFr?.budgets ?? []), ...(ofUk?.budgets ?? [])];
  const both: Night = { ...uk, moments: ofUk === undefined ? [] : [{ ...ofUk, budgets }] };
  return { ...summaryOf(both, verdicts, notTaken), nodesEndAlike: endsAlike({ fr, uk }) };
}
