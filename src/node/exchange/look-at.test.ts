import { expect, test } from 'vitest';
import { memoryOutbox } from '../../journal/outbox-memory.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { lookAt } from './look-at.ts';

const peer = 'fr' as NodeId;
const at = '2026-01-01T02:00:00.000Z' as UtcText;

test('what could not go to a peer is said once in the log, and again only where there is more', async () => {
  const store = memoryOutbox();
  const put = (step: number, position: number) =>
    store.put(peer, step, { position, envelopes: [], uncarried: [{ position, reason: 'unfit', at }] });
  const lines: string[] = [];
  const looking = lookAt({
    kept: { setBacks: async () => [] },
    store,
    inbox: { waiting: async () => [] },
    peer,
    say: (line) => void lines.push(line),
  });
  await looking.look();
  expect([looking.uncarried(), lines]).toEqual([{ count: 0, latest: [] }, []]);
  await put(0, 7);
  await looking.look();
  await looking.look();
  expect(looking.uncarried()).toEqual({ count: 1, latest: [{ position: 7, reason: 'unfit', at }] });
  expect(lines).toHaveLength(2); // in each language
  await put(1, 9);
  await looking.look();
  expect(lines.slice(2).every((line) => line.includes('9 (unfit), 7 (unfit)'))).toBe(true);
});

test('what came and waits is counted by what it waits for', async () => {
  const waits = (['unruled', 'unknown', 'unruled'] as const).map((reason, index) => ({
    lane: 'life' as const,
    sequence: index + 1,
    reason,
    events: [],
  }));
  const looking = lookAt({
    kept: { setBacks: async () => [] },
    store: memoryOutbox(),
    inbox: { waiting: async () => waits },
    peer,
    say: () => {},
  });
  expect(looking.waiting()).toEqual({ unruled: 0, unknown: 0 });
  await looking.look();
  expect(looking.waiting()).toEqual({ unruled: 2, unknown: 1 });
});
