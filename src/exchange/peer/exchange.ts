import type { PeerCard } from './card.ts';
import type { LinkState } from './link.ts';
import type { Brought } from './puller.ts';
import type { Receive } from './reception.ts';
import { createExchangeServer, type OwnPapers, type ServedPeer } from './server.ts';
import type { Verifier } from './verifier.ts';
import { type ExchangePeer, openWay, type WayParts } from './way.ts';

export type { ExchangePeer } from './way.ts';

export interface ExchangeParts extends WayParts {
  readonly peers: readonly ExchangePeer[];
}

/** The exchange of one node with all its peers. */
export interface Exchange {
  listen(where: { readonly host: string; readonly port: number }): Promise<number>;
  links(): readonly LinkState[];
  /** For what comes as files: the same part checks it, and the same chain must hold. Null: no such peer. */
  receive(peer: string): Receive | null;
  /** Holds one that came from the peer against all that must be true of it, by its own signature. Null: no such peer. */
  checkAlone(peer: string): Verifier['checkAlone'] | null;
  /** Asks every peer, or the one, until nothing is missing; where nobody asks by itself. */
  pull(peer?: string): Promise<readonly Brought[]>;
  /** New certificates of its own, new cards of peers: hold at once, without a gap. A peer without a card is asked and answered nothing. */
  change(papers: OwnPapers, cards: readonly PeerCard[]): void;
  close(): Promise<void>;
}

/** Starts asking every peer that has an address, unless it is driven; answers once `listen` was called. */
export function startExchange(parts: ExchangeParts): Exchange {
  const ways = new Map(parts.peers.map((peer) => [peer.card.node, openWay(peer, parts)]));
  const served = (): readonly ServedPeer[] => [...ways.values()].flatMap((way) => way.served() ?? []);
  const server = createExchangeServer({
    own: parts.own,
    papers: parts.papers,
    peers: served(),
    clock: parts.clock,
    announced: () => parts.announced?.() ?? null,
    refused: (code) => parts.refused('exchange', code),
    fault: (error) => parts.fault('exchange', error),
  });
  return {
    listen: (where) => server.listen(where),
    links: () => [...ways.values()].map((way) => way.link()),
    receive: (peer) => ways.get(peer)?.receive ?? null,
    checkAlone: (peer) => ways.get(peer)?.checkAlone ?? null,
    pull: (peer) =>
      Promise.all(
        [...ways].filter(([node]) => peer === undefined || node === peer).map(([, way]) => way.pull()),
      ),
    change(papers, cards) {
      for (const [node, way] of ways) way.change(papers, cards.find((card) => card.node === node) ?? null);
      server.change(papers, served());
    },
    async close() {
      await Promise.all([...ways.values()].map((way) => way.close()));
      await server.close();
    },
  };
}
