import { addSeconds, fromUtc, instant, type Instant, toUtc } from '../../src/kernel/time.ts';
import { timelineOf } from '../../src/node/replay/timeline.ts';
import type { Scenario } from '../../src/node/replay/scenario.ts';
import type { ScenarioEvent } from '../../src/node/replay/scenario-events.ts';
import type { Side } from '../../src/node/replay/staff-of-night.ts';
import type { Chance } from '../chance.ts';
import { between, happens, weighted } from './draws.ts';
import type { ScenarioLine } from './scenario-event.ts';

/** One direction of the line between the nodes, as a scenario names it. */
export type Way = 'FR_to_UK' | 'UK_to_FR';
export const ways: readonly Way[] = ['FR_to_UK', 'UK_to_FR'];

/** The side that hears nothing while a way is silent. */
export const deafOf: Readonly<Record<Way, Side>> = { FR_to_UK: 'uk', UK_to_FR: 'fr' };

/** The line fails, one way or both; `until` null: it does not come back before the night is over. */
export interface Outage {
  readonly ways: readonly Way[];
  readonly from: Instant;
  readonly until: Instant | null;
}

/** A stretch of the night in which one way brings nothing: outages that overlap, taken together. */
export interface Silence {
  readonly way: Way;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** An event with the moment at which it comes in. */
export interface Received {
  readonly event: ScenarioEvent;
  readonly at: Instant;
}

/** In the file's order, each when its turn comes. */
export function receivedIn(scenario: Scenario): readonly Received[] {
  return timelineOf(scenario).flatMap((step) =>
    step.kind === 'event' ? [{ event: step.event, at: step.at }] : [],
  );
}

/** Longer than a node takes to call a silence one, with the looks of its desks: shorter gaps are none. */
export const shortestSeconds = 240;
/** Two silences of one way with less between them are one: what came between could not be judged by itself. */
export const restSeconds = 240;
/** After the last healing the nodes must have told each other everything, and the desks have done what it asks. */
const settlesSeconds = 120;

/** Everything about the line that an outage is laid across on purpose: what both sides must agree on. */
const crossed: ReadonlySet<ScenarioEvent['type']> = new Set(['handover', 'rescue', 'disembark']);

const isProposal = (event: ScenarioEvent): boolean =>
  event.type === 'handover' && event.action === 'propose' && event.delivery !== 'retry';

interface Drawing {
  readonly received: readonly Received[];
  readonly anchors: readonly Instant[];
  readonly proposals: readonly Instant[];
  readonly start: Instant;
  readonly end: Instant;
}

/** One to four outages of a night; the same chance gives the same ones. Nothing begins or ends at the moment of an event. */
export function drawOutages(chance: Chance, scenario: Scenario): readonly Outage[] {
  const received = receivedIn(scenario);
  const drawing: Drawing = {
    received,
    anchors: received.filter(({ event }) => crossed.has(event.type)).map(({ at }) => at),
    proposals: received.filter(({ event }) => isProposal(event)).map(({ at }) => at),
    start: fromUtc(scenario.meta.start),
    end: fromUtc(scenario.meta.end),
  };
  const outages: Outage[] = [];
  for (let left = 1 + chance.whole(4); left > 0; left -= 1)
    outages.push(drawOutage(chance, drawing, outages.at(-1)));
  return outages;
}

function drawOutage(chance: Chance, drawing: Drawing, before: Outage | undefined): Outage {
  const { start, end } = drawing;
  const drawn = chance.pick<readonly Way[]>([['FR_to_UK'], ['UK_to_FR'], ways]);
  const anchor = happens(chance, 0.5) ? anchorOf(chance, drawing) : undefined;
  const isOverlap = before !== undefined && happens(chance, 0.3);
  const length = lengthOf(chance);
  const anywhere = start + between(chance, 0.05, 0.9) * (end - start);
  const wanted = isOverlap
    ? addSeconds(before.from, between(chance, 60, 600))
    : anchor === undefined
      ? anywhere
      : addSeconds(anchor, -between(chance, 30, 600));
  const latest = addSeconds(end, -(shortestSeconds + settlesSeconds + 60));
  const from = free(drawing, Math.max(addSeconds(start, 60), Math.min(latest, wanted)));
  // Whatever it is laid across happens while it lasts.
  const least = anchor === undefined || isOverlap ? from : addSeconds(anchor, 120);
  return { ways: drawn, from, until: untilOf(chance, drawing, { from, least, length }) };
}

/** Proposals are few, and what the line may do to them is what matters most: they are drawn more often. */
function anchorOf(chance: Chance, { anchors, proposals }: Drawing): Instant | undefined {
  return chance.pick(proposals.length > 0 && happens(chance, 0.5) ? proposals : anchors);
}

type Length = number | 'almost' | 'never';

/** Minutes, hours, until just before the end, or for good. */
function lengthOf(chance: Chance): Length {
  const kind = weighted<'short' | 'long' | 'almost' | 'never'>(chance, [
    ['short', 0.5],
    ['long', 0.3],
    ['almost', 0.12],
    ['never', 0.08],
  ]);
  if (kind === 'short') return between(chance, shortestSeconds, 1_800);
  return kind === 'long' ? between(chance, 3_600, 4 * 3_600) : kind;
}

function untilOf(
  chance: Chance,
  drawing: Drawing,
  { from, least, length }: { readonly from: Instant; readonly least: Instant; readonly length: Length },
): Instant | null {
  if (length === 'never') return null;
  const last = addSeconds(drawing.end, -settlesSeconds);
  if (length === 'almost') return free(drawing, addSeconds(last, -between(chance, 0, 60)));
  return free(drawing, Math.min(last, Math.max(addSeconds(from, length), least)));
}

/** The first whole second from then on at which nothing comes in: what is at one moment has no order. */
function free({ received }: Drawing, wanted: number): Instant {
  const taken = new Set(received.map(({ at }) => at));
  let at = instant(Math.round(wanted / 1_000) * 1_000);
  while (taken.has(at)) at = addSeconds(at, 1);
  return at;
}

/** When each way is silent, in order of time. Outages that overlap, or nearly, are one silence of their way. */
export function silencesOf(outages: readonly Outage[]): readonly Silence[] {
  return ways
    .flatMap((way) => {
      const made: Silence[] = [];
      const ofWay = outages.filter((one) => one.ways.includes(way)).toSorted((a, b) => a.from - b.from);
      for (const { from, until } of ofWay) {
        const last = made.at(-1);
        if (last === undefined || (last.until !== null && addSeconds(last.until, restSeconds) <= from))
          made.push({ way, from, until });
        else if (last.until !== null)
          made.splice(-1, 1, { ...last, until: until === null ? null : later(last.until, until) });
      }
      return made;
    })
    .toSorted((a, b) => a.from - b.from);
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** A change of the line, as a scenario tells it. */
export interface LinkChange {
  readonly at: Instant;
  readonly state: 'down' | 'up';
  readonly ways: readonly Way[];
}

/** What is done to the line, in order: ways that change at one moment are told in one line. */
export function changesOf(silences: readonly Silence[]): readonly LinkChange[] {
  const edges = silences.flatMap(({ way, from, until }) => [
    { way, at: from, state: 'down' as const },
    ...(until === null ? [] : [{ way, at: until, state: 'up' as const }]),
  ]);
  const moments = [...new Set(edges.map(({ at }) => at))].toSorted((a, b) => a - b);
  return moments.flatMap((at) =>
    (['up', 'down'] as const).flatMap((state) => {
      const changed = edges.filter((edge) => edge.at === at && edge.state === state).map(({ way }) => way);
      return changed.length === 0 ? [] : [{ at, state, ways: changed }];
    }),
  );
}

/** A change of the line as it is fed. Whoever hears nothing reports it; absent a direction, it is both ways. */
export function linkLine({ at, state, ways: changed }: LinkChange, id: string): ScenarioLine {
  const [only] = changed.length === 1 ? changed : [];
  return {
    id,
    at: toUtc(at),
    type: 'link',
    node: only === undefined ? 'UK' : deafOf[only].toUpperCase(),
    state,
    ...(only === undefined ? {} : { direction: only }),
    text: state === 'down' ? 'Nothing comes over the line.' : 'The line is back.',
  };
}
