import { describe, expect, test } from 'vitest';
import { verdictLine } from './proof.ts';
import { proofs, registered } from './register.ts';

const seed = 1;

describe('each long proof passes at size small', () => {
  test.for(Object.keys(registered))('%s', { timeout: 300_000 }, async (name, context) => {
    const load = proofs.get(name);
    if (!load) return context.skip(`drills/${name}.ts is not in this tree`);
    const proof = await load();
    expect(proof.name).toBe(name);
    const result = await proof.run({ size: 'small', seed, progress: () => {} });
    const line = verdictLine(name, { ...result, figures: { size: 'small', seed, ...result.figures } });
    process.stdout.write(`${line}\n`);
    expect(result.pass, line).toBe(true);
  });
});
