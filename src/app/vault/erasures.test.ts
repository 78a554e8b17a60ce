import { afterEach, describe, expect, test } from 'vitest';
import { sampleEvent, sampleRequest } from '../../journal/test-server.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
import type { Proposals } from '../proposals.ts';
import { sampleJournal } from '../sample-journal.ts';
import { sampleWho } from '../sample-who.ts';
import { answeredWhenErased, type Erasures, startErasures } from './erasures.ts';

const by = { actor: 'node' as ActorId, desk: null };
const subject = `s-${'0a'.repeat(16)}`;
let running: Erasures[] = [];
afterEach(async () => {
  await Promise.all(running.map((erasures) => erasures.close()));
  running = [];
});

/** A book, and a desk that notes what it is asked; `failing`: how often it fails first. */
function given(failing = 0) {
  const journal = sampleJournal(() => instant(0));
  const asked: string[] = [];
  const faults: unknown[] = [];
  const append = async (type: string) => {
    const stream = `subject/${subject}`;
    const expectedVersion = (await journal.readStream(stream)).length;
    const events = [{ ...sampleEvent({ subject }), type }];
    await journal.append(sampleRequest({ stream, expectedVersion, events }));
    return journal.events.length;
  };
  let left = failing;
  const desk = {
    noteErased: async () => 0,
    async completeLeft() {
      asked.push('left');
      return 0;
    },
    async completeErasure(_: unknown, one: string) {
      asked.push(one);
      if (left-- > 0) throw new Error('the store is away');
      return append('SubjectErased');
    },
  };
  const start = async () => {
    const fault = (error: unknown) => void faults.push(error);
    const erasures = await startErasures({ journal, desk, by, fault, retryMilliseconds: 1 });
    running.push(erasures);
    return erasures;
  };
  return { journal, asked, faults, append, start, desk };
}

/** Proposals whose approval orders an erasure, as far as the answer goes. */
function ordering(order: () => Promise<number>): Proposals {
  const approve = async () => ({
    answer: { ok: true, position: await order(), repeated: false } as const,
    texts: {},
  });
  return { approve, refuse: approve, withdraw: approve };
}

describe('what is ordered is completed', () => {
  test('at the start what was left; then each order, whoever gave it, once', async () => {
    const { asked, append, start } = given();
    await append('ErasureOrdered');
    const erasures = await start();
    expect(asked).toEqual(['left']); // what stood before the start is not told again
    const position = await append('ErasureOrdered');
    expect(await erasures.completed(position, 1_000)).toBe(position + 1);
    expect(asked).toEqual(['left', subject]);
  });

  test('an order given while what was left is completed is not passed over', async () => {
    const { asked, append, start, desk } = given();
    desk.completeLeft = async () => append('ErasureOrdered');
    const erasures = await start();
    expect(await erasures.completed(1, 1_000)).toBe(2);
    expect(asked).toEqual([subject]);
  });

  test('what fails is said, and tried again until it is done', async () => {
    const { asked, faults, append, start } = given(2);
    const erasures = await start();
    const position = await append('ErasureOrdered');
    expect(await erasures.completed(position, 1_000)).toBe(position + 1);
    expect(asked).toEqual(['left', subject, subject, subject]);
    expect(faults).toEqual([new Error('the store is away'), new Error('the store is away')]);
  });
});

describe('a node starts although', () => {
  test('what was left cannot be completed yet: it is said, and tried again until it is', async () => {
    const { asked, faults, start, desk } = given();
    const fails = [new Error('the disk is full'), new Error('the disk is full')];
    desk.completeLeft = async () => {
      asked.push('left');
      const error = fails.pop();
      if (error) throw error;
      return 1;
    };
    await start();
    await expect.poll(() => asked).toEqual(['left', 'left', 'left']);
    expect(faults).toHaveLength(2);
  });

  test('the list of erased ones cannot be held against the book yet', async () => {
    const { faults, start, desk } = given();
    let noted = 0;
    desk.noteErased = async () => {
      noted += 1;
      if (noted < 3) throw new Error('the store is away');
      return 0;
    };
    await start();
    await expect.poll(() => noted).toBe(3);
    expect(faults).toHaveLength(2);
  });
});

describe('an approval', () => {
  const who = sampleWho();

  test('is answered at a position that shows the erasure', async () => {
    const { append, start } = given();
    const proposals = answeredWhenErased(
      ordering(() => append('ErasureOrdered')),
      await start(),
    );
    expect((await proposals.approve(who, 'p', 'key')).answer).toMatchObject({ ok: true, position: 2 });
  });

  test('of something else waits for nothing, and keeps its position', async () => {
    const { append, start } = given();
    const proposals = answeredWhenErased(
      ordering(() => append('Granted')),
      await start(),
    );
    expect((await proposals.approve(who, 'p', 'key')).answer).toMatchObject({ ok: true, position: 1 });
  });

  test('is answered all the same where the erasure takes longer', async () => {
    const { append } = given();
    const waited: number[] = [];
    const erasures = {
      async completed(position: number, milliseconds: number) {
        waited.push(milliseconds);
        return position;
      },
    };
    const proposals = answeredWhenErased(
      ordering(() => append('ErasureOrdered')),
      erasures,
    );
    expect((await proposals.approve(who, 'p', 'key')).answer).toMatchObject({ ok: true, position: 1 });
    expect(waited).toEqual([2_000]);
  });

  test('that is refused is answered as it is', async () => {
    const refused = {
      answer: { ok: false, refusal: { code: 'author_never_approves' } },
      texts: {},
    } as const;
    const erasures = {
      completed: async () => {
        throw new Error('not asked');
      },
    };
    const proposals = answeredWhenErased(
      { ...ordering(async () => 1), approve: async () => refused },
      erasures,
    );
    expect(await proposals.approve(who, 'p', 'key')).toEqual(refused);
  });
});
