import { existsSync } from 'node:fs';
import type { Proof } from './proof.ts';

/** Each proof is the module of its name beside this file, exporting `name`, `summary` and `run`. */
export const registered = ['kills', 'mutations', 'overload'] as const;

function isProof(value: unknown): value is Proof {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && 'summary' in value && 'run' in value && typeof value.run === 'function';
}

async function load(name: string): Promise<Proof> {
  const module: Record<string, unknown> = await import(new URL(`./${name}.ts`, import.meta.url).href);
  // Either the module is the proof, or it exports one const of the proof's name.
  const proof = [module, ...Object.values(module)].find(isProof);
  if (!proof) throw new TypeError(`drills/${name}.ts exports no proof { name, summary, run }`);
  return proof;
}

/** The proofs by name; a proof is loaded only when it is asked for. */
export const proofs: ReadonlyMap<string, () => Promise<Proof>> = new Map(
  registered
    .filter((name) => existsSync(new URL(`./${name}.ts`, import.meta.url)))
    .map((name) => [name, () => load(name)]),
);
