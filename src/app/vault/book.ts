import type { Beside, Journal, NewEvent, StreamPart } from '../../journal/port.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent, JournalPosition } from '../../kernel/event.ts';
import type { IdSource } from '../../kernel/ids.ts';
import type { RecordLabel } from '../../kernel/label.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { domainEvent, newEvent } from '../new-event.ts';
import { requestHash } from '../request-hash.ts';
import type { Who } from '../who.ts';

/** A stream as it stands, and what an order makes of it. */
export interface Decided {
  readonly part: StreamPart;
  readonly before: unknown;
  readonly events: readonly DomainEvent[];
}

/** The record of the vault's subjects as the choke point writes it: read, decided, appended; never edited. */
export interface Book {
  /** Decides on the stream as it stands; `labelOf` says who answers for each event where its handling does not. */
  decide(order: Order): Promise<Result<Decided, Refusal>>;
  /** The stream folded as it stands now. */
  read(door: StreamDoor, stream: string): Promise<unknown>;
  /** Appends all parts or none; null where another came first: then it is to be decided again. */
  append(who: Pick<Who, 'actor' | 'desk'>, written: Written): Promise<JournalPosition | null>;
}

export interface Order {
  readonly door: StreamDoor;
  readonly stream: string;
  readonly command: DomainCommand;
  /** Who answers for the events. */
  readonly owner: string;
  /** What events of the subject itself say of who may have them; absent: what their handling says. */
  readonly label?: RecordLabel;
  /** The event that led to this. */
  readonly cause?: JournalPosition;
  /** True where another appends what is decided: a conflict would not be heard of here, so the stream is read on first. */
  readonly fresh?: boolean;
}

export interface Written {
  readonly parts: readonly StreamPart[];
  readonly beside: readonly Beside[];
}

interface Folded {
  readonly state: unknown;
  readonly version: number;
}

const streamsMax = 20_000;

/** A book over the journal. Folded streams are kept as a shortcut: a stale one leads to a conflict and is read on. */
export function createBook({ journal, ids }: { readonly journal: Journal; readonly ids: IdSource }): Book {
  const kept = new Map<string, Folded>();
  const stale = new Set<string>();
  const keep = (stream: string, folded: Folded): void => {
    kept.delete(stream);
    stale.delete(stream);
    if (folded.version > 0) kept.set(stream, folded);
    const [oldest] = kept.keys();
    if (kept.size <= streamsMax || oldest === undefined) return;
    kept.delete(oldest);
    stale.delete(oldest);
  };
  /** What is not kept is read anew in any case, and noted nowhere: there is no end of subjects. */
  const doubt = (stream: string): void => {
    if (kept.has(stream)) stale.add(stream);
  };
  const load = async (door: StreamDoor, stream: string): Promise<Folded> => {
    const known = kept.get(stream);
    if (known !== undefined && !stale.has(stream)) return known;
    const from = known ?? { state: door.decider.initial, version: 0 };
    const later = await journal.readStream(stream, from.version);
    const events = later.map((stored) => domainEvent(door, stored));
    const state = events.reduce((folded, event) => door.decider.evolve(folded, event), from.state);
    const folded = { state, version: from.version + later.length };
    keep(stream, folded);
    return folded;
  };
  return {
    async decide(order) {
      const { door, stream, command } = order;
      if (order.fresh === true) doubt(stream);
      let { state, version } = await load(door, stream);
      let decision = door.decider.decide(state, command);
      if (!decision.ok) {
        // No conflict would correct a refusal: it is given only on what stands now.
        doubt(stream);
        ({ state, version } = await load(door, stream));
        decision = door.decider.decide(state, command);
      }
      if (!decision.ok) return decision;
      const events = decision.value.map((event) => writtenAs(order, event));
      const part = { stream, expectedVersion: version, events };
      return { ok: true, value: { part, before: state, events: decision.value } };
    },
    async read(door, stream) {
      doubt(stream);
      return (await load(door, stream)).state;
    },
    async append({ actor, desk }, { parts, beside }) {
      const [first, ...also] = parts;
      if (first === undefined) return journal.head();
      // Never sent twice: nothing that was shown is shown again without being written again.
      const idempotencyKey = `vault/${ids()}`;
      const asked = { idempotencyKey, requestHash: requestHash(idempotencyKey), actor, desk };
      const outcome = await journal.append({ ...first, also, beside, ...asked, answer: { ok: true } });
      for (const { stream } of parts) doubt(stream);
      return outcome.kind === 'appended' ? outcome.last : null;
    },
  };
}

function writtenAs({ door, owner, label, cause }: Order, event: DomainEvent): NewEvent {
  const request = cause === undefined ? {} : { cause };
  const author = { door: { stream: door }, who: { agency: owner }, request, agency: owner };
  const written = newEvent(author, event);
  return label === undefined ? written : { ...written, label };
}
