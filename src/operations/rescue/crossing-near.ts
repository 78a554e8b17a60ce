import type { State } from '../../kernel/label.ts';
import { addSeconds, fromUtc, type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { motionOf, trackOf } from './boat-sea.ts';
import { type Boat, openTransfer } from './boat-state.ts';
import type { HeldLink } from './events-boat.ts';
import { crossingOf } from './sea/crossing.ts';
import { type SearchRegionLine, sideOf } from './sea/line.ts';

/** The other side is spoken to this long before a boat is expected in its region. Source: PROBLEM F5. */
export const crossingNoticeSeconds = 900;

/** A boat expected in the other side's region within the quarter of an hour, or there already, and nobody has asked. */
export interface CrossingNear {
  readonly to: State;
  /** Since when it is so by what was on record then: never the moment of looking. */
  readonly since: UtcText;
  /** The likely moment; where no course is known, the earliest. May lie in the past. */
  readonly crossesAt: UtcText;
}

/** What the record said of a boat and the line from one moment on, until it said more. */
interface Outlook {
  readonly at: Instant;
  /** `over`: it is surely in the other region; `away`: in its own, and not expected over the line within the hour. */
  readonly is: 'unknown' | 'away' | 'over' | 'crosses';
  /** Null: not expected. */
  readonly crossesAt: Instant | null;
}

/**
 * Whether the coordinator should now propose a boat to the other side: it is expected over the line within 15 minutes,
 * or has gone over it since. Null where both coordinate, where it does not approach, and where a proposal to that side
 * waits, was answered by help since the boat began to approach, or was refused since it came within the 15 minutes.
 * By the record and `now` alone: however often somebody looks, it begins at the same moment.
 */
export function crossingNear(boat: Boat, line: SearchRegionLine, now: UtcText): CrossingNear | null {
  const { status, coordinator, transfers, coordinatorSince } = boat;
  if (status !== 'open' || coordinator === 'both' || openTransfer(boat) !== null) return null;
  const to = coordinator === 'fr' ? 'uk' : 'fr';
  const nearing = nearingBy(outlooksOf(boat, to, line), fromUtc(coordinatorSince), fromUtc(now));
  if (nearing === null) return null;
  const from = toUtc(nearing.from);
  const since = from > coordinatorSince ? from : coordinatorSince;
  const isSpokenOf = transfers.some(({ to: asked, status: answer, answeredAt }) => {
    if (asked !== to || answeredAt === null) return false;
    if (answer === 'assisted') return answeredAt >= toUtc(nearing.approachedFrom);
    return answer === 'refused' && answeredAt >= since;
  });
  return isSpokenOf || since > now ? null : { to, since, crossesAt: toUtc(nearing.crossesAt) };
}

interface Nearing {
  /** Since when within the notice of the line, or beyond it, without a break. */
  readonly from: Instant;
  readonly crossesAt: Instant;
  /** Since when it was expected over the line at all. */
  readonly approachedFrom: Instant;
}

/**
 * What the last unbroken run of outlooks comes to at a moment, from when this side coordinates. A boat that was beyond
 * the line when it fell to this side, or when it was first heard of, has not crossed it.
 */
function nearingBy(outlooks: readonly Outlook[], since: Instant, now: Instant): Nearing | null {
  const standing = outlooks.slice(
    Math.max(
      0,
      outlooks.findLastIndex(({ at }) => at <= since),
    ),
  );
  let wasHere = false;
  let approachedFrom: Instant | null = null;
  let near: Omit<Nearing, 'approachedFrom'> | null = null;
  for (const [index, { at, is, crossesAt }] of standing.entries()) {
    if (is === 'away' || is === 'unknown' || (is === 'over' && !wasHere)) {
      wasHere = is === 'away';
      [approachedFrom, near] = [null, null];
      continue;
    }
    wasHere = true;
    approachedFrom ??= at;
    near = nearAt({ at, crossesAt, until: standing[index + 1]?.at ?? null }, near);
  }
  return near === null || approachedFrom === null || near.from > now ? null : { ...near, approachedFrom };
}

/** Within the notice of the line by one outlook, while it stood: from its moment, or as it already was. */
function nearAt(
  { at, crossesAt, until }: Omit<Outlook, 'is'> & { readonly until: Instant | null },
  before: Omit<Nearing, 'approachedFrom'> | null,
): Omit<Nearing, 'approachedFrom'> | null {
  if (crossesAt === null) return before ?? { from: at, crossesAt: at };
  const noticed = addSeconds(crossesAt, -crossingNoticeSeconds);
  const begins = noticed > at ? noticed : at;
  if (until !== null && begins >= until) return null;
  return { from: begins === at && before !== null ? before.from : begins, crossesAt };
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
    if (last === undefined || !tellsOfWay(last)) continue;
    const outlook = outlookOf(links.slice(0, count), to, line);
    run.unshift(outlook);
    if (outlook.is === 'away' || outlook.is === 'unknown') return run;
  }
  return run;
}

function tellsOfWay({ facts: { positions, claims } }: HeldLink): boolean {
  return positions.length > 0 || claims.engine !== null || claims.underWay !== null || claims.hull !== null;
}

function outlookOf(links: readonly HeldLink[], to: State, line: SearchRegionLine): Outlook {
  // Of two boats made one the links of the second follow those of the first, whatever their moment.
  const at = instant(Math.max(...links.map((link) => fromUtc(link.at))));
  const track = trackOf({ links }).filter((fix) => fix.at <= at);
  const newest = track.at(-1);
  if (newest === undefined) return { at, is: 'unknown', crossesAt: null };
  const here = sideOf(newest, newest.accuracyMetres, line);
  if (here.side === to && here.certain) return { at, is: 'over', crossesAt: null };
  const expected = crossingOf({ track, now: at, line, motion: motionOf({ links }) });
  if (!expected.crosses || expected.to !== to) return { at, is: 'away', crossesAt: null };
  return { at, is: 'crosses', crossesAt: expected.likelyAt ?? expected.earliestAt };
}
