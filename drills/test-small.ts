import { describe, expect, test } from 'vitest';
import { verdictLine } from './proof.ts';
import { proofs, type registered } from './register.ts';

export type ProofName = keyof typeof registered;

/** Proofs whose clocks mean something: one after the other, nothing beside. */
export const timed: readonly ProofName[] = ['mutations', 'overload', 'rescue-load', 'freight-peak'];
/** What the software exists to make impossible: never left out, however slow the machine. */
export const first: readonly ProofName[] = ['closing', 'simulation', 'wall'];
/** Proofs of what is written and told, whatever the hour, each list in the order of what would be missed most. */
export const killed: readonly ProofName[] = ['kills', 'exchange-kills', 'kills-node', 'handheld'];
export const worlds: readonly ProofName[] = ['noninterference', 'targeting'];
export const books: readonly ProofName[] = [
  'envelopes',
  'nights',
  'tamper',
  'matrix',
  'site-alarms',
  'plates',
  'freight-day',
];
/** Too long for `npm test` even at size small, whose time is spent on what would be missed more: run by their names. */
export const byName: readonly ProofName[] = ['outages'];

const seed = 1;

/** Only against a proof that hangs. */
const hangsMilliseconds = 900_000;

/** Declares a test for each of these proofs at size small. */
export function provesSmall(names: readonly ProofName[]): void {
  describe('each long proof passes at size small', () => {
    test.for(names)('%s', { timeout: hangsMilliseconds }, async (name) => {
      const load = proofs.get(name);
      if (load === undefined) throw new Error(`drills/${name}.ts is registered and not in this tree`);
      const proof = await load();
      expect(proof.name).toBe(name);
      const began = performance.now();
      const result = await proof.run({ size: 'small', seed, progress: () => {} });
      const line = verdictLine(name, { ...result, figures: { size: 'small', seed, ...result.figures } });
      process.stdout.write(`${line} (${((performance.now() - began) / 1_000).toFixed(1)} s)\n`);
      expect(result.pass, line).toBe(true);
    });
  });
}
