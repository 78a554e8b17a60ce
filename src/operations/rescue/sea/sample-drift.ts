import type { Position } from '../../../kernel/geo.ts';
import { leewayClasses, type LeewayClassName } from './leeway.ts';

/**
 * The reference the areas are held against: plain formulas of their own, one drift at a time, without steps, stops or
 * cuts. East and north in metres per second; the earth as locally flat.
 */

/** A standard normal number (Box and Muller). */
export function plainNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A velocity towards a bearing. */
export function plainVelocity(towardsDegrees: number, speed: number): readonly [number, number] {
  const angle = (towardsDegrees * Math.PI) / 180;
  return [speed * Math.sin(angle), speed * Math.cos(angle)];
}

/**
 * Leeway after Breivik and Allen (2008): down the wind (slope + e/20) W + offset + e/2 in cm/s, across it likewise, to
 * one side, e being the class's deviation times a standard normal number, drawn again while it would drift upwind.
 */
export function plainLeeway(
  name: LeewayClassName,
  wind: readonly [number, number],
  random: () => number,
): readonly [number, number] {
  const { downwind, right, left } = leewayClasses[name];
  const speed = Math.sqrt(wind[0] ** 2 + wind[1] ** 2);
  let error = plainNormal(random) * downwind.deviation;
  while (downwind.slopePercent + error / 20 < 0) error = plainNormal(random) * downwind.deviation;
  const down = ((downwind.slopePercent + error / 20) * speed + downwind.offset + error / 2) * 0.01;
  const side = random() < 0.5 ? right : left;
  const errorAcross = plainNormal(random) * side.deviation;
  const cross = ((side.slopePercent + errorAcross / 20) * speed + side.offset + errorAcross / 2) * 0.01;
  const unit = [wind[0] / speed, wind[1] / speed] as const;
  return [down * unit[0] + cross * unit[1], down * unit[1] - cross * unit[0]];
}

/** Where a steady velocity leads. */
export function plainEnd(
  from: Position,
  [east, north]: readonly [number, number],
  seconds: number,
): Position {
  const degree = 111_195.08;
  return {
    lat: from.lat + (north * seconds) / degree,
    lon: from.lon + (east * seconds) / (degree * Math.cos((from.lat * Math.PI) / 180)),
  };
}
