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
      const { rows } = await pool.query<Omit<KeptDeviceEvent, 'receivedAt' | 'happenedAt'> & Moments>(
        `select device, key, signal, value, confidence, received_ms::float8 as received, happened_ms::float8 as happened
         from strait_telemetry.device_events where device = $1 order by received_ms desc limit $2`,
        [device, limit],
      );
      return rows.map(({ received, happened, ...row }) => ({
        ...row,
        receivedAt: instant(received),
        happenedAt: instant(happened),
      }));
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

interface Moments {
  readonly received: number;
  readonly happened: number;
}
