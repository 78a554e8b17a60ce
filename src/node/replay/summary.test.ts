import { expect, test } from 'vitest';
import type { Verdict } from './judge/judge-night.ts';
import { sampleAct, sampleNight, t } from './sample-night.ts';
import { summaryOf } from './summary.ts';

const verdict = (id: string, pass: boolean | null, kind: Verdict['kind'] = 'people'): Verdict => {
  return { id, kind, pass, detail: '' };
};
const budget = (side: 'fr' | 'uk', worst10Minutes: number, meanPer10Minutes: number) => {
  return {
    side,
    role: 'watch_officer',
    from: t('00:00'),
    to: t('09:00'),
    interruptions: 3,
    worst10Minutes,
    meanPer10Minutes,
  };
};

test('what passed, failed and is not yet are told apart; not yet is never passed', () => {
  const verdicts = [verdict('X1', true), verdict('X2', false), verdict('X3', null), verdict('X4', null)];
  const summary = summaryOf(sampleNight({}), verdicts, { freight: 2 });
  expect(summary).toMatchObject({
    passed: 1,
    failed: 1,
    notYet: 2,
    mustLinkRecall: null,
    notTaken: { freight: 2 },
  });
});

test('links are counted as recall and violations, orders as given and refused', () => {
  const verdicts = [
    verdict('X1', true, 'must_link'),
    verdict('X2', false, 'must_link'),
    verdict('X3', false, 'cannot_link'),
  ];
  const night = sampleNight({}, { acts: [sampleAct(), sampleAct({ ok: false, code: 'cannot_close' })] });
  expect(summaryOf(night, verdicts, {})).toMatchObject({
    mustLinkRecall: 0.5,
    cannotLinkViolations: 1,
    orders: { given: 2, refused: 1 },
  });
});

test('the alarm budget is measured on every night, of every desk, whether or not it is expected', () => {
  const held = summaryOf(sampleNight({ budgets: [budget('fr', 10, 1), budget('uk', 2, 0.1)] }), [], {});
  expect(held).toMatchObject({ alarmBudgetHeld: true, alarms: [{ side: 'fr' }, { side: 'uk' }] });
  expect(summaryOf(sampleNight({ budgets: [budget('fr', 11, 1)] }), [], {}).alarmBudgetHeld).toBe(false);
  expect(summaryOf(sampleNight({ budgets: [budget('fr', 5, 1.01)] }), [], {}).alarmBudgetHeld).toBe(false);
});
