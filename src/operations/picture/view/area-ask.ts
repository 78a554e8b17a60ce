import type { Box } from '../../../kernel/geo.ts';
import { instant, toUtc } from '../../../kernel/time.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import type { areaRefusalText } from '../text-area.ts';
import { readTypedTime, type TypedTime } from './typed-time.ts';

/** Two moments, milliseconds; `from` is not after `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One question: an area, by which name it was chosen, and a span. */
export interface AreaAsk extends Span {
  readonly box: Box;
  /** Id of the zone around which the box stands; null for the chart's extent. */
  readonly zone: string | null;
}

const hour = 3_600_000;
const spanMax = 24 * hour;

/** The hour before the moment shown: now, or T. */
export function defaultSpan(shown: number): Span {
  return { from: shown - hour, to: shown };
}

/** `asked`: the span that stands written; `shown`: the moment on screen; `clock`: the node's now. */
export interface Moments {
  readonly asked: Span;
  readonly shown: number;
  readonly clock: number;
}

/** What two typed moments mean, or why they are no span; `field` is the one to mend. */
export type ReadSpan =
  | { readonly kind: 'span'; readonly span: Span }
  | {
      readonly kind: 'refused';
      readonly field: 'from' | 'to';
      readonly reason: keyof typeof areaRefusalText;
    };

/** Reads both ends as UTC. A time without a date is the one nearest to the moment shown. */
export function readSpan(typed: { readonly from: string; readonly to: string }, moments: Moments): ReadSpan {
  const from = readNear(typed.from, moments.asked.from, moments);
  if (from.kind === 'refused') return { ...from, field: 'from' };
  const to = readNear(typed.to, moments.asked.to, moments);
  if (to.kind === 'refused') return { ...to, field: 'to' };
  // A written second is a whole one: what happened within it belongs to the span that ends with it.
  const isWritten = typed.to !== formatUtcStamp(moments.asked.to);
  const span = { from: from.at, to: isWritten ? to.at + 999 : to.at };
  const reason = spanFault(span);
  return reason === null ? { kind: 'span', span } : { kind: 'refused', field: 'from', reason };
}

/** Why the node would refuse the span; the same rules as its own. */
function spanFault({ from, to }: Span): 'after_to' | 'span_too_long' | null {
  if (from > to) return 'after_to';
  return to - from > spanMax ? 'span_too_long' : null;
}

function readNear(typed: string, asked: number, { shown, clock }: Moments): TypedTime {
  // What was not touched keeps its part of a second, which is not written out.
  if (typed === formatUtcStamp(asked)) return { kind: 'at', at: asked };
  // The last such time before half a day after the moment shown is the one nearest to it.
  const near = readTypedTime(typed, Math.min(clock, shown + 12 * hour));
  return near.kind === 'refused' && near.reason === 'future' ? readTypedTime(typed, clock) : near;
}

/** The address of the question at the node. Degrees to about ten centimetres, rounded outwards: nothing is cut off. */
export function areaPath({ box, from, to }: AreaAsk): string {
  const down = (degrees: number) => String(Math.floor(degrees * 1e6) / 1e6);
  const up = (degrees: number) => String(Math.ceil(degrees * 1e6) / 1e6);
  const query = new URLSearchParams({
    south: down(box.south),
    west: down(box.west),
    north: up(box.north),
    east: up(box.east),
    from: toUtc(instant(from)),
    to: toUtc(instant(to)),
  });
  return `/api/picture/within?${query.toString()}`;
}

/** True where both ask the same of the same place. */
export function isSameAsk(a: AreaAsk, b: AreaAsk): boolean {
  return areaPath(a) === areaPath(b);
}
