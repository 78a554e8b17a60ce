import type { AppendRequest, Beside, JsonObject, NewEvent, StreamPart } from '../journal/port.ts';
import type { ImportedPlace } from '../journal/inbox-port.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { EnvelopeContent, Imported, SharedEvent } from '../kernel/exchange.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { type RecordRecalled, recallMark } from '../kernel/recall.ts';
import type { UtcText } from '../kernel/time.ts';

export type DecisionContent = Extract<EnvelopeContent, { readonly type: 'decision' }>;

/** What this node's own exchange writes bears this name. */
export const exchangeActor = 'node.exchange' as ActorId; // the program's own name, not a member of staff

/** One envelope as it is written into the book. */
export interface ToImport {
  readonly peer: NodeId;
  readonly key: string;
  /** SHA-256, hex, of its signed text. */
  readonly hash: string;
  readonly content: DecisionContent;
  /** Positions of the same origin, by stream, that came and wait for an upgrade. */
  readonly lacking: (stream: string) => readonly JournalPosition[];
  readonly beside: readonly Beside[];
}

/** What another node decided as one append: its records, under its name and its author's, in one piece. */
export function importRequest({ peer, key, hash, content, lacking, beside }: ToImport): AppendRequest {
  const { actor, desk, recordedAt, events } = content;
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const parts = streams.map((stream): StreamPart => {
    const waiting = lacking(stream);
    const place = { recordedAt, envelope: hash, ...(waiting.length > 0 ? { lacking: waiting } : {}) };
    const own = events.filter((event) => event.stream === stream);
    return { stream, expectedVersion: null, events: own.map((event) => importedEvent(peer, event, place)) };
  });
  return asRequest(parts, { key, hash, actor, desk, beside });
}

function importedEvent(
  origin: NodeId,
  event: SharedEvent,
  place: Pick<Imported, 'recordedAt' | 'envelope' | 'lacking'>,
): NewEvent {
  const { type, shape, happenedAt, marking, purpose, label, body, position, seen, unseen, expiresAt } = event;
  const imported: Imported = {
    position,
    seen,
    ...place,
    ...(unseen === undefined ? {} : { unseen }),
    ...(expiresAt === null ? {} : { expiresAt }),
  };
  // What led to it stands in the origin's book, and may not have come.
  return { type, shape, happenedAt, marking, purpose, label, cause: null, body, origin, imported };
}

/** Which records of another node a mark names, and why. */
export interface ToMark extends Omit<RecordRecalled, 'type' | 'positions'> {
  readonly key: string;
  readonly hash: string;
}

/** This node's own marks beside records of another node, one a stream, each to be read by whoever may read those. */
export function markRequest(places: readonly MarkedPlace[], mark: ToMark): AppendRequest {
  const { key, hash, at, origin, recall, reason } = mark;
  const streams = [...new Set(places.map(({ stream }) => stream))];
  const parts = streams.map((stream): StreamPart => {
    const own = places.filter((place) => place.stream === stream);
    const positions = own.map(({ position }) => position).sort((one, other) => one - other);
    const body: JsonObject = { origin, positions, recall, reason };
    return { stream, expectedVersion: null, events: [markEvent(own, { at, origin, body })] };
  });
  return asRequest(parts, { key, hash, actor: exchangeActor, desk: null, beside: [] });
}

export type MarkedPlace = Pick<ImportedPlace, 'position' | 'stream' | 'marking' | 'purpose' | 'label'>;

interface Mark {
  readonly at: UtcText;
  readonly origin: NodeId;
  readonly body: JsonObject;
}

function markEvent(places: readonly MarkedPlace[], { at, origin, body }: Mark): NewEvent {
  const newest = places.at(-1);
  if (newest === undefined) throw new Error('a mark beside nothing');
  const { marking, purpose, label } = newest;
  const owned = label ?? { owner: origin };
  return { type: recallMark, shape: 1, happenedAt: at, marking, purpose, label: owned, cause: null, body };
}

/** What was dealt with and brings no record: only its key is kept. */
export function answerRequest({ key, hash }: { readonly key: string; readonly hash: string }): AppendRequest {
  const part = { stream: 'exchange/inbox', expectedVersion: null, events: [] };
  return asRequest([part], { key, hash, actor: exchangeActor, desk: null, beside: [] });
}

interface Written {
  readonly key: string;
  readonly hash: string;
  readonly actor: ActorId;
  readonly desk: AppendRequest['desk'];
  readonly beside: readonly Beside[];
}

function asRequest([first, ...also]: readonly StreamPart[], written: Written): AppendRequest {
  if (first === undefined) throw new Error('an envelope without events');
  const { key, hash, actor, desk, beside } = written;
  return {
    ...first,
    also,
    idempotencyKey: key,
    requestHash: hash,
    actor,
    desk,
    beside,
    answer: { envelope: hash },
  };
}
