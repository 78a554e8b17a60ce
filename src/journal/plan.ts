import type { ActorId, DeskId, NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { sealOf, type Unsealed } from './chain.ts';
import type { AppendOutcome, AppendRequest, Beside, JsonObject } from './port.ts';
import type { Prepared, PreparedPart } from './prepare.ts';

/** An answer kept earlier under a key. */
export interface KeptAnswer {
  readonly requestHash: string;
  readonly answer: JsonObject;
  readonly first: number | null;
  readonly last: number | null;
  readonly recordedAt: string;
}

/** What the store said under the head's lock. */
export interface Seen {
  readonly position: number;
  readonly hash: string;
  readonly versions: ReadonlyMap<string, number>;
  readonly answers: ReadonlyMap<string, KeptAnswer>;
}

/** An event as it is written, its body as canonical JSON. */
export type Sealed = Unsealed & { readonly hash: string };

/** What is to be written, and what each caller hears once it is. */
export interface Plan {
  readonly outcomes: readonly AppendOutcome[];
  readonly events: readonly Sealed[];
  readonly answers: readonly NewAnswer[];
  /** Statements of the accepted requests, in their order: run after the events. */
  readonly besides: readonly Beside[];
}

export interface NewAnswer {
  readonly prepared: Prepared;
  readonly first: number | null;
  readonly last: number | null;
}

/** Whose book it is and when it is written; `seal` only where a simulation does without hashes. */
export interface PlanBy {
  readonly origin: NodeId;
  readonly recordedAt: UtcText;
  readonly seal?: (event: Unsealed) => string;
}

/**
 * Decides, for requests in the order in which they came, what each one becomes on top of what the store holds.
 * Pure. A conflict or a repeated key concerns its own request only, also between two requests of one batch; a request
 * of several streams is written whole or not at all.
 */
export function plan(seen: Seen, batch: readonly Prepared[], by: PlanBy): Plan {
  const { seal = sealOf } = by;
  const versions = new Map(seen.versions);
  const answers = new Map(seen.answers);
  const events: Sealed[] = [];
  const kept: NewAnswer[] = [];
  const besides: Beside[] = [];
  let position = seen.position;
  let previousHash = seen.hash;
  const outcomes = batch.map((prepared): AppendOutcome => {
    const { request, parts } = prepared;
    const before = answers.get(request.idempotencyKey);
    if (before) return repeat(before, request);
    const conflict = conflictOf(parts, versions);
    if (conflict) return conflict;
    const start = position;
    for (const part of parts) {
      const version = part.expectedVersion ?? versions.get(part.stream) ?? 0;
      const place = { position, version, origin: by.origin, recordedAt: by.recordedAt };
      for (const unsealed of unsealedEvents(part, request, place)) {
        const event = { ...unsealed, previousHash };
        previousHash = seal(event);
        events.push({ ...event, hash: previousHash });
        position = event.position;
      }
      versions.set(part.stream, version + part.events.length);
    }
    const [first, last] = position > start ? [start + 1, position] : [null, null];
    kept.push({ prepared, first, last });
    const { requestHash, answer } = request;
    answers.set(request.idempotencyKey, { requestHash, answer, first, last, recordedAt: by.recordedAt });
    if (first === null) return { kind: 'answered' };
    besides.push(...prepared.beside);
    return { kind: 'appended', first, last, recordedAt: by.recordedAt };
  });
  return { outcomes, events, answers: kept, besides };
}

/** The first stream that has moved on since the decision was taken. */
function conflictOf(
  parts: readonly PreparedPart[],
  versions: ReadonlyMap<string, number>,
): AppendOutcome | null {
  for (const { stream, expectedVersion } of parts) {
    const actualVersion = versions.get(stream) ?? 0;
    if (expectedVersion !== null && actualVersion !== expectedVersion)
      return { kind: 'conflict', stream, actualVersion };
  }
  return null;
}

function repeat(before: KeptAnswer, request: AppendRequest): AppendOutcome {
  if (before.requestHash !== request.requestHash) return { kind: 'key_reused' };
  return { kind: 'repeated', answer: before.answer, last: before.last ?? 0 };
}

interface Place {
  readonly position: number;
  readonly version: number;
  readonly origin: NodeId;
  readonly recordedAt: UtcText;
}

function unsealedEvents(part: PreparedPart, request: AppendRequest, place: Place): Unsealed[] {
  const actor: ActorId = request.actor;
  const desk: DeskId | null = request.desk;
  return part.events.map(({ type, shape, marking, purpose, label, cause, origin, imported }, index) => ({
    position: place.position + 1 + index,
    stream: part.stream,
    version: place.version + 1 + index,
    type,
    shape,
    happenedAt: part.happenedAt[index] ?? place.recordedAt, // same length as events
    recordedAt: place.recordedAt,
    origin: origin ?? place.origin,
    actor,
    desk,
    marking,
    purpose,
    label,
    cause,
    idempotencyKey: request.idempotencyKey,
    imported: imported ?? null,
    previousHash: '',
    body: part.bodies[index] ?? '{}', // same length as events
  }));
}
