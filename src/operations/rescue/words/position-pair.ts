import type { Box } from '../../../kernel/geo.ts';
import { isInBox, isPosition } from '../../../kernel/geo.ts';
import { type Coordinate, type Fields, degreesOf, isCoordinate, readAs } from './coordinate.ts';
import type { Axis, Bearings } from './position-letters.ts';

/** Two coordinates that stand together, with what was said of their axes and hemispheres. */
export interface Pair {
  readonly first: Coordinate;
  readonly second: Coordinate;
  readonly bearings: Bearings;
  /** A machine wrote the figures: decimal degrees, east positive, latitude first. */
  readonly linked: boolean;
}

/** One way to read a pair: degrees with their sign, and the fields they were read from. */
export interface PairReading {
  readonly lat: number;
  readonly lon: number;
  readonly reading: string;
  readonly latFields: Fields;
  readonly lonFields: Fields;
}

/** The literal reading first, then every other plausible one. */
export interface PairReadings {
  readonly main: PairReading;
  readonly others: readonly PairReading[];
  readonly ambiguous: boolean;
}

const readingsMax = 6;

/**
 * Reads a pair: as it stands, and otherwise where the result would lie in the waters `near` (degrees.minutes for
 * decimals, the other hemisphere, longitude first). Null where the literal reading is no place on earth.
 */
export function readingsOf(pair: Pair, near: Box): PairReadings | null {
  const [first, second] = aligned(pair.first, pair.second);
  const literal: Figures = {
    first: first.literal,
    second: second.literal,
    name: nameOf(first.literal, second.literal),
  };
  const order = pair.bearings.first ?? literalOrder(literal);
  const main = placed(pair, literal, { order, flip: false });
  if (main === null) return null;
  const figures =
    first.other && second.other ? [literal, otherFigures(first.other, second.other)] : [literal];
  const orders = pair.bearings.first === null && !isInBox(main, near) ? [order, reversed(order)] : [order];
  const found = new Map<string, PairReading>();
  for (const one of figures)
    for (const each of orders)
      for (const flip of hasOpenHemisphere(pair, each) ? [false, true] : [false]) {
        const reading = placed(pair, one, { order: each, flip });
        if (reading && isInBox(reading, near)) found.set(`${reading.lat} ${reading.lon}`, reading);
      }
  found.delete(`${main.lat} ${main.lon}`);
  const others = [...found.values()].slice(0, readingsMax);
  const { doubtful } = pair.bearings;
  return { main, others, ambiguous: others.length > 0 || doubtful || first.strained || second.strained };
}

interface Figures {
  readonly first: Fields;
  readonly second: Fields;
  readonly name: string;
}

const fineness = ['whole_degrees', 'decimal_degrees', 'compact_minutes', 'degrees_minutes'];

function nameOf(first: Fields, second: Fields): string {
  const finer = fineness.indexOf(first.notation) < fineness.indexOf(second.notation) ? second : first;
  if (finer.seconds !== null) return 'degrees_minutes_seconds';
  return finer.minutes === null ? 'decimal_degrees' : 'degrees_minutes';
}

function otherFigures(first: Fields, second: Fields): Figures {
  return { first, second, name: nameOf(first, second) };
}

/** Two coordinates of one pair are written alike: where one can only be read one way, so is the other. */
function aligned(first: Coordinate, second: Coordinate): readonly [Coordinate, Coordinate] {
  if (first.literal.notation === second.literal.notation) return [first, second];
  return [inStepWith(first, second), inStepWith(second, first)];
}

/** True where both are written in one notation, or can be read so. */
export function isAlike(first: Coordinate, second: Coordinate): boolean {
  const [one, other] = aligned(first, second);
  return one.literal.notation === other.literal.notation;
}

function inStepWith(own: Coordinate, { literal: partner, strained }: Coordinate): Coordinate {
  if (own.other?.notation === partner.notation) return readAs(own, own.other);
  const { degrees, minutes, seconds, notation } = own.literal;
  // `50 53 75 N 1 30 46 E`: what cannot be seconds in one is not seconds in the other.
  if (strained && partner.seconds === null && minutes !== null && seconds !== null)
    return readAs(own, {
      notation: 'degrees_minutes',
      degrees,
      minutes: `${minutes}.${seconds}`,
      seconds: null,
    });
  // `5053.25N 130.76E`: the zeros before a small longitude were left out.
  if (partner.notation !== 'compact_minutes' || !/^\d{3}(?:\.|$)/.test(degrees)) return own;
  if (notation !== 'decimal_degrees' && notation !== 'whole_degrees') return own;
  const compact: Fields = {
    notation: 'compact_minutes',
    degrees: degrees.slice(0, 1),
    minutes: degrees.slice(1),
    seconds: null,
  };
  return isCoordinate(compact) ? readAs(own, compact) : own;
}

/** Latitude first, unless the first figure can be none. */
function literalOrder({ first }: Figures): Axis {
  return degreesOf(first) <= 90 ? 'lat' : 'lon';
}

function reversed(order: Axis): Axis {
  return order === 'lat' ? 'lon' : 'lat';
}

/**
 * True where east or west was not said and may be either: typed by hand. Four decimals and more without a letter are
 * copied from a machine, which writes a minus for west.
 */
function hasOpenHemisphere({ first, second, bearings, linked }: Pair, order: Axis): boolean {
  const said = order === 'lat' ? bearings.signs[1] : bearings.signs[0];
  if (bearings.doubtful) return true;
  if (said !== 0 || linked) return false;
  const isMachine = isDecimal(first) && isDecimal(second) && Math.max(first.decimals, second.decimals) >= 4;
  return bearings.lettered || !isMachine;
}

function isDecimal({ literal, strained }: Coordinate): boolean {
  return literal.notation === 'decimal_degrees' && !strained;
}

function placed(
  { bearings }: Pair,
  { first, second, name }: Figures,
  { order, flip }: { order: Axis; flip: boolean },
): PairReading | null {
  const [latFields, lonFields] = order === 'lat' ? [first, second] : [second, first];
  const [latSign, lonSign] = order === 'lat' ? bearings.signs : [bearings.signs[1], bearings.signs[0]];
  const lat = signed(degreesOf(latFields), latSign || 1);
  const lon = signed(degreesOf(lonFields), (lonSign || 1) * (flip ? -1 : 1));
  if (!isPosition(lat, lon)) return null;
  const isSwapped = bearings.first === null && order !== literalOrder({ first, second, name });
  const turned = isSwapped ? swappedName(name) : name;
  const side = lon < 0 ? 'west' : 'east';
  return { lat, lon, reading: flip ? `${turned}_${side}` : turned, latFields, lonFields };
}

function swappedName(name: string): string {
  return name === 'decimal_degrees' ? 'swapped' : `swapped_${name}`;
}

/** Degrees to a centimetre, so that thirds of minutes end somewhere; no negative zero, which would not compare as equal. */
export function signed(degrees: number, by: number): number {
  const rounded = Math.round(degrees * 1e7) / 1e7;
  return rounded === 0 ? 0 : rounded * by;
}
