import type { Instant } from '../kernel/time.ts';

/** What a camera read of one vehicle, as it is kept. */
export interface PlateRead {
  readonly source: string;
  /** The camera's own key: the same read sent twice is kept once. */
  readonly key: string;
  readonly receivedAt: Instant;
  /** By the camera's clock. */
  readonly happenedAt: Instant;
  /** How the camera's clock goes with ours. */
  readonly clock: 'agrees' | 'ahead' | 'behind';
  readonly site: string;
  readonly lane: string | null;
  readonly direction: 'to_uk' | 'to_eu' | null;
  readonly facing: 'front' | 'rear' | null;
  /** The reader's own, 0 to 1. */
  readonly confidence: number | null;
  readonly country: string | null;
  readonly shape: string;
  /** Keyed tokens: of the exact form first, then of the near forms in their order. */
  readonly tokens: readonly string[];
  /** As it was read: sealed before it is written. */
  readonly plate: string;
}

/** The same as it is found again: without the plate. */
export interface PlateSighting extends Omit<PlateRead, 'plate' | 'key'> {
  readonly id: string;
}

/** Reads that share a token, received between two moments and read no earlier than the first, the newest first. */
export interface PlatesMet {
  readonly tokens: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
}

/** Plate reads of cameras: kept for hours, never a decision, in no backup. */
export interface PlateReads {
  /** Durable when it resolves; of each read, in order: true where it is new, false where it was there. */
  write(reads: readonly PlateRead[]): Promise<readonly boolean[]>;
  meeting(asked: PlatesMet): Promise<readonly PlateSighting[]>;
  /** The plate as read; null where it is gone, or no longer what was sealed. Whoever asks has written that they do. */
  textOf(id: string): Promise<string | null>;
  /** Deletes what was read or received more than `hours` ago, whichever is earlier; answers how many. */
  keep(now: Instant, hours: number): Promise<number>;
}
