import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventEnvelope, RecordedEvent } from '../kernel/event.ts';
import type { ActorId, DeskId, NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { dangers } from '../operations/emergency/wire.ts';
import type { EmergencyEvent, GlassBroken, GlassMended } from '../operations/emergency/events.ts';
import { emergencyToMonitor } from './emergency-to-monitor.ts';
import { automaticFlows, flows } from './register.ts';

const at = '2026-01-10T02:00:00.000Z' as UtcText;
const until = '2026-01-10T02:30:00.000Z' as UtcText;
const said = { reason: 'fire', reference: 'FR-007', minutes: 30 } as const;
const broken: GlassBroken = { type: 'GlassBroken', at, id: 'example-1.g1', ...said, until };
const envelope: EventEnvelope = {
  position: 7,
  stream: 'glass/example-1',
  version: 1,
  type: 'GlassBroken',
  shape: 1,
  happenedAt: at,
  recordedAt: at,
  origin: 'uk' as NodeId,
  actor: 'example-1' as ActorId,
  desk: 'desk-1' as DeskId,
  marking: 'official',
  purpose: 'save_life',
  label: { owner: 'agency-a' },
  cause: null,
  idempotencyKey: 'key',
  imported: null,
  previousHash: '',
  hash: '',
};
const recorded = <Event extends EmergencyEvent>(event: Event): RecordedEvent<Event> => ({
  ...envelope,
  event,
});
const propose = (event: GlassBroken | GlassMended) => emergencyToMonitor.propose(recorded(event));

test('a broken glass opens its review, and the same event proposes the same', () => {
  const command = {
    type: 'OpenReview',
    at,
    id: 'example-1.g1',
    staff: 'example-1',
    desk: 'desk-1',
    reason: 'fire',
    reference: 'FR-007',
    until,
  };
  expect(propose(broken)).toEqual([{ key: 'example-1.g1', command }]);
  expect(propose(broken)).toEqual(propose(broken));
});

test('a mended glass says when it ended, and no other event passes', () => {
  expect(propose({ type: 'GlassMended', at, id: 'example-1.g1' })).toEqual([
    { key: 'example-1.g1', command: { type: 'NoteGlassEnd', at, id: 'example-1.g1' } },
  ]);
  expect(emergencyToMonitor.types).toEqual(['GlassBroken', 'GlassMended']);
});

test('no field beyond the list travels, whatever the event holds', () => {
  const events = fc.record({
    reason: fc.constantFrom(...dangers),
    reference: fc.stringMatching(/^[A-Za-z0-9]{1,20}$/),
    minutes: fc.integer({ min: 5, max: 60 }),
    more: fc.string(),
  });
  fc.assert(
    fc.property(events, (drawn) => {
      for (const { command } of propose({ ...broken, ...drawn }))
        expect(Object.keys(command).filter((key) => key !== 'type' && key !== 'at')).toEqual(
          emergencyToMonitor.passes,
        );
    }),
    { seed: 2_026, numRuns: 200 },
  );
});

test('every flow says why in both languages, goes from one context to another, and begins in no case file', () => {
  expect(automaticFlows.map(({ name }) => name)).toEqual([
    'detection-to-contact',
    'dispatch-to-rescue',
    'emergency-to-monitor',
    'monitor-to-emergency',
    'rescue-to-rescue',
    'requests-delivered',
    'tasks-reached',
    'requests-to-rescue',
    'freight-to-dispatch',
    'site-to-dispatch',
    'dispatch-to-site',
    'intel-to-tips',
    'tips-to-intel',
    'tasks-of-merged',
    'freight-signals-to-dispatch',
  ]);
  for (const { name, why, from, to, ofOtherNodes } of flows) {
    expect(why.en).not.toBe(why.fr);
    // Within one context goes only what tells the other node that something has arrived, and what is told on to the
    // record under which another goes on.
    expect(from === to).toBe(ofOtherNodes === true || name === 'tasks-of-merged');
    expect(from.startsWith('cases/')).toBe(false);
  }
});
