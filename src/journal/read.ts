import type { QueryResultRow } from 'pg';
import type pg from 'pg';
import type { EventEnvelope } from '../kernel/event.ts';
import { instant, toUtc } from '../kernel/time.ts';
import { isSealed } from './chain.ts';
import { storeFault } from './faults.ts';
import type { JsonObject, StoredEvent } from './port.ts';

/**
 * The columns of an event as `toEvent` reads them. Whoever orders by one of them names its table: `order by position` would
 * mean the number made here of the column, for which no index stands.
 */
export const eventColumns = `position::float8 as position, stream, version::float8 as version, type, shape,
  happened_at, recorded_at, origin, actor, desk, marking, purpose, label, cause::float8 as cause, idempotency_key,
  imported, encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash, body`;

/** A row as the driver gives it; the table's own checks hold its shape. */
export interface EventRow extends QueryResultRow {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly shape: number;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly origin: EventEnvelope['origin'];
  readonly actor: EventEnvelope['actor'];
  readonly desk: EventEnvelope['desk'];
  readonly marking: EventEnvelope['marking'];
  readonly purpose: EventEnvelope['purpose'];
  readonly label: EventEnvelope['label'];
  readonly cause: number | null;
  readonly idempotency_key: string;
  readonly imported: EventEnvelope['imported'];
  readonly previous_hash: string;
  readonly hash: string;
  readonly body: JsonObject;
}

/** Events of one stream after a version, each hash checked. */
export async function readStream(
  pool: pg.Pool,
  stream: string,
  afterVersion: number,
): Promise<readonly StoredEvent[]> {
  const { rows } = await pool.query<EventRow>({
    name: 'read stream',
    text: `select ${eventColumns} from strait.journal where stream = $1 and version > $2 order by journal.version`,
    values: [stream, afterVersion],
  });
  const events = rows.map(toEvent);
  for (const [index, event] of events.entries())
    if (event.version !== afterVersion + 1 + index)
      throw broken(event, 'a version of the stream before it is missing');
  return events;
}

/** Of these streams, those in which another node has a part, whole up to a position; each hash checked. */
export async function readShared(
  pool: pg.Pool,
  streams: readonly string[],
  upTo: number,
): Promise<readonly StoredEvent[]> {
  if (streams.length === 0) return [];
  const { rows } = await pool.query<EventRow>({
    name: 'read shared',
    text: `select ${eventColumns} from strait.journal where position <= $2 and stream in (
        select stream from strait.journal where stream = any ($1) and position <= $2
          and (imported is not null or type in ('RecordRecalled', 'RecordMoved')))
      order by journal.stream, journal.version`,
    values: [streams, upTo],
  });
  return rows.map(toEvent);
}

/** Events after a position, each hash and each link checked. */
export async function readAfter(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const { rows } = await pool.query<EventRow>({
    name: 'read after',
    text: `select ${eventColumns} from strait.journal where position > $1 order by journal.position limit $2`,
    values: [after, limit],
  });
  const events = rows.map(toEvent);
  for (const [index, event] of events.entries()) {
    if (event.position !== after + 1 + index) throw broken(event, 'a record before it is missing');
    const before = events[index - 1];
    if (before && event.previousHash !== before.hash)
      throw broken(event, 'it does not follow the record before');
  }
  return events;
}

/** One row as an event. Throws `chain_broken` where its hash is not that of its content. */
export function toEvent(row: EventRow): StoredEvent {
  const event: StoredEvent = {
    position: row.position,
    stream: row.stream,
    version: row.version,
    type: row.type,
    shape: row.shape,
    happenedAt: toUtc(instant(row.happened_at.getTime())),
    recordedAt: toUtc(instant(row.recorded_at.getTime())),
    origin: row.origin,
    actor: row.actor,
    desk: row.desk,
    marking: row.marking,
    purpose: row.purpose,
    label: row.label,
    cause: row.cause,
    idempotencyKey: row.idempotency_key,
    imported: row.imported,
    previousHash: row.previous_hash,
    hash: row.hash,
    body: row.body,
  };
  if (!isSealed(event)) throw broken(event, 'its hash is not that of its content');
  return event;
}

const broken = ({ position, stream }: StoredEvent, reason: string) =>
  storeFault('chain_broken', { position, stream, reason });
