import { beforeEach, describe, expect, test } from 'vitest';
import { fakeKeptValues } from '../../app/fake-kept-values.ts';
import { checkSigned } from '../../exchange/peer/envelope.ts';
import { newLink } from '../../exchange/peer/link.ts';
import {
  noHash,
  ringOf,
  sampleEnvelope,
  sampleKey,
  signedText,
} from '../../exchange/peer/sample-envelopes.ts';
import { knownShapes } from '../../exchange/peer/verify/shapes.ts';
import { sha256 } from '../../exchange/peer/verify/jws.ts';
import { memoryInbox } from '../../journal/memory-inbox.ts';
import { canonicalText } from '../../kernel/canonical.ts';
import type { Lane } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
import { rescue } from '../../operations/rescue/index.ts';
import { openOwnSignatures } from './own-signatures.ts';

const uk = 'uk' as NodeId;
const key = sampleKey();
const known = knownShapes([rescue]);

/** The French node, with what it kept of the British one, and what its duty engineer was told. */
function given() {
  const { inbox } = memoryInbox({ origin: 'fr' as NodeId, clock: () => instant(1_800_000_000_000) });
  const values = fakeKeptValues();
  const state = { missing: 0, keys: [key], looked: [] as string[], failures: 0 };
  const lines: string[] = [];
  const counts: string[] = [];
  return {
    state,
    lines,
    counts,
    async keep(lane: Lane, texts: readonly string[]) {
      const { sequence } = await inbox.standing(uk, lane);
      for (const [at, signed] of texts.entries())
        await inbox.put(uk, lane, {
          sequence: sequence + at + 1,
          hash: sha256(signed),
          signed,
          understood: true,
        });
    },
    open: (perLook = 500) =>
      openOwnSignatures({
        peers: [uk],
        kept: inbox,
        values,
        perLook,
        say: (line) => void lines.push(line),
        count: (peer, code) => void counts.push(`${peer} ${code}`),
        exchange: {
          links: () => {
            const link = newLink('uk', instant(0));
            return [
              { ...link, hearing: { ...link.hearing, missing: { life: 0, work: 0, bulk: state.missing } } },
            ];
          },
          checkAlone: () => async (signed, expected) => {
            state.looked.push(`${expected.lane} ${expected.sequence}`);
            if (state.failures > 0) {
              state.failures -= 1;
              return { kind: 'refused', refusal: 'verifier_failed' };
            }
            return checkSigned(signed, expected, {
              own: 'fr',
              peer: 'uk',
              keys: ringOf(...state.keys),
              known,
            });
          },
        },
      }),
  };
}

/** A chain in which each names the one before it as it came, one of them wrongly signed: by a peer gone wrong. */
function chainOf(count: number, wrong: number | null = null): readonly string[] {
  const texts: string[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const before = texts.at(-1);
    const previous = before === undefined ? noHash : sha256(before);
    const text = signedText(canonicalText(sampleEnvelope({ sequence, previous })), key);
    texts.push(sequence === wrong ? `${text.slice(0, -86)}${'A'.repeat(86)}` : text);
  }
  return texts;
}

let node: ReturnType<typeof given>;
beforeEach(() => {
  node = given();
});

describe('the own signature of what came together', () => {
  test('is looked at once for each, lane by lane, and nothing is said where all hold', async () => {
    const chain = chainOf(3);
    await node.keep('life', chain.slice(0, 2));
    const signatures = await node.open();
    await signatures.look();
    await node.keep('life', chain.slice(2));
    await signatures.look();
    await signatures.look();
    expect(node.state.looked).toEqual(['life 1', 'life 2', 'life 3']);
    expect([node.lines, node.counts]).toEqual([[], []]);
  });

  test('that does not hold is told and counted once, in both languages, and the next ones are looked at', async () => {
    await node.keep('life', chainOf(4, 2));
    const signatures = await node.open();
    await signatures.look();
    await signatures.look();
    expect(node.state.looked).toEqual(['life 1', 'life 2', 'life 3', 'life 4']);
    expect(node.counts).toEqual(['uk signature_wrong']);
    expect(node.lines.slice(0, 2)).toEqual([
      expect.stringMatching(
        /^strait: uk: the own signature of these envelopes of lane life does not hold .*: 2\./,
      ),
      expect.stringMatching(
        /^strait : uk : la signature propre à ces enveloppes de la voie life ne tient pas .* : 2\./,
      ),
    ]);
  });

  test('is not looked at while more of theirs waits to come', async () => {
    await node.keep('life', chainOf(2, 1));
    node.state.missing = 1;
    const signatures = await node.open();
    await signatures.look();
    expect(node.state.looked).toEqual([]);
    node.state.missing = 0;
    await signatures.look();
    expect(node.counts).toEqual(['uk signature_wrong']);
  });

  test('is looked at again where it could not be: told once, and nothing is passed over', async () => {
    const chain = chainOf(2);
    await node.keep('life', chain);
    node.state.keys = [sampleKey()];
    const signatures = await node.open();
    await signatures.look();
    await signatures.look();
    expect(node.lines).toHaveLength(2);
    expect(node.lines[0]).toMatch(/envelope 1 of lane life cannot be looked at now \(key_unknown\)/);
    node.state.keys = [key];
    node.state.failures = 1;
    await signatures.look();
    await signatures.look();
    expect(node.state.looked).toEqual(['life 1', 'life 1', 'life 1', 'life 1', 'life 2']);
    expect(node.counts).toEqual([]);
  });

  test('goes on after a restart from where it was kept, a bounded number in each look', async () => {
    const chain = chainOf(450);
    await node.keep('life', chain);
    const first = await node.open(300);
    await first.look();
    expect(node.state.looked).toHaveLength(300);
    const second = await node.open(300);
    await second.look();
    expect(node.state.looked).toHaveLength(450);
    expect(node.state.looked.at(300)).toBe('life 301');
    // A few may be looked at again, and none is passed over.
    await (await node.open(300)).look();
    expect(node.state.looked.length - 450).toBeLessThan(200);
  });
});
