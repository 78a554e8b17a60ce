import type { Answer, Handle } from '../app/handle.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import { createIngest, type Ingest } from '../app/ingest.ts';
import { createRefusalTally } from '../app/ingest-counts.ts';
import type { PictureChange } from '../app/ingest-shown.ts';
import type { Route } from '../app/route.ts';
import {
  parseAisSources,
  startAisFeeds,
  type AisFeeds,
  type AisFeedsParts,
  type AisSource,
} from '../feeds/ais/index.ts';
import { detectionRoute } from '../feeds/detection/http.ts';
import { createDetectionIntake, type DetectionIntake, type RecordAnswer } from '../feeds/detection/intake.ts';
import { startMqttDetections } from '../feeds/detection/mqtt.ts';
import type { Store, Telemetry } from '../journal/index.ts';
import { createTelemetry } from '../journal/telemetry.ts';
import type { Position } from '../kernel/geo.ts';
import { type Clock, instant } from '../kernel/time.ts';
import { isDistressBeacon } from '../operations/picture/beacons.ts';
import { refusals } from '../operations/picture/refusals.ts';
import { createSourceBook, type SourceSetting } from '../operations/picture/sources.ts';
import { evolveTrack, expiresAt, type Track } from '../operations/picture/track.ts';
import type { HealthView, SourceHealth } from '../operations/picture/wire.ts';
import { tellingBeacons } from './beacons.ts';
import { UsageError } from './command-line.ts';
import type { Config } from './config.ts';
import { deviceWho } from './directory.ts';
import { faultWords } from './fault-words.ts';
import { gatewayRoutes } from './gateways.ts';
import { createLivePicture, type LivePicture } from './live-picture.ts';
import type { VaultRoom } from './vault.ts';
import type { ListedSource } from './projections.ts';
import { programVersion } from './version.ts';

/** Everything that brings the picture in, and its state. */
export interface Feeds {
  readonly picture: LivePicture;
  readonly telemetry: Telemetry;
  readonly routes: readonly Route[];
  health(): Omit<HealthView, 'bookmark'>;
  /** Counts a refusal of the HTTP door, or of another way in that is named, with those of the feeds. */
  countRefusal(code: string, source?: string): void;
  /** Where other feeds tell how their connection to the broker stands. */
  readonly broker: Pick<Ingest<Track, SourceHealth>, 'link' | 'heard'>;
  close(): Promise<void>;
}

interface FeedParts {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly handle: Handle;
  readonly seal: PositionSeal;
  readonly say: (line: string) => void;
  readonly vault: Pick<VaultRoom, 'desk' | 'requestHashKey'>;
  /** Sources of detections in service, with the silence after which the watch must be told. */
  readonly detectionSources: readonly ListedSource[];
  /** How the links with other nodes stand. */
  readonly links: () => HealthView['links'];
}

const keepMilliseconds = 600_000;
const countMilliseconds = 10_000;
/** On start the picture is what was heard in this time and has not expired: a distress beacon stands for a day. */
const restoreSeconds = 86_400;

/** Starts the ingest, restores the picture from the telemetry, and starts every configured source. */
export async function startFeeds(parts: FeedParts): Promise<Feeds> {
  const { config, clock, say } = parts;
  const sources = aisSources(config);
  const telemetry = createTelemetry(parts.store);
  const keep = keepingTelemetry(parts, telemetry);
  await keep();
  const picture = createLivePicture();
  const beacons = tellingBeacons({ ...parts, stations: stationsOf(parts.detectionSources) }, picture);
  const ingest = openIngest({ ...parts, telemetry, publish: beacons, sources });
  const before = await telemetry.pictureAt(clock(), 'known', restoreSeconds);
  const standing = before.reports.filter((report) => expiresAt(report) > clock());
  ingest.restore(standing, before.identities);
  picture.tracks({ changed: ingest.tracks(), identities: before.identities, gone: [] });
  const intake = openIntake(parts, ingest);
  const ais = startAis(parts, { ...ingest, called: (call) => beacons.called(call) }, sources);
  await ais.ready;
  const mqtt = startMqtt(parts, ingest, intake);
  // The door is no source of reports: its refusals are counted, but its silence means nothing.
  const doorTally = createRefusalTally();
  const storeDoorCounts = async (): Promise<void> => {
    const counts = doorTally.take();
    if (counts.length === 0) return;
    await telemetry.countRefusals(counts).catch(() => doorTally.putBack(counts)); // told with the next ones
  };
  const counting = setInterval(() => void storeDoorCounts(), countMilliseconds);
  const keeping = setInterval(() => {
    keep().catch((error: unknown) => say(`strait: keep: ${faultWords(error)}`));
  }, keepMilliseconds);
  return {
    picture,
    telemetry,
    routes: [detectionRoute(intake), ...gatewayRoutes(parts, ingest)],
    health: () => healthView(parts, ingest),
    broker: ingest,
    countRefusal: (code, source = 'http') => doorTally.add({ source, reason: code, count: 1, at: clock() }),
    async close() {
      clearInterval(keeping);
      clearInterval(counting);
      await Promise.all([ais.stop(), mqtt?.stop()]);
      await ingest.close();
      await storeDoorCounts();
    },
  };
}

/** Where the stations stand whose place the register holds. */
function stationsOf(listed: readonly ListedSource[]): ReadonlyMap<string, Position> {
  return new Map(listed.flatMap(({ source, place }) => (place === null ? [] : [[source, place] as const])));
}

function aisSources(config: Config): readonly AisSource[] {
  const parsed = parseAisSources(config.ais);
  if (!parsed.ok) throw new UsageError(parsed.refusal.text);
  // What the source's own address says stands over the node's values.
  return parsed.value.map((source, number) => {
    const own = new URLSearchParams(config.ais[number]?.split('?')[1] ?? '');
    return {
      ...source,
      ...(own.has('silentAfterSeconds') ? {} : { silentAfterSeconds: config.silentAfterSeconds }),
      ...(own.has('linesPerSecondMax') ? {} : { linesPerSecondMax: config.linesPerSecondMax }),
    };
  });
}

function keepRules(config: Config) {
  return {
    fullDays: config.telemetryFullDays,
    thinSeconds: config.telemetryThinSeconds,
    keepDays: config.telemetryKeepDays,
  };
}

/** Keeps the days of the telemetry, and says once each time that the clock came to be doubted. */
function keepingTelemetry({ config, clock, say }: FeedParts, telemetry: Telemetry): () => Promise<void> {
  let before = 'kept';
  return async () => {
    const outcome = await telemetry.keep(clock(), keepRules(config));
    if (outcome !== before && outcome === 'clock_doubted') {
      say(
        'strait: telemetry: the clock is days past the newest receipt: no positions are dropped until some come in',
      );
      say(
        'strait : télémesure : l’horloge devance de plusieurs jours la dernière réception : rien n’est purgé d’ici la suivante',
      );
    }
    before = outcome;
  };
}

interface IngestRooms extends FeedParts {
  readonly telemetry: Telemetry;
  readonly publish: { tracks(change: PictureChange<Track>): void };
  readonly sources: readonly AisSource[];
}

function openIngest({
  telemetry,
  publish,
  clock,
  say,
  sources,
  detectionSources,
}: IngestRooms): Ingest<Track, SourceHealth> {
  const settings = sources.map(
    ({ id, silentAfterSeconds }): SourceSetting => ({ source: id, kind: 'ais', silentAfterSeconds }),
  );
  const isAis = (source: string) => settings.some((setting) => setting.source === source);
  return createIngest<Track, SourceHealth>({
    telemetry,
    publish,
    clock,
    picture: { evolve: evolveTrack, expiresAt, isDistress: isDistressBeacon },
    // A station of AIS that stands in the register, for its place, is heard as AIS all the same.
    sources: createSourceBook([...settings, ...detectionSources.filter(({ source }) => !isAis(source))]),
    fault: (error) => say(`strait: telemetry / télémesure: ${faultWords(error)}`),
    notStored: (items) => {
      say(`strait: telemetry: closing, the store has not confirmed ${items} of what was heard`);
      say(`strait : télémesure : à l’arrêt, ${items} éléments reçus ne sont pas confirmés par la base`);
    },
  });
}

function openIntake(
  { config, handle, seal, clock, say }: FeedParts,
  ingest: Ingest<Track, SourceHealth>,
): DetectionIntake {
  const feedActor = deviceWho('detection-feed', config);
  return createDetectionIntake({
    record: async ({ type, at: _at, ...fields }, { idempotencyKey, by = feedActor }) =>
      recordAnswer(
        seal,
        await handle(by, { context: 'operations/picture', command: type, fields, idempotencyKey }),
      ),
    sink: ingest,
    clock,
    fault: (error) => say(`strait: detections / détections: ${faultWords(error)}`),
  });
}

function recordAnswer(seal: PositionSeal, answer: Answer): RecordAnswer {
  if (answer.ok) return { ...answer, position: seal.seal(answer.position) };
  const { code, detail } = answer.refusal;
  const text = Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : undefined;
  return { ok: false, code, detail, ...(text === undefined ? {} : { text }) };
}

function startAis(
  { clock, say }: FeedParts,
  sink: AisFeedsParts['sink'],
  sources: readonly AisSource[],
): AisFeeds {
  return startAisFeeds({
    sources,
    sink,
    clock,
    random: Math.random,
    fault: (source, error) => say(`strait: ${source}: ${faultWords(error)}`),
  });
}

function startMqtt({ config, say }: FeedParts, ingest: Ingest<Track, SourceHealth>, intake: DetectionIntake) {
  if (config.mqttUrl === undefined) return null;
  return startMqttDetections({
    url: config.mqttUrl,
    clientId: `strait-${config.state}`,
    intake,
    sink: ingest,
    random: Math.random,
    fault: (error) => say(`strait: mqtt: ${faultWords(error)}`),
  });
}

function healthView(
  { config, clock, links }: FeedParts,
  ingest: Ingest<Track, SourceHealth>,
): Omit<HealthView, 'bookmark'> {
  const at = clock();
  return {
    at: instant(at),
    node: config.state,
    version: programVersion(),
    demonstration: config.demonstration,
    store: ingest.store(),
    sources: ingest.health(),
    links: links(),
  };
}
