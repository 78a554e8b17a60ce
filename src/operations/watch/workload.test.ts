import { expect, test } from 'vitest';
import { after } from './sample-watch.ts';
import { loadPartText } from './text.ts';
import { loadParts } from './wire.ts';
import { type DeskItems, type DeskLoad, followLoad, loadTable } from './workload.ts';

const none: DeskItems = {
  distress_boats: 0,
  alert_boats: 0,
  uncertain_boats: 0,
  unread_items: 0,
  running_tasks: 0,
  unacknowledged_alarms: 0,
  calls_in_progress: 0,
};
const load = (items: Partial<DeskItems>, before: DeskLoad | null = null, seconds = 0): DeskLoad =>
  followLoad(before, { desk: 'desk-1', side: 'uk', items: { ...none, ...items }, at: after(seconds) });

test('a load is the sum of its parts, each shown with its figure', () => {
  const { points, parts } = load({ distress_boats: 2, unread_items: 3, calls_in_progress: 1 });
  expect(points).toBe(2 * 3 + 3 + 2);
  expect(parts).toEqual([
    { part: 'distress_boats', count: 2, points: 6 },
    { part: 'unread_items', count: 3, points: 3 },
    { part: 'calls_in_progress', count: 1, points: 2 },
  ]);
});

test('an empty desk is at its ease', () => {
  expect(load({})).toMatchObject({ points: 0, level: 'normal', parts: [] });
});

test('each level begins at its limit, not before', () => {
  const { busy, overloaded } = loadTable.levels;
  expect(load({ unread_items: busy.from - 1 }).level).toBe('normal');
  expect(load({ unread_items: busy.from }).level).toBe('busy');
  expect(load({ unread_items: overloaded.from - 1 }).level).toBe('busy');
  expect(load({ unread_items: overloaded.from }).level).toBe('overloaded');
});

test('a level is left only well below its limit, and keeps its beginning until then', () => {
  const first = load({ unread_items: 20 }, null, 10);
  const second = load({ unread_items: 16 }, first, 20);
  expect(second).toMatchObject({ level: 'overloaded', levelSince: after(10) });
  const third = load({ unread_items: 15 }, second, 30);
  expect(third).toMatchObject({ level: 'busy', levelSince: after(30) });
  expect(load({ unread_items: 7 }, third, 40)).toMatchObject({ level: 'normal', levelSince: after(40) });
});

test('the night of two staff and eight boats is more than one desk can follow', () => {
  expect(load({ distress_boats: 5, alert_boats: 3 }).level).toBe('overloaded');
});

test('every part has its points and its words', () => {
  for (const part of loadParts) {
    expect(loadTable.points[part]).toBeGreaterThan(0);
    expect(loadPartText[part].fr).not.toBe('');
  }
});
