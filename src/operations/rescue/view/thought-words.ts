import type { Land } from '../../../kernel/land.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type { Claims, ContactPosition } from '../wire.ts';
import { flagsOf, type PlacedAt } from '../words/position-flags.ts';
import { narrowSeas, positionsIn } from '../words/positions-in-words.ts';
import { boatSpeedMetresPerSecondMax } from '../position-history.ts';

/** What was read in words that were typed: offered to whoever types them, never taken by itself. */
export interface WordsReading {
  readonly positions: readonly ContactPosition[];
  readonly claims: Partial<Claims>;
}

/** What is known around what is typed. */
export interface ReadingAround {
  /** When it is said to hold. */
  readonly at: UtcText;
  readonly land: Land | null;
  /** The last position of the same caller; null: none. */
  readonly last: PlacedAt | null;
  readonly source: ContactPosition['source'];
}

/** Spoken over a phone, a position is no better known than this, however many digits were said. */
const spokenAccuracyMetres = 300;

/** Reads positions, figures and words of the trade out of free words. Doubt is flagged, and nothing is corrected. */
export function readWords(text: string, around: ReadingAround): WordsReading {
  return { positions: positionsOf(text, around), claims: {} };
}

/** The positions in a text, each with what is doubtful about it. */
export function positionsOf(text: string, around: ReadingAround): readonly ContactPosition[] {
  return positionsIn(text).map((typed, n) => {
    const placed = { lat: typed.lat, lon: typed.lon, at: around.at };
    const doubt = flagsOf(
      { ...placed, raw: typed.raw },
      {
        isOnLand: (at) => around.land?.isOnLand(at) ?? false,
        last: around.last,
        speedMetresPerSecondMax: boatSpeedMetresPerSecondMax,
        area: narrowSeas,
      },
    );
    return {
      id: `p${n + 1}`,
      ...placed,
      accuracyMetres: Math.max(typed.accuracyMetres, spokenAccuracyMetres),
      source: around.source,
      raw: typed.raw,
      flags: [...new Set([...typed.flags, ...doubt.flags])],
      candidates: [...typed.candidates, ...doubt.candidates].slice(0, 8),
    };
  });
}

/** The position under another of its readings: the literal one stays among the readings. */
export function underReading(position: ContactPosition, reading: string): ContactPosition {
  const chosen = position.candidates.find((one) => one.reading === reading);
  if (chosen === undefined) return position;
  const { lat, lon, candidates } = position;
  return {
    ...position,
    lat: chosen.lat,
    lon: chosen.lon,
    candidates: [...candidates, { lat, lon, reading: 'as_first_read' }].slice(-8),
  };
}
