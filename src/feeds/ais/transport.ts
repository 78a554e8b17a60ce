import type { AisStream } from './intake.ts';

/** How a source's connection stands, in the words of the health screen. */
export type LinkState =
  | { readonly state: 'connecting' | 'connected' | 'listening' | 'playing' | 'ended' | 'stopped' }
  | { readonly state: 'waiting'; readonly attempt: number; readonly againInMilliseconds: number };

/** What every transport needs of its surroundings. */
export interface TransportParts {
  /** A fresh reader for one sender. */
  readonly open: () => AisStream;
  /** The connection came or went. */
  readonly link: (connected: boolean) => void;
  /** Counts what the transport itself turns away. */
  readonly refused: (reason: 'too_many_clients') => void;
  /** True while the ingest would rather not be given more. */
  readonly pressed: () => boolean;
  /** Chance, 0 <= n < 1. */
  readonly random: () => number;
  /** Told of each broken connection, for the log. */
  readonly fault: (error: unknown) => void;
}

/** A source that runs until it is stopped. */
export interface Transport {
  /** Resolves once it listens, plays or has begun to connect; rejects where it cannot even begin. */
  readonly ready: Promise<void>;
  state(): LinkState;
  stop(): Promise<void>;
}
