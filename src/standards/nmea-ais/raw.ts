/**
 * Raw values that mean "not available", and scales, as the tables of ITU-R M.1371-5 annex 8 give them.
 * Decoder and encoder share them so that neither can drift from the other.
 */
export const raw = {
  status: 15,
  turn: -128,
  speed: 1023,
  speedLongRange: 63,
  course: 3600,
  courseLongRange: 511,
  heading: 511,
  altitude: 4095,
  second: 60,
  hour: 24,
  minute: 60,
  /** 181 and 91 degrees in 1/10,000 minute. */
  lon: 181 * 600_000,
  lat: 91 * 600_000,
  /** The same in 1/10 minute (types 17, 22, 23, 27). */
  lonCoarse: 181 * 600,
  latCoarse: 91 * 600,
} as const;

/** Units of the fine and coarse coordinates in one degree. */
export const fineUnits = 600_000;
export const coarseUnits = 600;

/** True for MMSI 98MIDXXXX, craft associated with a parent ship. Source: ITU-R M.585-9, annex 2, section 3. */
export function isAuxiliaryCraft(mmsi: number): boolean {
  return mmsi >= 980_000_000 && mmsi <= 989_999_999;
}
