import { afterEach, expect, test } from 'vitest';
import { givenOutbox, peer } from '../../app/given-outbox.ts';
import { genesisHash } from '../../journal/chain.ts';
import { givenInbox, penOf, told as toldBy } from '../../app/given-inbox.ts';
import { addSeconds } from '../../kernel/time.ts';
import { inletOf, outletOf } from './ends.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0)) await stop();
});

/** A French book with so many rafts told to the British, and where they pull them. */
async function given(rafts: number) {
  const book = givenOutbox();
  const told: string[] = [];
  let isLocked = false;
  let setSeconds = 0;
  const signing = () => (isLocked ? Promise.reject(new Error('no key can be read')) : book.parts.signing());
  const end = outletOf({
    outbox: book.open({ signing }),
    store: book.store,
    peer,
    journal: { onAppended: () => () => {} },
    fault: (error) => void told.push(String(error)),
    setBack: () => void told.push('set back'),
    clock: () => addSeconds(book.parts.clock(), setSeconds),
    steady: book.parts.clock,
    lookMilliseconds: 600_000,
  });
  open.push(() => end.stop());
  const decide = () => book.decide([{ stream: 'raft/r-1', type: 'RaftSeen' }]);
  for (let count = 0; count < rafts; count += 1) await decide();
  await end.tell();
  const hashes = (await book.store.after(peer, { lane: 'life', sequence: 0 }, 100)).map(({ hash }) => hash);
  const lock = (): void => void (isLocked = true);
  const set = (seconds: number): void => void (setSeconds += seconds);
  return {
    ...end,
    set,
    store: book.store,
    now: book.parts.clock,
    pass: book.pass,
    lock,
    told,
    decide,
    hashes,
  };
}

const after = (life: number) => ({ life, work: 0, bulk: 0 });
const ends = (life: string | undefined) => ({ life: life ?? '', work: genesisHash, bulk: genesisHash });
const head = async ({ outlet }: Awaited<ReturnType<typeof given>>) => (await outlet.heads()).life;

test('a peer that holds what was made here is given more', async () => {
  const node = await given(3);
  expect(await node.outlet.acknowledge(after(2), ends(node.hashes[1]))).toBe(true);
  await node.decide();
  await node.tell();
  expect([await head(node), node.outlet.asOf() !== null, node.told]).toEqual([4, true, []]);
});

test.each([
  ['it holds higher numbers', 5, () => ends('5'.repeat(64))],
  ['it holds as many, and others', 3, () => ends('3'.repeat(64))],
  ['it holds higher numbers, and is of a version that does not say which', 5, () => null],
])('an old backup was restored: %s', async (_, holds, said) => {
  const node = await given(3);
  expect(await node.outlet.acknowledge(after(holds), said())).toBe(false);
  await node.decide();
  await node.tell();
  // Nothing is numbered anew, nothing is said to be up to date, and the engineer is told once.
  expect([await head(node), node.outlet.asOf()]).toEqual([3, null]);
  expect(await node.outlet.acknowledge(after(3), ends(node.hashes[2]))).toBe(false);
  expect(node.told).toEqual(['set back']);
  const [life] = node.setBack()?.lanes ?? [];
  expect([node.setBack()?.since, life]).toEqual([
    node.now(),
    { lane: 'life', held: holds, made: 3, agreed: 0 },
  ]);
});

test('a book that was put in order goes on, and is held against what the peer holds anew', async () => {
  const node = await given(3);
  expect(node.held()).toBe('unheard');
  await node.outlet.acknowledge(after(3), ends('3'.repeat(64)));
  expect(node.held()).toMatchObject({ life: { sequence: 3, hash: '3'.repeat(64) } });
  node.resumed();
  expect(node.setBack()).toBeNull();
  expect(await node.outlet.acknowledge(after(3), ends(node.hashes[2]))).toBe(true);
  expect(node.held()).toBe('same');
  await node.decide();
  await node.tell();
  expect(await head(node)).toBe(4);
});

test('what the peer acknowledged is remembered, though nobody who asks waits for it', async () => {
  const node = await given(3);
  await node.outlet.acknowledge(after(3), ends(node.hashes[2]));
  await node.stop();
  expect((await node.store.pending(peer)).life.acknowledged).toBe(3);
});

test('what is decided and cannot be made ready for the peer is known by how far the outbox came, though nothing waits', async () => {
  const node = await given(1);
  const before = node.now();
  expect(node.toldTo()).toBe(before);
  node.lock();
  node.pass(120);
  await node.decide();
  await node.tell();
  expect(node.pending().count).toBe(1); // what was made before; of the second nothing is
  expect([node.toldTo(), node.told]).toEqual([before, ['Error: no key can be read']]);
});

test('what has stopped does not grow younger where the clock is put back, for the peer neither', async () => {
  const node = await given(1);
  const before = node.now();
  node.toldTo();
  node.lock();
  node.pass(120);
  node.set(-1_800);
  expect([node.toldTo(), node.outlet.asOf()]).toEqual([
    addSeconds(before, -1_800),
    addSeconds(before, -1_800),
  ]);
});

test('an envelope that is proved and cannot stand here is acknowledged, and told of once', async () => {
  const book = givenInbox();
  const pen = penOf();
  const aside: string[] = [];
  const inlet = inletOf(
    book.open(),
    ({ lane, sequence }, refusal) => void aside.push(`${lane} ${sequence} ${refusal}`),
  );
  const take = (verified: ReturnType<typeof pen.decision>) =>
    inlet.take({ ...verified, sequence: verified.envelope.sequence, understood: true });
  await take(pen.decision([toldBy(1)]));
  const again = pen.decision([toldBy(1)]); // a record that stands already
  await take(again);
  await take(again);
  expect(aside).toEqual(['life 2 null']);
  expect((await inlet.standing('life')).sequence).toBe(2);
  // What the verifier found to be unfit is named as well, with why; the peer takes it for delivered.
  const text = { sequence: 3, hash: '3'.repeat(64), signed: 'of no use', refusal: 'body_refused' } as const;
  await inlet.setAside('life', text);
  await expect(inlet.setAside('life', text)).rejects.toThrow('does not follow');
  expect(aside).toEqual(['life 2 null', 'life 3 body_refused']);
  expect((await inlet.standing('life')).sequence).toBe(3);
});
