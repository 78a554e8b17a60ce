import { expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import type { UtcText } from '../kernel/time.ts';
import type { BreakGlassReviewed } from '../oversight/monitor/events.ts';
import { findings } from '../oversight/monitor/wire.ts';
import { monitorToEmergency } from './monitor-to-emergency.ts';

const at = '2026-01-10T09:00:00.000Z' as UtcText;

test('that a review took place goes back, never what it found', () => {
  for (const finding of findings) {
    const event: BreakGlassReviewed = { type: 'BreakGlassReviewed', at, id: 'example-1.g12', finding };
    const proposed = monitorToEmergency.propose({ event } as RecordedEvent<BreakGlassReviewed>);
    const command = { type: 'NoteGlassReview', at, id: 'example-1.g12' };
    expect(proposed).toEqual([{ key: 'example-1', command }]);
    expect(JSON.stringify(proposed)).not.toContain(finding);
  }
});
