import { describe, expect, test } from 'vitest';
import { closingFindings } from './closing.ts';
import { ledgerOf } from './ledger.ts';
import { evolveBoat } from './boat-evolve.ts';
import type { Boat } from './boat-state.ts';
import { at, give, type Giving, orders, type Sea } from './given-rescue.ts';
import { refusals } from './refusals.ts';
import { sampleOrders } from './sample-orders.ts';
import { sampleStates } from './sample-states.ts';

const givers: readonly Giving[] = [
  { side: 'fr', by: 'fr-1' },
  { side: 'uk', by: 'uk-1' },
  { side: 'fr', by: 'fr-2', desk: 'desk-1' },
  { side: null, by: 'device-1' },
];

function boatsIn(sea: Sea): readonly Boat[] {
  return [...sea].flatMap(([stream, state]) => (stream.startsWith('boat/') ? [state as Boat] : [])); // folded so
}

/** What no order may bring about, wherever it is given. */
function holds(sea: Sea): void {
  for (const boat of boatsIn(sea)) {
    expect(['fr', 'uk', 'both']).toContain(boat.coordinator);
    expect(boat.links.length).toBeGreaterThan(0);
    if (boat.status === 'closed' && boat.closure !== null)
      expect(closingFindings(boat, boat.closure.outcome, boat.closure.identification)).toEqual([]);
    const { unaccounted } = ledgerOf(boat);
    if (unaccounted !== null) expect(unaccounted.min).toBeLessThanOrEqual(unaccounted.max);
  }
}

const met = new Set<string>();

describe('every order in every state is carried out or refused with a code', () => {
  test.for(Object.entries(sampleStates))('%s', ([, state]) => {
    const sea = state();
    for (const order of orders)
      for (const fields of sampleOrders[order] ?? [])
        for (const giving of givers) {
          // `give` throws where an event fails its schema, lies on a stream not named, or a code has no words.
          const outcome = give(sea, { order, at: at('05:00'), ...giving }, fields);
          if (outcome.refusal !== null) met.add(outcome.refusal);
          holds(outcome.sea);
        }
  });

  test('nobody gives an order without being known', () => {
    for (const state of Object.values(sampleStates))
      for (const order of orders)
        for (const fields of sampleOrders[order] ?? [])
          expect(give(state(), { order, by: null }, fields).refusal).toBe('author_unknown');
  });

  test('every refusal code is met somewhere', () => {
    const unmet = Object.keys(refusals).filter((code) => !met.has(code) && code !== 'author_unknown');
    expect(unmet).toEqual([]);
  });
});

test('an order repeated changes nothing and never fails', () => {
  // A log line, a recorded attempt and what a translation seals again are told each time.
  const told = new Set(['AddTranslation', 'WriteLog', 'TranslateLog']);
  for (const [name, state] of Object.entries(sampleStates))
    for (const order of orders)
      for (const fields of sampleOrders[order] ?? []) {
        const once = give(state(), { order, at: at('05:00') }, fields);
        if (once.refusal !== null || told.has(order)) continue;
        const twice = give(once.sea, { order, at: at('05:01') }, fields);
        const events = twice.refusal === null ? twice.written : [];
        expect([name, order, events]).toEqual([name, order, []]);
      }
});

test('what is not opened is nothing: events of before a beginning are passed over', () => {
  const phase = {
    type: 'PhaseRaised',
    at: at('02:00'),
    boat: 'b-000001',
    phase: 'distress',
    by: 'fr-1',
  } as const;
  expect(evolveBoat({ status: 'none' }, phase)).toEqual({ status: 'none' });
});
