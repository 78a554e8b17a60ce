import { destination, distanceMetres, bearingDegrees, type Position } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { Held, HeldLink } from './events-boat.ts';
import { positionAt } from './contact-state.ts';
import type { ContactFacts, ContactPosition, Grade } from './wire.ts';

/** One place at which a boat was said or seen to be, with who said so. Points that disagree all stay. */
export interface BoatPoint extends Omit<ContactPosition, 'id'> {
  readonly contact: string;
  readonly position: string;
  readonly grade: Grade;
}

/** Where a boat was taken to be at a moment: a circle, never a point. */
export interface BoatPlace extends Position {
  /** 95 % radius, as far as it can be said. */
  readonly accuracyMetres: number;
  readonly at: UtcText;
  /** On what it rests. */
  readonly contacts: readonly string[];
}

/** No inflatable of the strait was seen faster for long: metres per second (10 knots). */
export const boatSpeedMetresPerSecondMax = 5.2;
/** How far from the straight line a boat may have been between two points, as a share of their distance. */
const sagShare = 0.25;
/** Points less sure than this say where a boat was only where there is nothing better. */
const roughMetres = 5_000;

const afloat = new Set<ContactFacts['kind']>(['report', 'pickup', 'hull_marked', 'news']);

/** Every point of a boat, oldest first by the clock as corrected; what is said of people ashore is none. */
export function positionHistory({ links }: Pick<Held, 'links'>): readonly BoatPoint[] {
  return links.flatMap(pointsOf).toSorted(byTime);
}

function pointsOf({ contact, grade, facts }: HeldLink): readonly BoatPoint[] {
  if (!afloat.has(facts.kind)) return [];
  return facts.positions.map(({ id, ...rest }) => {
    const position = { id, ...rest };
    return { ...rest, at: positionAt(facts, position), position: id, contact, grade };
  });
}

function byTime(a: BoatPoint, b: BoatPoint): number {
  const byMoment = fromUtc(a.at) - fromUtc(b.at);
  if (byMoment !== 0) return byMoment;
  return `${a.contact} ${a.position}` < `${b.contact} ${b.position}` ? -1 : 1;
}

/**
 * Where the boat was at a moment, between the points before and after it, or from the nearest one; null where there is
 * no point at all. The circle grows with what is not known.
 */
export function placeAt(history: readonly BoatPoint[], at: UtcText): BoatPlace | null {
  const sure = history.filter(isSure);
  const points = sure.length > 0 ? sure : history;
  const moment = fromUtc(at);
  const before = best(points, (point) => moment - fromUtc(point.at));
  const after = best(points, (point) => fromUtc(point.at) - moment);
  if (before === null || after === null) return from(before ?? after, at);
  return between(before, after, at);
}

/** True where the place is neither rough nor doubtful: on such a one a course may be drawn. */
export function isSure({ accuracyMetres, flags }: BoatPoint): boolean {
  return accuracyMetres <= roughMetres && !flags.includes('format_ambiguous') && !flags.includes('far_jump');
}

/**
 * The newest place that somebody gave, with its own time: of a firm link and a sure place where there is one. What is
 * only possibly of this boat, or rough, stands in for nothing better. Null: nobody has said where it is.
 */
export function newestPoint(history: readonly BoatPoint[]): BoatPoint | null {
  const firm = history.filter(({ grade }) => grade !== 'possible');
  const found = [firm.filter(isSure), history.filter(isSure), firm, history].find((one) => one.length > 0);
  return found?.at(-1) ?? null;
}

/** The nearest in time on one side; of several of that moment the most accurate. */
function best(points: readonly BoatPoint[], awayOf: (point: BoatPoint) => number): BoatPoint | null {
  let found: BoatPoint | null = null;
  for (const point of points) {
    const away = awayOf(point);
    if (away < 0) continue;
    if (found === null || away < awayOf(found)) found = point;
    else if (away === awayOf(found) && point.accuracyMetres < found.accuracyMetres) found = point;
  }
  return found;
}

function from(point: BoatPoint | null, at: UtcText): BoatPlace | null {
  if (point === null) return null;
  const seconds = Math.abs(secondsBetween(fromUtc(point.at), fromUtc(at)));
  return {
    lat: point.lat,
    lon: point.lon,
    accuracyMetres: Math.min(
      500_000,
      Math.round(point.accuracyMetres + seconds * boatSpeedMetresPerSecondMax),
    ),
    at,
    contacts: [point.contact],
  };
}

function between(before: BoatPoint, after: BoatPoint, at: UtcText): BoatPlace {
  const whole = secondsBetween(fromUtc(before.at), fromUtc(after.at));
  const share = whole === 0 ? 0 : secondsBetween(fromUtc(before.at), fromUtc(at)) / whole;
  const legMetres = distanceMetres(before, after);
  const { lat, lon } = destination(before, bearingDegrees(before, after), legMetres * share);
  const sure = before.accuracyMetres * (1 - share) + after.accuracyMetres * share;
  const sag = legMetres * sagShare * 4 * share * (1 - share);
  const contacts = before.contact === after.contact ? [before.contact] : [before.contact, after.contact];
  return { lat, lon, accuracyMetres: Math.min(500_000, Math.round(sure + sag)), at, contacts };
}
