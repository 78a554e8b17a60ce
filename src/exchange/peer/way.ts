import type { Clock } from '../../kernel/time.ts';
import type { PeerCard } from './card.ts';
import type { PinnedKey } from './envelope.ts';
import type { SteadyClock } from './clock-steps.ts';
import { keepLink } from './keep-link.ts';
import type { KeptLink } from './kept-link.ts';
import { afterAsked, afterRefusal, type LinkState } from './link.ts';
import type { Outlet } from './outlet.ts';
import { openPull } from './pull.ts';
import { type Brought, pullAll, startPuller } from './puller.ts';
import { createReception, type Inlet, type Receive } from './reception.ts';
import type { OwnPapers, ServedPeer } from './server.ts';
import { startVerifier, type Verifier } from './verifier.ts';

/** One peer: how it is reached and known, what goes to it and where what comes from it goes. */
export interface ExchangePeer {
  readonly card: PeerCard;
  readonly inlet: Inlet;
  readonly outlet: Outlet;
}

/** What all ways of one node share. */
export interface WayParts {
  readonly own: string;
  readonly papers: OwnPapers;
  readonly clock: Clock;
  /** Beside the clock, which anybody may set: by it a silence is counted on where the clock is put back. */
  readonly steady: SteadyClock;
  readonly random: () => number;
  /** Path of the module that names what this version knows, for the verifying processes. */
  readonly shapesModule: string;
  /** Unheard for so long is down, and nothing of theirs is shown as fresh. */
  readonly silentMilliseconds: number;
  readonly waitMilliseconds: number;
  /** True where the clock is driven from outside: a peer is then asked when told to, and at no other moment. */
  readonly driven?: boolean;
  /** Keys of this node that took over from others, for whoever asks; null: none did. */
  readonly announced?: () => string | null;
  /** A peer names such keys: those that are pinned from now on; null: nothing new, or nothing that holds. */
  readonly succeeded?: (peer: string, keys: string) => readonly PinnedKey[] | null;
  /** How a run before this one left the link with a peer; null or absent: none did. */
  readonly known?: (peer: string) => KeptLink | null;
  /** A link stands otherwise. */
  readonly changed: (link: LinkState) => void;
  /** This node's clock was put back by so many milliseconds, told for each peer. */
  readonly clockPutBack: (peer: string, milliseconds: number) => void;
  /** What did not come from a peer as it should, by code: for the counts that the duty engineer sees. */
  readonly refused: (peer: string, code: string) => void;
  readonly fault: (peer: string, error: unknown) => void;
}

/** Everything between this node and one peer. */
export interface Way {
  readonly receive: Receive;
  /** Holds one that came against all that must be true of it, by its own signature, once nothing else is checked. */
  readonly checkAlone: Verifier['checkAlone'];
  /** Asks until nothing is missing. */
  readonly pull: () => Promise<Brought>;
  readonly link: () => LinkState;
  /** Null: there is no card of this peer any more, and it is answered nothing. */
  readonly served: () => ServedPeer | null;
  /** Card null: it is gone, or none any more. Nobody is asked, answered or believed by it until there is one again. */
  readonly change: (papers: OwnPapers, card: PeerCard | null) => void;
  readonly close: () => Promise<void>;
}

/** Opens the way to one peer: asks it where it has an address, and checks what comes in a process of its own. */
export function openWay({ card: first, inlet, outlet }: ExchangePeer, parts: WayParts): Way {
  const { node: peer, keys } = first;
  const { own, shapesModule, clock } = parts;
  const verifier = startVerifier({ own, peer, keys, shapesModule });
  verifier.warm();
  const keeper = keepLink(peer, parts);
  const reception = createReception({
    inlet,
    check: (signed, expected) => verifier.check(signed, expected),
    refused(code) {
      keeper.become(afterRefusal(keeper.link(), code));
      parts.refused(peer, code);
    },
  });
  let card = first;
  let isServed = true;
  let pull = pullOf(card, parts.papers, clock);
  const fault = (error: unknown): void => parts.fault(peer, error);
  const { link, become } = keeper;
  const ask: Pull['ask'] = (asking, stop) => pull.ask(asking, stop);
  // Who has no address is not asked: what it has to say comes as files.
  const named = hearOnce((keys) => {
    const pinned = isServed ? (parts.succeeded?.(peer, keys) ?? null) : null;
    if (pinned === null) return;
    card = { ...card, keys: pinned };
    verifier.pin(pinned);
  });
  const pulling = { ...parts, reception, ask, named, link, changed: become, fault };
  const puller = first.address === null || parts.driven === true ? null : startPuller(pulling);
  const stop = new AbortController();
  return {
    receive: reception.receive,
    checkAlone: (signed, expected) => verifier.checkAlone(signed, expected),
    pull: () => pullAll(pulling, stop.signal),
    link,
    served: () => (isServed ? servedBy(card, outlet, { ...keeper, clock }) : null),
    change(papers, changed) {
      isServed = changed !== null;
      card = changed ?? withoutTrust(card);
      verifier.pin(card.keys);
      const before = pull;
      pull = pullOf(card, papers, clock);
      before.close();
    },
    async close() {
      keeper.close();
      stop.abort();
      await puller?.close();
      pull.close();
      await verifier.close();
    },
  };
}

interface Serving extends Pick<ReturnType<typeof keepLink>, 'link' | 'become'> {
  readonly clock: Clock;
}

function servedBy({ node, authorities }: PeerCard, outlet: Outlet, parts: Serving): ServedPeer {
  const { link, become, clock } = parts;
  return {
    node,
    authorities,
    outlet,
    hears() {
      const { heardAt } = link().hearing;
      return heardAt === null ? null : Math.max(0, clock() - heardAt);
    },
    asked: (question) => become(afterAsked(link(), question, clock())),
  };
}

/** Nowhere to ask, nobody who vouches, and no key under which anything is proved, over the line or by file. */
function withoutTrust(card: PeerCard): PeerCard {
  return { ...card, address: null, authorities: [], keys: [] };
}

/** What is said with every answer is looked into where it is new. */
function hearOnce(hear: (text: string) => void): (text: string) => void {
  let last = '';
  return (text) => {
    if (text !== last) hear(text);
    last = text;
  };
}

type Pull = ReturnType<typeof openPull>;

function pullOf({ node, address, authorities }: PeerCard, papers: OwnPapers, clock: Clock): Pull {
  return address === null
    ? { ask: () => Promise.resolve({ ok: false, fault: 'unreachable' } as const), close: () => {} }
    : openPull({ node, address, authorities, papers }, clock);
}
