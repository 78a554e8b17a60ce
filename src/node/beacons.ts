import type { Handle } from '../app/handle.ts';
import type { PictureChange } from '../app/ingest-shown.ts';
import type { BeaconCall } from '../feeds/ais/index.ts';
import type { Position } from '../kernel/geo.ts';
import type { RecordDetection } from '../operations/picture/events.ts';
import { beaconCallDetection, beaconDetection } from '../operations/picture/beacons.ts';
import type { Track } from '../operations/picture/track.ts';
import type { Config } from './config.ts';
import { deviceWho } from './directory.ts';
import { faultWords } from './fault-words.ts';

/** Beacons of which the last minute told is remembered: more are not heard at once in any sea. */
const toldMax = 1_000;

interface BeaconParts {
  readonly handle: Handle;
  readonly config: Config;
  readonly say: (line: string) => void;
  /** Where receiving stations stand, by the source under which they are heard. */
  readonly stations: ReadonlyMap<string, Position>;
}

/**
 * Tells the book of each distress beacon that AIS hears, once a minute, before it is shown: telemetry passes away, a call
 * for help does not. One that calls without a position is told too, around the station that heard it. Where the book does
 * not take it, the next burst is told again.
 */
export function tellingBeacons(
  { handle, config, say, stations }: BeaconParts,
  shown: { tracks(change: PictureChange<Track>): void },
): { tracks(change: PictureChange<Track>): void; called(call: BeaconCall): void } {
  const told = new Map<string, string>();
  const isTold = (name: string, key: string): boolean => {
    if (told.get(name) === key) return true;
    told.delete(name);
    told.set(name, key);
    const [oldest] = told.keys();
    if (told.size > toldMax && oldest !== undefined) told.delete(oldest);
    return false;
  };
  const tell = async (fields: Omit<RecordDetection, 'type' | 'at'> | null): Promise<void> => {
    if (fields === null) return;
    // A place that keeps its moment and the calls after it are told beside one another, each once.
    const name = fields.position === null ? `${fields.source} heard` : fields.source;
    if (isTold(name, fields.key)) return;
    const asked = { context: 'operations/picture', command: 'RecordDetection', fields };
    const key = `beacon/${fields.source}/${fields.key}`;
    try {
      const answer = await handle(deviceWho('ais-beacons', config), { ...asked, idempotencyKey: key });
      if (answer.ok || answer.refusal.code === 'key_reused') return;
      say(`strait: beacons / balises: ${answer.refusal.code}`);
    } catch (error) {
      say(`strait: beacons / balises: ${faultWords(error)}`);
    }
    told.delete(name);
  };
  return {
    tracks(change) {
      for (const track of change.changed) void tell(beaconDetection(track));
      shown.tracks(change);
    },
    called(call) {
      const fields = beaconCallDetection({ ...call, station: stations.get(call.source) ?? null });
      // Nothing can be written down of a place that nobody knows: it is said, once a minute of each beacon.
      const minute = String(Math.floor(call.heardAt / 60_000));
      if (fields === null && !isTold(call.track, minute))
        say(`strait: beacons / balises: ${call.source}: station_place_unknown`);
      void tell(fields);
    },
  };
}
