import { createHash } from 'node:crypto';
import { encodeAis } from '../src/standards/nmea-ais/index.ts';

/** Invented traffic for measuring: ships on short courses in the strait, each message distinct. */
export interface Corpus {
  /** The lines of each message with line ends. */
  readonly messages: readonly string[];
  readonly positions: number;
  readonly identities: number;
  readonly lines: number;
  readonly sha256: string;
}

const ships = 15_000;
/** One message in twenty is a type 5 of two sentences. */
const identityEvery = 20;

/** Number of the ship and of its report, read back from a motion's track and course. */
export function reportOf(
  track: string,
  courseDegrees: number,
): { readonly ship: number; readonly round: number } {
  return { ship: Number(track.slice(4)) - 999_000_000, round: Math.round(courseDegrees * 10) };
}

/** The `index`-th position report: ship `index % 15000`, its report `index / 15000`. */
export function positionLine(index: number): string {
  return reportLine(index % ships, Math.floor(index / ships));
}

/** The `round`-th report of a ship: a number below 100,000. */
export function reportLine(ship: number, round: number): string {
  const body = {
    type: 1,
    repeat: 0,
    mmsi: 999_000_000 + ship,
    status: 0,
    turn: 0,
    speedKnots: (ship % 300) / 10,
    accurate: true,
    positionOutOfRange: false,
    lat: 50.5 + (ship % 150) / 150 + round * 0.0004,
    lon: 0.5 + Math.floor(ship / 150) / 60 + round * 0.0003,
    courseDegrees: (round % 3600) / 10,
    headingDegrees: ship % 360,
    second: null,
    fix: 'untimed',
    manoeuvre: null,
    raim: false,
    radio: 0,
  } as const;
  return `${encodeAis(body).join('\r\n')}\r\n`;
}

/** The type 5 of the `ship`-th ship. */
export function identityLines(ship: number): string {
  const body = {
    type: 5,
    repeat: 0,
    mmsi: 999_000_000 + ship,
    edition: 0,
    imo: null,
    callSign: `XX${ship}`,
    name: `EXAMPLE ${ship}`,
    shipType: 70,
    positionDevice: 1,
    month: null,
    day: null,
    hour: null,
    minute: null,
    draughtMetres: 6.5,
    destination: 'NOWHERE',
    dataTerminal: false,
    toBow: 60,
    toStern: 40,
    toPort: 8,
    toStarboard: 7,
  } as const;
  return `${encodeAis(body, { sequence: ship % 10 }).join('\r\n')}\r\n`;
}

/** `count` distinct messages, always the same for the same count. At most 20 x 15,000. */
export function createCorpus(count: number): Corpus {
  const messages: string[] = [];
  const hash = createHash('sha256');
  let positions = 0;
  let identities = 0;
  for (let n = 0; n < count; n += 1) {
    const message =
      n % identityEvery === identityEvery - 1 ? identityLines(identities++) : positionLine(positions++);
    messages.push(message);
    hash.update(message);
  }
  return { messages, positions, identities, lines: positions + 2 * identities, sha256: hash.digest('hex') };
}
