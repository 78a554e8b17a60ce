import type { Imported } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { fromUtc, toUtc, type UtcText } from '../kernel/time.ts';
import { markings, purposes } from '../kernel/marking.ts';
import { canonical } from './canonical.ts';
import { storeFault } from './faults.ts';
import type { AppendRequest, Beside, JsonObject, NewEvent, StreamPart } from './port.ts';

/** A request whose every part was found storable, with its JSON written out. */
export interface Prepared {
  readonly request: AppendRequest;
  /** The request's own stream, then each further one, in the order of the chain. */
  readonly parts: readonly PreparedPart[];
  readonly beside: readonly Beside[];
  readonly answer: string;
}

/** One stream's events; `bodies` and `happenedAt` are as long as they. */
export interface PreparedPart extends StreamPart {
  readonly bodies: readonly string[];
  readonly happenedAt: readonly UtcText[];
}

/**
 * Checks that a request can be kept faithfully and writes its JSON out once.
 * Times are kept to the millisecond. Throws `not_storable` (a bug of the caller) before anything is queued, also where
 * a stream is named twice, or where what is said to be another node's is `own`.
 */
export function prepare(request: AppendRequest, own: NodeId): Prepared {
  const { idempotencyKey, requestHash, actor, desk, also = [], beside = [] } = request;
  canonical([idempotencyKey, requestHash, actor, desk]);
  if (idempotencyKey === '') throw storeFault('not_storable', { reason: 'an empty name', path: 'key' });
  const { stream, expectedVersion, events } = request;
  const parts = [{ stream, expectedVersion, events }, ...also].map((part) => preparePart(part, own));
  const names = new Set<string>();
  for (const part of parts) {
    if (names.has(part.stream))
      throw storeFault('not_storable', { reason: 'one stream twice', path: part.stream });
    names.add(part.stream);
  }
  return { request, parts, beside: beside.map(prepareBeside), answer: canonical(request.answer) };
}

function preparePart({ stream, expectedVersion, events }: StreamPart, own: NodeId): PreparedPart {
  canonical(stream);
  if (stream === '') throw storeFault('not_storable', { reason: 'an empty name', path: 'stream' });
  for (const event of events) {
    check(event);
    checkOrigin(event, own);
  }
  return {
    stream,
    expectedVersion,
    events,
    bodies: events.map(({ body }) => canonical(body)),
    happenedAt: events.map(({ happenedAt }) => toUtc(fromUtc(happenedAt))),
  };
}

function check({ type, marking, purpose, label, cause, shape }: NewEvent): void {
  canonical([type, marking, purpose, label as unknown as JsonObject]);
  if (!markings.includes(marking) || !purposes.includes(purpose) || !label.owner)
    throw storeFault('not_storable', { reason: 'it is not marked', path: type });
  if (cause !== null && !Number.isSafeInteger(cause))
    throw storeFault('not_storable', { reason: 'no position', path: 'cause' });
  if (!Number.isSafeInteger(shape) || shape < 1)
    throw storeFault('not_storable', { reason: 'no shape', path: 'shape' });
}

/** A record is this node's own, or says whose it is and where it stands there, or that it came back: no further way. */
function checkOrigin({ type, origin, imported }: NewEvent, own: NodeId): void {
  if (origin === undefined && imported === undefined) return;
  canonical([origin ?? null, (imported ?? null) as unknown as JsonObject]);
  // A record of this node's own comes from elsewhere only where its book had lost it, and says who gave it back.
  const isOwn = imported?.returnedBy !== undefined;
  if (!origin || imported === undefined || (origin === own) !== isOwn || !isPlaced(imported))
    throw storeFault('not_storable', { reason: 'of no known origin', path: type });
}

function isPlaced(imported: Imported): boolean {
  const {
    position,
    seen,
    unseen = {},
    lacking = [],
    recordedAt,
    expiresAt = recordedAt,
    envelope,
  } = imported;
  const positions = [position, ...Object.values(seen), ...Object.values(unseen).flat(), ...lacking];
  return (
    positions.every((one) => Number.isSafeInteger(one) && one > 0) &&
    /^[0-9a-f]{64}$/.test(envelope) &&
    [recordedAt, expiresAt].every((time) => toUtc(fromUtc(time)) === time)
  );
}

/** A value the driver could not write would hold up the whole batch: objects become their JSON here, or are refused. */
function prepareBeside({ name, values, ...how }: Beside): Beside {
  if (name === '') throw storeFault('not_storable', { reason: 'an empty name', path: 'beside' });
  return { ...how, name, values: values.map((value) => (isPlain(value) ? value : canonical(value))) };
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (value === null || value instanceof Uint8Array || value instanceof Date) return true;
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}
