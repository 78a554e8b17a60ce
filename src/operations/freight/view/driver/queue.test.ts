import { describe, expect, test } from 'vitest';
import { type DriverReport, openQueue, type QueueParts, type SendAnswer } from './queue.ts';

const report: DriverReport = {
  report: 'r-0000000000000000000000001',
  what: 'people_inside',
  place: 'calais',
  direction: 'to_uk',
  seenAt: '2027-09-08T03:14:00.000Z',
  checklist: null,
};
const taken: SendAnswer = {
  status: 200,
  recordedAt: '2027-09-08T02:14:05.000Z',
  code: 'ABCD-EFGH-JKLM-NPQR',
  refusal: null,
  aheadMilliseconds: 0,
};
const absurd = (aheadMilliseconds: number | null): SendAnswer => ({
  status: 409,
  recordedAt: null,
  code: null,
  refusal: 'time_absurd',
  aheadMilliseconds,
});

/** A queue whose node answers so, one answer after the other; null: no network. */
function queueWith(answers: readonly (SendAnswer | null)[], kept: QueueParts['kept'] = memory()) {
  const sent: DriverReport[] = [];
  const queue = openQueue({
    kept,
    async send(one) {
      sent.push(one);
      const answer = answers[sent.length - 1] ?? null;
      if (answer === null) throw new Error('no network');
      return answer;
    },
    changed: () => {},
  });
  return { queue, sent, states: () => queue.entries().map(({ state }) => state) };
}

function memory(): NonNullable<QueueParts['kept']> {
  const values = new Map<string, string>();
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, text) => void values.set(name, text),
  };
}

describe('a phone whose clock is an hour ahead', () => {
  test('still reports people inside: the moment is named anew by the node’s clock', async () => {
    const { queue, sent, states } = queueWith([absurd(3_600_000), taken]);
    queue.add(report);
    await queue.flush();
    expect(sent.map(({ seenAt }) => seenAt)).toEqual([report.seenAt, '2027-09-08T02:14:00.000Z']);
    expect(sent[1]?.report).toBe(report.report);
    expect(states()).toEqual(['sent']);
  });

  test('that loses its network in between sends the righted moment later', async () => {
    const { queue, sent, states } = queueWith([absurd(3_600_000), null, taken]);
    queue.add(report);
    await queue.flush();
    expect(states()).toEqual(['waiting']);
    await queue.flush();
    expect(sent.at(-1)?.seenAt).toBe('2027-09-08T02:14:00.000Z');
    expect(states()).toEqual(['sent']);
  });

  test('a moment that cannot be by any clock is not accepted, and asked about no more than once', async () => {
    const asked = [absurd(1_000), absurd(null)];
    for (const answer of asked) {
      const { queue, sent, states } = queueWith([answer]);
      queue.add(report);
      await queue.flush();
      expect([sent.length, states()]).toEqual([1, ['refused']]);
    }
    const twice = queueWith([absurd(3_600_000), absurd(3_600_000)]);
    twice.queue.add(report);
    await twice.queue.flush();
    expect([twice.sent.length, twice.states()]).toEqual([2, ['refused']]);
  });
});

describe('a phone that keeps nothing', () => {
  const full: NonNullable<QueueParts['kept']> = {
    getItem: () => null,
    setItem() {
      throw new Error('the phone is full');
    },
  };

  test.each([null, full])('holds the report while the page is open, says so, and sends it', async (kept) => {
    const { queue, states } = queueWith([null, taken], kept);
    expect(queue.add(report)).toBe(true);
    await queue.flush();
    expect([states(), queue.isKept()]).toEqual([['waiting'], false]);
    await queue.flush();
    expect(states()).toEqual(['sent']);
  });

  test('is told apart from one that does', () => {
    const { queue } = queueWith([]);
    queue.add(report);
    expect(queue.isKept()).toBe(true);
  });
});

describe('people inside, behind twenty reports of noise that wait', () => {
  const noise = (number: number): DriverReport => ({
    ...report,
    what: 'noise',
    report: `r-${String(number).padStart(25, '0')}`,
  });
  const busy: SendAnswer = { ...taken, status: 429, recordedAt: null, code: null };
  const full = (answers: readonly (SendAnswer | null)[]) => {
    const given = queueWith(answers);
    for (let n = 2; n < 22; n += 1) expect(given.queue.add(noise(n))).toBe(true);
    return given;
  };

  test('are kept, where one more of noise is not', () => {
    const { queue } = full([]);
    expect([queue.add(noise(22)), queue.add(report)]).toEqual([false, true]);
    expect(queue.entries()).toHaveLength(21);
  });

  test('are sent first, so that a node which takes no more noise still hears of them', async () => {
    const { queue, sent, states } = full([taken, busy]);
    queue.add(report);
    await queue.flush();
    expect(sent.map(({ what }) => what)).toEqual(['people_inside', 'noise']);
    expect(states().filter((state) => state === 'sent')).toHaveLength(1);
  });

  test('are kept in measure all the same: nobody fills a phone without end', () => {
    const { queue } = full([]);
    const more = Array.from({ length: 30 }, (_, n) =>
      queue.add({ ...noise(100 + n), what: 'people_inside' }),
    );
    expect(more.filter(Boolean)).toHaveLength(20);
  });
});
