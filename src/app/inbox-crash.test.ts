import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenInbox } from './given-inbox.ts';
import type { Verified } from './inbox.ts';
import { letters, nightOf, said } from './test-inbox-night.ts';

const night = (
  sent: readonly Verified[],
  plan: ReadonlySet<number>,
  { isPipelined, livesOn }: { readonly isPipelined: boolean; readonly livesOn: boolean },
) => nightOf(sent, { given: givenInbox(), plan, isPipelined, livesOn });
const oneByOne = { isPipelined: false, livesOn: false };

test('killed or failing between any two steps, and whatever comes again, everything stands once', async () => {
  const died = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 1, maxLength: 12 }),
      died,
      fc.record({ isPipelined: fc.boolean(), livesOn: fc.boolean() }),
      async (told, at, manner) => {
        const sent = letters(told);
        const [calm, killed] = [
          await night(sent, new Set(), oneByOne),
          await night(sent, new Set(at), manner),
        ];
        expect({ ...killed, imported: killed.imported.toSorted() }).toEqual({
          ...calm,
          imported: calm.imported.toSorted(),
        });
        expect(new Set(killed.imported).size).toBe(killed.imported.length);
        const due = sent.flatMap(({ envelope: { content } }) =>
          content.type === 'decision' ? content.events : [],
        );
        expect(killed.imported).toHaveLength(due.length);
        expect(killed.waiting).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('each step of one night, died at in turn', async () => {
  const sent = letters([
    { lane: 'life', what: 'decision', type: 'RaftSeen', count: 2 },
    { lane: 'life', what: 'decision', type: 'RaftTowed', count: 1 },
    { lane: 'life', what: 'recall', of: 0 },
    { lane: 'life', what: 'recall', of: 2 },
    { lane: 'work', what: 'checkpoint' },
    { lane: 'work', what: 'receipt' },
    { lane: 'life', what: 'decision', type: 'RaftClosed', count: 1 },
  ]);
  const calm = await night(sent, new Set(), oneByOne);
  expect(calm.states[0]?.said).toEqual(['first', 'uk 2', 'uk 4']);
  for (let step = 1; step <= 80; step += 1)
    for (const livesOn of [false, true])
      expect(
        await night(sent, new Set([step]), { ...oneByOne, livesOn }),
        `${livesOn ? 'failed' : 'died'} at ${step}`,
      ).toEqual(calm);
});
