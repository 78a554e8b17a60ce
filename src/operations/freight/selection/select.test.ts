import { describe, expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { type Condition, conditionFields } from './conditions.ts';
import { ruleDecider as ruleDeciderOver } from './decide-rule.ts';
import { fakeGrounds } from './fake-grounds.ts';
import { sampleAdopt } from './sample-rules.ts';
import { holds, rulesFor, type SelectionFacts } from './select.ts';

const ruleDecider = ruleDeciderOver(fakeGrounds);

const facts: SelectionFacts = {
  form: 'curtain_sider',
  sides: 'soft',
  place: 'calais',
  lane: '7',
  direction: 'to_uk',
  at: instant(Date.parse('2026-11-22T03:30:00Z')), // a Sunday
  ports: ['zeebrugge'],
  stops: ['lay_by'],
  seal: 'broken',
  weightDiffersPercent: 8,
  equipment: ['in_service'],
  reports: ['noise'],
  tips: ['tip-7k2m9q'],
};

/** By field: a condition that holds of the sample, and one that does not. */
const pairs: readonly (readonly [Condition, Condition])[] = [
  [
    { field: 'vehicle.form', is: 'in', values: ['box', 'curtain_sider'] },
    { field: 'vehicle.form', is: 'not_in', values: ['curtain_sider'] },
  ],
  [
    { field: 'vehicle.sides', is: 'in', values: ['soft'] },
    { field: 'vehicle.sides', is: 'in', values: ['hard'] },
  ],
  [
    { field: 'passage.place', is: 'in', values: ['calais'] },
    { field: 'passage.place', is: 'in', values: ['dunkirk'] },
  ],
  [
    { field: 'passage.lane', is: 'in', values: ['7'] },
    { field: 'passage.lane', is: 'in', values: ['8'] },
  ],
  [
    { field: 'passage.direction', is: 'in', values: ['to_uk'] },
    { field: 'passage.direction', is: 'not_in', values: ['to_uk'] },
  ],
  [
    { field: 'passage.weekday', is: 'in', values: ['sunday'] },
    { field: 'passage.weekday', is: 'in', values: ['monday'] },
  ],
  [
    { field: 'passage.minute_of_day', is: 'within', values: [1_320, 300] },
    { field: 'passage.minute_of_day', is: 'within', values: [300, 1_320] },
  ],
  [
    { field: 'route.port', is: 'in', values: ['zeebrugge'] },
    { field: 'route.port', is: 'in', values: ['hull'] },
  ],
  [
    { field: 'route.stop', is: 'in', values: ['lay_by'] },
    { field: 'route.stop', is: 'in', values: ['depot'] },
  ],
  [
    { field: 'seal.condition', is: 'in', values: ['broken'] },
    { field: 'seal.condition', is: 'in', values: ['intact'] },
  ],
  [
    { field: 'weight.differs_percent', is: 'at_least', values: [8] },
    { field: 'weight.differs_percent', is: 'at_most', values: [7] },
  ],
  [
    { field: 'equipment.condition', is: 'in', values: ['in_service'] },
    { field: 'equipment.condition', is: 'in', values: ['down'] },
  ],
  [
    { field: 'report.signal', is: 'in', values: ['noise'] },
    { field: 'report.signal', is: 'in', values: ['cut_seal'] },
  ],
  [
    { field: 'tip.released', is: 'in', values: ['tip-7k2m9q'] },
    { field: 'tip.released', is: 'in', values: ['tip-000000'] },
  ],
];

describe('conditions', () => {
  test('each field of the language has its pair', () => {
    expect(pairs.map(([{ field }]) => field)).toEqual(conditionFields);
  });
  test.for(pairs)('%#', ([holding, failing]) => {
    expect([holds(holding, facts), holds(failing, facts)]).toEqual([true, false]);
  });
  test('what is not known fulfils neither a condition nor its contrary', () => {
    const unknown = { ...facts, seal: null, weightDiffersPercent: null, lane: null };
    for (const is of ['in', 'not_in'] as const) {
      expect(holds({ field: 'seal.condition', is, values: ['broken'] }, unknown)).toBe(false);
      expect(holds({ field: 'passage.lane', is, values: ['7'] }, unknown)).toBe(false);
    }
    expect(holds({ field: 'weight.differs_percent', is: 'at_most', values: [500] }, unknown)).toBe(false);
  });
});

describe('rules in force', () => {
  test('choose a passage with the conditions that held, and only within their time', () => {
    const decided = ruleDecider.decide(ruleDecider.initial, sampleAdopt);
    const rules = decided.ok ? decided.value.filter((event) => event.type === 'RuleAdopted') : [];
    expect(rulesFor(facts, rules)).toEqual([
      { rule: 'soft-sides-by-night', reason: sampleAdopt.reason, conditions: sampleAdopt.conditions },
    ]);
    expect(rulesFor({ ...facts, sides: 'hard' }, rules)).toEqual([]);
    expect(rulesFor({ ...facts, at: instant(facts.at + 60 * 86_400_000) }, rules)).toEqual([]);
    expect(rulesFor({ ...facts, at: instant(facts.at - 60 * 86_400_000) }, rules)).toEqual([]);
  });
});
