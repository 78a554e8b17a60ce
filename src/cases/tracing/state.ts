import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import { never } from '../../kernel/result.ts';
import type { Consenter, Facts, TracingEvent } from './events-tracing.ts';
import { isChildAlone, type OwnPair, type OwnRequest, type RequestFacts, type ToldPair } from './wire.ts';

/** What only a request's own state has of it. */
type Own = Pick<OwnRequest, 'person' | 'opened' | 'closed'> & {
  readonly consent: Consenter;
  readonly pairs: readonly OwnPair[];
};

/** A request as this node has it: its own with all that was said, the other state's with what was told. */
export interface TracingState {
  /** Null: never told, or withheld since. */
  readonly facts: RequestFacts | null;
  /** Null: the other state's. */
  readonly own: Own | null;
  /** The other state's safeguarding staff are told of it. */
  readonly isShared: boolean;
  /** What it has told, or was told, of pairs. */
  readonly told: readonly ToldPair[];
}

/** A request of this side, which may be decided on. */
export type Standing = TracingState & {
  readonly own: NonNullable<TracingState['own']>;
  readonly facts: NonNullable<TracingState['facts']>;
};

export const nothing: TracingState = { facts: null, own: null, isShared: false, told: [] };

/** What was said of a pair so far; nothing yet. */
export function pairOf(pairs: readonly OwnPair[], other: string): OwnPair {
  const none = { other, link: null, ruledOut: null, agreed: null, declined: null, concern: null };
  return pairs.find((one) => one.other === other) ?? none;
}

/** What was told of a pair so far; null: nothing. */
export function toldOf(told: readonly ToldPair[], other: string): ToldPair | null {
  return told.find((one) => one.other === other) ?? null;
}

/** True where the other side hears what this one says of a pair: they are linked across, and the request is shared. */
export function isHeard({ own, isShared }: Standing, other: string): boolean {
  return isShared && pairOf(own.pairs, other).link?.across === true;
}

/** Folds one event: what its own state decided, or what that state told. */
export function evolveTracing(state: TracingState, event: TracingEvent): TracingState {
  switch (event.type) {
    case 'TracingOpened': {
      const { at, by, person, consent, side } = event;
      const own = { person, consent, opened: { by, at }, closed: null, pairs: [] };
      return { ...state, own, facts: factsOf(event, { side, at }) };
    }
    case 'TracingCorrected':
      return state.facts === null
        ? state
        : { ...state, facts: factsOf(event, state.facts), own: correctedOwn(state.own, event) };
    case 'TracingShared':
      // Its own node has them from the opening, whose moment stands.
      return {
        ...state,
        isShared: true,
        facts:
          state.own === null
            ? factsOf(event, { side: event.side, at: state.facts?.at ?? event.at })
            : state.facts,
      };
    case 'TracingWithheld':
      return state.own === null ? nothing : { ...state, isShared: false, told: [] };
    case 'LinkTold':
      return told(state, event.other, { link: { at: event.at, grounds: event.grounds } });
    case 'LinkTakenBack':
      return { ...state, told: state.told.filter(({ other }) => other !== event.other) };
    case 'AgreementTold':
      return told(state, event.other, { agreedAt: event.at });
    case 'AgreementTakenBack':
      return told(state, event.other, { agreedAt: null });
    default:
      return state.own === null ? state : { ...state, own: evolveOwn(state.own, event) };
  }
}

/** Who is a child after all has not agreed alone: whoever protects it is asked. */
function correctedOwn(own: Own | null, { seeker }: Facts): Own | null {
  return own === null ? null : withoutAgreements(own, ({ consent }) => isChildAlone({ seeker, consent }));
}

/** The same pairs, of which these agreements to contact stand no longer: the person is asked anew. */
function withoutAgreements(own: Own, isOver: (agreed: NonNullable<OwnPair['agreed']>) => boolean): Own {
  const pairs = own.pairs.map((pair) =>
    pair.agreed !== null && isOver(pair.agreed) ? { ...pair, agreed: null } : pair,
  );
  return { ...own, pairs };
}

type OwnEvent = Exclude<
  TracingEvent,
  {
    readonly type:
      | 'TracingOpened'
      | 'TracingCorrected'
      | 'TracingShared'
      | 'TracingWithheld'
      | 'LinkTold'
      | 'LinkTakenBack'
      | 'AgreementTold'
      | 'AgreementTakenBack';
  }
>;

function evolveOwn(own: Own, event: OwnEvent): Own {
  switch (event.type) {
    case 'ConsentGiven':
      return { ...own, consent: event.consent };
    // Whoever takes back that they are sought, or whose request is over, agrees to no contact by what they said before.
    case 'ConsentWithdrawn':
      return withoutAgreements(own, () => true);
    case 'TracingClosed': {
      const { by, at, outcome } = event;
      return { ...withoutAgreements(own, () => true), closed: { by, at, outcome } };
    }
    case 'TracingReopened':
      return { ...own, closed: null };
    default:
      return changed(own, event.other, changeOf(event));
  }
}

type PairEvent = Extract<OwnEvent, { readonly other: string }>;

/** What an event changes of its pair. A link and its being ruled out exclude one another; no agreement outlives its link. */
function changeOf(event: PairEvent): Partial<OwnPair> {
  const done = { by: event.by, at: event.at };
  switch (event.type) {
    case 'FamilyLinked':
      return { link: { ...done, grounds: event.grounds, across: event.across }, ruledOut: null };
    case 'FamilyUnlinked':
      return { link: null, agreed: null, declined: null };
    case 'FamilyRuledOut':
      return { link: null, agreed: null, declined: null, ruledOut: { ...done, ground: event.ground } };
    case 'FamilyReconsidered':
      return { ruledOut: null };
    case 'ContactAgreed':
      return { agreed: { ...done, consent: event.consent }, declined: null };
    case 'ContactDeclined':
      return { agreed: null, declined: done };
    case 'ConcernRaised':
      return { agreed: null, concern: { ...done, concern: event.concern } };
    case 'ConcernCleared':
      return { concern: null };
    default:
      return never(event);
  }
}

function changed(own: Own, other: string, change: Partial<OwnPair>): Own {
  const pair = { ...pairOf(own.pairs, other), ...change };
  return { ...own, pairs: [...own.pairs.filter((one) => one.other !== other), pair] };
}

function told(state: TracingState, other: string, change: Partial<ToldPair>): TracingState {
  const pair = { ...(toldOf(state.told, other) ?? { other, link: null, agreedAt: null }), ...change };
  return { ...state, told: [...state.told.filter((one) => one.other !== other), pair] };
}

function factsOf(
  { request, relation, seeker, parting }: Facts,
  { side, at }: { readonly side: State; readonly at: UtcText },
): RequestFacts {
  return { request, side, relation, seeker, parting, at };
}
