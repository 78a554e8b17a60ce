import { addSeconds, fromUtc, type Instant, instant, parseUtc } from '../../kernel/time.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioEvent } from './scenario-events.ts';
import type { Expectation, ExpectationOf } from './scenario-expectations.ts';
import { type Window, windowOf } from './window-of.ts';

/** One thing to do at a moment of the night. */
export type Step =
  | { readonly kind: 'event'; readonly at: Instant; readonly event: ScenarioEvent }
  /** Somebody opens an item that waited. */
  | { readonly kind: 'open'; readonly at: Instant; readonly event: ScenarioEvent }
  /** An expectation looks at the state then. */
  | { readonly kind: 'look'; readonly at: Instant; readonly spans: readonly Window[] };

const order: Readonly<Record<Step['kind'], number>> = { event: 0, open: 1, look: 2 };

/**
 * The night in order: events as the file has them (the order of receipt), items opened when a person did, and a look at
 * each moment that an expectation names, after everything of that moment. Pure.
 */
export function timelineOf(scenario: Scenario): readonly Step[] {
  const { meta, events, expectations } = scenario;
  let received = fromUtc(meta.start);
  const steps: Step[] = [];
  for (const event of events) {
    // A file's order is the order of receipt: what is stamped earlier than the line before came when its turn came.
    const at = Math.max(received, fromUtc(event.rx ?? event.at)) as Instant;
    received = at;
    steps.push({ kind: 'event', at, event });
    if (event.seen !== undefined) steps.push({ kind: 'open', at: later(at, fromUtc(event.seen)), event });
  }
  const ends = later(received, fromUtc(meta.end));
  const spans = expectations.flatMap((one) =>
    one.kind === 'alarm_budget' ? [windowOf(one.window, scenario)] : [],
  );
  const looks = new Set([
    ...expectations.flatMap((one) => looksOf(one, events)),
    ...spans.map(({ to }) => fromUtc(to)),
    ends,
  ]);
  for (const at of looks)
    steps.push({ kind: 'look', at, spans: spans.filter(({ to }) => fromUtc(to) === at) });
  return steps.toSorted((a, b) => a.at - b.at || order[a.kind] - order[b.kind]);
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

function looksOf(expectation: Expectation, events: readonly ScenarioEvent[]): readonly Instant[] {
  const moments = [
    'at' in expectation ? expectation.at : undefined,
    'by' in expectation ? expectation.by : undefined,
  ].filter((moment) => moment !== undefined);
  if (expectation.kind === 'no_loss') return [noLossEnds(expectation, events)];
  if (expectation.kind !== 'alert') return moments.map(fromUtc);
  const about = expectation.event ?? expectation.target;
  const from = events.find(({ id }) => id === about);
  if (from === undefined || expectation.within_s === undefined) return moments.map(fromUtc);
  return [...moments.map(fromUtc), addSeconds(fromUtc(from.at), expectation.within_s)];
}

/** By when everything must have come: `after` is an event or a moment. */
export function noLossEnds(
  { after, within_s: withinSeconds }: ExpectationOf<'no_loss'>,
  events: readonly ScenarioEvent[],
): Instant {
  const from = events.find(({ id }) => id === after)?.at ?? after;
  return addSeconds(parseUtc(from) ?? instant(0), withinSeconds); // a scenario is read only where it is one of both
}
