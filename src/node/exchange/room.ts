import { join } from 'node:path';
import { createAcceptance } from '../../app/inbox-accept.ts';
import { createInbox, type Inbox } from '../../app/inbox.ts';
import { recallsWhenDue } from '../../app/outbox-keep.ts';
import { createOutbox, type Outbox } from '../../app/outbox.ts';
import type { PeerCard } from '../../exchange/peer/card.ts';
import { carries, isWellFormed, keyRing, readEnvelope } from '../../exchange/peer/envelope.ts';
import type { SteadyClock } from '../../exchange/peer/clock-steps.ts';
import { type Exchange, type ExchangeParts, startExchange } from '../../exchange/peer/exchange.ts';
import type { Brought } from '../../exchange/peer/puller.ts';
import type { LinkState } from '../../exchange/peer/link.ts';
import {
  createInboxStore,
  createOutboxStore,
  type Journal,
  type SigningKeys,
  type Store,
} from '../../journal/index.ts';
import { createKeptValues } from '../../journal/kept-values.ts';
import type { OutboxStore } from '../../journal/outbox-port.ts';
import type { ContextDoor } from '../../kernel/door.ts';
import type { Lane } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { ResumptionView } from '../../kernel/link-standing.ts';
import { type Clock, instant } from '../../kernel/time.ts';
import type { PolicyHolder } from '../../app/policy-holder.ts';
import type { LinkHealth } from '../../operations/picture/wire.ts';
import { type Config, nodeNameOf } from '../config.ts';
import { laneOf } from '../exchange-lanes.ts';
import { faultWords } from '../fault-words.ts';
import { openBundles } from './bundles.ts';
import { createCheckpointPost } from './checkpoint-post.ts';
import { type Chore, driveChores, startChores } from './chores.ts';
import { inletOf, outletOf } from './ends.ts';
import { byTheClock, type Expiry, openExpiry } from './expiry.ts';
import { openKeptLinks } from './kept-links.ts';
import { linkHealth } from './link-health.ts';
import { putBackWords, setBackWords } from './link-words.ts';
import { lookAt } from './look-at.ts';
import { ownReader, ownWords, signingBy } from './own-words.ts';
import { openResumption } from './resumption.ts';
import { openReturnedWords } from './returned-words.ts';
import { createSetAside } from './set-aside.ts';
import { openStandingLooks } from './standing-looks.ts';
import { announcementOf } from './succession.ts';
import { envelopeKeys, exchangeFolderOf, publicEnvelopeKeys, readPapers, successionIn } from './papers.ts';
import { tellPapers, watchPapers } from './watch-papers.ts';

export interface ExchangeRoomParts {
  readonly config: Config;
  readonly dataFolder: string;
  readonly store: Store;
  readonly journal: Journal;
  readonly contexts: readonly ContextDoor[];
  readonly holder: PolicyHolder;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  /** True where the clock is driven from outside: nothing is then asked for or done by the machine's clock. */
  readonly driven?: boolean;
  /** Counts what was refused, by peer and code. */
  count(peer: string, code: string): void;
}

/** What one peer is told and has told. */
export interface PeerDesk {
  readonly peer: NodeId;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

/** The exchange with every peer whose card this node holds. */
export interface ExchangeRoom {
  /** How each link stands, for the screens. */
  links(): readonly LinkHealth[];
  readonly desks: readonly PeerDesk[];
  /** Port on which it answers; null: it has no exchange, or answers nobody. */
  readonly port: number | null;
  /** For whoever drives the clock: everything that is due by it (files, expiry, recalls, checkpoints) is done. */
  tend(): Promise<void>;
  /** For whoever drives the clock: resolves once what the book holds, and may leave, can be asked for. */
  tell(): Promise<void>;
  /** For whoever drives the clock: asks every peer until nothing is missing. */
  hear(): Promise<readonly Brought[]>;
  close(): Promise<void>;
}

const lookMilliseconds = 1_000;
/** What has run out is taken back within the hour; the receiver keeps to its end by its own clock besides. */
const recallMilliseconds = 3_600_000;
const bundleMilliseconds = 5_000;
const choreMilliseconds = 60_000;
/** The longest that an answer is waited for; never so long that the silence of a quiet link would count as none. */
const waitMillisecondsMax = 3_000;

/** Opens it; without a certificate in its folder the node has no peer, and says so on its screens. */
export async function openExchangeRoom(parts: ExchangeRoomParts): Promise<ExchangeRoom> {
  const { config, clock, say } = parts;
  const { agency, state: side } = config;
  const own = nodeNameOf(config);
  const folder = config.exchangeFolder ?? exchangeFolderOf(parts.dataFolder);
  const papersClock = papersClockOf(parts);
  // Where the clock is driven, nothing but that is time.
  const steady: SteadyClock = parts.driven === true ? clock : () => performance.now();
  const papers = readPapers(folder, papersClock);
  if (papers === null) return noExchange(own);
  tellPapers(papers, say);
  const keys = await envelopeKeys(folder, own, clock);
  const store = createOutboxStore(parts.store);
  const peers = await Promise.all(
    papers.cards.map((card) => openPeer({ ...parts, folder, keys, outboxes: store, steady }, card)),
  );
  const keptValues = createKeptValues(parts.store);
  const kept = await openKeptLinks(
    keptValues,
    peers.map(({ peer }) => peer),
  );
  const line = { own, folder, papers: papers.papers, peers, steady, known: kept.known };
  const exchange = exchangeOf({ ...parts, ...line });
  const port =
    config.exchangePort === undefined
      ? null
      : await exchange.listen({ host: config.exchangeHost, port: config.exchangePort });
  const stopPapers = watchPapers({ folder, exchange, clock: papersClock, say });
  const resumption = openResumption({ ...parts, outboxes: store, peers, agency, side });
  const links = () => exchange.links();
  const expiry = await openExpiry({ ...parts, steady, values: keptValues, folder, links });
  const fault = (error: unknown): void => say(`strait: exchange / échange: ${faultWords(error)}`);
  const standing = await openStandingLooks({ ...parts, values: keptValues, peers, exchange, fault });
  const looks = [...standing.looks, () => resumption.look(), () => kept.keep(links())];
  const due = choresOf({ ...parts, folder, peers, exchange, expiry, looks });
  const driven = driveChores(due, clock);
  const chores = startChores(parts.driven === true ? [] : due, fault);
  return {
    links: () => healths(links(), { peers, resumption: resumption.view(), expiry }),
    desks: peers.map(({ card, inbox, outbox }) => ({ peer: card.node as NodeId, inbox, outbox })),
    port,
    tend: () => driven.look(),
    tell: async () => void (await Promise.all(peers.map((peer) => peer.tell()))),
    hear: () => exchange.pull(),
    async close() {
      stopPapers();
      await chores.close();
      await standing.close();
      await exchange.close();
      await kept.keep(exchange.links()).catch(fault);
      await Promise.all(peers.map((peer) => peer.stop()));
    },
  };
}

interface LineParts extends ExchangeRoomParts, Pick<ExchangeParts, 'own' | 'papers' | 'peers' | 'steady'> {
  readonly folder: string;
  readonly known: NonNullable<ExchangeParts['known']>;
}

/** The lines to all peers, by what is configured of them. */
function exchangeOf(parts: LineParts): Exchange {
  const { config, clock, say, folder, driven = false } = parts;
  const { own, papers, peers, steady, known } = parts;
  return startExchange({
    own,
    papers,
    peers,
    clock,
    steady,
    known,
    random: Math.random,
    shapesModule: join(import.meta.dirname, '../exchange-shapes.ts'),
    silentMilliseconds: config.linkSilentSeconds * 1_000,
    waitMilliseconds: Math.min(waitMillisecondsMax, config.linkSilentSeconds * 500),
    driven,
    announced: () => announcementOf(publicEnvelopeKeys(folder)),
    succeeded: successionIn(folder, papersClockOf(parts)),
    clockPutBack: (peer, milliseconds) => putBackWords(peer, milliseconds).forEach((line) => say(line)),
    changed: () => {},
    refused: (peer, code) => parts.count(peer, code),
    fault: (peer, error) => say(`strait: exchange / échange ${peer}: ${faultWords(error)}`),
  });
}

/** Certificates hold by the machine’s clock, wherever the node’s is driven to. */
function papersClockOf({ clock, driven = false }: Pick<ExchangeRoomParts, 'clock' | 'driven'>): Clock {
  return driven ? () => instant(Date.now()) : clock;
}

interface ChoreParts extends ExchangeRoomParts {
  readonly folder: string;
  readonly peers: readonly Peer[];
  readonly exchange: Exchange;
  readonly expiry: Expiry;
  /** What is looked at every few seconds. */
  readonly looks: readonly Chore['work'][];
}

/** Files in and out, what may no longer be used, and the checkpoint for the other state’s safe. */
function choresOf(parts: ChoreParts): readonly Chore[] {
  const { config, store, folder, peers, exchange, expiry, looks, say } = parts;
  const bundles = openBundles({
    own: nodeNameOf(config),
    folder,
    say: ({ en, fr }) => say(`strait: ${en}\nstrait : ${fr}`),
    peers: peers.flatMap(({ card, inlet, outlet, acknowledged, kept, readOwn }) => {
      const receive = exchange.receive(card.node);
      if (receive === null) return [];
      const ways = { inlet, outlet, acknowledged, receive, kept, readOwn };
      return [{ peer: card.node, byFile: card.address === null, ...ways }];
    }),
  });
  const post = createCheckpointPost(
    store,
    peers.map(({ outbox }) => outbox),
  );
  const { expire, recall } = byTheClock(expiry, peers);
  return [
    { everyMilliseconds: bundleMilliseconds, work: () => bundles.look() },
    { everyMilliseconds: choreMilliseconds, work: expire },
    { everyMilliseconds: recallMilliseconds, work: recall },
    { everyMilliseconds: choreMilliseconds, work: post },
    ...[...peers.map((peer) => () => peer.look()), ...looks].map(
      (work): Chore => ({ everyMilliseconds: bundleMilliseconds, work }),
    ),
  ];
}

function noExchange(own: string): ExchangeRoom {
  const peer = own === 'uk' ? 'fr' : 'uk';
  return {
    links: () => [linkHealth({ peer, link: null, pending: 0, oldestAt: null })],
    desks: [],
    port: null,
    tend: () => Promise.resolve(),
    tell: () => Promise.resolve(),
    hear: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

interface PeerParts extends ExchangeRoomParts {
  readonly folder: string;
  readonly keys: SigningKeys;
  readonly outboxes: OutboxStore;
  readonly steady: SteadyClock;
}

async function openPeer(parts: PeerParts, card: PeerCard) {
  const { config, journal, contexts, clock, keys, holder, outboxes: store, say } = parts;
  const own = nodeNameOf(config);
  const peer = card.node as NodeId; // a card's node has the form of one
  const outbox = createOutbox({
    journal,
    store,
    contexts,
    release: (question) => holder.release(question),
    carries,
    laneOf,
    signing: () => signingBy(keys),
    read: ownReader({ own, peer, keys: () => publicEnvelopeKeys(parts.folder) }),
    peer,
    clock,
  });
  const aside = createSetAside({ peer, say, count: (from, code) => parts.count(from, code) });
  const { kept, inbox } = openInbox(parts, { card, outbox, aside });
  const fault = (error: unknown): void => say(`strait: outbox / envoi ${peer}: ${faultWords(error)}`);
  const around = { outbox, store, peer, journal, fault, clock, steady: parts.steady };
  const end = outletOf({
    ...around,
    setBack: () => setBackWords(peer).forEach((line) => say(line)),
    lookMilliseconds: parts.driven === true ? null : lookMilliseconds,
  });
  const waiting = takingWaiting(inbox, fault);
  await waiting.now();
  const stopHearing = holder.onSwapped(() => void waiting.now());
  const readOwn = ownWords({ own, peer, keys: () => publicEnvelopeKeys(parts.folder) });
  return {
    card,
    peer,
    inbox,
    outbox,
    inlet: inletOf(inbox, (envelope, refusal) => aside.tell(envelope, refusal)),
    setAside: aside.count,
    outlet: end.outlet,
    pending: () => end.pending(),
    toldTo: () => end.toldTo(),
    setBack: () => end.setBack(),
    kept: (lane: Lane, sequence: number) => kept.kept(peer, lane, sequence),
    readOwn,
    held: () => end.held(),
    resumed: () => end.resumed(),
    ...lookAt({ kept, store, inbox, peer, say }),
    returned: openReturnedWords({ folder: join(parts.folder, 'returned'), own, peer, readOwn }),
    tell: () => end.tell(),
    acknowledged: () => end.acknowledged(),
    async stop() {
      stopHearing();
      await end.stop();
      await waiting.over();
    },
    recallDue: recallsWhenDue({ outbox, rules: () => holder.releaseRules, contexts, laneOf, clock }),
  };
}

/** Takes in what waited, at the start and whenever other rules are in force: one time after the other. */
function takingWaiting(inbox: Pick<Inbox, 'takeWaiting'>, fault: (error: unknown) => void) {
  let last: Promise<unknown> = Promise.resolve();
  return {
    now: (): Promise<unknown> => (last = last.then(() => inbox.takeWaiting()).catch(fault)),
    over: (): Promise<unknown> => last,
  };
}

interface Taking {
  readonly card: PeerCard;
  readonly outbox: Outbox;
  readonly aside: ReturnType<typeof createSetAside>;
}

/** What takes that peer's envelopes in. */
function openInbox(parts: PeerParts, { card, outbox, aside }: Taking) {
  const { config, journal, contexts, clock, holder } = parts;
  const own = nodeNameOf(config);
  const peer = card.node as NodeId; // a card's node has the form of one
  const kept = createInboxStore(parts.store);
  const inbox = createInbox({
    journal,
    store: kept,
    contexts,
    peer,
    clock,
    read: (signed) => {
      // As the card stands now: keys may have taken over since the start.
      const now = readPapers(parts.folder, clock)?.cards.find(({ node }) => node === peer) ?? card;
      const read = readEnvelope(signed, { own, peer, keys: keyRing(now.keys) });
      return read.ok ? read.value.envelope : null;
    },
    isWellFormed,
    setAsideLater: (envelope) => aside.tell(envelope, null),
    accepts: createAcceptance({ contexts, release: (question) => holder.release(question), laneOf }),
    outbox,
  });
  return { kept, inbox };
}

type Peer = Awaited<ReturnType<typeof openPeer>>;

interface HealthParts {
  readonly peers: readonly Peer[];
  readonly resumption: ResumptionView | null;
  readonly expiry: Pick<Expiry, 'doubt'>;
}

function healths(
  links: readonly LinkState[],
  { peers, resumption, expiry }: HealthParts,
): readonly LinkHealth[] {
  return links.map((link) => {
    const peer = peers.find(({ card }) => card.node === link.peer);
    const pending = peer?.pending();
    const setBack = peer?.setBack();
    return linkHealth({
      peer: link.peer,
      link,
      pending: pending?.count ?? 0,
      oldestAt: pending?.oldestAt ?? null,
      setBack: setBack == null ? null : { ...setBack, resumption },
      declared: peer?.declared() ?? [],
      uncarried: peer?.uncarried() ?? { count: 0, latest: [] },
      waiting: peer?.waiting() ?? { unruled: 0, unknown: 0 },
      setAside: peer?.setAside() ?? 0,
      toldTo: peer?.toldTo() ?? null,
      clockDoubted: expiry.doubt() !== null,
    });
  });
}
