import type { Instant } from './time.ts';

/** One telemetry report of a moving thing. SI units; null is "the sender does not say". */
export interface Report {
  /** `ais:227006760`: kind of identity and the identity itself. */
  readonly track: string;
  readonly source: string;
  readonly receivedAt: Instant;
  readonly happenedAt: Instant;
  readonly lat: number;
  readonly lon: number;
  readonly accuracyMetres: number | null;
  readonly speedMetresPerSecond: number | null;
  readonly courseDegrees: number | null;
  readonly headingDegrees: number | null;
  /** Navigational status or aid state as the sender's standard numbers it. */
  readonly status: number | null;
  /** Kind of the sending station, from the room's closed list. */
  readonly kind: string;
}

/** What a sender says of itself: written only when it changes. */
export interface Identity {
  readonly track: string;
  readonly source: string;
  readonly receivedAt: Instant;
  readonly name: string | null;
  readonly callSign: string | null;
  readonly imo: number | null;
  readonly shipType: number | null;
  readonly lengthMetres: number | null;
  readonly beamMetres: number | null;
  readonly draughtMetres: number | null;
  readonly destination: string | null;
}

export interface TelemetryBatch {
  readonly reports: readonly Report[];
  readonly identities: readonly Identity[];
}

/** Which question "at T" means: what this node had recorded by T, or what is now known to have happened at T. */
export type AsOf = 'known' | 'happened';
