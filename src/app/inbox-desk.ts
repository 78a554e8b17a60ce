import type { InboxStore, TakenEnvelope } from '../journal/inbox-port.ts';
import type { AppendOutcome, Journal } from '../journal/port.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { Envelope, EnvelopeContent, Lane } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import type { DecisionContent } from './inbox-records.ts';
import type { Understanding } from './inbox-understand.ts';
import type { Waiting } from './inbox-waiting.ts';

/** An envelope that was proved to be the peer's. */
export interface Verified {
  readonly envelope: Envelope;
  /** The very text that was signed, and its SHA-256, hex. */
  readonly signed: string;
  readonly hash: string;
  /** False: whoever verified it knows something of it not yet. Absent: it is asked here. */
  readonly understood?: boolean;
}

/**
 * What became of an envelope. `imported`: its records stand in the book. `repeated`: it stood already. `not_understood`:
 * kept, and taken in after an upgrade. `no_rule`: kept, and taken in once this node's rules let it come. `out_of_order`: not kept; the one after the last is awaited. `recalled`: what it
 * names is said no more. `set_aside`: kept, but nothing of it may be used here. `kept`: it brought no record.
 */
export type Taken =
  | 'imported'
  | 'repeated'
  | 'not_understood'
  | 'no_rule'
  | 'out_of_order'
  | 'recalled'
  | 'set_aside'
  | 'kept';

export interface InboxParts {
  readonly journal: Pick<Journal, 'origin' | 'append'>;
  readonly store: InboxStore;
  /** Every context of the house: what they do not know is kept. */
  readonly contexts: readonly ContextDoor[];
  readonly peer: NodeId;
  readonly clock: Clock;
  /** Reads again what was verified when it came; null where it cannot be read any more. */
  readonly read: (signed: string) => Envelope | null;
  /**
   * Whether what was not known when it came has the form that its kind asks for: nobody held it against that then.
   * Absent: each has.
   */
  readonly isWellFormed?: (envelope: Envelope) => boolean;
  /** Told of what waited, and of which nothing may be used now that it is known. Absent: nobody is. */
  readonly setAsideLater?: (envelope: Envelope) => void;
  /** Whether this node's own rules let this come (`createAcceptance`). Absent: whatever its peer gives. */
  readonly accepts?: (envelope: Envelope) => boolean;
  /** Where receipts go, and come from. */
  readonly outbox: {
    say(content: EnvelopeContent, lane: Lane, key: string): Promise<boolean>;
    receipt(recall: string, outcome: 'honoured' | 'unknown'): Promise<boolean>;
  };
}

/** What all steps of an inbox work with. */
export interface InboxDesk extends InboxParts {
  readonly understand: (events: DecisionContent['events']) => Understanding;
  /** What waits, as far as is known; after `doubt` it is read from the store anew. */
  readonly waiting: () => Promise<Waiting>;
  /** The store may hold something of which this process does not know: a write of unknown outcome, or of another process. */
  readonly doubt: () => void;
}

/** What this node can make of a whole envelope. */
export function understandingOf(
  { understand, accepts }: Pick<InboxDesk, 'understand' | 'accepts'>,
  { envelope, understood = true }: Pick<Verified, 'envelope' | 'understood'>,
): Understanding {
  const { content } = envelope;
  if (!understood || !contentTypes.has(content.type)) return 'unknown';
  if (content.type !== 'decision') return 'known';
  const found = content.events.length === 0 ? 'unfit' : understand(content.events);
  return found === 'known' && accepts?.(envelope) === false ? 'unruled' : found;
}

const contentTypes: ReadonlySet<string> = new Set([
  'decision',
  'recall',
  'receipt',
  'checkpoint',
  'set_back',
] as const satisfies readonly EnvelopeContent['type'][]);

/** Throws where a key of the exchange was used for something else: a bug, or a peer that numbers twice. */
export function takenAs({ kind }: AppendOutcome): 'imported' | 'repeated' {
  if (kind === 'appended') return 'imported';
  if (kind === 'repeated') return 'repeated';
  throw new Error(`an envelope's records: ${kind}`); // another envelope bore this number, or it brought nothing
}

/** Whether one of its records stands already: it came another way. */
export async function isThere(
  { store, peer }: Pick<InboxDesk, 'store' | 'peer'>,
  { events }: DecisionContent,
): Promise<boolean> {
  const positions = events.map(({ position }) => position);
  return new Set(positions).size < positions.length || (await store.places(peer, positions)).length > 0;
}

/** The envelope as it is kept. */
export function keptOf({ envelope, signed, hash }: Verified, understood: boolean): TakenEnvelope {
  return { sequence: envelope.sequence, hash, signed, understood };
}
