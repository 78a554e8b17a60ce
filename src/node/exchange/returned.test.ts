import { expect, test } from 'vitest';
import { ringOf, sampleEnvelope, sampleKey } from '../../exchange/peer/sample-envelopes.ts';
import { readEnvelope, signEnvelope } from '../../exchange/peer/envelope.ts';
import type { Envelope } from '../../kernel/exchange.ts';
import { readReturned, returnedLines, returnedWords } from './returned.ts';

const key = sampleKey();
const stranger = sampleKey();

/** British envelopes for the French, each chained to the one before, by the British node's own key. */
async function said(count: number, by = key) {
  const made: { readonly sequence: number; readonly signed: string }[] = [];
  let previous = '0'.repeat(64);
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const envelope: Envelope = { ...sampleEnvelope(), lane: 'life', sequence, previous };
    const { signed, hash } = await signEnvelope(envelope, by);
    made.push({ sequence, signed });
    previous = hash;
  }
  return made;
}

async function* linesOf(
  texts: readonly { readonly sequence: number; readonly signed: string }[],
  end = texts.length,
) {
  for (const { sequence, signed } of texts) yield `life ${sequence} ${signed}`;
  yield `end ${end}`;
}

const read = (signed: string): Envelope | null => {
  const { from, to } = sampleEnvelope();
  const proved = readEnvelope(signed, { own: to, peer: from, keys: ringOf(key) });
  return proved.ok ? proved.value.envelope : null;
};

test('what a book that was set back no longer has is told from what stands in it, and listed', async () => {
  const all = await said(5);
  const book = new Map(all.slice(0, 2).map(({ sequence, signed }) => [sequence, signed]));
  const returned = await readReturned(linesOf(all), { read, made: async (_, at) => book.get(at) ?? null });
  expect({ ...returned, missing: returned.missing.map(({ sequence }) => sequence) }).toEqual({
    known: 2,
    missing: [3, 4, 5],
    unproved: 0,
    isWhole: true,
  });
  const [first = ''] = returnedLines(returned.missing).split('\n');
  expect(JSON.parse(first)).toMatchObject({
    lane: 'life',
    sequence: 3,
    events: [{ stream: 'contact/c-000001' }, { stream: 'boat/b-000001', position: 41 }],
  });
  expect(returnedWords('a.strait', returned).fr).toContain(
    '2 de nos enveloppes figurent dans ce journal, 3 y manquent',
  );
});

test('a number that was given out anew since is missing too: another text stands under it here', async () => {
  const [old, anew] = [await said(2), await said(2, stranger)];
  const made = async (_: string, at: number) => anew[at - 1]?.signed ?? null;
  expect((await readReturned(linesOf(old), { read, made })).missing).toHaveLength(2);
});

test.each([
  ['not signed by this node', async () => said(3, stranger), { missing: 0, unproved: 1 }],
  [
    'one left out in between',
    async () => (await said(4)).filter(({ sequence }) => sequence !== 2),
    { missing: 1, unproved: 1 },
  ],
  [
    'one under another number',
    async () => (await said(2)).map(({ sequence, signed }) => ({ sequence: sequence + 1, signed })),
    { missing: 0, unproved: 1 },
  ],
])('a peer can invent and change nothing: %s', async (_, given, found) => {
  const { missing, unproved } = await readReturned(linesOf(await given()), { read, made: async () => null });
  expect({ missing: missing.length, unproved }).toEqual(found);
});

test('a file that breaks off says so, with what came before it', async () => {
  const returned = await readReturned(linesOf(await said(2), 3), { read, made: async () => null });
  expect([returned.isWhole, returned.missing.length]).toEqual([false, 2]);
});
