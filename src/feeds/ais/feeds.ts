import type { Clock } from '../../kernel/time.ts';
import type { AisSource, AisSourceOf } from './config.ts';
import { startFile } from './file.ts';
import type { AisIntake, AisSink, AisStream } from './intake.ts';
import { createAisIntake } from './intake.ts';
import { startTcpClient } from './tcp-client.ts';
import { startTcpServer } from './tcp-server.ts';
import type { LinkState, Transport, TransportParts } from './transport.ts';
import { startUdp } from './udp.ts';

export interface AisFeedsParts {
  readonly sources: readonly AisSource[];
  readonly sink: AisSink & {
    link(source: string, connected: boolean): void;
    /** True while the ingest would rather not be given more. */
    pressed(): boolean;
  };
  readonly clock: Clock;
  readonly random: () => number;
  /** Told of broken connections, for the log. */
  readonly fault: (source: string, error: unknown) => void;
  /** Sends invented traffic into a stream until stopped; needed only where a source of that kind is configured. */
  readonly invented?: (stream: AisStream) => { stop(): void };
}

/** All running AIS sources of a node. */
export interface AisFeeds {
  /** Resolves once every source listens, plays or connects; rejects with the first that cannot begin. */
  readonly ready: Promise<void>;
  readonly intake: AisIntake;
  states(): readonly { readonly source: string; readonly link: LinkState }[];
  stop(): Promise<void>;
}

/** Starts every configured source of AIS. Call `stop`, also where `ready` rejected. */
export function startAisFeeds(parts: AisFeedsParts): AisFeeds {
  const intake = createAisIntake(parts.sink, parts.clock);
  const running = parts.sources.map((source) => ({
    source: source.id,
    transport: startOne(source, parts, intake),
  }));
  const ready = Promise.all(running.map(({ transport }) => transport.ready)).then(() => {});
  return {
    ready,
    intake,
    states: () => running.map(({ source, transport }) => ({ source, link: transport.state() })),
    async stop() {
      await Promise.all(running.map(({ transport }) => transport.stop()));
    },
  };
}

/** Quiet receivers are common at night; a dead link must still be found. */
const deadAfterSecondsMin = 120;

function startOne(source: AisSource, feeds: AisFeedsParts, intake: AisIntake): Transport {
  const { id, linesPerSecondMax } = source;
  const timeTrusted = source.kind === 'file' && source.timeTrusted;
  const parts: TransportParts = {
    open: () => intake.open({ id, linesPerSecondMax, timeTrusted }),
    link: (connected) => feeds.sink.link(id, connected),
    refused: (reason) => feeds.sink.refused(id, reason),
    pressed: () => feeds.sink.pressed(),
    random: feeds.random,
    fault: (error) => feeds.fault(id, error),
  };
  const deadAfterSeconds = Math.max(deadAfterSecondsMin, source.silentAfterSeconds * 2);
  switch (source.kind) {
    case 'tcp-client':
      return startTcpClient({ ...source, deadAfterSeconds }, parts);
    case 'tcp-server':
      return startTcpServer({ ...source, deadAfterSeconds }, parts);
    case 'udp':
      return startUdp(source, parts);
    case 'file':
      return startFile({ ...source, pace: source }, parts);
    case 'invented':
      return startInvented(source, feeds, parts);
  }
}

function startInvented(
  source: AisSourceOf<'invented'>,
  feeds: AisFeedsParts,
  parts: TransportParts,
): Transport {
  if (feeds.invented === undefined) throw new Error(`source ${source.id}: no invented traffic was handed in`);
  const stream = parts.open();
  const running = feeds.invented(stream);
  parts.link(true);
  let state: LinkState = { state: 'playing' };
  return {
    ready: Promise.resolve(),
    state: () => state,
    stop() {
      running.stop();
      stream.end();
      state = { state: 'stopped' };
      return Promise.resolve();
    },
  };
}
