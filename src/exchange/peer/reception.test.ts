import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Envelope, Lane } from '../../kernel/exchange.ts';
import { createReception, type Inlet, type ReceptionParts } from './reception.ts';

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
  let isOpen = true;
  const written = (): Promise<void> =>
    isOpen ? Promise.resolve() : new Promise((resolve) => void writes.push(resolve));
  const check: ReceptionParts['check'] = async (signed, { sequence, previous }) => {
    asked.push(`${signed} after ${previous.slice(0, 4)}`);
    if (bad.includes(signed)) return { kind: 'refused', refusal: 'signature_wrong' };
    const envelope = { lane: signed.split('-')[0] } as unknown as Envelope; // nothing here reads more of it
    return { kind: 'passed', sequence, hash: hashOf(signed), envelope };
  };
  const inlet: Inlet = {
    standing: async () => ({ sequence: 0, hash: '0'.repeat(64) }),
    take({ signed }) {
      taken.push(signed);
      return written();
    },
    setAside: async () => {},
  };
  const { receive } = createReception({
    inlet,
    check,
    refused: (code, lane) => refused.push(`${lane} ${code}`),
  });
  return {
    receive,
    asked,
    taken,
    refused,
    hold: () => void (isOpen = false),
    letWrite: () => writes.splice(0).forEach((write) => write()),
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
