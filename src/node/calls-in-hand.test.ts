import { expect, test } from 'vitest';
import { sampleJournal } from '../app/sample-journal.ts';
import { sampleWho } from '../app/sample-who.ts';
import type { JsonObject } from '../journal/port.ts';
import type { ActorId, DeskId } from '../kernel/ids.ts';
import { addSeconds, instant, toUtc } from '../kernel/time.ts';
import { callSecondsMax } from '../operations/watch/decide-call.ts';
import { callsInHand } from './calls-in-hand.ts';

const began = instant(Date.UTC(2027, 8, 9, 2));

async function given(...types: readonly ('CallBegun' | 'CallEnded')[]) {
  const journal = sampleJournal(() => began);
  for (const [version, type] of types.entries()) {
    const body: JsonObject =
      type === 'CallBegun' ? { call: 'k-1', side: 'fr', desk: 'desk-1' } : { call: 'k-1' };
    await journal.append({
      stream: 'call/k-1',
      expectedVersion: version,
      events: [
        {
          type,
          shape: 1,
          happenedAt: toUtc(began),
          marking: 'official',
          purpose: 'save_life',
          label: { owner: 'agency-a' },
          cause: null,
          body,
        },
      ],
      idempotencyKey: `key-${version}-long`,
      requestHash: '',
      actor: 'example-1' as ActorId,
      desk: null,
      answer: {},
    });
  }
  return (seconds: number) => callsInHand(journal, () => addSeconds(began, seconds));
}
const at = (desk: string | null, state: 'fr' | 'uk' = 'fr') =>
  sampleWho({ desk: desk as DeskId | null, state });

test('a call is in hand at the desk where it was begun, until it is over or too old to be', async () => {
  const calls = await given('CallBegun');
  expect(await calls(60)(at('desk-1'), 'k-1')).toBe(true);
  expect(await calls(60)(at('desk-2'), 'k-1')).toBe(false);
  expect(await calls(60)(at('desk-1', 'uk'), 'k-1')).toBe(false);
  expect(await calls(60)(at(null), 'k-1')).toBe(false);
  expect(await calls(60)(at('desk-1'), 'k-2')).toBe(false);
  expect(await calls(callSecondsMax)(at('desk-1'), 'k-1')).toBe(false);
  const over = await given('CallBegun', 'CallEnded');
  expect(await over(60)(at('desk-1'), 'k-1')).toBe(false);
});
