import type { State } from '../../kernel/label.ts';
import { addSeconds, fromUtc, type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { fixOfPoint } from './boat-sea.ts';
import { type Boat, openTransfer } from './boat-state.ts';
import type { HeldLink } from './events-boat.ts';
import { isSure, positionHistory } from './position-history.ts';
import { crossingOf, type ExpectedCrossing, type NoCrossing } from './sea/crossing.ts';
import { type SearchRegionLine, sideOf } from './sea/line.ts';

/** The other side is spoken to this long before a boat is expected in its region. Source: PROBLEM F5. */
export const crossingNoticeSeconds = 900;

/** The line between the two search regions, and how long before it the other side is spoken to: at most an hour. */
export interface RegionWatch {
  readonly line: SearchRegionLine;
  readonly noticeSeconds: number;
}

/** When a boat goes over the line, 95 % of the time between `earliestAt` and `latestAt`. Each may lie in the past. */
export interface CrossingMoments {
  readonly earliestAt: UtcText;
  readonly likelyAt: UtcText;
  /** Null: not within the hour. */
  readonly latestAt: UtcText | null;
}

/** A boat expected in the other side's region within the notice, or there already, and nobody has asked. */
export interface CrossingNear extends CrossingMoments {
  readonly to: State;
  /** Since when it is so by what was on record then: never the moment of looking. */
  readonly since: UtcText;
  /** True where a sure position lies beyond the line: then the moments are those at which it went over. */
  readonly isOver: boolean;
}

/** What the record said of a boat and the line from one moment on, until it said more. */
interface Outlook {
  readonly at: Instant;
  /** `over`: it is surely in the other region; `away`: in its own, and not expected over the line within the hour. */
  readonly is: 'unknown' | 'away' | 'over' | 'crosses';
  /** Null: not expected, or there already. */
  readonly crossing: CrossingMoments | null;
}

/**
 * When a boat goes over the line, from the way it went by its sure positions alone. Says why not where it is not
 * expected to; where place, course or speed is not known, that is the answer, and never a guess from bounds.
 */
export function crossingExpected(
  boat: Pick<Boat, 'links'>,
  line: SearchRegionLine,
  now: Instant,
): ExpectedCrossing | NoCrossing {
  const track = positionHistory(boat).filter(isSure).map(fixOfPoint);
  return crossingOf({ track, now, line, motion: null });
}

/**
 * Whether the coordinator should now propose a boat to the other side: it is expected over the line within the notice,
 * or has gone over it since. Null where both coordinate, where it does not approach, where its place, course or speed
 * is not known, and where a proposal to that side waits, was answered by help since the boat began to approach, or was
 * refused since it came within the notice. By the record and `now` alone: however often somebody looks, it begins at
 * the same moment.
 */
export function crossingNear(boat: Boat, region: RegionWatch, now: UtcText): CrossingNear | null {
  const { status, coordinator, transfers, coordinatorSince } = boat;
  if (status !== 'open' || coordinator === 'both' || openTransfer(boat) !== null) return null;
  const to = coordinator === 'fr' ? 'uk' : 'fr';
  const outlooks = outlooksOf(boat, to, region.line);
  const moment = { since: fromUtc(coordinatorSince), now: fromUtc(now) };
  const nearing = nearingBy(outlooks, region.noticeSeconds, moment);
  if (nearing === null) return null;
  const from = toUtc(nearing.from);
  const since = from > coordinatorSince ? from : coordinatorSince;
  const isSpokenOf = transfers.some(({ to: asked, status: answer, answeredAt }) => {
    if (asked !== to || answeredAt === null) return false;
    if (answer === 'assisted') return answeredAt >= toUtc(nearing.approachedFrom);
    return answer === 'refused' && answeredAt >= since;
  });
  if (isSpokenOf || since > now) return null;
  return { to, since, isOver: nearing.isOver, ...nearing.crossing };
}

interface Near {
  /** Since when within the notice of the line, or beyond it, without a break. */
  readonly from: Instant;
  readonly crossing: CrossingMoments;
  readonly isOver: boolean;
}

interface Nearing extends Near {
  /** Since when it was expected over the line at all. */
  readonly approachedFrom: Instant;
}

/**
 * What the last unbroken run of outlooks comes to at a moment, from when this side coordinates. A boat that was beyond
 * the line when it fell to this side, or when it was first heard of, has not crossed it.
 */
function nearingBy(
  outlooks: readonly Outlook[],
  noticeSeconds: number,
  { since, now }: { readonly since: Instant; readonly now: Instant },
): Nearing | null {
  const first = outlooks.findLastIndex(({ at }) => at <= since);
  const standing = outlooks.slice(Math.max(0, first));
  let wasHere = false;
  let approachedFrom: Instant | null = null;
  let near: Near | null = null;
  for (const [index, outlook] of standing.entries()) {
    const { at, is } = outlook;
    if (is === 'away' || is === 'unknown' || (is === 'over' && !wasHere)) {
      wasHere = is === 'away';
      [approachedFrom, near] = [null, null];
      continue;
    }
    wasHere = true;
    approachedFrom ??= at;
    near = nearAt({ ...outlook, until: standing[index + 1]?.at ?? null, noticeSeconds }, near);
  }
  return near === null || approachedFrom === null || near.from > now ? null : { ...near, approachedFrom };
}

interface Stretch extends Omit<Outlook, 'is'> {
  /** When the record said more; null: it has not. */
  readonly until: Instant | null;
  readonly noticeSeconds: number;
}

/**
 * Within the notice of the line by one outlook, while it stood: from its moment, or as it already was. A boat that is
 * near stays so until it is expected twice the notice away: an estimate that wavers must not call again and again.
 */
function nearAt({ at, crossing, until, noticeSeconds }: Stretch, before: Near | null): Near | null {
  if (crossing === null) {
    const went = { earliestAt: toUtc(at), likelyAt: toUtc(at), latestAt: toUtc(at) };
    return { from: before?.from ?? at, crossing: before?.crossing ?? went, isOver: true };
  }
  const likelyAt = fromUtc(crossing.likelyAt);
  if (before !== null && addSeconds(likelyAt, -2 * noticeSeconds) <= at)
    return { from: before.from, crossing, isOver: false };
  const noticed = addSeconds(likelyAt, -noticeSeconds);
  const begins = noticed > at ? noticed : at;
  return until !== null && begins >= until ? null : { from: begins, crossing, isOver: false };
}

interface Known {
  readonly line: SearchRegionLine;
  readonly to: State;
  readonly outlooks: readonly Outlook[];
}

/** The same links say the same: a board is looked at several times a second and changes far less often. */
const known = new WeakMap<readonly HeldLink[], Known>();

function outlooksOf({ links }: Pick<Boat, 'links'>, to: State, line: SearchRegionLine): readonly Outlook[] {
  const before = known.get(links);
  if (before !== undefined && before.line === line && before.to === to) return before.outlooks;
  const outlooks = lastRun(links, to, line);
  known.set(links, { line, to, outlooks });
  return outlooks;
}

/** The last outlooks in which the boat was expected over the line or beyond it, and the one before them; oldest first. */
function lastRun(links: readonly HeldLink[], to: State, line: SearchRegionLine): readonly Outlook[] {
  const run: Outlook[] = [];
  for (let count = links.length; count > 0; count -= 1) {
    const last = links[count - 1];
    if (last === undefined || last.facts.positions.length === 0) continue;
    const outlook = outlookOf(links.slice(0, count), to, line);
    run.unshift(outlook);
    if (outlook.is === 'away' || outlook.is === 'unknown') return run;
  }
  return run;
}

function outlookOf(links: readonly HeldLink[], to: State, line: SearchRegionLine): Outlook {
  // Of two boats made one the links of the second follow those of the first, whatever their moment.
  const at = instant(Math.max(...links.map((link) => fromUtc(link.at))));
  const newest = positionHistory({ links })
    .filter((point) => isSure(point) && fromUtc(point.at) <= at)
    .at(-1);
  if (newest === undefined) return { at, is: 'unknown', crossing: null };
  const here = sideOf(newest, newest.accuracyMetres, line);
  if (here.side === to && here.certain) return { at, is: 'over', crossing: null };
  const expected = crossingExpected({ links }, line, at);
  const moments = momentsOf(expected);
  if (moments !== null && expected.crosses && expected.to === to)
    return { at, is: 'crosses', crossing: moments };
  // Where it goes may not be known; that it was on this side is.
  const isKnown = !isNotKnown(expected) || here.certain;
  return { at, is: isKnown ? 'away' : 'unknown', crossing: null };
}

/** True where the answer is that nobody can tell, and not that it does not cross. */
export function isNotKnown(expected: ExpectedCrossing | NoCrossing): boolean {
  return !expected.crosses && (expected.why === 'too_few_positions' || expected.why === 'course_unclear');
}

/** The moments of a crossing that is expected; null: none is. */
export function momentsOf(expected: ExpectedCrossing | NoCrossing): CrossingMoments | null {
  if (!expected.crosses || expected.likelyAt === null) return null;
  const { earliestAt, likelyAt, latestAt } = expected;
  return {
    earliestAt: toUtc(earliestAt),
    likelyAt: toUtc(likelyAt),
    latestAt: latestAt === null ? null : toUtc(latestAt),
  };
}
