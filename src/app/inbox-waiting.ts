import type { InboxStore, TakenEnvelope } from '../journal/inbox-port.ts';
import type { JournalPosition } from '../kernel/event.ts';
import { type Envelope, type Lane, lanes, type SharedEvent } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { Understanding } from './inbox-understand.ts';

/** What is known of an event that waits for an upgrade, without what it says. */
export type WaitingEvent = Pick<
  SharedEvent,
  'context' | 'stream' | 'type' | 'shape' | 'position' | 'marking' | 'purpose' | 'label'
>;

export type WaitingReason = Extract<Understanding, 'unknown' | 'unruled'>;

/** An envelope that came and waits; without events where its content is of a kind not known. */
export interface WaitingEnvelope {
  readonly lane: Lane;
  readonly sequence: number;
  /** For an upgrade, or for other rules. */
  readonly reason: WaitingReason;
  readonly events: readonly WaitingEvent[];
}

/** Envelopes of one peer that wait: those that stand in the store, and those that come. */
export interface Waiting {
  of(stream: string): readonly WaitingEvent[];
  at(position: JournalPosition): WaitingEvent | null;
  all(): readonly WaitingEnvelope[];
  add(envelope: Envelope, reason: WaitingReason): void;
  remove(place: Pick<WaitingEnvelope, 'lane' | 'sequence'>): void;
}

export interface WaitingParts {
  readonly store: Pick<InboxStore, 'waiting'>;
  readonly peer: NodeId;
  /** Reads again what was verified when it came; null where it cannot be read any more. */
  readonly read: (signed: string) => Envelope | null;
  readonly judge: (envelope: Envelope) => Understanding;
}

/** Reads what waits: seldom anything. */
export async function openWaiting(parts: WaitingParts): Promise<Waiting> {
  const waiting = new Map<string, WaitingEnvelope>();
  const nameOf = ({ lane, sequence }: Pick<WaitingEnvelope, 'lane' | 'sequence'>) => `${lane} ${sequence}`;
  const add: Waiting['add'] = (envelope, reason) =>
    void waiting.set(nameOf(envelope), { ...headOf(envelope), reason });
  for await (const { envelope } of readWaiting(parts))
    add(envelope, parts.judge(envelope) === 'unruled' ? 'unruled' : 'unknown');
  const events = (): readonly WaitingEvent[] => [...waiting.values()].flatMap((one) => one.events);
  return {
    of: (stream) => (waiting.size === 0 ? [] : events().filter((event) => event.stream === stream)),
    at: (position) => events().find((event) => event.position === position) ?? null,
    all: () => [...waiting.values()],
    add,
    remove: (place) => void waiting.delete(nameOf(place)),
  };
}

function headOf({ lane, sequence, content }: Envelope): Omit<WaitingEnvelope, 'reason'> {
  // Of a content that this version does not know, nothing is looked into.
  const events = content.type === 'decision' ? content.events : [];
  return {
    lane,
    sequence,
    events: events.map(({ context, stream, type, shape, position, marking, purpose, label }) => ({
      context,
      stream,
      type,
      shape,
      position,
      marking,
      purpose,
      label,
    })),
  };
}

const pageMax = 100;

/** What waits in the store, whole, each lane in its order; what cannot be read any more stays. */
export async function* readWaiting({ store, peer, read }: Omit<WaitingParts, 'judge'>) {
  for (const lane of lanes) {
    let page: readonly TakenEnvelope[] = [];
    do {
      page = await store.waiting(peer, lane, { after: page.at(-1)?.sequence ?? 0, limit: pageMax });
      for (const { hash, signed } of page) {
        const envelope = read(signed);
        if (envelope !== null) yield { envelope, hash };
      }
    } while (page.length === pageMax);
  }
}
