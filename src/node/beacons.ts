import type { Handle } from '../app/handle.ts';
import type { PictureChange } from '../app/ingest.ts';
import { beaconDetection } from '../operations/picture/beacons.ts';
import type { Track } from '../operations/picture/track.ts';
import type { Config } from './config.ts';
import { deviceWho } from './directory.ts';
import { faultWords } from './fault-words.ts';

/** Beacons of which the last minute told is remembered: more are not heard at once in any sea. */
const toldMax = 1_000;

/**
 * Tells the book of each distress beacon that AIS hears, once a minute, before it is shown: telemetry passes away, a call
 * for help does not. Where the book does not take it, the next burst is told again.
 */
export function tellingBeacons(
  {
    handle,
    config,
    say,
  }: { readonly handle: Handle; readonly config: Config; readonly say: (line: string) => void },
  shown: { tracks(change: PictureChange<Track>): void },
): { tracks(change: PictureChange<Track>): void } {
  const told = new Map<string, string>();
  const tell = async (track: Track): Promise<void> => {
    const fields = beaconDetection(track);
    if (fields === null || told.get(fields.source) === fields.key) return;
    told.delete(fields.source);
    told.set(fields.source, fields.key);
    const [oldest] = told.keys();
    if (told.size > toldMax && oldest !== undefined) told.delete(oldest);
    const asked = { context: 'operations/picture', command: 'RecordDetection', fields };
    const key = `beacon/${fields.source}/${fields.key}`;
    try {
      const answer = await handle(deviceWho('ais-beacons', config), { ...asked, idempotencyKey: key });
      if (answer.ok || answer.refusal.code === 'key_reused') return;
      say(`strait: beacons / balises: ${answer.refusal.code}`);
    } catch (error) {
      say(`strait: beacons / balises: ${faultWords(error)}`);
    }
    told.delete(fields.source);
  };
  return {
    tracks(change) {
      for (const track of change.changed) void tell(track);
      shown.tracks(change);
    },
  };
}
