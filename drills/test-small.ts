import { describe, expect, test } from 'vitest';
import { verdictLine } from './proof.ts';
import { proofs, type registered } from './register.ts';

export type ProofName = keyof typeof registered;

/** Proofs whose clocks mean something: one after the other, nothing beside. */
export const timed: readonly ProofName[] = ['freight-peak', 'mutations', 'overload', 'rescue-load'];
/** Proofs of what is written and told, whatever the hour: two files of them at a time. */
export const killed: readonly ProofName[] = ['exchange-kills', 'handheld', 'kills', 'kills-node'];
export const worlds: readonly ProofName[] = ['noninterference', 'simulation', 'targeting'];
export const books: readonly ProofName[] = [
  'closing',
  'envelopes',
  'freight-day',
  'matrix',
  'nights',
  'plates',
  'site-alarms',
  'tamper',
  'wall',
];

const seed = 1;

/** Declares a test for each of these proofs at size small. */
export function provesSmall(names: readonly ProofName[]): void {
  describe('each long proof passes at size small', () => {
    test.for(names)('%s', { timeout: 300_000 }, async (name) => {
      const load = proofs.get(name);
      if (load === undefined) throw new Error(`drills/${name}.ts is registered and not in this tree`);
      const proof = await load();
      expect(proof.name).toBe(name);
      const result = await proof.run({ size: 'small', seed, progress: () => {} });
      const line = verdictLine(name, { ...result, figures: { size: 'small', seed, ...result.figures } });
      process.stdout.write(`${line}\n`);
      expect(result.pass, line).toBe(true);
    });
  });
}
