import { expect, test } from 'vitest';
import type { Envelope, EnvelopeContent } from '../kernel/exchange.ts';
import { type GivenInbox, givenInbox, peer, penOf, told } from './given-inbox.ts';

const setBack = { type: 'set_back', after: 40, upTo: 90 } as const;
const checkpoint = { type: 'checkpoint', content: '{"position":4}', signature: 'c2lnbmVk' } as const;

/** What this version knows and the one before did not: so it came, and so it stands. */
async function cameBefore(given: GivenInbox, ...contents: readonly EnvelopeContent[]): Promise<void> {
  const pen = penOf();
  for (const content of contents) {
    const taken = await given.open().take({ ...pen.write('bulk', content), understood: false });
    expect(taken).toBe('not_understood');
  }
}

test('that a peer’s book was set back, and its checkpoint, are kept after the upgrade as if they came today', async () => {
  const given = givenInbox();
  await cameBefore(given, setBack, checkpoint);
  expect(await given.store.setBacks(peer)).toEqual([]);
  expect(await given.open().takeWaiting()).toBe(2);
  expect(await given.store.setBacks(peer)).toEqual([{ lane: 'bulk', sequence: 1, after: 40, upTo: 90 }]);
  expect(await given.store.checkpoints(peer)).toEqual([
    { content: checkpoint.content, signature: checkpoint.signature },
  ]);
  expect(await given.open().takeWaiting()).toBe(0);
  expect(await given.open().waiting()).toEqual([]);
});

test('stopped before it is known as dealt with, it is kept once all the same', async () => {
  const given = givenInbox();
  await cameBefore(given, setBack, checkpoint);
  const append = () => Promise.reject(new Error('the disk is away'));
  const dying = given.open({ journal: { ...given.journal, append } });
  await expect(dying.takeWaiting()).rejects.toThrow('the disk is away');
  expect(await given.store.setBacks(peer)).toHaveLength(1);
  expect(await given.open().takeWaiting()).toBe(2);
  expect(await given.store.setBacks(peer)).toHaveLength(1);
  expect(await given.store.checkpoints(peer)).toHaveLength(1);
});

test('what has not the form of its kind says nothing, and holds up nothing that came after it', async () => {
  const given = givenInbox();
  const without = { type: 'set_back', after: 'x' } as unknown as EnvelopeContent; // as a peer at fault may sign it
  await cameBefore(given, without, setBack);
  const isWellFormed = ({ sequence }: { sequence: number }) => sequence !== 1;
  const aside: string[] = [];
  const setAsideLater = (envelope: Envelope): void =>
    void aside.push(`${envelope.lane} ${envelope.sequence}`);
  expect(await given.open({ isWellFormed, setAsideLater }).takeWaiting()).toBe(2);
  expect(aside).toEqual(['bulk 1']);
  expect(await given.store.setBacks(peer)).toMatchObject([{ sequence: 2 }]);
  expect(await given.open().waiting()).toEqual([]);
});

test('records that waited stand as before', async () => {
  const given = givenInbox();
  const pen = penOf();
  await given.open().take({ ...pen.decision([told(1)]), understood: false });
  expect(await given.open().takeWaiting()).toBe(1);
  expect(given.journal.events.map(({ imported }) => imported?.position)).toEqual([1]);
  // One that came another way meanwhile stands once, and somebody hears that the other was left.
  const aside: number[] = [];
  const inbox = given.open({ setAsideLater: ({ sequence }) => void aside.push(sequence) });
  await inbox.take({ ...pen.decision([told(1)]), understood: false });
  expect(await inbox.takeWaiting()).toBe(1);
  expect([given.journal.events.length, aside]).toEqual([1, [2]]);
});
