import { describe, expect, test } from 'vitest';
import type { Moment, Night } from '../night.ts';
import { momentAt } from '../night.ts';
import {
  names,
  sampleAct,
  sampleAlarm,
  sampleBoat,
  sampleContact,
  sampleMoment,
  sampleScenario,
  t,
} from '../sample-night.ts';
import { sampleLink } from '../sample-link.ts';
import { judgeSides } from './judge-sides.ts';

const down = { id: 'L1', at: t('02:05'), type: 'link', node: 'UK', state: 'down', direction: 'FR_to_UK' };
const up = { id: 'L2', at: t('03:00'), type: 'link', node: 'UK', state: 'up', direction: 'FR_to_UK' };
const late = { id: 'E3', at: t('02:20'), type: 'call', node: 'FR', text: 'On coule' };
const coordinator = { type: 'expect', kind: 'coordinator', target: 'E3', value: 'FR' };

function judged(lines: readonly object[], moments: { uk: Partial<Moment>; fr: Partial<Moment> }) {
  const scenario = sampleScenario(down, late, up, ...lines);
  const of = (moment: Partial<Moment>): Night => {
    return { scenario, names, acts: [], moments: [sampleMoment({ at: t('02:00'), ...moment })] };
  };
  return judgeSides({ uk: of(moments.uk), fr: of(moments.fr) });
}

const known = { boats: [sampleBoat('b-000001', ['E3'])] };

describe('an expectation on two nodes', () => {
  test('is not asked of a node that cannot know yet', () => {
    const [verdict] = judged([{ ...coordinator, id: 'X1', at: t('02:30') }], { uk: {}, fr: known });
    expect(verdict).toMatchObject({ pass: true, detail: 'fr: FR-27-001: FR' });
  });

  test('is asked of both once the line has stood since, and fails where one fails', () => {
    const lines = [{ ...coordinator, id: 'X1', at: t('03:01') }];
    expect(judged(lines, { uk: {}, fr: known })[0]).toMatchObject({
      pass: false,
      detail: 'uk: E3 is on no boat',
    });
    expect(judged(lines, { uk: known, fr: known })[0]?.pass).toBe(true);
  });

  test('is asked of one node alone where it names that node', () => {
    const lines = [{ ...coordinator, id: 'X1', at: t('03:01'), node: 'FR' }];
    expect(judged(lines, { uk: {}, fr: known })[0]).toMatchObject({
      pass: true,
      detail: 'fr: FR-27-001: FR',
    });
    expect(judged(lines, { uk: known, fr: {} })[0]?.pass).toBe(false);
  });

  test('an alarm is asked of the side whose desk it calls', () => {
    const lines = [
      {
        type: 'expect',
        id: 'X1',
        kind: 'alert',
        item: 'stale_other_side',
        event: 'L1',
        node: 'UK',
        within_s: 90,
      },
    ];
    const alarms = [sampleAlarm({ kind: 'link_deaf', side: 'uk', about: 'boat/b-9', since: t('02:06') })];
    const links = [sampleLink({ state: 'down' })];
    expect(judged(lines, { uk: { alarms, links }, fr: {} })[0]?.pass).toBe(true);
    expect(judged(lines, { uk: { links }, fr: { alarms, links } })[0]?.pass).toBe(false);
  });
});

test('a desk’s budget of alarms is measured at its own node; without a name, at both', () => {
  const budget = { role: 'watch_officer', from: t('02:00'), to: t('03:00'), interruptions: 3 } as const;
  const measured = { worst10Minutes: 2, meanPer10Minutes: 0.5 };
  const moments = {
    uk: { at: t('03:00'), budgets: [{ ...budget, ...measured, side: 'uk' as const }] },
    fr: { at: t('03:00'), budgets: [{ ...budget, ...measured, side: 'fr' as const, worst10Minutes: 11 }] },
  };
  const wanted = { type: 'expect', kind: 'alarm_budget', window: '02:00-03:00' };
  expect(judged([{ ...wanted, id: 'X1', operator: 'UK' }], moments)[0]?.pass).toBe(true);
  expect(judged([{ ...wanted, id: 'X1', operator: 'FR watch' }], moments)[0]?.pass).toBe(false);
  expect(judged([{ ...wanted, id: 'X1' }], moments)[0]?.pass).toBe(false);
});

describe('what the screens say of a link that fails', () => {
  const show = ['no_data_from_FR_since', 'age_of_other_side_data'];
  const degraded = [{ type: 'expect', id: 'X1', kind: 'degraded_mode', at: t('02:30'), node: 'UK', show }];
  const heard = Date.parse(t('02:05'));

  test('passes where each thing asked for stands there', () => {
    const links = [sampleLink({ state: 'down', since: heard, lastAt: heard, currentTo: heard })];
    expect(judged(degraded, { uk: { links, at: t('02:30') }, fr: {} })[0]).toMatchObject({
      pass: true,
      detail: `uk: no_data_from_FR_since ${t('02:05')}, age_of_other_side_data 1500 s`,
    });
  });

  test('fails where the link is shown as up, or nothing is known of the age', () => {
    const links = [sampleLink({ state: 'up', lastAt: null, currentTo: null })];
    const [verdict] = judged(degraded, { uk: { links }, fr: {} });
    expect(verdict).toMatchObject({ pass: false });
    expect(verdict?.detail).toContain('age_of_other_side_data is not shown');
  });
});

describe('nothing is lost', () => {
  const lines = [
    { type: 'expect', id: 'X1', kind: 'no_loss', after: 'L2', node: 'UK', events: ['E3'], within_s: 60 },
  ];
  const acts = [sampleAct({ event: 'E3' })];
  const of = (moment: Partial<Moment>) => {
    const scenario = sampleScenario(down, late, up, ...lines);
    const night: Night = {
      scenario,
      names,
      acts,
      moments: [sampleMoment({ at: t('03:01'), ...moment })],
    };
    expect(momentAt(night, t('03:01'))).not.toBeNull();
    return judgeSides({ uk: night, fr: night })[0];
  };

  test('where each contact is on the node once in time', () => {
    const links = [sampleLink()];
    expect(of({ links, contacts: [sampleContact('E3')] })?.pass).toBe(true);
    expect(of({ links, contacts: [] })).toMatchObject({ pass: false, detail: 'uk: E3 is there 0 times' });
  });

  test('is not judged where there is no second node', () => {
    expect(of({ contacts: [sampleContact('E3')] })?.pass).toBeNull();
  });
});
