import { describe, expect, test } from 'vitest';
import type { ContactFacts } from '../wire.ts';
import { clueOf } from './clue.ts';
import { contact, just } from './given-contact.ts';
import { peopleOf } from './people.ts';

function people(...facts: readonly ContactFacts[]) {
  return peopleOf(facts.map((one) => clueOf(one)));
}

const says = (clock: string, persons: number, id = clock.replace(':', '')): ContactFacts =>
  contact(`say${id}`, clock, { channel: 'call', claims: { persons } });
const takes = (clock: string, counted: number): ContactFacts =>
  contact(`tak${clock.replace(':', '')}`, clock, {
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-ONE',
    counted,
  });

describe('people of one boat', () => {
  test('one count alone is held against nothing', () => {
    expect(people(says('01:00', 33)).gain).toBeCloseTo(0, 9);
    expect(people(takes('03:00', 33)).gain).toBe(0);
  });

  test('counts near each other speak for one boat, counts far apart against', () => {
    expect(people(says('01:00', 33), says('01:10', 35)).gain).toBeGreaterThan(1);
    expect(people(says('01:00', 33), says('01:10', 66)).gain).toBeLessThan(-1);
  });

  test('two units that share one boat add up; more than were aboard do not', () => {
    expect(people(says('01:00', 68), takes('03:00', 40), takes('03:05', 28)).gain).toBeGreaterThan(
      people(says('01:00', 40), takes('03:00', 40), takes('03:05', 28)).gain + 2,
    );
  });

  test('those who came from another boat are put back, and those who went', () => {
    const after = contact('came01', '02:00', {
      channel: 'call',
      claims: { persons: 64, fromOtherBoat: just(15) },
    });
    const unexplained = people(says('01:00', 49), says('02:00', 64)).gain;
    expect(people(says('01:00', 49), after).gain).toBeGreaterThan(Math.max(0, unexplained + 1));
    const left = contact('went01', '03:00', {
      kind: 'pickup',
      channel: 'unit',
      unit: 'LB-ONE',
      counted: 43,
      claims: { toOtherBoat: just(15) },
    });
    expect(people(says('01:00', 58), left).mean).toBeCloseTo(58, -1);
  });

  test('a taxi boat’s first count says nothing of how many there will be', () => {
    const leaves = contact('taxi01', '00:30', {
      channel: 'camera',
      at: [51.04, 2.24, 'camera_bearing', 80],
      claims: { persons: 10, hullKind: 'taxi_boat' },
    });
    expect(people(leaves, says('02:00', 68)).gain).toBeCloseTo(0, 9);
  });
});
