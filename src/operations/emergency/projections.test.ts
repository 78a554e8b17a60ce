import { expect, test } from 'vitest';
import type { ActorId } from '../../kernel/ids.ts';
import { addSeconds, instant, toUtc } from '../../kernel/time.ts';
import type { EmergencyEvent } from './events.ts';
import { createActiveGlass, runningGlass } from './glass-reader.ts';

const now = instant(Date.UTC(2026, 0, 10, 2));
const [one, two] = ['example-1' as ActorId, 'example-2' as ActorId];
const broken = (n: number, minutes: number): EmergencyEvent => ({
  type: 'GlassBroken',
  at: toUtc(now),
  id: `example-1.g${n}`,
  reason: 'fire',
  reference: 'FR-007',
  minutes,
  until: toUtc(addSeconds(now, minutes * 60)),
});

test('the glass is broken for whoever broke it, until its minutes are over', () => {
  const glass = createActiveGlass();
  glass.take({ actor: one, event: broken(1, 10) });
  const end = addSeconds(now, 600);
  expect(glass.until(one, now)).toBe(end);
  expect(glass.until(two, now)).toBeNull();
  expect(glass.until(one, addSeconds(end, -1))).toBe(end);
  expect(glass.until(one, end)).toBeNull();
});

test('of two that run the later end holds, and mending ends only its own', () => {
  const glass = createActiveGlass();
  glass.take({ actor: one, event: broken(1, 10) });
  glass.take({ actor: one, event: broken(2, 20) });
  expect(glass.until(one, now)).toBe(addSeconds(now, 1_200));
  glass.take({ actor: one, event: { type: 'GlassMended', at: toUtc(now), id: 'example-1.g2' } });
  expect(glass.until(one, now)).toBe(addSeconds(now, 600));
  glass.take({ actor: one, event: { type: 'GlassMended', at: toUtc(now), id: 'example-1.g1' } });
  expect(glass.until(one, now)).toBeNull();
});

test('a process that starts knows what runs already', async () => {
  const until = addSeconds(now, 300);
  const asked: unknown[] = [];
  const running = await runningGlass(async (_sql, values) => {
    asked.push(...values);
    return [{ id: 'example-1.g1', actor: 'example-1', until: String(until) }];
  }, now);
  expect(asked).toEqual([now]);
  expect(createActiveGlass(running).until('example-1', now)).toBe(until);
});
