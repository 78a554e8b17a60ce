import { course, fixOf, heading, isOutOfRange, orNull, speed, unless, within } from './fields.ts';
import type {
  AircraftBody,
  BaseStationBody,
  ClassBBody,
  Heard,
  LongRangeBody,
  PositionBody,
} from './message.ts';
import { flag, type Payload, signed, unsigned } from './payload.ts';
import { coarseUnits, fineUnits, raw } from './raw.ts';

// Types 1-3 and 18 are nine tenths of all traffic: each is one flat literal with the fields of `Heard`
// written out, because a spread costs more than the whole decoding. The rarer types spread.

/** Types 1, 2, 3. Degrees, knots. Source: M.1371-5 annex 8, table 48. */
export function decodePosition(p: Payload, h: Heard, type: 1 | 2 | 3): Heard & PositionBody {
  const s = p.sextets;
  const status = unsigned(s, 38, 4);
  const turn = signed(s, 42, 8);
  const lon = signed(s, 61, 28) / fineUnits;
  const lat = signed(s, 89, 27) / fineUnits;
  const placed = lat <= 90 && lat >= -90 && lon <= 180 && lon >= -180;
  const second = unsigned(s, 137, 6);
  return {
    type,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    channel: h.channel,
    own: h.own,
    line: h.line,
    lines: h.lines,
    taggedAt: h.taggedAt,
    source: h.source,
    status: status === raw.status ? null : status,
    turn: turn === raw.turn ? null : turn,
    speedKnots: speed(unsigned(s, 50, 10)),
    accurate: flag(s, 60),
    lat: placed ? lat : null,
    lon: placed ? lon : null,
    positionOutOfRange: !placed && isOutOfRange(lat, lon),
    courseDegrees: course(unsigned(s, 116, 12)),
    headingDegrees: heading(unsigned(s, 128, 9)),
    second: second < 60 ? second : null,
    fix: fixOf(second),
    manoeuvre: orNull(unsigned(s, 143, 2)),
    raim: flag(s, 148),
    radio: unsigned(s, 149, 19),
  };
}

/** Type 18. Degrees, knots. Source: M.1371-5 annex 8, table 64. */
export function decodeClassB(p: Payload, h: Heard): Heard & ClassBBody {
  const s = p.sextets;
  const lon = signed(s, 57, 28) / fineUnits;
  const lat = signed(s, 85, 27) / fineUnits;
  const placed = lat <= 90 && lat >= -90 && lon <= 180 && lon >= -180;
  const second = unsigned(s, 133, 6);
  return {
    type: 18,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    channel: h.channel,
    own: h.own,
    line: h.line,
    lines: h.lines,
    taggedAt: h.taggedAt,
    source: h.source,
    speedKnots: speed(unsigned(s, 46, 10)),
    accurate: flag(s, 56),
    lat: placed ? lat : null,
    lon: placed ? lon : null,
    positionOutOfRange: !placed && isOutOfRange(lat, lon),
    courseDegrees: course(unsigned(s, 112, 12)),
    headingDegrees: heading(unsigned(s, 124, 9)),
    second: second < 60 ? second : null,
    fix: fixOf(second),
    carrierSense: flag(s, 141),
    display: flag(s, 142),
    dsc: flag(s, 143),
    wholeBand: flag(s, 144),
    message22: flag(s, 145),
    assigned: flag(s, 146),
    raim: flag(s, 147),
    radio: unsigned(s, 148, 20),
  };
}

/** Coordinates of 28 + 27 bits at bit `start`. */
export function place(s: Uint8Array, start: number) {
  return placeOf(signed(s, start + 28, 27) / fineUnits, signed(s, start, 28) / fineUnits);
}

/** Coordinates of 18 + 17 bits, tenths of a minute, at bit `start`. */
export function coarsePlace(s: Uint8Array, start: number) {
  return placeOf(signed(s, start + 18, 17) / coarseUnits, signed(s, start, 18) / coarseUnits);
}

function placeOf(lat: number, lon: number) {
  if (lat <= 90 && lat >= -90 && lon <= 180 && lon >= -180) return { lat, lon, positionOutOfRange: false };
  return { lat: null, lon: null, positionOutOfRange: isOutOfRange(lat, lon) };
}

/** Types 4 and 11. Each part of the time is null on its own, and passed as sent: a station without a clock may say month 15. Source: table 51. */
export function decodeBaseStation(p: Payload, h: Heard, type: 4 | 11): Heard & BaseStationBody {
  const s = p.sextets;
  return {
    ...h,
    type,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    year: orNull(unsigned(s, 38, 14)),
    month: orNull(unsigned(s, 52, 4)),
    day: orNull(unsigned(s, 56, 5)),
    hour: unless(unsigned(s, 61, 5), raw.hour),
    minute: unless(unsigned(s, 66, 6), raw.minute),
    second: unless(unsigned(s, 72, 6), raw.second),
    accurate: flag(s, 78),
    ...place(s, 79),
    positionDevice: orNull(unsigned(s, 134, 4)),
    raim: flag(s, 148),
    radio: unsigned(s, 149, 19),
  };
}

/** Type 9. Whole knots, metres. Source: table 55. */
export function decodeAircraft(p: Payload, h: Heard): Heard & AircraftBody {
  const s = p.sextets;
  const knots = unsigned(s, 50, 10);
  const altitude = unsigned(s, 38, 12);
  const second = unsigned(s, 128, 6);
  return {
    ...h,
    type: 9,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    altitudeMetres: altitude === raw.altitude ? null : altitude,
    speedKnots: knots === raw.speed ? null : knots,
    accurate: flag(s, 60),
    ...place(s, 61),
    courseDegrees: course(unsigned(s, 116, 12)),
    second: within(second, 0, 59),
    fix: fixOf(second),
    barometric: flag(s, 134),
    dataTerminal: !flag(s, 142),
    assigned: flag(s, 146),
    raim: flag(s, 147),
    radio: unsigned(s, 148, 20),
  };
}

/** Type 27. Whole knots and degrees, coordinates to a tenth of a minute. Source: table 75. */
export function decodeLongRange(p: Payload, h: Heard): Heard & LongRangeBody {
  const s = p.sextets;
  const status = unsigned(s, 40, 4);
  const knots = unsigned(s, 79, 6);
  return {
    ...h,
    type: 27,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    accurate: flag(s, 38),
    raim: flag(s, 39),
    status: status === raw.status ? null : status,
    ...coarsePlace(s, 44),
    speedKnots: knots === raw.speedLongRange ? null : knots,
    courseDegrees: within(unsigned(s, 85, 9), 0, 359),
    late: flag(s, 94),
  };
}
