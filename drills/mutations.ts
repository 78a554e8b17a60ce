import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Report } from '../src/app/telemetry.ts';
import { createIngest } from '../src/app/ingest.ts';
import { createAisIntake } from '../src/feeds/ais/index.ts';
import type { RecordAnswer, RecordDetection } from '../src/feeds/detection/intake.ts';
import { createDetectionIntake } from '../src/feeds/detection/intake.ts';
import { receivePublished } from '../src/feeds/detection/mqtt.ts';
import { readBytes } from '../src/feeds/detection/read.ts';
import { isPosition } from '../src/kernel/geo.ts';
import type { Instant } from '../src/kernel/time.ts';
import { instant } from '../src/kernel/time.ts';
import { isDistressBeacon } from '../src/operations/picture/beacons.ts';
import { createSourceBook } from '../src/operations/picture/sources.ts';
import { evolveTrack, expiresAt } from '../src/operations/picture/track.ts';
import { type Chance, createChance } from './chance.ts';
import { mutatedAis } from './mutate-ais.ts';
import { mutatedBytes, mutatedTopic, mutatedValue } from './mutate-detection.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

const counts = { small: 30_000, full: 1_000_000 } as const;
const stepMillisecondsMax = 50;
/** Over the second half, after a full collection: the bounded memories are full by then, and what leaks goes on. */
const heapGrowthMegabytesMax = 24;
/** The system gives resident memory back when it likes: this bound only catches what the heap does not show. */
const residentGrowthMegabytesMax = 96;
/** Nearly three hours pass in a full run, so that what must be forgotten is. */
const virtualMillisecondsPerItem = 10;

/** Mutated AIS, detections and MQTT messages: no crash, no hang, no impossible position, every refusal counted. */
export const mutations: Proof = {
  name: 'mutations',
  summary: {
    en: 'Mutated AIS, detections and MQTT messages: no crash, no step over 50 ms, no position off the earth, every item stored, refused by reason or pending, memory flat.',
    fr: 'Trames AIS, détections et messages MQTT altérés : aucun arrêt, aucun pas de plus de 50 ms, aucune position hors du globe, tout élément enregistré, refusé avec motif ou en attente, mémoire stable.',
  },
  run,
};

async function run({ size, progress, seed }: ProofRun): Promise<ProofResult> {
  const total = counts[size];
  const chance = createChance(seed);
  const room = openRoom();
  const tally = { silent: 0, slow: 0, slowest: 0, crashes: 0 };
  let before: Memory | null = null;
  for (let n = 0; n < total; n += 1) {
    room.pass(virtualMillisecondsPerItem);
    const step = nextStep(room, chance);
    const startedAt = performance.now();
    try {
      const trace = await step();
      if (!trace) tally.silent += 1;
    } catch (error) {
      tally.crashes += 1;
      progress(`crash at item ${n}, seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    const took = performance.now() - startedAt;
    // A machine that others use stalls now and then: only what is slow each time is our slowness.
    if (took > stepMillisecondsMax && (await isSlowAgain(step))) tally.slow += 1;
    tally.slowest = Math.max(tally.slowest, took);
    if (n % 1_000 === 0) {
      await room.settle();
      progress(`${n} of ${total}, stored ${room.stored()}, refused ${room.refused()}`);
    }
    if (n === Math.floor(total / 2)) before = memory();
  }
  await room.close();
  const after = memory();
  const growth = {
    heap: after.heap - (before?.heap ?? 0),
    resident: after.resident - (before?.resident ?? 0),
  };
  return verdict({ room, tally, total, growth });
}

function verdict(of: {
  readonly room: Room;
  readonly tally: {
    readonly silent: number;
    readonly slow: number;
    readonly slowest: number;
    readonly crashes: number;
  };
  readonly total: number;
  readonly growth: Memory;
}): ProofResult {
  const { room, tally, total, growth } = of;
  const unaccounted = room.offered() - room.stored() - room.refusedByIngest() - room.waiting();
  const pass =
    tally.crashes + tally.silent + tally.slow + room.impossible() === 0 &&
    unaccounted === 0 &&
    growth.heap <= heapGrowthMegabytesMax &&
    growth.resident <= residentGrowthMegabytesMax;
  return {
    pass,
    figures: {
      mutated: total,
      crashes: tally.crashes,
      overFiftyMs: tally.slow,
      slowestMs: Math.round(tally.slowest * 10) / 10,
      impossiblePositions: room.impossible(),
      withoutTrace: tally.silent,
      offered: room.offered(),
      stored: room.stored(),
      detections: room.detections(),
      refused: room.refused(),
      reasons: room.reasons(),
      unaccounted,
      heapGrowthMegabytes: Math.round(growth.heap),
      residentGrowthMegabytes: Math.round(growth.resident),
    },
  };
}

type Room = ReturnType<typeof openRoom>;
/** One item through the room; true where it left a trace: kept, refused by reason, or pending. */
type Step = () => Promise<boolean>;

/** What the way in did so far. */
interface Seen {
  readonly reasons: Map<string, number>;
  impossible: number;
  stored: number;
  offered: number;
  detections: number;
  /** Goes up with everything that is kept or counted: an item that leaves it as it was vanished. */
  traces: number;
}

/** The whole way in, with a store that only looks at what reaches it. */
function openRoom() {
  let now: Instant = instant(Date.UTC(2027, 8, 8, 2, 14));
  const clock = (): Instant => now;
  const seen: Seen = { reasons: new Map(), impossible: 0, stored: 0, offered: 0, detections: 0, traces: 0 };
  const ingest = openIngest(seen, clock);
  const sink = watchedSink(seen, ingest);
  return {
    ais: createAisIntake(sink, clock).open({ id: 'mast', linesPerSecondMax: 1e9, timeTrusted: true }),
    intake: createDetectionIntake({ record: (command) => recorded(seen, command), sink, clock }),
    traces: () => seen.traces,
    pass: (milliseconds: number) => (now = instant(now + milliseconds)),
    settle: () => new Promise<void>((resolve) => setTimeout(resolve, 2)),
    close: () => ingest.close(),
    offered: () => seen.offered,
    stored: () => seen.stored,
    waiting: () => ingest.waiting(),
    detections: () => seen.detections,
    impossible: () => seen.impossible,
    refused: () => [...seen.reasons.values()].reduce((sum, count) => sum + count, 0),
    reasons: () => seen.reasons.size,
    refusedByIngest: () =>
      ingest
        .health()
        .reduce((sum, { refusedByReason: of }) => sum + (of['coalesced'] ?? 0) + (of['overloaded'] ?? 0), 0),
  };
}

function openIngest(seen: Seen, clock: () => Instant) {
  return createIngest({
    telemetry: {
      write({ reports }) {
        seen.stored += reports.length;
        for (const report of reports) if (!isSane(report)) seen.impossible += 1;
        return Promise.resolve();
      },
      countRefusals: () => Promise.resolve(),
    },
    publish: { tracks: ({ changed }) => changed.forEach((track) => checkPlace(seen, track)) },
    clock,
    picture: { evolve: evolveTrack, expiresAt, isDistress: isDistressBeacon },
    sources: createSourceBook([{ source: 'mast', kind: 'ais', silentAfterSeconds: 60 }]),
    limits: { batchMilliseconds: 1, housekeepingMilliseconds: 200 },
  });
}

function watchedSink(seen: Seen, ingest: ReturnType<typeof openIngest>) {
  return {
    heard: (source: string, count: number) => ingest.heard(source, count),
    refused(source: string, reason: string, count = 1): void {
      seen.traces += 1;
      seen.reasons.set(reason, (seen.reasons.get(reason) ?? 0) + count);
      ingest.refused(source, reason, count);
    },
    offer(...[reports, identities]: Parameters<typeof ingest.offer>): boolean {
      seen.traces += 1;
      seen.offered += reports.length;
      return ingest.offer(reports, identities);
    },
    called(): void {
      seen.traces += 1;
    },
  };
}

function recorded(seen: Seen, { position, bearing }: RecordDetection): Promise<RecordAnswer> {
  seen.traces += 1;
  seen.detections += 1;
  if (position !== null) checkPlace(seen, position);
  if (bearing !== null) checkPlace(seen, bearing.from);
  return Promise.resolve({ ok: true, position: `p.${seen.detections}`, repeated: false });
}

function checkPlace(seen: Seen, { lat, lon }: { readonly lat: number; readonly lon: number }): void {
  if (!isPosition(lat, lon)) seen.impossible += 1;
}

function nextStep(room: Room, chance: Chance): Step {
  const kind = chance.whole(10);
  if (kind < 5) return aisStep(room, mutatedAis(chance), chance.whole(200));
  if (kind < 7) {
    const value = mutatedValue(chance);
    return traced(room, async () => void (await room.intake.receive(value, { name: 'http', source: null })));
  }
  const bytes = mutatedBytes(chance);
  if (kind < 9) {
    return traced(room, async () => {
      const via = { name: 'http', source: null };
      const read = readBytes(bytes);
      if (read.ok) await room.intake.receive(read.value, via);
      else room.intake.reject(read.refusal, via);
    });
  }
  const topic = mutatedTopic(chance);
  return traced(room, async () => void (await receivePublished(room.intake, topic, bytes)));
}

function aisStep(room: Room, bytes: Buffer, cut: number): Step {
  const end = Buffer.from('\n');
  return async () => {
    const before = room.traces();
    const pendingBefore = room.ais.pendingLines();
    // Cut anywhere, as TCP does; then a line end, so that each item stands for itself.
    room.ais.push(bytes.subarray(0, cut));
    room.ais.push(bytes.subarray(cut));
    room.ais.push(end);
    const isEmpty = bytes.every((byte) => byte === 10 || byte === 13 || byte === 0);
    return isEmpty || room.traces() > before || room.ais.pendingLines() > pendingBefore;
  };
}

function traced(room: Room, work: () => Promise<void>): Step {
  return async () => {
    const before = room.traces();
    await work();
    return room.traces() > before;
  };
}

async function isSlowAgain(step: Step): Promise<boolean> {
  for (let again = 0; again < 3; again += 1) {
    const startedAt = performance.now();
    await step();
    if (performance.now() - startedAt <= stepMillisecondsMax) return false;
  }
  return true;
}

function isSane(report: Report): boolean {
  const numbers = [
    report.accuracyMetres,
    report.speedMetresPerSecond,
    report.courseDegrees,
    report.headingDegrees,
  ];
  const finite = numbers.every((value) => value === null || (Number.isFinite(value) && value >= 0));
  return finite && isPosition(report.lat, report.lon) && Number.isFinite(report.happenedAt);
}

/** MB. */
interface Memory {
  readonly heap: number;
  readonly resident: number;
}

/** Memory after a full collection. */
function memory(): Memory {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 1e6, resident: rss / 1e6 };
}
