import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import type { State } from '../kernel/label.ts';
import type { UtcText } from '../kernel/time.ts';
import type { BoatEventOf } from '../operations/rescue/events-boat.ts';
import { at as momentAt, give } from '../operations/rescue/given-rescue.ts';
import { received } from '../operations/rescue/sample-contacts.ts';
import { openSea } from '../operations/rescue/sample-states.ts';
import { contracts, flows } from './register.ts';
import { rescueToCare } from './rescue-to-care.ts';

type Asked = BoatEventOf<'SafeguardingAsked'>;
const at = '2026-01-10T04:25:00.000Z' as UtcText;
const dueAt = '2026-01-10T05:25:00.000Z' as UtcText;

test('only kind, number, side and time travel: never the boat, the contact or anybody', () => {
  const events = fc.record({
    boat: fc.constant('b-000001'),
    task: fc.stringMatching(/^t-[a-z0-9]{4,12}$/),
    contact: fc.constant('c-000001'),
    kind: fc.constantFrom('unaccompanied_child_referral' as const, 'medical_check' as const),
    count: fc.integer({ min: 1, max: 40 }),
    side: fc.constantFrom<State>('fr', 'uk'),
    more: fc.string(),
  });
  fc.assert(
    fc.property(events, (drawn) => {
      const event = { type: 'SafeguardingAsked', at, dueAt, ...drawn } as Asked;
      const proposed = rescueToCare.propose({ event } as RecordedEvent<Asked>);
      expect(proposed).toHaveLength(1);
      for (const { key, command } of proposed) {
        expect(key).toBe(drawn.task);
        const told = Object.keys(command).filter((name) => name !== 'type' && name !== 'at');
        expect(told.toSorted()).toEqual([...rescueToCare.passes].toSorted());
        expect(JSON.stringify(command)).not.toMatch(/b-000001|c-000001/);
      }
    }),
    { seed: 2_026, numRuns: 200 },
  );
});

test('it is a contract as long as its room does not stand: named, and not run', () => {
  expect(contracts.map(({ name }) => name)).toContain('rescue-to-care');
  expect(flows.map(({ name }) => name)).not.toContain('rescue-to-care');
});

test('given children counted at a pickup, when they are counted again at its landing, one task travels and not two', () => {
  const counted = { alive: 33, childrenAlone: 2 };
  const said = { unit: 'LB-1', counted };
  const afloat = { ...said, at: '03:00', kind: 'pickup', channel: 'unit' } as const;
  const ashore = { ...said, at: '05:00', kind: 'landing', channel: 'port' } as const;
  const there = received(received(openSea(), 'c-afloat1', afloat), 'c-ashore1', ashore);
  const link = { boat: 'b-000001', grade: 'confirmed', reason: 'followed_throughout' };
  const first = give(
    there,
    { order: 'LinkContact', at: momentAt('03:00') },
    { ...link, contact: 'c-afloat1' },
  );
  const order = { order: 'LinkContact', at: momentAt('05:00') };
  const second = give(first.sea, order, { ...link, contact: 'c-ashore1' });
  const written = [...first.written, ...second.written].map(([, event]) => event);
  const tasks = written.flatMap((event) =>
    event.type === 'SafeguardingAsked' ? rescueToCare.propose({ event } as RecordedEvent<Asked>) : [],
  );
  expect(tasks.map(({ command }) => command)).toMatchObject([{ type: 'OpenCareTask', count: 2 }]);
  expect(rescueToCare.types).toEqual(['SafeguardingAsked']);
  const again = written.filter(({ type }) => type === 'SafeguardingMetAgain');
  expect(again).toMatchObject([{ contact: 'c-ashore1', count: 2, task: 'uc-c-afloat1-1' }]);
});
