import type { Position } from '../../../kernel/geo.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { EncodableBody } from '../../../standards/nmea-ais/index.ts';
import type { Craft } from './craft.ts';
import type { Identity } from './identity.ts';
import type { Motion } from './mover.ts';

const common = { repeat: 0, positionOutOfRange: false, raim: false } as const;
const timed = { ...common, radio: 0, fix: 'timed' } as const;

/** Rate of turn as the indicator sends it: 4.733 times the root. Source: M.1371-5 annex 8, table 48. */
function turnIndicator(rate: number): number {
  const sent = Math.min(126, Math.round(4.733 * Math.sqrt(Math.abs(rate))));
  return rate < 0 && sent > 0 ? -sent : sent;
}

function moving(motion: Motion, at: Instant) {
  return {
    ...timed,
    accurate: true,
    ...motion.place,
    speedKnots: Math.round(motion.speedKnots * 10) / 10,
    courseDegrees: (Math.round(motion.courseDegrees * 10) / 10) % 360,
    second: Math.floor(at / 1000) % 60,
  };
}

/** The position report of a craft's own kind. */
export function motionReport(given: {
  readonly craft: Craft;
  readonly who: Identity;
  readonly motion: Motion;
  readonly at: Instant;
}): EncodableBody {
  const { craft, who, motion, at } = given;
  const base = { ...moving(motion, at), mmsi: who.mmsi };
  const headingDegrees = Math.round(motion.courseDegrees) % 360;
  if (craft.transponder === 'aircraft') {
    const air = { barometric: false, dataTerminal: false, assigned: false, altitudeMetres: 150 };
    const mmsi = 111_000_000 + Math.floor(who.mmsi / 1_000_000) * 1000 + 990 + (who.mmsi % 10);
    return { ...base, ...air, type: 9, mmsi, speedKnots: Math.round(motion.speedKnots) };
  }
  if (craft.transponder === 'class_b') {
    const unit = {
      carrierSense: true,
      display: false,
      dsc: true,
      wholeBand: true,
      message22: true,
      assigned: false,
    };
    return { ...base, ...unit, type: 18, headingDegrees: null };
  }
  const status = motion.resting && craft.status === 0 ? 5 : craft.status;
  return { ...base, type: 1, status, turn: turnIndicator(motion.turnRate), headingDegrees, manoeuvre: null };
}

/** Who a craft is: type 5, or both parts of type 24. An aircraft says no more than its number. */
export function staticReports(craft: Craft, who: Identity): readonly EncodableBody[] {
  const { mmsi, name, callSign, shipType, toBow, toStern, toPort, toStarboard } = who;
  const hull = { toBow, toStern, toPort, toStarboard };
  if (craft.transponder === 'aircraft') return [];
  if (craft.transponder === 'class_b') {
    const unit = { vendor: 'XYZ', model: 0, serial: mmsi % 1000, mothership: null, positionDevice: 1 };
    return [
      { type: 24, repeat: 0, mmsi, part: 0, name },
      { type: 24, repeat: 0, mmsi, part: 1, shipType, callSign, ...hull, ...unit },
    ];
  }
  const arrival = { month: null, day: null, hour: null, minute: null };
  const { imo, draughtMetres, destination } = who;
  const ship = { edition: 2, imo, callSign, name, shipType, positionDevice: 1, draughtMetres, destination };
  return [{ type: 5, repeat: 0, mmsi, ...ship, ...hull, ...arrival, dataTerminal: true }];
}

/** Type 4: a coast station with the time of day. */
export function baseReport(place: Position, mmsi: number, at: Instant): EncodableBody {
  const utc = new Date(at);
  return {
    ...common,
    radio: 0,
    type: 4,
    mmsi,
    accurate: true,
    lat: place.lat,
    lon: place.lon,
    year: utc.getUTCFullYear(),
    month: utc.getUTCMonth() + 1,
    day: utc.getUTCDate(),
    hour: utc.getUTCHours(),
    minute: utc.getUTCMinutes(),
    second: utc.getUTCSeconds(),
    positionDevice: 7,
  };
}

/** Type 21: an aid to navigation on its station. */
export function aidReport(
  aid: Position & { readonly name: string; readonly aidType: number },
  mmsi: number,
  at: Instant,
): EncodableBody {
  const size = { toBow: 2, toStern: 2, toPort: 2, toStarboard: 2 };
  const state = { offPosition: false, aidStatus: 0, virtual: false, assigned: false, positionDevice: 7 };
  const { name, aidType, lat, lon } = aid;
  const second = Math.floor(at / 1000) % 60;
  return {
    ...common,
    fix: 'timed',
    type: 21,
    mmsi,
    name,
    aidType,
    lat,
    lon,
    accurate: true,
    second,
    ...size,
    ...state,
  };
}

/** Type 1 of an AIS-SART that is active. Source: IEC 61097-14; M.1371-5 annex 9. */
export function beaconReport(place: Position, mmsi: number, at: Instant): EncodableBody {
  return {
    ...timed,
    type: 1,
    mmsi,
    accurate: false,
    lat: place.lat,
    lon: place.lon,
    second: Math.floor(at / 1000) % 60,
    status: 14,
    turn: null,
    speedKnots: 0.6,
    courseDegrees: 62,
    headingDegrees: null,
    manoeuvre: null,
  };
}
