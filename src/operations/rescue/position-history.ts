import { destination, distanceMetres, bearingDegrees, type Position } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { Held, HeldLink } from './events-boat.ts';
import { positionAt } from './contact-state.ts';
import { currentMaxMetresPerSecond } from './sea/sea-state.ts';
import type { ContactFacts, ContactPosition, Grade, PositionReading } from './wire.ts';

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
 * no point at all. The circle grows with what is not known; where every position is in doubt, it holds their readings.
 */
export function placeAt(history: readonly BoatPoint[], at: UtcText): BoatPlace | null {
  const sure = history.filter(isSure);
  const points = sure.length > 0 ? sure : history.map(withReadings);
  const moment = fromUtc(at);
  const before = best(points, (point) => moment - fromUtc(point.at));
  const after = best(points, (point) => fromUtc(point.at) - moment);
  if (before === null || after === null) return from(before ?? after, at);
  return between(before, after, at);
}

/**
 * The other readings of a position, as long as nobody has said which is right: whoever chooses one leaves the first among
 * them, or takes the doubt from the one that stands.
 */
export function openReadings(
  point: Pick<BoatPoint, 'lat' | 'lon' | 'flags' | 'candidates'>,
): readonly PositionReading[] {
  const { lat, lon, flags, candidates } = point;
  const others = candidates.filter((one) => one.lat !== lat || one.lon !== lon);
  const isListed = others.length < candidates.length;
  const isChosen = candidates.some(({ reading }) => reading === 'as_first_read');
  return isChosen || (isListed && !flags.includes('format_ambiguous')) ? [] : others;
}

/** A position that can be read in several ways, in a circle that holds every one of them. */
function withReadings(point: BoatPoint): BoatPoint {
  if (!point.flags.includes('format_ambiguous')) return point;
  const away = openReadings(point).map((one) => distanceMetres(point, one));
  return { ...point, accuracyMetres: point.accuracyMetres + Math.max(0, ...away) };
}

/** True where the place is neither rough nor doubtful: on such a one a course may be drawn. */
export function isSure({ accuracyMetres, flags }: BoatPoint): boolean {
  return accuracyMetres <= roughMetres && !flags.includes('format_ambiguous') && !flags.includes('far_jump');
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

/** What two points say of a moment between them. */
interface Leg {
  readonly before: BoatPoint;
  readonly after: BoatPoint;
  readonly legMetres: number;
  /** Of the time between them, what has gone by: 0..1. */
  readonly share: number;
  /** From either point to the moment. */
  readonly sinceSeconds: number;
  readonly untilSeconds: number;
}

function between(before: BoatPoint, after: BoatPoint, at: UtcText): BoatPlace {
  const sinceSeconds = secondsBetween(fromUtc(before.at), fromUtc(at));
  const untilSeconds = secondsBetween(fromUtc(at), fromUtc(after.at));
  const whole = sinceSeconds + untilSeconds;
  const share = whole === 0 ? 0 : sinceSeconds / whole;
  const leg = { before, after, legMetres: distanceMetres(before, after), share, sinceSeconds, untilSeconds };
  const reach = whole * boatSpeedMetresPerSecondMax + before.accuracyMetres + after.accuracyMetres;
  const found = leg.legMetres > reach ? eitherOf(leg) : onTheWay(leg);
  const contacts = before.contact === after.contact ? [before.contact] : [before.contact, after.contact];
  return { ...found, accuracyMetres: Math.min(500_000, Math.round(found.accuracyMetres)), at, contacts };
}

type Circle = Position & Pick<BoatPlace, 'accuracyMetres'>;

/**
 * On the straight way, in a circle that grows with the time in which nobody saw it: a boat that is found again where it was
 * has not lain there all the while. It has left the line no faster than the stream runs at most, and has gone no
 * farther than it could from the one point and still come to the other.
 */
function onTheWay({ before, after, legMetres, share, sinceSeconds, untilSeconds }: Leg): Circle {
  const { lat, lon } = destination(before, bearingDegrees(before, after), legMetres * share);
  const sure = before.accuracyMetres * (1 - share) + after.accuracyMetres * share;
  const sag = legMetres * sagShare * 4 * share * (1 - share);
  const unseen = Math.min(sinceSeconds, untilSeconds) * currentMaxMetresPerSecond;
  const reachBefore = before.accuracyMetres + sinceSeconds * boatSpeedMetresPerSecondMax;
  const reachAfter = after.accuracyMetres + untilSeconds * boatSpeedMetresPerSecondMax;
  // Stewart's theorem: the farthest from a point of the line that both reaches allow.
  const both =
    (1 - share) * reachBefore ** 2 + share * reachAfter ** 2 - share * (1 - share) * legMetres ** 2;
  const allowed = Math.sqrt(Math.max(0, both));
  return { lat, lon, accuracyMetres: sure + Math.max(sag, Math.min(unseen, allowed)) };
}

/**
 * Two points of which one must be wrong: no boat was midway. The one that is firmly of this boat stands, else the nearer in
 * time, in a circle that holds the other as well.
 */
function eitherOf({ before, after, legMetres, sinceSeconds, untilSeconds }: Leg): Circle {
  const isFirm = (point: BoatPoint) => point.grade !== 'possible';
  const first = { point: before, seconds: sinceSeconds };
  const last = { point: after, seconds: untilSeconds };
  const isLast = isFirm(before) === isFirm(after) ? untilSeconds < sinceSeconds : isFirm(after);
  const [stands, other] = isLast ? [last, first] : [first, last];
  const grown = ({ point, seconds }: typeof first) =>
    point.accuracyMetres + seconds * boatSpeedMetresPerSecondMax;
  const { lat, lon } = stands.point;
  return { lat, lon, accuracyMetres: Math.max(grown(stands), legMetres + grown(other)) };
}
