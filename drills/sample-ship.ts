import { encodeAis } from '../src/standards/nmea-ais/index.ts';

/** An invented class A ship's report of this second, as a line with its end. */
export function shipLine(mmsi: number, lat: number, lon: number): string {
  const lines = encodeAis({
    type: 1,
    repeat: 0,
    mmsi,
    status: 0,
    turn: 0,
    speedKnots: 0,
    accurate: true,
    positionOutOfRange: false,
    lat,
    lon,
    courseDegrees: 45,
    headingDegrees: 44,
    second: new Date().getUTCSeconds(),
    fix: 'timed',
    manoeuvre: null,
    raim: false,
    radio: 0,
  });
  return lines.map((line) => `${line}\r\n`).join('');
}
