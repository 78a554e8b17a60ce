import { addSeconds, fromUtc, type Instant, toUtc } from '../../src/kernel/time.ts';
import type { Scenario } from '../../src/node/replay/scenario.ts';
import type { Expectation, ExpectationOf } from '../../src/node/replay/scenario-expectations.ts';
import { type Side, sideOf, sidesOfNight } from '../../src/node/replay/staff-of-night.ts';
import { deafOf, type Received, type Silence } from './outages.ts';

/** What a night asks for is asked under its outages of whoever can know it, and of the others once they can. */
export interface Asked {
  readonly expectations: readonly Expectation[];
  /** What no node can ever know before the night is over. */
  readonly unknowable: readonly string[];
}

/** After a silence both sides have told each other everything, and the desks have done what it asks. */
const settledSeconds = 120;

interface Asking {
  readonly scenario: Scenario;
  readonly received: readonly Received[];
  readonly silences: readonly Silence[];
}

/**
 * The expectations of a night as they stand under its outages. What can be known is asked as it was, at the moment at which it
 * was; a node that cannot have heard by then is asked once it has, and one that never hears is asked what it was told itself.
 */
export function askedUnder(asking: Asking): Asked {
  const asked = asking.scenario.expectations.map((one) => ({ id: one.id, lines: underSilence(asking, one) }));
  return {
    expectations: asked.flatMap(({ lines }) => lines),
    unknowable: asked.filter(({ lines }) => lines.length === 0).map(({ id }) => id),
  };
}

function underSilence(asking: Asking, one: Expectation): readonly Expectation[] {
  switch (one.kind) {
    case 'must_link':
      return mustLink(asking, one);
    case 'related':
      return onceHeard(asking, one, one.events);
    case 'not_a_boat':
      return onceHeard(asking, one, [
        one.event,
        ...(one.explained_by === undefined ? [] : [one.explained_by]),
      ]);
    case 'reopen':
      return reopened(asking, one);
    case 'people':
    case 'coordinator':
      return wherever(asking, one, ofBoatOf(asking, one.target));
    case 'audit': {
      const at = fromUtc(asking.scenario.meta.end);
      const of = ofBoatOf(asking, one.target);
      return sidesThatHeard(asking, at, of).map((side) => on(one, side));
    }
    case 'action_blocked':
      return refused(asking, one);
    case 'boat_count':
      return counted(asking, one);
    case 'kpi':
      return figures(asking, one);
    default:
      return [one];
  }
}

const nodes = { fr: 'FR', uk: 'UK' } as const;

/** A copy that is asked of one node alone. */
function on<Kind extends Expectation>(one: Kind, side: Side): Kind {
  return { ...one, id: `${one.id}-${side}`, node: nodes[side] };
}

const isSilent = ({ from, until }: Silence, at: Instant): boolean =>
  from <= at && (until === null || at < until);

/** Whether some way is silent then, or was just before. */
function isDisturbed({ silences }: Asking, at: Instant): boolean {
  return silences.some(
    ({ from, until }) => from <= at && (until === null || at < addSeconds(until, settledSeconds)),
  );
}

/** The first moment from then on at which both ways have stood for a while; null: none before the end. */
function settledFrom(asking: Asking, at: Instant): Instant | null {
  const moments = [at, ...asking.silences.flatMap(({ until }) => (until === null ? [] : [until]))]
    .map((one) => (one === at ? one : addSeconds(one, settledSeconds)))
    .filter((one) => one >= at && one <= fromUtc(asking.scenario.meta.end))
    .toSorted((a, b) => a - b);
  return moments.find((one) => !isDisturbed(asking, one)) ?? null;
}

/** A side, and until when. */
interface Hearing {
  readonly side: Side;
  readonly by: Instant;
}

/** What a side has been told by then: its own at once, the other's unless it came in while that way was silent and is. */
function hasHeard({ silences }: Asking, { event, at }: Received, { side, by }: Hearing): boolean {
  if (at > by) return false;
  if (sideOf(event.node) === side) return true;
  const caught = silences.find((one) => deafOf[one.way] === side && isSilent(one, at));
  return caught === undefined || (caught.until !== null && caught.until <= by);
}

/** Sides that have been told by then of everything that has come in of these. */
function sidesThatHeard(asking: Asking, by: Instant, of: readonly Received[]): readonly Side[] {
  const came = of.filter(({ at }) => at <= by);
  return sidesOfNight.filter((side) => came.every((one) => hasHeard(asking, one, { side, by })));
}

function named({ received }: Asking, ids: readonly string[]): readonly Received[] {
  return received.filter(({ event }) => ids.includes(event.id));
}

/** Everything that really was of the boat of an event; without a truth, the event. */
function ofBoatOf(asking: Asking, target: string): readonly Received[] {
  const { truth } = asking.scenario;
  const boats = truth?.[target] ?? [];
  return asking.received.filter(
    ({ event: { id } }) => id === target || truth?.[id]?.some((boat) => boats.includes(boat)) === true,
  );
}

/** The side at which all of it came in; null: both have a part. */
function ownSideOf(of: readonly Received[]): Side | null {
  const sides = new Set(of.map(({ event }) => sideOf(event.node)));
  const [only] = sides.size === 1 ? sides : [];
  return only ?? null;
}

type Due = Extract<Expectation, { readonly by: unknown }>;

/** While the line is disturbed only the side at which all of it came in is asked; both once it has stood for a while. */
function onceHeard<Kind extends Due>(asking: Asking, one: Kind, ids: readonly string[]): readonly Kind[] {
  const by = fromUtc(one.by);
  if (!isDisturbed(asking, by)) return [one];
  const own = ownSideOf(named(asking, ids));
  const then = settledFrom(asking, by);
  return [
    ...(own === null ? [] : [on(one, own)]),
    ...(then === null ? [] : [{ ...one, id: `${one.id}-later`, by: toUtc(then) }]),
  ];
}

/** Where the sides never hear of each other's part again, each links its own. */
function mustLink(asking: Asking, one: ExpectationOf<'must_link'>): readonly Expectation[] {
  const asked = onceHeard(asking, one, one.events);
  if (asked.length > 0) return asked;
  return sidesOfNight.flatMap((side) => {
    const own = named(asking, one.events).filter(({ event }) => sideOf(event.node) === side);
    return own.length < 2 ? [] : [on({ ...one, events: own.map(({ event }) => event.id) }, side)];
  });
}

/** A search that a statement opens is before the side that took the statement at once, and before the other when it hears. */
function reopened(asking: Asking, one: ExpectationOf<'reopen'>): readonly Expectation[] {
  const by = fromUtc(one.by);
  if (!isDisturbed(asking, by)) return [one];
  const said = ofBoatOf(asking, one.target).filter(({ event, at }) => event.type === 'statement' && at <= by);
  const told = said.at(-1)?.event;
  const side = told === undefined ? null : sideOf(told.node);
  const then = settledFrom(asking, by);
  const knows =
    side !== null && named(asking, [one.target]).every((it) => hasHeard(asking, it, { side, by }));
  return [
    ...(side === null || !knows
      ? []
      : [on({ ...one, notify: one.notify.filter((it) => it === nodes[side]) }, side)]),
    ...(then === null ? [] : [{ ...one, id: `${one.id}-later`, by: toUtc(then) }]),
  ];
}

type AtMoment = ExpectationOf<'people'> | ExpectationOf<'coordinator'>;

/** What all reports of a boat add up to is asked of the sides that have them all. */
function wherever(asking: Asking, one: AtMoment, of: readonly Received[]): readonly Expectation[] {
  const at = fromUtc(one.at);
  const sides = sidesThatHeard(asking, at, of);
  const then = settledFrom(asking, at);
  const isOver = then !== null && of.every((it) => it.at <= at || it.at > then);
  if (sides.length === sidesOfNight.length && !isDisturbed(asking, at)) return [one];
  return [
    ...sides.map((side) => on(one, side)),
    ...(isOver ? [{ ...one, id: `${one.id}-later`, at: toUtc(then) }] : []),
  ];
}

/** An attempt that was refused stands on the record of its own side at once; that the other's ends alike is asked at the end. */
function refused(asking: Asking, one: ExpectationOf<'action_blocked'>): readonly Expectation[] {
  const [event] = named(asking, [one.event]);
  if (event === undefined || !isDisturbed(asking, event.at)) return [one];
  return [on(one, sideOf(event.event.node))];
}

/** Boats that a side has been told of by then; each may still stand twice while one desk may not merge the other's. */
function counted(asking: Asking, one: ExpectationOf<'boat_count'>): readonly Expectation[] {
  const at = fromUtc(one.at);
  if (!isDisturbed(asking, at) && sidesThatHeard(asking, at, asking.received).length === sidesOfNight.length)
    return [one];
  return sidesOfNight.map((side) => {
    const heard = asking.received.filter((it) => hasHeard(asking, it, { side, by: at }));
    const told = boatsIn(asking, heard).size;
    const slack = Math.max(1, one.max - (one.truth ?? one.max), (one.truth ?? one.min) - one.min);
    return on({ ...one, truth: told, min: Math.max(0, told - slack), max: told + slack }, side);
  });
}

/** True boats of these; a group that was stopped on the beach is none. */
function boatsIn({ scenario: { truth }, received }: Asking, of: readonly Received[]): ReadonlySet<string> {
  const boatsOf = ({ event }: Received): readonly string[] => truth?.[event.id] ?? [];
  const stopped = new Set(received.filter(({ event }) => event.type === 'intervention').flatMap(boatsOf));
  return new Set(of.flatMap(boatsOf).filter((boat) => !stopped.has(boat)));
}

/** Figures of the whole night are asked of the sides that have heard of all of it; how many boats, only once the line stands. */
function figures(asking: Asking, one: ExpectationOf<'kpi'>): readonly Expectation[] {
  const at = fromUtc(one.at);
  const sides = sidesThatHeard(asking, at, asking.received);
  if (!isDisturbed(asking, at) && sides.length === sidesOfNight.length) return [one];
  const { distinct_boats: _, ...values } = one.values;
  return sides.map((side) => on({ ...one, values }, side));
}
