import { describe, expect, test } from 'vitest';
import { lanes } from '../../kernel/exchange.ts';
import { instant } from '../../kernel/time.ts';
import { type LinkState, newLink, perLane } from './link.ts';
import type { Pulled } from './pull.ts';
import { pullAll, type PullerParts, startPuller } from './puller.ts';
import { createReception, type Inlet } from './reception.ts';
import { type Asking, perAnswerMax, type PerLane } from './wire.ts';

interface Over {
  readonly saysFrom?: boolean;
  readonly bad?: readonly string[];
  /** Most in one answer of the peer. */
  readonly perAnswer?: number;
  /** An answer with more never comes to its end. */
  readonly cutAbove?: number;
}

/** A peer with so many envelopes on its bulk lane, and what it was asked. */
function givenPeer(bulk: number, { saysFrom = true, perAnswer = 2, cutAbove = Infinity }: Over) {
  const asked: string[] = [];
  const came: number[] = [];
  const heads: PerLane = { life: 0, work: 0, bulk };
  const ask = async ({ after, from, most }: Asking): Promise<Pulled> => {
    const start = (saysFrom ? from : null) ?? after;
    asked.push(`${after.bulk} from ${from?.bulk ?? '-'}`);
    const count = Math.max(0, Math.min(most ?? perAnswer, perAnswer, bulk - start.bulk));
    if (count === 0) await new Promise((next) => setImmediate(next)); // a question is held while there is nothing
    if (count > cutAbove) return { ok: false, fault: 'cut_off' };
    came.push(count);
    const texts = Array.from({ length: count }, (_, index) => start.bulk + index + 1);
    const head = {
      node: 'fr',
      now: instant(0),
      waitedMilliseconds: 0,
      asOf: null,
      heads,
      hears: null,
      keys: null,
    };
    return {
      ok: true,
      head: { ...head, from: saysFrom ? start : null },
      texts: texts.map((sequence) => ({ lane: 'bulk', signed: `bulk-${sequence}` })),
      askedAt: instant(0),
      answeredAt: instant(0),
      bodyMilliseconds: 0,
    };
  };
  return { ask, asked, came };
}

/** A store of the bulk lane whose writes end when they are let, and of which one may fail. */
function givenStore() {
  let stored = 0;
  let writes: (() => void)[] = [];
  let isHeld = false;
  let fails: string | null = null;
  const inlet: Inlet = {
    standing: async (lane) => ({ sequence: lane === 'bulk' ? stored : 0, hash: '0'.repeat(64) }),
    async take({ sequence, signed }) {
      if (isHeld) await new Promise<void>((resolve) => void writes.push(resolve));
      if (signed === fails || sequence !== stored + 1) throw new Error(`no ${signed}`);
      stored = sequence;
    },
    setAside: async () => {},
  };
  return {
    inlet,
    stored: () => stored,
    hold: () => void (isHeld = true),
    letWrite(): void {
      isHeld = false;
      for (const write of writes) write();
      writes = [];
    },
    failAt: (signed: string | null) => void (fails = signed),
  };
}

function given(bulk: number, over: Over = {}) {
  const { bad = [] } = over;
  const refused: string[] = [];
  const faults: unknown[] = [];
  const { ask, asked, came } = givenPeer(bulk, over);
  const store = givenStore();
  let link: LinkState = newLink('fr', instant(0));
  const reception = createReception({
    inlet: store.inlet,
    refused: (code) => void refused.push(code),
    async check(signed, { lane, sequence }) {
      if (signed !== `${lane}-${sequence}`) return { kind: 'refused', refusal: 'sequence_gap' };
      if (bad.includes(signed)) return { kind: 'refused', refusal: 'signature_wrong' };
      return { kind: 'passed', sequence, hash: signed, envelope: {} as never }; // nothing here reads it
    },
  });
  const parts: PullerParts = {
    reception,
    ask,
    link: () => link,
    changed: (next) => void (link = next),
    clock: () => instant(0),
    random: () => 0,
    waitMilliseconds: 100,
    fault: (error) => void faults.push(error),
  };
  const pull = () => pullAll(parts, new AbortController().signal);
  return { ...store, asked, came, refused, faults, link: () => link, pull, start: () => startPuller(parts) };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next));
};

describe('while one answer is taken the next is asked for', () => {
  test('it says what it has durably, and from where it wants to go on', async () => {
    const one = given(6);
    one.hold();
    const pulled = one.pull();
    await turns();
    // Two answers are being written, and a third has come: nothing more is asked for.
    expect(one.asked).toEqual(['0 from -', '0 from 2', '0 from 4']);
    one.letWrite();
    expect(await pulled).toEqual({ taken: 6, fault: null });
    expect(one.stored()).toBe(6);
    expect(lanes.map((lane) => one.link().hearing.missing[lane])).toEqual([0, 0, 0]);
  });

  test('never more than four are held', async () => {
    const one = given(40);
    one.hold();
    const pulled = one.pull();
    await turns();
    expect(one.asked).toHaveLength(4);
    one.letWrite();
    expect((await pulled).taken).toBe(40);
  });

  test('a peer of a version before, which does not say from where it answers, is asked one by one', async () => {
    const one = given(6, { saysFrom: false });
    expect(await one.pull()).toEqual({ taken: 6, fault: null });
    expect(one.asked).toEqual(['0 from -', '2 from -', '4 from -']);
    expect(one.refused).toEqual([]);
  });

  test('what is not proved stops there: nothing after it is looked at, and it is counted once', async () => {
    const one = given(8, { bad: ['bulk-4'] });
    expect(await one.pull()).toMatchObject({ fault: 'not_taken' });
    expect(one.refused).toEqual(['signature_wrong']);
    expect(one.stored()).toBe(3);
    expect(one.link().hearing.missing).toEqual(perLane((lane) => (lane === 'bulk' ? 5 : 0)));
  });

  test('a line that cuts large answers off is asked for smaller ones, and for larger ones again: all arrives', async () => {
    const one = given(400, { perAnswer: perAnswerMax, cutAbove: 60 });
    const puller = one.start();
    while (one.stored() < 400) await turns();
    await puller.close();
    expect(one.came.every((count) => count <= 60)).toBe(true);
    expect(Math.max(...one.came)).toBeGreaterThan(50);
  });

  test('a write that fails is told, and all that came after it is asked for again', async () => {
    const one = given(6);
    one.failAt('bulk-3');
    expect(await one.pull()).toMatchObject({ fault: 'not_taken' });
    expect([one.stored(), one.faults.length > 0]).toEqual([2, true]);
    one.failAt(null);
    expect(await one.pull()).toEqual({ taken: 4, fault: null });
    expect(one.stored()).toBe(6);
  });
});
