import type { EnvelopeStanding } from '../journal/inbox-port.ts';
import type { Envelope, Lane } from '../kernel/exchange.ts';
import { type InboxDesk, type InboxParts, type Taken, understandingOf, type Verified } from './inbox-desk.ts';
import { createLanes } from './inbox-lanes.ts';
import { takeWaiting } from './inbox-later.ts';
import { expire } from './inbox-recall.ts';
import { takeOne } from './inbox-take.ts';
import { createUnderstanding } from './inbox-understand.ts';
import { openWaiting, type Waiting, type WaitingEnvelope } from './inbox-waiting.ts';

export type { InboxParts, Taken, Verified } from './inbox-desk.ts';

/** What one node takes from one peer. */
export interface Inbox {
  /** The last envelope of a lane that stands, everything given to `take` before included. */
  standing(lane: Lane): Promise<EnvelopeStanding>;
  /**
   * Takes the next envelope of its lane; durable when it resolves. Calls may follow one another without waiting: they
   * are written in their order, and where one fails those after it on its lane are not taken either.
   */
  take(verified: Verified): Promise<Taken>;
  /** Keeps the next one of its lane of which nothing may be used. False: it does not follow. */
  setAside(lane: Lane, text: Omit<Verified, 'envelope'> & { readonly sequence: number }): Promise<boolean>;
  /** Takes in what this version understands of what waited: at each start, before anything is taken, and when rules were adopted. Returns how many envelopes. */
  takeWaiting(): Promise<number>;
  /** What came and waits for an upgrade or for other rules: for the screens. */
  waiting(): Promise<readonly WaitingEnvelope[]>;
  /** Marks what may no longer be used since its time is up. Returns how many records. */
  expire(): Promise<number>;
}

/** Opens the inbox of one peer. One process at a time takes from a peer: what two would take, the store keeps apart. */
export function createInbox(parts: InboxParts): Inbox {
  const { store, peer } = parts;
  const understand = createUnderstanding(parts.contexts);
  const judge = (envelope: Envelope) => understandingOf({ ...parts, understand }, { envelope });
  let opened: Promise<Waiting> | null = null;
  const waiting = (): Promise<Waiting> =>
    (opened ??= openWaiting({ ...parts, judge }).catch((error: unknown) => {
      opened = null; // read anew at the next need
      throw error;
    }));
  const doubt = (): void => void (opened = null);
  const desk: InboxDesk = { ...parts, understand, waiting, doubt };
  const ordered = createLanes((lane) => store.standing(peer, lane), doubt);
  return {
    standing: (lane) => ordered.settled(lane),
    async take(verified) {
      const { envelope, hash } = verified;
      if (envelope.from !== peer || envelope.to !== parts.journal.origin)
        throw new Error(`an envelope from ${envelope.from} to ${envelope.to} in the inbox of ${peer}`);
      return ordered.follow({ ...envelope, hash }, (before) => takeOne(desk, verified, before));
    },
    async setAside(lane, { sequence, hash, signed }) {
      await ordered.settled(lane);
      const isPut = await store.put(peer, lane, { sequence, hash, signed, understood: true });
      await ordered.settled(lane);
      return isPut;
    },
    takeWaiting: () => takeWaiting(desk),
    waiting: async () => (await waiting()).all(),
    expire: () => expire(desk),
  };
}
