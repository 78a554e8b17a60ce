import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import type { State } from '../kernel/label.ts';
import type { UtcText } from '../kernel/time.ts';
import type { PassageEventOf } from '../operations/freight/events-passage.ts';
import { found, opened, positive, record, written } from '../operations/freight/given-freight.ts';
import { careKinds } from '../operations/freight/words.ts';
import { freightToCare } from './freight-to-care.ts';
import { contracts, flows } from './register.ts';

type Asked = PassageEventOf<'CareAsked'>;
const at = '2026-01-10T04:25:00.000Z' as UtcText;
const dueAt = '2026-01-10T05:25:00.000Z' as UtcText;

test('only kind, number, side and time travel: never the vehicle, the place, the team or anybody', () => {
  const events = fc.record({
    passage: fc.constant('p-000001'),
    task: fc.stringMatching(/^t-[a-z0-9]{4,12}$/),
    counted: fc.constant('k-000001'),
    kind: fc.constantFrom(...careKinds),
    count: fc.integer({ min: 1, max: 40 }),
    side: fc.constantFrom<State>('fr', 'uk'),
    more: fc.string(),
  });
  fc.assert(
    fc.property(events, (drawn) => {
      const event = { type: 'CareAsked', at, dueAt, ...drawn } as Asked;
      const once = freightToCare.propose({ event } as RecordedEvent<Asked>);
      expect(freightToCare.propose({ event } as RecordedEvent<Asked>)).toEqual(once);
      expect(once).toHaveLength(1);
      for (const { key, command } of once) {
        expect(key).toBe(drawn.task);
        const told = Object.keys(command).filter((name) => name !== 'type' && name !== 'at');
        expect(told.toSorted()).toEqual([...freightToCare.passes].toSorted());
        expect(JSON.stringify(command)).not.toMatch(/p-000001|k-000001/);
      }
    }),
    { seed: 2_026, numRuns: 200 },
  );
});

test('it is a contract as long as its room does not stand: named, and not run', () => {
  expect(contracts.map(({ name }) => name)).toContain('freight-to-care');
  expect(flows.map(({ name }) => name)).not.toContain('freight-to-care');
});

test('given six people of whom one is a child and one expects one, both tasks travel within the hour', () => {
  const control = positive('k-000001', { found: found(6, { children: 1, pregnant: 1 }) });
  const asked = written([opened()], record(control)).filter(
    (event): event is Asked => event.type === 'CareAsked',
  );
  const commands = asked.flatMap((event) => freightToCare.propose({ event } as RecordedEvent<Asked>));
  expect(commands.map(({ command }) => command)).toMatchObject([
    { kind: 'unaccompanied_child_referral', count: 1, side: 'fr' },
    { kind: 'pregnancy_medical_check', count: 1, side: 'fr' },
  ]);
  expect(JSON.stringify(commands)).not.toMatch(/p-000001|k-000001/);
  expect(freightToCare.types).toEqual(['CareAsked']);
});
