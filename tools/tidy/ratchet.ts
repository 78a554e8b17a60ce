import { z } from 'zod';
import type { Excess } from './shape.ts';
import type { Finding } from './tree.ts';

const ratchetSchema = z.record(z.string(), z.int().positive());
/** Old excesses by key with the size they had: they may shrink, never grow. */
export type Ratchet = z.infer<typeof ratchetSchema>;

/** Reads `tools/tidy/ratchet.json`. */
export function readRatchet(text: string): Ratchet {
  return ratchetSchema.parse(JSON.parse(text));
}

/** New excesses, grown ones, and entries that are needed no longer or too large. */
export function ratchetFindings(excesses: readonly Excess[], ratchet: Ratchet): readonly Finding[] {
  // Two of one name in a file share an entry: the larger counts.
  const sizes = new Map<string, Excess>();
  for (const one of excesses) if (one.size > (sizes.get(one.key)?.size ?? 0)) sizes.set(one.key, one);
  const found: Finding[] = [];
  for (const [key, { rule, path, line, what, size }] of sizes) {
    const allowed = ratchet[key];
    if (allowed === undefined) found.push({ rule, path, line, what });
    else if (size > allowed) found.push({ rule, path, line, what: `${what}; grew from ${allowed}` });
  }
  const path = 'tools/tidy/ratchet.json';
  for (const [key, allowed] of Object.entries(ratchet)) {
    const size = sizes.get(key)?.size ?? 0;
    if (size < allowed)
      found.push({
        rule: 'ratchet',
        path,
        line: 1,
        what: `${key}: ${size === 0 ? 'remove it' : `now ${size}, say so`}`,
      });
  }
  return found;
}
