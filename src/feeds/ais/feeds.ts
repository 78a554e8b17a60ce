import type { Clock } from '../../kernel/time.ts';
import type { AisSource } from './config.ts';
import { startFile } from './file.ts';
import type { AisIntake, AisSink } from './intake.ts';
import { createAisIntake } from './intake.ts';
import { inventedTraffic } from './invented-hour.ts';
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
      return startInvented(feeds, parts);
  }
}

/** How often the invented traffic's due sentences are read. */
const inventedTickMilliseconds = 100;
const inventedSeed = 20211124;

function startInvented(feeds: AisFeedsParts, parts: TransportParts): Transport {
  const stream = parts.open();
  const traffic = inventedTraffic({ seed: inventedSeed, startAt: feeds.clock() })[Symbol.iterator]();
  let next = traffic.next();
  let state: LinkState = { state: 'playing' };
  parts.link(true);
  const timer = setInterval(() => {
    const due: string[] = [];
    for (; next.done !== true && next.value.at <= feeds.clock(); next = traffic.next())
      due.push(next.value.sentence);
    if (due.length > 0) stream.push(Buffer.from(`${due.join('\n')}\n`));
  }, inventedTickMilliseconds);
  return {
    ready: Promise.resolve(),
    state: () => state,
    stop() {
      clearInterval(timer);
      stream.end();
      state = { state: 'stopped' };
      return Promise.resolve();
    },
  };
}
