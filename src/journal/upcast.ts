import type { Upcaster } from '../kernel/door.ts';

type Body = Readonly<Record<string, unknown>>;

/**
 * A stored body in its newest shape: `lifts[0]` leads from shape 1 to 2, and so on. Pure; the book itself is never
 * rewritten. Throws where the stored shape is newer than this program knows: it must not guess.
 */
export function upcast(
  stored: { readonly type: string; readonly shape: number; readonly body: Body },
  lifts: readonly Upcaster[],
): Body {
  const newest = lifts.length + 1;
  if (stored.shape > newest)
    throw new Error(`${stored.type} has shape ${stored.shape}; this program knows up to ${newest}`);
  return lifts.slice(stored.shape - 1).reduce<Body>((body, lift) => lift(body), stored.body);
}
