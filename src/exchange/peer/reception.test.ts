import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Envelope, Lane } from '../../kernel/exchange.ts';
import { type ArrivedText, createReception, type Inlet, type ReceptionParts } from './reception.ts';

const text = (lane: Lane, sequence: number): { readonly lane: Lane; readonly signed: string } => ({
  lane,
  signed: `${lane}-${sequence}`,
});
const hashOf = (signed: string): string => createHash('sha256').update(signed).digest('hex');

/** A part that proves all but `bad`, answers when it is let, and an inlet that writes when it is let. */
function given(bad: readonly string[] = []) {
  const asked: string[] = [];
  const taken: string[] = [];
  const refused: string[] = [];
  const writes: (() => void)[] = [];
  const checks: (() => void)[] = [];
  let isOpen = true;
  let areChecksHeld = false;
  let stood = 0;
  let fails: string | null = null;
  const written = (): Promise<void> =>
    isOpen ? Promise.resolve() : new Promise((resolve) => void writes.push(resolve));
  const check: ReceptionParts['check'] = async (signed, { sequence, previous }) => {
    asked.push(`${signed} after ${previous.slice(0, 4)}`);
    if (areChecksHeld) await new Promise<void>((resolve) => void checks.push(resolve));
    if (bad.includes(signed)) return { kind: 'refused', refusal: 'signature_wrong' };
    const envelope = { lane: signed.split('-')[0] } as unknown as Envelope; // nothing here reads more of it
    return { kind: 'passed', sequence, hash: hashOf(signed), envelope };
  };
  const inlet: Inlet = {
    async standing() {
      stood += 1;
      return { sequence: 0, hash: '0'.repeat(64) };
    },
    async take({ signed }) {
      taken.push(signed);
      await written();
      if (signed === fails) throw new Error(`no ${signed}`);
    },
    setAside: async () => {},
  };
  const reception = createReception({
    inlet,
    check,
    refused: (code, lane) => refused.push(`${lane} ${code}`),
  });
  return {
    begin: (arrived: readonly ArrivedText[]) => reception.begin(arrived),
    receive: (arrived: readonly ArrivedText[]) => reception.receive(arrived),
    stood: () => stood,
    failAt: (signed: string) => void (fails = signed),
    holdChecks: () => void (areChecksHeld = true),
    letCheck(): void {
      areChecksHeld = false;
      checks.splice(0).forEach((check) => check());
    },
    asked,
    taken,
    refused,
    hold: () => void (isOpen = false),
    letWrite: () => writes.splice(0).forEach((write) => write()),
    letAllWrite(): void {
      isOpen = true;
      writes.splice(0).forEach((write) => write());
    },
  };
}

describe('what arrived together', () => {
  test('is checked ahead, each against the hash of the one before it on its lane', async () => {
    const one = given();
    await one.receive([text('life', 1), text('bulk', 1), text('life', 2)]);
    expect(one.asked).toEqual([
      'life-1 after 0000',
      'bulk-1 after 0000',
      `life-2 after ${hashOf('life-1').slice(0, 4)}`,
    ]);
    expect(one.taken).toEqual(['life-1', 'bulk-1', 'life-2']);
  });

  test('stops a lane at what is not proved, told once, though those after it were asked for', async () => {
    const one = given(['bulk-2']);
    const received = await one.receive([
      text('bulk', 1),
      text('bulk', 2),
      text('bulk', 3),
      text('life', 1),
      text('bulk', 4),
    ]);
    expect(received).toEqual({ taken: 2, stopped: ['bulk'] });
    expect(one.taken).toEqual(['bulk-1', 'life-1']);
    expect(one.refused).toEqual(['bulk signature_wrong']);
  });

  test('is not said to be taken before all of it was written', async () => {
    const one = given();
    one.hold();
    let isOver = false;
    const received = one.receive([text('life', 1), text('life', 2)]).then((of) => {
      isOver = true;
      return of;
    });
    await new Promise((next) => setImmediate(next));
    expect([one.taken.length, isOver]).toEqual([2, false]);
    one.letWrite();
    expect(await received).toEqual({ taken: 2, stopped: [] });
  });

  test('holds so many under way, and no more', async () => {
    const one = given();
    one.hold();
    const received = one.receive(Array.from({ length: 300 }, (_, index) => text('bulk', index + 1)));
    await new Promise((next) => setImmediate(next));
    expect(one.taken).toHaveLength(200);
    while (one.taken.length < 300) {
      one.letWrite();
      await new Promise((next) => setImmediate(next));
    }
    one.letWrite();
    expect((await received).taken).toBe(300);
  });
});

describe('what arrived after it, while it is under way', () => {
  test('is checked before that is handed on, and handed on after it', async () => {
    const one = given();
    one.holdChecks();
    const first = one.begin([text('bulk', 1), text('bulk', 2)]);
    const second = one.begin([text('bulk', 3), text('life', 1)]);
    await new Promise((next) => setImmediate(next));
    expect(one.asked).toEqual([
      'bulk-1 after 0000',
      `bulk-2 after ${hashOf('bulk-1').slice(0, 4)}`,
      `bulk-3 after ${hashOf('bulk-2').slice(0, 4)}`,
      'life-1 after 0000',
    ]);
    expect(one.taken).toEqual([]);
    one.letCheck();
    expect(await second.written).toEqual({ taken: 2, stopped: [] });
    expect(await first.handed).toEqual([]);
    expect(one.taken).toEqual(['bulk-1', 'bulk-2', 'bulk-3', 'life-1']);
  });

  test('is not taken on a lane that stopped, though it was found good; on others it is', async () => {
    const one = given(['bulk-2']);
    const first = one.begin([text('bulk', 1), text('bulk', 2)]);
    const second = one.begin([text('bulk', 3), text('life', 1), text('bulk', 4)]);
    expect(await first.written).toEqual({ taken: 1, stopped: ['bulk'] });
    expect(await second.written).toEqual({ taken: 1, stopped: ['bulk'] });
    expect(one.taken).toEqual(['bulk-1', 'life-1']);
    expect(one.refused).toEqual(['bulk signature_wrong']);
    // Once all that was under way is over the lane goes on from what stands.
    await one.receive([text('bulk', 2)]);
    expect(one.asked.at(-1)).toBe(`bulk-2 after ${hashOf('bulk-1').slice(0, 4)}`);
  });

  test('fails with it where it is not written, and what stands is asked for anew', async () => {
    const one = given();
    one.hold();
    one.failAt('bulk-1');
    const first = one.begin([text('bulk', 1)]);
    await first.handed;
    one.holdChecks();
    const second = one.begin([text('bulk', 2)]);
    const third = one.begin([text('bulk', 3)]);
    one.letAllWrite();
    await expect(first.written).rejects.toThrow('no bulk-1');
    one.letCheck();
    await expect(third.written).rejects.toThrow('no bulk-1');
    await second.written.catch(() => {});
    expect(one.taken).not.toContain('bulk-3');
    const before = one.stood();
    await one.receive([text('life', 1)]);
    expect(one.stood()).toBe(before + 1);
  });
});
