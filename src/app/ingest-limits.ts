/** Bounds of the ingest; each may be set by configuration. */
export interface IngestLimits {
  /** Reports in one durable write. */
  readonly batchMax: number;
  /** Longest a report waits for company. */
  readonly batchMilliseconds: number;
  readonly inFlightMax: number;
  readonly queueMax: number;
  readonly coalesceAbove: number;
  readonly identitiesMax: number;
  readonly tracksMax: number;
  /** Calls of distress have room apart, in the picture and in the queue: nothing else can fill it. */
  readonly distressMax: number;
  /** First and longest pause before a failed write is tried again. */
  readonly retryMilliseconds: number;
  readonly retryMillisecondsMax: number;
  /** A write under way for longer than these makes the store slow, then down. */
  readonly slowMilliseconds: number;
  readonly downMilliseconds: number;
  /** How often expired tracks are dropped and refusals stored. */
  readonly housekeepingMilliseconds: number;
  readonly closeMilliseconds: number;
}

/**
 * Sized for ten times the peak of PROBLEM section 3 (500 raw lines a second): 20,000 reports are four seconds of that,
 * about 8 MB; the picture holds several times the ships of the whole Channel, and
 * more beacons than call at once in any sea.
 */
export const ingestLimits: IngestLimits = {
  batchMax: 2_000,
  batchMilliseconds: 10,
  inFlightMax: 2,
  queueMax: 20_000,
  coalesceAbove: 10_000,
  identitiesMax: 10_000,
  tracksMax: 50_000,
  distressMax: 1_000,
  retryMilliseconds: 100,
  retryMillisecondsMax: 5_000,
  slowMilliseconds: 500,
  downMilliseconds: 5_000,
  housekeepingMilliseconds: 5_000,
  closeMilliseconds: 10_000,
};
