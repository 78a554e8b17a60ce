import { describe, expect, test } from 'vitest';
import type { ContactFacts } from '../wire.ts';
import { boat, contact, just, morning, phone, scene } from './given-contact.ts';
import { suggestionsFor } from './suggest.ts';
import type { MatchScene, Suggestion } from './suggestion.ts';

function suggested(facts: ContactFacts, given: MatchScene): readonly Suggestion[] {
  return suggestionsFor(facts, given, morning);
}

function against(suggestion: Suggestion | undefined): readonly string[] {
  return suggestion?.against.map(({ kind }) => kind) ?? [];
}

const launch = contact('launch1', '00:40', {
  channel: 'patrol',
  source: 'patrol-oye',
  at: [51.0, 2.033, 'estimate', 120],
  claims: { persons: 40, colour: 'black' },
});
const firstCall = contact('call01', '01:50', {
  channel: 'call',
  caller: phone(1),
  at: [51.04, 1.96],
  claims: { persons: 41, engine: 'weak' },
});

describe('F3: a call from the sea after all were taken aboard', () => {
  const wholePickup = contact('pick03', '03:00', {
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-EXAMPLE',
    at: [51.08, 1.9, 'gps', 50],
    counted: 41,
  });
  const emptied = scene([boat('seen00', [launch, firstCall, wholePickup])]);
  const graver: readonly (readonly [string, Partial<ContactFacts['claims']>])[] = [
    ['people in the water', { inWater: just(5) }],
    ['somebody overboard', { overboard: just(1) }],
    ['nobody in the water', { inWater: just(0) }],
    ['nothing of the water', {}],
  ];
  for (const channel of ['call', 'vessel'] as const)
    test.each(graver)(`by ${channel}, of %s, is not put first with the boat they left`, (_what, said) => {
      const late = contact('call12', '03:40', {
        channel,
        caller: channel === 'call' ? phone(8) : null,
        at: [51.083, 1.895],
        claims: { ...said, persons: 42, hull: 'swamped' },
      });
      const [best] = suggested(late, emptied);
      expect(best).toMatchObject({ boat: 'b-seen00', first: false });
      expect(against(best)[0]).toBe('already_picked_up');
      expect(best?.against[0]?.figures).toMatchObject({ people: 41, minutes: 40 });
    });

  test('of more people than were counted says so too: the picked up are told, whatever the numbers', () => {
    const more = contact('call13', '03:40', {
      channel: 'call',
      caller: phone(8),
      at: [51.083, 1.895],
      claims: { persons: 70, inWater: just(5) },
    });
    for (const one of suggested(more, emptied)) {
      expect(one.first).toBe(false);
      expect(against(one)).toContain('already_picked_up');
    }
  });

  test('with only the pickup on record, a grave call of as many is not put first either', () => {
    const late = contact('call14', '03:40', {
      channel: 'call',
      caller: phone(8),
      at: [51.083, 1.895],
      claims: { persons: 42, inWater: just(5) },
    });
    const [best] = suggested(late, scene([boat('done00', [wholePickup])]));
    expect(best?.first ?? false).toBe(false);
    expect(against(best)).toContain('already_picked_up');
  });

  test('a pickup of a part, entered late, is not held for all of a boat that still calls', () => {
    const part = contact('pick04', '02:10', {
      kind: 'pickup',
      channel: 'unit',
      unit: 'LB-EXAMPLE',
      at: [51.05, 1.94, 'gps', 50],
      counted: 20,
    });
    const still = contact('call15', '02:40', {
      channel: 'call',
      caller: phone(1),
      at: [51.06, 1.92],
      claims: { inWater: just(2) },
    });
    const found = suggested(part, scene([boat('seen00', [launch, firstCall, still])]));
    expect(against(found[0])).not.toContain('already_picked_up');
  });

  test('the unit that took them aboard is still heard as of that boat', () => {
    const after = contact('unit01', '03:20', {
      channel: 'unit',
      unit: 'LB-EXAMPLE',
      at: [51.081, 1.9, 'gps', 50],
      claims: { inWater: just(1) },
    });
    expect(against(suggested(after, emptied)[0])).not.toContain('already_picked_up');
  });
});
