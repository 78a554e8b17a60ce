import type { Inbox } from '../../app/inbox.ts';
import type { Outbox } from '../../app/outbox.ts';
import { perLane } from '../../exchange/peer/link.ts';
import type { Outlet } from '../../exchange/peer/outlet.ts';
import type { Inlet } from '../../exchange/peer/reception.ts';
import type { Journal } from '../../journal/index.ts';
import type { LanePending, OutboxStore } from '../../journal/outbox-port.ts';
import { type Lane, lanes } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';

/** Where what a peer sends goes: the inbox. Throws where it does not follow, and is then asked for again. */
export function inletOf(inbox: Inbox): Inlet {
  return {
    standing: (lane) => inbox.standing(lane),
    async take({ envelope, signed, hash, understood }) {
      const taken = await inbox.take({ envelope, signed, hash, understood });
      if (taken === 'out_of_order') throw new Error(`${envelope.lane} ${envelope.sequence} does not follow`);
    },
    async setAside(lane, { sequence, hash, signed }) {
      if (!(await inbox.setAside(lane, { sequence, hash, signed })))
        throw new Error(`${lane} ${sequence} does not follow`);
    },
  };
}

export interface OutletParts {
  readonly outbox: Pick<Outbox, 'advance' | 'asOf' | 'isWhole'>;
  readonly store: OutboxStore;
  readonly peer: NodeId;
  readonly journal: Pick<Journal, 'onAppended'>;
  readonly fault: (error: unknown) => void;
  /** The outbox is looked at so often also where nothing is appended: it says up to when it is whole. */
  readonly lookMilliseconds: number;
}

/** What waits for the peer, over all lanes. */
export interface Pending {
  readonly count: number;
  readonly oldestAt: UtcText | null;
}

/** Where what goes to a peer stands: the outbox, which goes on with each append. */
export function outletOf({ outbox, store, peer, journal, fault, lookMilliseconds }: OutletParts) {
  const calls = new Set<() => void>();
  let heads = '';
  let pending: Readonly<Record<Lane, LanePending>> | null = null;
  const look = async (): Promise<void> => {
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
    for (const call of calls) call();
  };
  const worker = oneAtATime(look, fault);
  const stopFollowing = journal.onAppended(worker.ring);
  const timer = setInterval(worker.ring, lookMilliseconds);
  worker.ring();
  const outlet: Outlet = {
    after: (lane, sequence, limit) => store.after(peer, { lane, sequence }, limit),
    async acknowledge(after) {
      for (const lane of lanes)
        if (after[lane] > (pending?.[lane].acknowledged ?? -1))
          await store.acknowledge(peer, lane, after[lane]);
    },
    async heads() {
      pending = await store.pending(peer);
      const of = pending;
      return perLane((lane) => of[lane].head);
    },
    asOf: () => outbox.asOf(),
    onMore(call) {
      calls.add(call);
      return () => void calls.delete(call);
    },
  };
  return {
    outlet,
    pending: () => pendingOf(pending),
    /** Resolves once the outbox holds everything that the book had when it was asked. */
    tell: () => worker.now(),
    acknowledged: () => perLane((lane) => pending?.[lane].acknowledged ?? 0),
    async stop() {
      stopFollowing();
      clearInterval(timer);
      await worker.over();
    },
  };
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
