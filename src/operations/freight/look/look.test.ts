import { describe, expect, test } from 'vitest';
import { fold } from '../../../kernel/decider.ts';
import { given } from '../../../kernel/given.ts';
import { addSeconds, fromUtc } from '../../../kernel/time.ts';
import { after, at, beside, by, edge, opened, other, passage } from '../given-freight.ts';
import { isGood, lookDecider, lookSeconds } from './decide-look.ts';
import type { LookCommand } from './events-look.ts';

const order = {
  type: 'LookUpPlateReads',
  ...edge,
  look: 'l-000001',
  purpose: 'same_vehicle',
  seen: beside([opened()]),
} satisfies LookCommand;
const until = after(3_600 + lookSeconds);
const looked = {
  type: 'PlateReadsLookedUp',
  at,
  look: 'l-000001',
  passage,
  place: 'example-port',
  purpose: 'same_vehicle',
  until,
  by,
} as const;

describe('whoever wants to know where cameras saw a vehicle says why', () => {
  test('given a passage that they may see, it is recorded with its purpose', () => {
    given(lookDecider, []).when(order).then([looked]);
  });
  test('else it is refused', () => {
    given(lookDecider, [])
      .when({ ...order, seen: {} })
      .refuses('passage_unknown');
    given(lookDecider, [looked]).when(order).refuses('look_exists');
    const { by: _by, ...nobody } = order;
    given(lookDecider, []).when(nobody).refuses('actor_missing');
  });
  test('it is good for its own asker, its own passage and ten minutes', () => {
    const state = fold(lookDecider, [looked]);
    const now = fromUtc(at);
    expect(isGood(state, { by, passage, now })).toBe(true);
    expect(isGood(state, { by: 'example-2', passage, now })).toBe(false);
    expect(isGood(state, { by, passage: other, now })).toBe(false);
    expect(isGood(state, { by, passage, now: addSeconds(now, lookSeconds) })).toBe(false);
    expect(isGood(lookDecider.initial, { by, passage, now })).toBe(false);
  });
});
