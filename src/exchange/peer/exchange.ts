import type { Clock } from '../../kernel/time.ts';
import { afterAsked, afterRefusal, type LinkState, newLink, withSilence } from './link.ts';
import type { Outlet } from './outlet.ts';
import type { PeerCard } from './card.ts';
import { openPull } from './pull.ts';
import { startPuller } from './puller.ts';
import { createReception, type Inlet, type Receive } from './reception.ts';
import { createExchangeServer, type OwnPapers, type ServedPeer } from './server.ts';
import { startVerifier } from './verifier.ts';
import type { PinnedKey } from './verify/jws.ts';

/** One peer: how it is reached and known, what goes to it and where what comes from it goes. */
export interface ExchangePeer {
  readonly card: PeerCard;
  readonly inlet: Inlet;
  readonly outlet: Outlet;
}

export interface ExchangeParts {
  readonly own: string;
  readonly papers: OwnPapers;
  readonly peers: readonly ExchangePeer[];
  readonly clock: Clock;
  random(): number;
  /** Path of the module that names what this version knows, for the verifying processes. */
  readonly shapesModule: string;
  /** Unheard for so long is down, and nothing of theirs is shown as fresh. */
  readonly silentMilliseconds: number;
  readonly waitMilliseconds: number;
  /** A link stands otherwise. */
  changed(link: LinkState): void;
  /** What did not come from a peer as it should, by code: for the counts that the duty engineer sees. */
  refused(peer: string, code: string): void;
  fault(peer: string, error: unknown): void;
}

/** The exchange of one node with all its peers. */
export interface Exchange {
  listen(where: { readonly host: string; readonly port: number }): Promise<number>;
  links(): readonly LinkState[];
  /** For what comes as files: the same part checks it, and the same chain must hold. Null: no such peer. */
  receive(peer: string): Receive | null;
  /** New certificates of its own, new cards of peers: hold at once, without a gap. Peers are the same. */
  change(papers: OwnPapers, cards: readonly PeerCard[]): void;
  close(): Promise<void>;
}

/** Starts asking every peer that has an address; answers once `listen` was called. */
export function startExchange(parts: ExchangeParts): Exchange {
  const ways = new Map(parts.peers.map((peer) => [peer.card.node, openWay(peer, parts)]));
  const served = (): readonly ServedPeer[] => [...ways.values()].map((way) => way.served());
  const server = createExchangeServer({
    own: parts.own,
    papers: parts.papers,
    peers: served(),
    clock: parts.clock,
    refused: (code) => parts.refused('exchange', code),
    fault: (error) => parts.fault('exchange', error),
  });
  return {
    listen: (where) => server.listen(where),
    links: () => [...ways.values()].map((way) => way.link()),
    receive: (peer) => ways.get(peer)?.receive ?? null,
    change(papers, cards) {
      for (const card of cards) ways.get(card.node)?.change(papers, card);
      server.change(papers, served());
    },
    async close() {
      await Promise.all([...ways.values()].map((way) => way.close()));
      await server.close();
    },
  };
}

function openWay({ card: first, inlet, outlet }: ExchangePeer, parts: ExchangeParts) {
  const peer = first.node;
  let card = first;
  let link = newLink(peer, parts.clock());
  const silent = (of: LinkState): LinkState => withSilence(of, parts.clock(), parts.silentMilliseconds);
  const become = (next: LinkState): void => {
    link = silent(next);
    parts.changed(link);
  };
  const verifier = startVerifier({
    own: parts.own,
    peer,
    keys: keysOf(first),
    shapesModule: parts.shapesModule,
  });
  const receive = oneAtATime(
    createReception({
      inlet,
      check: (signed, expected) => verifier.check(signed, expected),
      refused(code) {
        become(afterRefusal(link, code));
        parts.refused(peer, code);
      },
    }),
  );
  const open = (papers: OwnPapers) => pullOf({ card, papers, parts });
  let pull = open(parts.papers);
  const asksNobody = first.address === null; // what it has to say comes as files
  const puller = asksNobody
    ? null
    : startPuller({
        inlet,
        ask: (asking, stop) => pull.ask(asking, stop),
        receive,
        link: () => silent(link),
        changed: become,
        clock: parts.clock,
        random: parts.random,
        waitMilliseconds: parts.waitMilliseconds,
        fault: (error) => parts.fault(peer, error),
      });
  const watch = setInterval(() => {
    const seen = silent(link);
    if (seen.hearing.state !== link.hearing.state || seen.heard.state !== link.heard.state) become(link);
  }, 1_000);
  return {
    receive,
    link: () => silent(link),
    served: (): ServedPeer => ({
      node: peer,
      authorities: card.authorities,
      outlet,
      hears: () => (link.hearing.heardAt === null ? null : Math.max(0, parts.clock() - link.hearing.heardAt)),
      asked: (after) => become(afterAsked(link, after, parts.clock())),
    }),
    change(papers: OwnPapers, changed: PeerCard) {
      card = changed;
      verifier.pin(keysOf(changed));
      const before = pull;
      pull = open(papers);
      before.close();
    },
    async close() {
      clearInterval(watch);
      await puller?.close();
      pull.close();
      await verifier.close();
    },
  };
}

const keysOf = ({ keys }: PeerCard): readonly PinnedKey[] => keys;

function pullOf(of: { readonly card: PeerCard; readonly papers: OwnPapers; readonly parts: ExchangeParts }) {
  const { card, papers, parts } = of;
  const { node, address, authorities } = card;
  return address === null
    ? { ask: () => Promise.resolve({ ok: false, fault: 'unreachable' } as const), close: () => {} }
    : openPull({ node, address, authorities, papers }, parts.clock);
}

/** A file and an answer that come together wait for one another: each stands on the chain that the other left. */
function oneAtATime(receive: Receive): Receive {
  let last: Promise<unknown> = Promise.resolve();
  return (arrived) => {
    const received = last.then(() => receive(arrived));
    last = received.catch(() => {});
    return received;
  };
}
