import type { PlanDevice } from '../src/operations/site/plan.ts';
import type { Signal } from '../src/operations/site/words.ts';
import type { Chance } from './chance.ts';

/** How one event is written down while a day is drawn; milliseconds from its beginning. */
export type Says = (
  said: readonly [PlanDevice | string, Signal],
  atMs: number,
  more?: { readonly value?: number; readonly confidence?: number },
) => void;

/** Gust, metres a second, at a moment of the day. */
export type WeatherAt = (atMs: number) => number;

/** When trains are on which track, for the truth of what a sensor beside it can know. */
export type TrainsAt = (track: string, atMs: number) => boolean;

/** Seconds of the day in which thunder speaks through every wire. */
export type BurstsAt = (atMs: number) => boolean;

/** Lognormal around a middle value. */
export function spread(chance: Chance, middle: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  return middle * Math.exp(sigma * normal);
}

/** Hands on the one drawn, of a list that is never empty. */
export function oneOf<Value>(chance: Chance, from: readonly Value[]): Value {
  const value = chance.pick(from);
  if (value === undefined) throw new Error('drawn from nothing');
  return value;
}
