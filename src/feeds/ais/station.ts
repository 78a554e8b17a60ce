import type { StationKind } from '../../operations/picture/wire.ts';

/** Distress beacons by the first three digits. Source: ITU-R M.585-9, annex 2, section 2 (970, 972, 974). */
const beacons = new Set([970, 972, 974]);

/**
 * True for numbers that a station can have: seven to nine digits. Looser than ITU-R M.585-9 on purpose: a small boat
 * with a badly set number is still a boat; only zero, short rests and more than nine digits are no identity at all.
 */
export function isStationNumber(mmsi: number): boolean {
  return mmsi >= 1_000_000 && mmsi <= 999_999_999;
}

/** The kind of a station by its number and the type of message it sends; null for types that carry no position. */
export function stationKindBy(mmsi: number, type: number): StationKind | null {
  const prefix = Math.floor(mmsi / 1_000_000);
  if (beacons.has(prefix)) return 'distress_beacon';
  switch (type) {
    case 1:
    case 2:
    case 3:
    case 27:
      return prefix === 111 ? 'search_and_rescue_aircraft' : 'vessel_class_a';
    case 4:
      return 'base_station';
    case 9:
      return 'search_and_rescue_aircraft';
    case 18:
    case 19:
      return 'vessel_class_b';
    case 21:
      return 'aid_to_navigation';
    default:
      return null;
  }
}

/** The track of a station: its number always with nine digits, as it is spoken. */
export function trackOf(mmsi: number): string {
  return `ais:${mmsi >= 100_000_000 ? mmsi : String(mmsi).padStart(9, '0')}`;
}
