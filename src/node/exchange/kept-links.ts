import { type KeptLink, readKeptLink, toBeKept } from '../../exchange/peer/kept-link.ts';
import type { LinkState } from '../../exchange/peer/link.ts';
import type { KeptValues } from '../../journal/kept-values.ts';

const room = 'exchange_link';

/**
 * How each link stood when this node last looked, kept beside its book: a backup that is restored is as old in this as in
 * what came by the link. Written after what it speaks of, so that what is read back is never newer than that.
 */
export async function openKeptLinks(values: Pick<KeptValues, 'get' | 'put'>, peers: readonly string[]) {
  const known = new Map<string, KeptLink | null>();
  for (const peer of peers) known.set(peer, readKeptLink(await values.get(room, peer)));
  const written = new Map<string, string>();
  return {
    /** As a run before this one left it; null: none did. */
    known: (peer: string): KeptLink | null => known.get(peer) ?? null,
    /** Keeps how they stand now, where that is otherwise than before. */
    async keep(links: readonly LinkState[]): Promise<void> {
      for (const link of links) {
        const value = { ...toBeKept(link) };
        const text = JSON.stringify(value);
        if (text === written.get(link.peer)) continue;
        await values.put(room, link.peer, value);
        written.set(link.peer, text);
      }
    },
  };
}
