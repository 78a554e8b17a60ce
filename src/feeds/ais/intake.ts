import type { Identity, Report } from '../../app/telemetry.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { AisMessage } from '../../standards/nmea-ais/index.ts';
import { createReader } from '../../standards/nmea-ais/index.ts';
import { fingerprint } from './fingerprint.ts';
import { createGenerations } from './generations.ts';
import { createIdentities, isNaming } from './identity.ts';
import { createPlaces } from './places.ts';
import { createRateLimit } from './rate-limit.ts';
import { type BeaconCall, createBeaconCalls } from './beacon-call.ts';
import { isPlacing, reportOf } from './report.ts';
import { isStationNumber, stationKindBy, trackOf } from './station.ts';
import type { AisReason } from './text.ts';

/** The part of the ingest that AIS needs. */
export interface AisSink {
  offer(reports: readonly Report[], identities: readonly Identity[]): boolean;
  heard(source: string, count: number): void;
  refused(source: string, reason: string, count?: number): void;
  /** A distress beacon that is active and gives no position. */
  called(call: BeaconCall): void;
}

/** How one source is treated. */
export interface StreamSetting {
  readonly id: string;
  readonly linesPerSecondMax: number;
  /** True: the time in tag blocks is when it happened (replay of a record). */
  readonly timeTrusted: boolean;
}

/** One byte stream of one sender. */
export interface AisStream {
  /** Reads bytes, cut anywhere, and hands on what they say before it returns. */
  push(bytes: Uint8Array): void;
  end(): void;
  /** Lines held in long messages that are not complete. */
  pendingLines(): number;
}

/** What all sources of a node share: the same message through two receivers is one. */
export interface AisIntake {
  open(setting: StreamSetting): AisStream;
  /** The sources that lately heard the station beside the one that was stored, newest last. */
  heardBy(track: string): readonly string[];
}

/** Same message again within 5 to 10 seconds: another receiver, or a repeater. */
const duplicateMilliseconds = 5_000;
const receiversMax = 8;

/**
 * From bytes to reports and identities. Every line ends as part of a stored message or under one counted reason:
 * the codec's, or `not_ais` (a sentence of another kind), `rate_limited`, `bad_mmsi`, `not_kept`, `duplicate`, `position_not_available`,
 * `position_out_of_range`, `implausible_jump`. Memory is bounded; nothing throws, whatever the bytes.
 */
export function createAisIntake(sink: AisSink, clock: Clock): AisIntake {
  const seen = createGenerations<number, true>(duplicateMilliseconds, 100_000);
  const receivers = createGenerations<string, readonly string[]>(600_000, 20_000);
  const places = createPlaces();
  const identities = createIdentities();
  const beaconCalls = createBeaconCalls();

  /** The reason not to keep a message, or null where something of it went into `out`. */
  function keep(message: AisMessage, from: From, out: Chunk): AisReason | null {
    if (!isStationNumber(message.mmsi)) return 'bad_mmsi';
    const placing = isPlacing(message);
    const naming = isNaming(message);
    const call = beaconCalls.callOf(message, from);
    if (!placing && !naming && call === null) return 'not_kept';
    const print = fingerprint(message);
    if (seen.get(print, from.receivedAt)) {
      noteReceiver(trackOf(message.mmsi), from);
      return 'duplicate';
    }
    seen.set(print, true, from.receivedAt);
    if (naming) out.identities.push(identities.identityOf(message, from));
    if (call !== null) {
      out.calls.push(call);
      if (!placing || message.lat === null) return null;
    }
    return placing ? place(message, from, out) : null;
  }

  function place(message: Parameters<typeof reportOf>[0], from: From, out: Chunk): AisReason | null {
    if (message.positionOutOfRange) return 'position_out_of_range';
    const tagged = from.timeTrusted ? message.taggedAt : null;
    const report = reportOf(message, { ...from, base: tagged ?? from.receivedAt });
    if (report === null) return 'position_not_available';
    const kind = stationKindBy(message.mmsi, message.type) ?? 'other';
    if (!places.isPlausible(report.track, { place: report, happenedAt: report.happenedAt, kind }))
      return 'implausible_jump';
    out.reports.push(beaconCalls.placed(report, 'fix' in message ? message.fix : 'untimed'));
    return null;
  }

  function noteReceiver(track: string, from: From): void {
    const before = receivers.get(track, from.receivedAt) ?? [];
    if (before.at(-1) === from.source) return;
    const others = before.filter((source) => source !== from.source);
    receivers.set(track, [...others, from.source].slice(-receiversMax), from.receivedAt);
  }

  return {
    heardBy: (track) => receivers.get(track, clock()) ?? [],
    open: (setting) => openStream({ setting, sink, clock, keep }),
  };
}

interface From {
  readonly source: string;
  readonly receivedAt: Instant;
  readonly timeTrusted: boolean;
}

/** What one chunk of bytes came to. */
interface Chunk {
  reports: Report[];
  identities: Identity[];
  calls: BeaconCall[];
  heard: number;
  readonly refused: Map<string, number>;
}

function openStream(parts: {
  readonly setting: StreamSetting;
  readonly sink: AisSink;
  readonly clock: Clock;
  readonly keep: (message: AisMessage, from: From, out: Chunk) => AisReason | null;
}): AisStream {
  const { setting, sink, clock, keep } = parts;
  const mayPass = createRateLimit(setting.linesPerSecondMax, clock);
  const chunk: Chunk = { reports: [], identities: [], calls: [], heard: 0, refused: new Map() };
  let from: From = { source: setting.id, receivedAt: clock(), timeTrusted: setting.timeTrusted };

  const refuse = (reason: string, lines: number): void => {
    chunk.refused.set(reason, (chunk.refused.get(reason) ?? 0) + lines);
  };
  const reader = createReader(
    {
      message(message) {
        chunk.heard += 1;
        const reason = mayPass(message.lines) ? keep(message, from, chunk) : 'rate_limited';
        if (reason !== null) refuse(reason, 1);
      },
      refused: ({ code, lines }) => refuse(code, Math.max(1, lines)),
      other: () => refuse('not_ais', 1),
    },
    { source: setting.id },
  );

  function handOn(): void {
    if (chunk.heard > 0) sink.heard(setting.id, chunk.heard);
    for (const [reason, count] of chunk.refused) sink.refused(setting.id, reason, count);
    if (chunk.reports.length + chunk.identities.length > 0) sink.offer(chunk.reports, chunk.identities);
    for (const call of chunk.calls) sink.called(call);
    chunk.heard = 0;
    chunk.refused.clear();
    chunk.reports = [];
    chunk.identities = [];
    chunk.calls = [];
  }

  return {
    push(bytes) {
      from = { ...from, receivedAt: clock() };
      reader.push(bytes, from.receivedAt);
      handOn();
    },
    end() {
      reader.end();
      handOn();
    },
    pendingLines: () => reader.pendingLines(),
  };
}
