import type { Reading } from './control-shapes.ts';
import type { Quantity } from './words.ts';

/** What an instrument of a kind can read at all, in its one unit. */
export interface ReadingRange {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/**
 * Physical bounds, wide on purpose: outside of them it was mistyped or the instrument is broken, whatever its maker says.
 * CO2: clean air held 280 ppm before industry; breathed air holds about 40,000; handheld probes end below 200,000.
 */
export const readingRanges: Readonly<Record<Quantity, ReadingRange>> = {
  co2_ppm: { unit: 'ppm', min: 280, max: 200_000 },
  co2_ambient_ppm: { unit: 'ppm', min: 280, max: 10_000 },
  heartbeat_red: { unit: 'count', min: 0, max: 16 },
  heartbeat_green: { unit: 'count', min: 0, max: 16 },
  image_anomaly: { unit: 'count', min: 0, max: 200 },
  temperature_c: { unit: 'celsius', min: -60, max: 90 },
  temperature_ambient_c: { unit: 'celsius', min: -40, max: 60 },
  noise_db: { unit: 'db', min: 0, max: 160 },
};

/** The first reading that cannot be, with the range that it leaves; null: all can. */
export function readingOutside(readings: readonly Reading[]): (Reading & { range: ReadingRange }) | null {
  for (const reading of readings) {
    const range = readingRanges[reading.quantity];
    const { value, unit } = reading;
    if (unit !== range.unit || !(value >= range.min && value <= range.max)) return { ...reading, range };
  }
  return null;
}
