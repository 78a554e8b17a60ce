import { describe, expect, test } from 'vitest';
import { given } from '../../../kernel/given.ts';
import type { UtcText } from '../../../kernel/time.ts';
import { ruleDecider as ruleDeciderOver } from './decide-rule.ts';
import { fakeGrounds } from './fake-grounds.ts';
import { type RuleEvent, ruleEventSchemas } from './events-rule.ts';
import { sampleAdopt, sampleAt } from './sample-rules.ts';

const ruleDecider = ruleDeciderOver(fakeGrounds);

const { by: _by, type: _type, at: _at, aliases: _aliases, ...said } = sampleAdopt;
const adopted = { type: 'RuleAdopted', at: sampleAt, ...said, by: 'duty-1' } as RuleEvent; // checked below by its schema
const ended: RuleEvent = { type: 'RuleEnded', at: sampleAt, rule: said.rule, reason: 'unfair', by: 'duty-1' };
const by = 'duty-1' as NonNullable<typeof sampleAdopt.by>; // an id of the samples
const end = { type: 'EndRule', at: sampleAt, by, rule: said.rule, reason: 'unfair' } as const;
const later = (text: string) => text as UtcText; // written as the edge writes it

describe('a rule is adopted', () => {
  test('as it was handed in, once it is of the closed language', () => {
    given(ruleDecider, []).when(sampleAdopt).then([adopted]);
    const { type: _t, at: _a, ...body } = adopted;
    expect(ruleEventSchemas.RuleAdopted.parse(body)).toEqual(body);
  });

  test('with its aliases followed to their ends', () => {
    given(ruleDecider, [])
      .when({
        ...sampleAdopt,
        aliases: [
          { name: 'sides', from: 'walls' },
          { name: 'walls', from: 'vehicle.sides' },
        ],
        conditions: [{ field: 'sides', is: 'in', values: ['soft'] }, ...sampleAdopt.conditions.slice(1)],
      })
      .then([adopted]);
  });

  test('not by nobody, not twice the same, not beyond a quarter, not for a time that is over', () => {
    const { by: _nobody, ...unsigned } = sampleAdopt;
    given(ruleDecider, []).when(unsigned).refuses('actor_missing');
    given(ruleDecider, [adopted]).when(sampleAdopt).refuses('unchanged');
    given(ruleDecider, [adopted, ended]).when(sampleAdopt).then([adopted]);
    const until = (validTo: string) => ({ ...sampleAdopt, validTo: later(validTo) });
    given(ruleDecider, []).when(until('2027-06-01T00:00:00.000Z')).refuses('validity_too_long');
    given(ruleDecider, []).when(until('2026-11-01T00:00:00.000Z')).refuses('validity_reversed');
    given(ruleDecider, [])
      .when({ ...until('2026-11-02T00:00:00.000Z'), validFrom: later('2026-11-01T00:00:00.000Z') })
      .refuses('validity_over');
  });

  test('not over a field or a value that the language has not', () => {
    const over = (field: string, values: readonly (string | number)[]) => ({
      ...sampleAdopt,
      conditions: [{ field, is: 'in', values }],
    });
    given(ruleDecider, [])
      .when(over('weather.wind', ['strong']))
      .refuses('field_unknown');
    given(ruleDecider, [])
      .when(over('vehicle.form', ['hovercraft']))
      .refuses('value_unknown');
    given(ruleDecider, [])
      .when(over('vehicle.form', [7]))
      .refuses('value_unknown');
    given(ruleDecider, [])
      .when(over('passage.place', ['Calais docks!']))
      .refuses('value_unknown');
  });
});

describe('a rule that reaches a forbidden ground', () => {
  test('is refused with ground and way, and that it was tried stays on record without its words', () => {
    const result = ruleDecider.decide(ruleDecider.initial, {
      ...sampleAdopt,
      conditions: [{ field: 'plate.country', is: 'in', values: ['RO'] }],
    });
    expect(result).toMatchObject({
      ok: false,
      refusal: {
        code: 'forbidden_ground',
        detail: { ground: 'nationality', reach: 'join', word: 'country' },
      },
      trace: [{ type: 'RuleRefused', criterion: 'nationality', reach: 'join', rule: said.rule }],
    });
    const traced = result.ok ? null : (result.trace?.[0] ?? null);
    expect(Object.keys(traced ?? {}).sort()).toEqual(['at', 'by', 'criterion', 'reach', 'rule', 'type']);
    expect(traced === null ? null : given(ruleDecider, [traced]).state).toEqual({ phase: 'none' });
  });
});

describe('a rule ends', () => {
  test('once, with its reason', () => {
    given(ruleDecider, [adopted]).when(end).then([ended]);
    given(ruleDecider, []).when(end).refuses('rule_unknown');
    given(ruleDecider, [adopted, ended]).when(end).refuses('rule_unknown');
  });
});
