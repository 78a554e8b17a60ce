import type { ActorId, DeskId, NodeId } from '../kernel/ids.ts';
import { markings, purposes } from '../kernel/marking.ts';
import { fromUtc, toUtc, type UtcText } from '../kernel/time.ts';
import { canonical } from './canonical.ts';
import { sealOf, type Unsealed } from './chain.ts';
import { storeFault } from './faults.ts';
import type { AppendOutcome, AppendRequest, JsonObject } from './port.ts';

/** A request whose every part was found storable, with its JSON written out. */
export interface Prepared {
  readonly request: AppendRequest;
  readonly bodies: readonly string[];
  readonly happenedAt: readonly UtcText[];
  readonly answer: string;
}

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

/** What is to be written, and what each caller hears once it is. */
export interface Plan {
  readonly outcomes: readonly AppendOutcome[];
  readonly events: readonly (Unsealed & { readonly hash: string })[];
  readonly answers: readonly NewAnswer[];
}

export interface NewAnswer {
  readonly prepared: Prepared;
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * Checks that a request can be kept faithfully and writes its JSON out once.
 * Times are kept to the millisecond. Throws `not_storable` (a bug of the caller) before anything is queued.
 */
export function prepare(request: AppendRequest): Prepared {
  const { stream, idempotencyKey, requestHash, actor, desk } = request;
  canonical([stream, idempotencyKey, requestHash, actor, desk]);
  if (stream === '' || idempotencyKey === '')
    throw storeFault('not_storable', { reason: 'an empty name', path: 'stream or key' });
  for (const { type, marking, purpose, label, cause, shape } of request.events) {
    canonical([type, marking, purpose, label as unknown as JsonObject]);
    if (!markings.includes(marking) || !purposes.includes(purpose) || !label.owner)
      throw storeFault('not_storable', { reason: 'it is not marked', path: type });
    if (cause !== null && !Number.isSafeInteger(cause))
      throw storeFault('not_storable', { reason: 'no position', path: 'cause' });
    if (!Number.isSafeInteger(shape) || shape < 1)
      throw storeFault('not_storable', { reason: 'no shape', path: 'shape' });
  }
  return {
    request,
    bodies: request.events.map(({ body }) => canonical(body)),
    happenedAt: request.events.map(({ happenedAt }) => toUtc(fromUtc(happenedAt))),
    answer: canonical(request.answer),
  };
}

/**
 * Decides, for requests in the order in which they came, what each one becomes on top of what the store holds.
 * Pure. A conflict or a repeated key concerns its own request only, also between two requests of one batch.
 */
export function plan(
  seen: Seen,
  batch: readonly Prepared[],
  by: { origin: NodeId; recordedAt: UtcText },
): Plan {
  const versions = new Map(seen.versions);
  const answers = new Map(seen.answers);
  const events: (Unsealed & { hash: string })[] = [];
  const kept: NewAnswer[] = [];
  let position = seen.position;
  let previousHash = seen.hash;
  const outcomes = batch.map((prepared): AppendOutcome => {
    const { request } = prepared;
    const before = answers.get(request.idempotencyKey);
    if (before) return repeat(before, request);
    const version = versions.get(request.stream) ?? 0;
    if (version !== request.expectedVersion)
      return { kind: 'conflict', stream: request.stream, actualVersion: version };
    const first = request.events.length > 0 ? position + 1 : null;
    for (const unsealed of unsealedEvents(prepared, { position, version, ...by })) {
      const event = { ...unsealed, previousHash };
      previousHash = sealOf(event);
      events.push({ ...event, hash: previousHash });
      position = event.position;
    }
    versions.set(request.stream, version + request.events.length);
    const last = first === null ? null : position;
    kept.push({ prepared, first, last });
    const { requestHash, answer } = request;
    answers.set(request.idempotencyKey, { requestHash, answer, first, last, recordedAt: by.recordedAt });
    if (first === null || last === null) return { kind: 'answered' };
    return { kind: 'appended', first, last, recordedAt: by.recordedAt };
  });
  return { outcomes, events, answers: kept };
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

function unsealedEvents({ request, bodies, happenedAt }: Prepared, place: Place): Unsealed[] {
  const actor: ActorId = request.actor;
  const desk: DeskId | null = request.desk;
  return request.events.map(({ type, shape, marking, purpose, label, cause }, index) => ({
    position: place.position + 1 + index,
    stream: request.stream,
    version: place.version + 1 + index,
    type,
    shape,
    happenedAt: happenedAt[index] ?? place.recordedAt, // same length as events
    recordedAt: place.recordedAt,
    origin: place.origin,
    actor,
    desk,
    marking,
    purpose,
    label,
    cause,
    idempotencyKey: request.idempotencyKey,
    previousHash: '',
    body: bodies[index] ?? '{}', // same length as events
  }));
}
