import { expect, test } from 'vitest';
import { domainEvent } from '../../app/new-event.ts';
import { sampleEvent } from '../../exchange/peer/sample-envelopes.ts';
import { memoryJournal } from '../../journal/memory-journal.ts';
import type { Journal } from '../../journal/port.ts';
import { fold } from '../../kernel/decider.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { instant, toUtc } from '../../kernel/time.ts';
import { numberingStream } from '../../operations/rescue/boat-door.ts';
import type { BoatEventOf } from '../../operations/rescue/events-boat.ts';
import { nextNumber, numberingDecider } from '../../operations/rescue/numbering.ts';
import { numbersBeside, passedOverMax, passNumbersOver } from './boat-numbers.ts';

const now = instant(Date.UTC(2026, 10, 24, 2, 15));
const agency = 'fr-cross-gris-nez';

/** A French book that was set back to where it had given no number yet. */
function given() {
  const memory = memoryJournal({ origin: 'fr' as NodeId, clock: () => now, isChained: false });
  const journal = memory as Pick<Journal, 'append' | 'answerOf' | 'origin' | 'readStream'>; // all that is asked of it
  const said: string[] = [];
  const parts = {
    journal,
    side: 'fr',
    agency,
    clock: () => now,
    say: (line: string) => void said.push(line),
  } as const;
  const history = async () =>
    (await journal.readStream('numbering/fr')).map(
      (stored) => domainEvent(numberingStream, stored) as BoatEventOf<'NumberTaken' | 'NumbersPassedOver'>,
    );
  return {
    journal,
    said,
    history,
    finds: (held: number, agreed: number, lane = 'life') =>
      passNumbersOver(parts, [{ peer: 'uk', setBack: { lanes: [{ lane, held, agreed, made: agreed }] } }]),
    /** The name of the next boat that the French desk opens. */
    async next(): Promise<string> {
      const state = fold(numberingDecider, await history());
      return nextNumber(state, 'fr', toUtc(now)).reference;
    },
  };
}

const opened = (reference: string, side: string) =>
  sampleEvent({ happenedAt: toUtc(now), body: { ...sampleEvent().body, reference, side } });

test('the number of a boat that comes back is taken with its opening, and given to no other', async () => {
  const node = given();
  const [part, ...more] = numbersBeside(agency)([
    opened('FR-26-009', 'fr'),
    sampleEvent({ type: 'PhaseRaised' }),
  ]);
  expect([part?.stream, part?.events.length, more]).toEqual(['numbering/fr', 1, []]);
  if (part === undefined) throw new Error('no number');
  const key = { idempotencyKey: 'returned', requestHash: '0'.repeat(64), desk: null, answer: {} };
  await node.journal.append({ ...part, ...key, actor: 'fr-1' as never });
  expect(await node.next()).toBe('FR-26-010');
  expect(await node.history()).toMatchObject([{ type: 'NumberTaken', year: 2026, number: 9 }]);
});

test('two openings of one decision take their numbers together; a name that is none of its side takes none', () => {
  const parts = numbersBeside(agency)([opened('FR-26-009', 'fr'), opened('FR-26-010', 'fr')]);
  expect(parts.map(({ stream, events }) => [stream, events.length])).toEqual([['numbering/fr', 2]]);
  expect(numbersBeside(agency)([opened('UK-26-009', 'fr'), opened('FR-25-009', 'fr')])).toEqual([]);
});

test('before the book goes on: numbers that the other side may hold boats under are passed over, once', async () => {
  const node = given();
  await node.finds(9, 2);
  await node.finds(9, 2);
  expect(await node.next()).toBe('FR-26-008');
  expect((await node.history()).map(({ type }) => type)).toEqual(['NumbersPassedOver']);
  // Whoever may see the numbers that were taken, may see these: a boat is not opened beside numbers that are hidden.
  const [passed] = await node.journal.readStream('numbering/fr');
  const [taken] = numbersBeside(agency)([opened('FR-26-009', 'fr')])[0]?.events ?? [];
  expect(passed).toMatchObject({ label: taken?.label, marking: taken?.marking, purpose: taken?.purpose });
  expect(node.said).toHaveLength(2);
});

test('where no opening can be lacking nothing is passed over, and never more than a lane could make in a day', async () => {
  const node = given();
  await node.finds(5, 5);
  await node.finds(9, 2, 'bulk');
  expect([await node.history(), node.said]).toEqual([[], []]);
  await node.finds(9_000_000_000_000_000, 0);
  expect(await node.next()).toBe(`FR-26-${passedOverMax + 1}`);
});
