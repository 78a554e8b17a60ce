// `node tools/tidy/write-ratchet.ts` lowers the ratchet to what is and drops what is needed no longer.
// `--add` also lists new excesses: a debt one takes on knowingly, seen in the review of ratchet.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { debtsOf } from './check.ts';
import { type Ratchet, readRatchet } from './ratchet.ts';
import type { Excess } from './shape.ts';
import { readTree } from './tree.ts';

/** The ratchet after a turn: never above what it was, nor above what is. */
export function turned(ratchet: Ratchet, excesses: readonly Excess[], add: boolean): Ratchet {
  const sizes = new Map<string, number>();
  for (const { key, size } of excesses) sizes.set(key, Math.max(size, sizes.get(key) ?? 0));
  const kept = [...sizes].flatMap(([key, size]): [string, number][] => {
    const before = ratchet[key];
    if (before !== undefined) return [[key, add ? size : Math.min(size, before)]];
    return add ? [[key, size]] : [];
  });
  return Object.fromEntries(kept.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}

if (import.meta.main) {
  const file = new URL('ratchet.json', import.meta.url);
  const excesses = debtsOf(readTree(fileURLToPath(new URL('../..', import.meta.url))));
  const next = turned(readRatchet(readFileSync(file, 'utf8')), excesses, process.argv.includes('--add'));
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
  process.stdout.write(`${Object.keys(next).length} entries\n`);
}
