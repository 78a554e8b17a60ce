import type { ActorId } from '../../kernel/ids.ts';
import { fold } from '../../kernel/decider.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { tracingDecider } from './decide.ts';
import { type TracingCommand, type TracingEvent, tracingKind } from './events-tracing.ts';
import type { TracingState } from './state.ts';
import type { RequestFacts } from './wire.ts';

const start = '2027-09-09T07:05:00.000Z' as UtcText; // valid as written

/** For tests: so many hours after the first landing. */
export const hours = (count: number): UtcText => toUtc(addSeconds(fromUtc(start), count * 3_600));
export const [keeper, colleague] = ['uk-safeguarding-1', 'uk-cases-1'] as unknown as readonly [
  ActorId,
  ActorId,
]; // invented
export const atUk = { state: 'uk', desk: null, roles: ['safeguarding_officer'] } as const;
export const atFr = { ...atUk, state: 'fr' } as const;

/** An invented request: `a`, `b`... are their names. */
export const nameOf = (letter: string): string => `trc-${letter.repeat(32)}`;

export function factsOf(letter: string, more: Partial<RequestFacts> = {}): RequestFacts {
  const parting = { how: 'other_boat', from: hours(-8), until: hours(-1), boat: null } as const;
  return {
    request: nameOf(letter),
    side: 'uk',
    relation: 'spouse',
    seeker: 'adult',
    parting,
    at: hours(0),
    ...more,
  };
}

type Opening = Extract<TracingCommand, { readonly type: 'OpenTracing' }>;

/** The order that opens one, by the desk of its side. */
export function opening(facts: RequestFacts, more: Partial<Opening> = {}): Opening {
  const { request, side, relation, seeker, parting, at } = facts;
  return {
    type: 'OpenTracing',
    at,
    by: keeper,
    givenFrom: side === 'uk' ? atUk : atFr,
    request,
    relation,
    seeker,
    parting,
    person: `s-${request.slice(4)}`,
    consent: 'self',
    shared: true,
    ...more,
  };
}

/** What its own node wrote of such an order. */
export function openedEvents(facts: RequestFacts, more: Partial<Opening> = {}): readonly TracingEvent[] {
  const told = tracingDecider.decide(tracingDecider.initial, opening(facts, more));
  if (!told.ok) throw new Error(told.refusal.code);
  return told.value;
}

/** A request as its own node has it. */
export function standing(facts: RequestFacts, more: Partial<Opening> = {}): TracingState {
  return fold(tracingDecider, openedEvents(facts, more));
}

/** The same as the other state's node has it: what crosses, and nothing else. */
export function toldAcross(events: readonly TracingEvent[]): TracingState {
  return fold(
    tracingDecider,
    events.filter(({ type }) => crossing.has(type)),
  );
}

const crossing: ReadonlySet<TracingEvent['type']> = new Set([
  'TracingShared',
  'TracingWithheld',
  'LinkTold',
  'LinkTakenBack',
  'AgreementTold',
  'AgreementTakenBack',
]);

/** The other request, as the door shows it beside a decision. */
export const beside = (state: TracingState): Readonly<Record<string, unknown>> => ({
  [`${tracingKind}/${state.facts?.request ?? ''}`]: state,
});
