import type { Journal, StoredEvent } from '../journal/port.ts';
import type { OutboxStore, Uncarried } from '../journal/outbox-port.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { Envelope, EnvelopeContent, Lane } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type Clock, type Instant, toUtc } from '../kernel/time.ts';
import type { ReleaseAnswer, ReleaseQuestion } from '../policy/release.ts';
import { decisionsOf, type LanePart, languageOf, partsOf } from './outbox-decisions.ts';
import { createExplain, type Explained } from './outbox-explain.ts';
import { createRecalls, type Recalls } from './outbox-recalls.ts';
import { createSeen } from './outbox-seen.ts';
import { createWriter, type Signing, type Write } from './outbox-write.ts';
import { createPlacing, type Placing } from './set-back/placing.ts';

export interface OutboxParts {
  readonly journal: Pick<Journal, 'origin' | 'readAfter' | 'readStream'>;
  readonly store: OutboxStore;
  /** Every context of the house: old shapes are lifted before release judges them. */
  readonly contexts: readonly ContextDoor[];
  /** Judges by the rules in force at the moment of asking. */
  readonly release: (question: ReleaseQuestion) => ReleaseAnswer;
  /** Whether a content has the form in which envelopes travel: what has not stays, and nothing waits behind it. */
  readonly carries: (content: EnvelopeContent) => boolean;
  /** The lane on which a stream travels, always the same. */
  readonly laneOf: (stream: string) => Lane;
  readonly signing: () => Promise<Signing>;
  /** Reads back what `sign` has made. */
  readonly read: (signed: string) => Envelope;
  readonly peer: NodeId;
  readonly clock: Clock;
  /** Most events of the journal held at once, a longer decision apart. */
  readonly pageEvents?: number;
}

/** What one node tells one peer. */
export interface Outbox extends Recalls {
  /**
   * Goes through the next part of the journal and makes what may leave ready to be pulled, durably. Returns how many
   * positions it went on; 0 where it stands at the head. To be called after each append, until it returns 0.
   */
  advance(): Promise<number>;
  /** The last `advance` came to the head of the book: there is no need of another before something is appended. */
  isWhole(): boolean;
  /** Says what is no decision (receipt, checkpoint) once for this key. False: it was said before. */
  say(content: EnvelopeContent, lane: Lane, key: string): Promise<boolean>;
  /** Takes the peer's receipt. False where no such recall was made. */
  receipt(recall: string, outcome: 'honoured' | 'unknown'): Promise<boolean>;
  /** Everything acknowledged before this moment, by this node's clock, and free to leave stands ready; null: not known yet. */
  asOf(): Instant | null;
  /** What became of one event of this node, and why. */
  explain(position: JournalPosition): Promise<Explained>;
  /** Its standing was moved by another hand (the book had been set back): all that it remembers is read anew. */
  anew(): void;
}

const pageEventsUsual = 500;

/**
 * The outbox of one node for one peer. Reads the journal from its checkpoint in order, own records only; one decision
 * is one envelope (on each lane it touches), signed and chained, and stands durably with the checkpoint in one step: a
 * stop between any two steps loses nothing and says nothing twice. Several processes may run it on one store.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, peer, clock } = parts;
  const asOf: WholeUpTo = { at: null, isWhole: false };
  const { write, anew } = createWriter({ ...parts, from: parts.journal.origin });
  const placing = createPlacing(parts);
  const going = createAdvance({ ...parts, placing }, write, asOf);
  const { advance } = going;
  const recalls = createRecalls({ ...parts, write, advance, placing });
  return {
    advance,
    isWhole: () => asOf.isWhole,
    say: async (content, lane, key) => (await write(() => ({ said: [{ lane, content }], key }))) === 'put',
    ...recalls,
    receipt: (recall, outcome) => store.answered(peer, recall, { outcome, at: toUtc(clock()) }),
    asOf: () => asOf.at,
    explain: createExplain({ ...parts, placing, language: languageOf(parts.contexts) }),
    anew() {
      anew();
      placing.anew();
      going.anew();
      recalls.anew();
    },
  };
}

interface WholeUpTo {
  at: Instant | null;
  isWhole: boolean;
}

interface Advance {
  readonly advance: () => Promise<number>;
  anew(): void;
}

function createAdvance(
  parts: OutboxParts & { readonly placing: Placing },
  write: Write,
  asOf: WholeUpTo,
): Advance {
  const { journal, contexts, release, carries, laneOf, peer, clock, placing } = parts;
  const seen = createSeen(journal);
  const judging = {
    language: languageOf(contexts),
    release,
    carries,
    laneOf,
    from: journal.origin,
    to: peer,
  };
  const limit = parts.pageEvents ?? pageEventsUsual;
  let othersUpTo: JournalPosition = 0;
  const advance = async (): Promise<number> => {
    let went = 0;
    let upTo: Instant | null = null;
    await write(async (standing) => {
      const readAt = clock();
      const position = Math.max(standing.position, othersUpTo);
      const { events, isHead } = await wholeDecisions(journal, position, limit);
      upTo = isHead ? readAt : null;
      went = (events.at(-1)?.position ?? position) - position;
      if (went === 0) return null;
      const said: LanePart[] = [];
      const uncarried: Uncarried[] = [];
      for (const decision of decisionsOf(events)) {
        const own = [];
        for (const stored of decision) {
          const had = await seen.before(stored);
          const told = stored.origin === journal.origin ? await placing.turn(stored, had) : null;
          if (told !== null) own.push(told);
        }
        const parted = partsOf(judging, own, clock());
        said.push(...parted.said);
        uncarried.push(...parted.uncarried);
      }
      // Nothing of it can ever leave: where it is not much, it is gone through again after a restart instead of written.
      if (isHead && events.every(({ origin }) => origin !== journal.origin)) {
        othersUpTo = position + went;
        return null;
      }
      return { said, uncarried, position: position + went };
    });
    asOf.isWhole = upTo !== null;
    if (upTo !== null) asOf.at = upTo;
    return went;
  };
  return { advance, anew: () => void (othersUpTo = 0) };
}

/** Events from a position on, no decision cut in two. */
async function wholeDecisions(
  journal: Pick<Journal, 'readAfter'>,
  after: JournalPosition,
  limit: number,
): Promise<{ readonly events: readonly StoredEvent[]; readonly isHead: boolean }> {
  const page = await journal.readAfter(after, limit);
  if (page.length < limit) return { events: page, isHead: true };
  const cut = page.at(-1)?.idempotencyKey;
  const whole = page.filter(({ idempotencyKey }) => idempotencyKey !== cut);
  // One decision longer than the page is read to its end.
  return whole.length > 0 ? { events: whole, isHead: false } : wholeDecisions(journal, after, limit * 2);
}
