import { fromUtc } from '../../kernel/time.ts';
import type { Held } from './events-boat.ts';
import { type BoatPoint, isSure, positionHistory } from './position-history.ts';
import type { Fix } from './sea/fix.ts';
import { boatMotion, type MotionBounds } from './sea/motion.ts';
import type { Claims } from './wire.ts';

type Linked = Pick<Held, 'links'>;

/** Every place at which a boat was said or seen to be afloat, as geometry needs it, oldest first. */
export function fixesOf(boat: Linked): readonly Fix[] {
  return positionHistory(boat).map(fixOfPoint);
}

/** Those of them on which a course may be drawn; where every one is doubtful, all: a doubt is no reason to see nothing. */
export function trackOf(boat: Linked): readonly Fix[] {
  const history = positionHistory(boat);
  const sure = history.filter(isSure);
  return (sure.length > 0 ? sure : history).map(fixOfPoint);
}

/** One point of a boat's history as geometry needs it. */
export function fixOfPoint({ contact, position, lat, lon, accuracyMetres, at }: BoatPoint): Fix {
  return { id: `${contact}/${position}`, lat, lon, accuracyMetres, at: fromUtc(at) };
}

/** How it may move, by what was said of it last: each claim the newest that was made. */
export function motionOf({ links }: Linked): MotionBounds {
  const oldestFirst = links
    .map(({ facts }) => facts)
    .toSorted((a, b) => (a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : 0));
  const last = <Key extends 'engine' | 'hull' | 'hullKind' | 'underWay' | 'courseDegrees'>(
    key: Key,
  ): Claims[Key] | null => oldestFirst.findLast(({ claims }) => claims[key] !== null)?.claims[key] ?? null;
  return boatMotion({
    engine: last('engine'),
    hull: last('hull'),
    hullKind: last('hullKind'),
    underWay: last('underWay'),
    courseDegrees: last('courseDegrees'),
  });
}
