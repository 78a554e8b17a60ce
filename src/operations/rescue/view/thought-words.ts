import type { Land } from '../../../kernel/land.ts';
import type { Language } from '../../../kernel/text.ts';
import type { UtcText } from '../../../kernel/time.ts';
import { boatSpeedMetresPerSecondMax } from '../position-history.ts';
import type { Claims, ContactPosition, PositionReading } from '../wire.ts';
import type { PlacedAt } from '../words/position-flags.ts';
import { narrowSeas, type TypedPosition } from '../words/positions-in-words.ts';
import { readWords as read } from '../words/read-words.ts';

/** What was read in words that were typed: offered to whoever types them, never taken by itself. */
export interface WordsReading {
  readonly language: Language | null;
  readonly positions: readonly ContactPosition[];
  readonly claims: Claims;
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
/** As many readings as one position may bear on record. */
const candidatesMax = 8;

/** Reads positions, figures and words of the trade out of free words. Doubt is flagged, and nothing is corrected. */
export function readWords(text: string, around: ReadingAround): WordsReading {
  const { at, land, last } = around;
  const { language, claims, positions } = read(text, {
    at,
    around: {
      isOnLand: (place) => land?.isOnLand(place) ?? false,
      last,
      speedMetresPerSecondMax: boatSpeedMetresPerSecondMax,
      area: narrowSeas,
    },
  });
  return { language, claims, positions: positions.map((typed, n) => asRecorded(typed, n, around)) };
}

function asRecorded(typed: TypedPosition, n: number, { at, source }: ReadingAround): ContactPosition {
  const { lat, lon, raw, flags, candidates } = typed;
  return {
    id: `p${n + 1}`,
    lat,
    lon,
    accuracyMetres: Math.max(typed.accuracyMetres, spokenAccuracyMetres),
    source,
    at,
    raw,
    flags,
    candidates: distinctly(candidates.slice(0, candidatesMax)),
  };
}

/** A reading is chosen by its name: of several of one kind (a digit changed here or there) each gets its own. */
function distinctly(candidates: readonly PositionReading[]): readonly PositionReading[] {
  const met = new Map<string, number>();
  return candidates.map((one) => {
    const before = met.get(one.reading) ?? 0;
    met.set(one.reading, before + 1);
    return before === 0 ? one : { ...one, reading: `${one.reading}_${suffixes[before] ?? 'z'}` };
  });
}

const suffixes = 'abcdefgh';

/** The kind of a reading without what tells it from others of its kind. */
export function readingKind(reading: string): string {
  return reading.replace(/_[a-hz]$/, '');
}

/** The position under another of its readings: the literal one stays among the readings. */
export function underReading(position: ContactPosition, reading: string): ContactPosition {
  const chosen = position.candidates.find((one) => one.reading === reading);
  if (chosen === undefined) return position;
  const { lat, lon, candidates } = position;
  const kept = candidates.slice(0, candidatesMax - 1);
  return {
    ...position,
    lat: chosen.lat,
    lon: chosen.lon,
    candidates: [...kept, { lat, lon, reading: 'as_first_read' }],
  };
}
