import type { Inbox } from '../../app/inbox.ts';
import type { PeerWord } from '../../app/set-back/survey.ts';
import type { Outbox } from '../../app/outbox.ts';
import { keepAge, type SteadyClock } from '../../exchange/peer/clock-steps.ts';
import { perLane } from '../../exchange/peer/link.ts';
import type { Outlet } from '../../exchange/peer/outlet.ts';
import type { Inlet } from '../../exchange/peer/reception.ts';
import type { Unfit } from '../../exchange/peer/codes.ts';
import type { HashPerLane, PerLane } from '../../exchange/peer/wire.ts';
import type { Journal } from '../../journal/index.ts';
import type { LanePending, OutboxStore } from '../../journal/outbox-port.ts';
import { type Envelope, type Lane, lanes } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { SetBack } from '../../kernel/link-standing.ts';
import type { Clock, UtcText } from '../../kernel/time.ts';

/**
 * Where what a peer sends goes: the inbox. Throws where it does not follow, and is then asked for again. `setAside`: told
 * once of each envelope that was proved and of which nothing may be used: by what the verifier refused it, or null, since
 * its records cannot stand in this book.
 */
export function inletOf(
  inbox: Pick<Inbox, 'standing' | 'take' | 'setAside'>,
  setAside: (envelope: Pick<Envelope, 'lane' | 'sequence'>, refusal: Unfit | null) => void,
): Inlet {
  return {
    standing: (lane) => inbox.standing(lane),
    async take({ envelope, signed, hash, understood }) {
      const taken = await inbox.take({ envelope, signed, hash, understood });
      const { lane, sequence } = envelope;
      if (taken === 'out_of_order') throw new Error(`${lane} ${sequence} does not follow`);
      if (taken === 'set_aside') setAside({ lane, sequence }, null);
    },
    async setAside(lane, { sequence, hash, signed, refusal }) {
      if (!(await inbox.setAside(lane, { sequence, hash, signed })))
        throw new Error(`${lane} ${sequence} does not follow`);
      setAside({ lane, sequence }, refusal);
    },
  };
}

export interface OutletParts {
  readonly outbox: Pick<Outbox, 'advance' | 'asOf' | 'isWhole'>;
  readonly store: OutboxStore;
  readonly peer: NodeId;
  readonly journal: Pick<Journal, 'onAppended'>;
  readonly fault: (error: unknown) => void;
  /** The peer holds what was never made here: this book was set back. Told once; nothing goes out until a person acts. */
  readonly setBack: () => void;
  readonly clock: Clock;
  /** A clock that nobody sets: what has stopped does not grow younger where the other is put back. */
  readonly steady: SteadyClock;
  /**
   * The outbox is looked at so often also where nothing is appended: it says up to when it is whole. Null: whoever drives
   * the clock asks with `tell`.
   */
  readonly lookMilliseconds: number | null;
}

/** What waits for the peer, over all lanes. */
export interface Pending {
  readonly count: number;
  readonly oldestAt: UtcText | null;
}

/** Where what goes to a peer stands: the outbox, which goes on with each append. */
export function outletOf(parts: OutletParts) {
  const { outbox, store, peer, journal, fault, lookMilliseconds } = parts;
  const bell = createBell();
  let heads = '';
  let pending: Readonly<Record<Lane, LanePending>> | null = null;
  const heard = keepHeard(parts, () => pending);
  const openedAt = parts.clock();
  const toldTo = keepAge(parts, () => outbox.asOf() ?? openedAt); // never made ready: counted from the start
  const look = async (): Promise<void> => {
    if (heard.isSetBack()) return; // nothing is numbered anew
    do {
      await outbox.advance();
      await tell();
    } while (!outbox.isWhole());
  };
  const tell = async (): Promise<void> => {
    pending = await store.pending(peer);
    const now = lanes.map((lane) => pending?.[lane].head).join(' ');
    if (now === heads) return;
    heads = now;
    bell.ring();
  };
  const worker = oneAtATime(look, fault);
  const stopFollowing = journal.onAppended(worker.ring);
  const timer = lookMilliseconds === null ? null : setInterval(worker.ring, lookMilliseconds);
  worker.ring();
  const outlet: Outlet = {
    after: (lane, sequence, limit) => store.after(peer, { lane, sequence }, limit),
    acknowledge: (after, ends) => heard.acknowledge(after, ends),
    async heads() {
      pending = await store.pending(peer);
      const of = pending;
      return perLane((lane) => of[lane].head);
    },
    asOf: () => (heard.isSetBack() || outbox.asOf() === null ? null : toldTo()),
    onMore: (call) => bell.heardBy(call),
  };
  return {
    outlet,
    pending: () => pendingOf(pending),
    toldTo,
    setBack: heard.setBack,
    /** What the peer holds, as far as it has said so since the start. */
    held: heard.held,
    /** The book was put in order: what the peer holds is held against it anew, and the outbox goes on. */
    resumed() {
      heard.resumed();
      worker.ring();
    },
    /** Resolves once the outbox holds everything that the book had when it was asked. */
    tell: () => worker.now(),
    acknowledged: () => perLane((lane) => pending?.[lane].acknowledged ?? 0),
    async stop() {
      stopFollowing();
      if (timer !== null) clearInterval(timer);
      await worker.over();
      await heard.over();
    },
  };
}

/** For whoever waits for more. */
function createBell() {
  const calls = new Set<() => void>();
  return {
    ring(): void {
      for (const call of calls) call();
    },
    heardBy(call: () => void) {
      calls.add(call);
      return () => void calls.delete(call);
    },
  };
}

/**
 * Whether what a peer says to hold was made here: held against the store until it has once said so with its hashes. After
 * that it holds: no book is set back under a running node.
 */
function createProof(store: Pick<OutboxStore, 'after'>, peer: NodeId) {
  let isProven = false;
  return {
    async isOurs(after: PerLane, ends: HashPerLane | null): Promise<boolean> {
      if (isProven) return true;
      for (const lane of lanes) {
        if (after[lane] === 0) continue;
        const [made] = await store.after(peer, { lane, sequence: after[lane] - 1 }, 1);
        if (made?.sequence !== after[lane] || (ends !== null && made.hash !== ends[lane])) return false;
      }
      isProven = ends !== null;
      return true;
    },
    anew: () => void (isProven = false),
  };
}

type OfLanes = Readonly<Record<Lane, LanePending>>;

/** What the peer says to have: proved to be of this book, then remembered, though nobody who asks waits for that. */
function keepHeard({ store, peer, fault, setBack, clock }: OutletParts, pending: () => OfLanes | null) {
  const proof = createProof(store, peer);
  let found: SetBack | null = null;
  let held: PeerWord['held'] = 'unheard';
  let remembering: Promise<void> = Promise.resolve();
  const remember = async (after: PerLane): Promise<void> => {
    for (const lane of lanes)
      if (after[lane] > (pending()?.[lane].acknowledged ?? -1))
        await store.acknowledge(peer, lane, after[lane]);
  };
  return {
    async acknowledge(after: PerLane, ends: HashPerLane | null): Promise<boolean> {
      if (found !== null) return false;
      if (await proof.isOurs(after, ends)) {
        held = 'same';
        remembering = remembering.then(() => remember(after)).catch(fault);
        return true;
      }
      const made = await store.pending(peer);
      if (found === null) setBack(); // two questions may have been proved at once
      const endOf = (lane: Lane) => ({ sequence: after[lane], hash: ends?.[lane] ?? null });
      held = { life: endOf('life'), work: endOf('work'), bulk: endOf('bulk') };
      found = {
        since: clock(),
        lanes: lanes.map((lane) => ({ lane, held: after[lane], ...madeOf(made[lane]) })),
      };
      return false;
    },
    isSetBack: () => found !== null,
    setBack: () => found,
    held: () => held,
    resumed() {
      found = null;
      proof.anew();
    },
    over: () => remembering,
  };
}

/** What the peer once said to have, when this book still had it, is the same on both sides. */
function madeOf({ head, acknowledged }: LanePending) {
  return { made: head, agreed: acknowledged };
}

function pendingOf(of: Readonly<Record<Lane, LanePending>> | null): Pending {
  if (of === null) return { count: 0, oldestAt: null };
  const waiting = lanes.map((lane) => of[lane]);
  return {
    count: waiting.reduce((sum, { head, acknowledged }) => sum + head - acknowledged, 0),
    oldestAt: waiting.flatMap(({ oldestAt }) => oldestAt ?? []).toSorted()[0] ?? null,
  };
}

/** Runs one at a time; rung meanwhile, once more after it. */
function oneAtATime(work: () => Promise<void>, fault: (error: unknown) => void) {
  let running: Promise<void> | null = null;
  let isRung = false;
  let isOver = false;
  const ring = (): void => {
    isRung = true;
    if (running !== null || isOver) return;
    running = (async () => {
      while (isRung && !isOver) {
        isRung = false;
        await work().catch(fault); // tried again at the next ring, within a second
      }
      running = null;
    })();
  };
  return {
    ring,
    /** Rings, and waits until the work that begins from then on is done. */
    async now() {
      ring();
      await running;
    },
    async over() {
      isOver = true;
      await running;
    },
  };
}
