import { fromUtc } from '../../kernel/time.ts';
import { happenedAt } from './contact-state.ts';
import type { Held } from './events-boat.ts';
import { nothingClaimed } from './nothing-claimed.ts';
import { type BoatPoint, isSure, openReadings, positionHistory } from './position-history.ts';
import type { Fix } from './sea/fix.ts';
import { type MotionBounds, motionBySaid, type MotionSaid } from './sea/motion.ts';

type Linked = Pick<Held, 'links'>;

/**
 * Every place at which a boat was said or seen to be afloat, as geometry needs it, oldest first; each as it stands, then as
 * it may be read besides. What is only possibly of this boat, and any further reading, is doubted.
 */
export function fixesOf(boat: Linked): readonly Fix[] {
  return positionHistory(boat).flatMap(readingsOf);
}

function readingsOf(point: BoatPoint): readonly Fix[] {
  const stands: Fix = { ...fixOfPoint(point), ...(point.grade === 'possible' ? { isDoubted: true } : {}) };
  const others = openReadings(point);
  if (others.length === 0) return [stands];
  const asReading = { readingOf: stands.id };
  return [
    { ...stands, ...asReading },
    ...others.map(({ lat, lon, reading }) => ({
      ...stands,
      ...asReading,
      id: `${stands.id}/${reading}`,
      lat,
      lon,
      isDoubted: true,
    })),
  ];
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

/**
 * How it may move, by what was said of it, each claim the newest by the corrected clock. What is only possibly of this boat
 * says nothing where there is anything firm: it must not make the area smaller. Its kind of hull alone is taken from
 * there where nobody else names one, for a rigid boat is faster.
 */
export function motionOf({ links }: Linked): MotionBounds {
  const firm = links.filter(({ grade }) => grade !== 'possible');
  const isNamed = firm.some(({ facts }) => facts.claims.hullKind !== null);
  const said = links.flatMap((link): MotionSaid[] => {
    const { claims } = link.facts;
    const at = fromUtc(happenedAt(link.facts));
    if (firm.length === 0 || firm.includes(link)) return [{ at, claims }];
    return isNamed ? [] : [{ at, claims: { ...nothingClaimed, hullKind: claims.hullKind } }];
  });
  // Of one moment the word that it goes is the last: whatever contradicts another must not make the area smaller.
  return motionBySaid(said.toSorted((a, b) => a.at - b.at || Number(goes(a)) - Number(goes(b))));
}

function goes({ claims: { engine, underWay } }: MotionSaid): boolean {
  return underWay === true || engine === 'running' || engine === 'weak';
}
