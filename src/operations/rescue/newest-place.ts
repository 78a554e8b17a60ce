import type { Instant } from '../../kernel/time.ts';
import { fixOfPoint, motionOf } from './boat-sea.ts';
import type { Held } from './events-boat.ts';
import { type BoatPoint, isSure, positionHistory } from './position-history.ts';
import { radiusAt } from './sea/error-circle.ts';
import type { ContactPosition } from './wire.ts';

type Linked = Pick<Held, 'links'>;

/**
 * Where a boat was last; null: nobody says. By the corrected clock, and of what is firmly linked and sure where there is
 * any: a doubtful place, or one that is only possibly of this boat, does not stand for it. What is said ashore is no
 * place of a boat. The chart, the desk, the report and whoever sends units ask this and nothing else: they must mean one place.
 */
export function newestPlace(boat: Linked): BoatPoint | null {
  const all = positionHistory(boat);
  const placed = all.filter((one) => !isHeardOnly(one));
  // What a station only heard is no place: it stands for one where there is none.
  const history = placed.length > 0 ? placed : all;
  const firm = history.filter(({ grade }) => grade !== 'possible');
  return firm.findLast(isSure) ?? firm.at(-1) ?? history.findLast(isSure) ?? history.at(-1) ?? null;
}

/** So wide is what a station hears, and no fix: what was only heard gives way to any place. */
const heardMetresMin = 50_000;

/** True where a position is only the reach of a station that heard something: it must never be read as a fix. */
export function isHeardOnly({ accuracyMetres }: Pick<ContactPosition, 'accuracyMetres'>): boolean {
  return accuracyMetres >= heardMetresMin;
}

/** Radius in metres of the circle within which the boat may be now, around its newest place; 0 where it has none. */
export function circleMetres(boat: Linked, now: Instant): number {
  const newest = newestPlace(boat);
  return newest === null ? 0 : radiusAt(fixOfPoint(newest), now, { motion: motionOf(boat) });
}
