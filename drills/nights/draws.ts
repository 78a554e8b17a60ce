import { type Position, destination } from '../../src/kernel/geo.ts';
import { instant, toUtc, type UtcText } from '../../src/kernel/time.ts';
import type { Chance } from '../chance.ts';

/** A draw from a round normal spread (Box and Muller, 1958): mean 0, deviation 1. */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
}

/** True in so many of one. */
export function happens(chance: Chance, share: number): boolean {
  return chance.next() < share;
}

export function between(chance: Chance, from: number, to: number): number {
  return from + chance.next() * (to - from);
}

/** A value by its weight. */
export function weighted<Value>(chance: Chance, weights: readonly (readonly [Value, number])[]): Value {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance.next() * total;
  for (const [value, weight] of weights) {
    left -= weight;
    if (left < 0) return value;
  }
  return (weights.at(-1) as readonly [Value, number])[0]; // no list of weights is empty
}

/** A place misread by so much: nineteen of twenty lie within the radius. */
export function blurred(chance: Chance, at: Position, accuracyMetres: number): Position {
  const spread = accuracyMetres / 2.4477;
  const off = spread * Math.hypot(normal(chance), normal(chance));
  const { lat, lon } = destination(at, chance.next() * 360, off);
  return { lat: rounded(lat), lon: rounded(lon) };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

/** UTC text of a moment in seconds since 1970, whole seconds. */
export function utcAt(seconds: number): UtcText {
  return toUtc(instant(Math.round(seconds) * 1000));
}

/** Hexadecimal digits. */
export function hex(chance: Chance, digits: number): string {
  return Array.from({ length: digits }, () => chance.whole(16).toString(16)).join('');
}
