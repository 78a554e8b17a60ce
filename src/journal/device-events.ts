import { type Instant, instant } from '../kernel/time.ts';
import type { Store } from './store.ts';

/** One message of a device as it is kept. `key` is the sender's own: the same message twice bears the same. */
export interface KeptDeviceEvent {
  readonly device: string;
  readonly key: string;
  readonly signal: string;
  readonly receivedAt: Instant;
  readonly happenedAt: Instant;
  readonly value: number | null;
  readonly confidence: number | null;
}

/** The telemetry of fixed sites: kept for days, read by device. */
export interface DeviceEvents {
  /** Durable once it resolves. What is held already, by device and key, stays as it was. */
  write(events: readonly KeptDeviceEvent[]): Promise<void>;
  /** The newest of one device, newest first. */
  of(device: string, limit: number): Promise<readonly KeptDeviceEvent[]>;
  /** What was received since, of all devices, in the order of receipt; of more than `limit` the newest. */
  heardSince(at: Instant, limit: number): Promise<readonly KeptDeviceEvent[]>;
  /** Drops what was received before; at most so many rows at once, so that no write waits long. Gives how many. */
  dropBefore(at: Instant, rowsMax: number): Promise<number>;
}

/** Opens the telemetry of sites in a store. */
export function createDeviceEvents({ pool }: Pick<Store, 'pool'>): DeviceEvents {
  return {
    async write(events) {
      if (events.length === 0) return;
      await pool.query(
        `insert into strait_telemetry.device_events (device, key, received_ms, happened_ms, signal, value, confidence)
         select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::real[], $7::real[])
         on conflict (device, key) do nothing`,
        [
          events.map(({ device }) => device),
          events.map(({ key }) => key),
          events.map(({ receivedAt }) => receivedAt),
          events.map(({ happenedAt }) => happenedAt),
          events.map(({ signal }) => signal),
          events.map(({ value }) => value),
          events.map(({ confidence }) => confidence),
        ],
      );
    },
    async of(device, limit) {
      const { rows } = await pool.query<KeptRow>(
        `select ${keptColumns} from strait_telemetry.device_events
         where device = $1 order by received_ms desc limit $2`,
        [device, limit],
      );
      return rows.map(keptOf);
    },
    async heardSince(at, limit) {
      // Of one delivery all are received at one moment: they lie in the order in which it held them.
      const { rows } = await pool.query<KeptRow>(
        `select ${keptColumns} from strait_telemetry.device_events
         where received_ms >= $1 order by received_ms desc, ctid desc limit $2`,
        [at, limit],
      );
      return rows.map(keptOf).toReversed();
    },
    async dropBefore(at, rowsMax) {
      const { rowCount } = await pool.query(
        `delete from strait_telemetry.device_events where ctid = any (array(
           select ctid from strait_telemetry.device_events where received_ms < $1 limit $2))`,
        [at, rowsMax],
      );
      return rowCount ?? 0;
    },
  };
}

const keptColumns =
  'device, key, signal, value, confidence, received_ms::float8 as received, happened_ms::float8 as happened';

interface KeptRow extends Omit<KeptDeviceEvent, 'receivedAt' | 'happenedAt'> {
  readonly received: number;
  readonly happened: number;
}

function keptOf({ received, happened, ...row }: KeptRow): KeptDeviceEvent {
  return { ...row, receivedAt: instant(received), happenedAt: instant(happened) };
}
