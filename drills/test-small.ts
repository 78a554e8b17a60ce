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

const seed = 1;

/** A proof is not begun where the run has to end before this: longer than the longest of them on a slow machine. */
const dueMilliseconds = 200_000;

/** Only against a proof that hangs: beside rooms in a browser the nights of the simulation take six minutes on a slow machine. */
const hangsMilliseconds = 900_000;

/** Why a proof must be left to `npm run prove`; null where there is time for it. The set-up says when its run ends. */
function whyNot(name: ProofName): string | null {
  const ends = Number(process.env['STRAIT_TEST_ENDS'] ?? Number.POSITIVE_INFINITY);
  if (first.includes(name) || Date.now() + dueMilliseconds < ends) return null;
  return `no time is left for it on this machine: npm run prove -- ${name} --size small`;
}

/** Declares a test for each of these proofs at size small; where the time is up it is skipped, and the run says so. */
export function provesSmall(names: readonly ProofName[]): void {
  describe('each long proof passes at size small', () => {
    test.for(names)('%s', { timeout: hangsMilliseconds }, async (name, { skip }) => {
      const why = whyNot(name);
      if (why !== null) return skip(why);
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
