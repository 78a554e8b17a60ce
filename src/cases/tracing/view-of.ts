import type { State } from '../../kernel/label.ts';
import { suggesterOf } from './match.ts';
import { pairOf, type Standing, toldOf, type TracingState } from './state.ts';
import type { OwnRequest, PairView, RequestFacts, ToldPair, TracingAnswer } from './wire.ts';

/**
 * What the staff of one side see of the requests that their node has: their own with all that was said, the other side's
 * with what was told; and which may be of one family. Pure, so that two reads of one book never differ.
 */
export function tracingFor(side: State, states: readonly TracingState[]): Omit<TracingAnswer, 'more'> {
  const known = new Map(
    states.flatMap((state) => (state.facts === null ? [] : [[state.facts.request, state]])),
  );
  const offered = states.flatMap(({ facts, own, isShared }): readonly RequestFacts[] => {
    const isClosed = own !== null && own.closed !== null;
    return facts === null || isClosed || (facts.side !== side && !isShared) ? [] : [facts];
  });
  const by: Known = {
    known,
    offered: new Set(offered.map(({ request }) => request)),
    linkedBy: linksByOther(states),
    suggest: suggesterOf(offered),
  };
  return {
    own: states.flatMap((state) => {
      const { facts, own } = state;
      if (facts === null || own === null || facts.side !== side) return [];
      return [ownRequest({ ...state, facts, own }, by)];
    }),
    told: offered.filter((facts) => facts.side !== side),
  };
}

interface Known {
  readonly known: ReadonlyMap<string, TracingState>;
  /** Names of those that this side may see and that are open. */
  readonly offered: ReadonlySet<string>;
  /** By request: those of others that say they are linked with it. */
  readonly linkedBy: ReadonlyMap<string, readonly string[]>;
  readonly suggest: ReturnType<typeof suggesterOf>;
}

function ownRequest(standing: Standing, { known, offered, linkedBy, suggest }: Known): OwnRequest {
  const { facts, own, isShared } = standing;
  const { request } = facts;
  const byOthers = linkedBy.get(request) ?? [];
  const named = [...new Set([...own.pairs.map(({ other }) => other), ...byOthers])];
  const pairs = named.map((other): PairView => {
    const { other: otherRequest, ...said } = pairOf(own.pairs, other);
    const state = known.get(other);
    const isSeen = offered.has(other);
    return {
      ...said,
      otherRequest,
      other: isSeen ? (state?.facts ?? null) : null,
      told: state === undefined || !isSeen ? null : saidThere(state, { request, side: facts.side }),
    };
  });
  const settled = new Set(pairs.flatMap((pair) => (isSettled(pair) ? [pair.otherRequest] : [])));
  const open = own.closed === null ? suggest(facts) : [];
  return {
    ...facts,
    person: own.person,
    consent: own.consent,
    isShared,
    opened: own.opened,
    closed: own.closed,
    pairs,
    suggestions: open.filter(({ other }) => !settled.has(other)).slice(0, suggestionsMax),
  };
}

/** More than these at once is no suggestion: the narrower the parting is told, the fewer there are. Ours. */
const suggestionsMax = 10;

/** True where this side, or the other, has said more of the two than that they may belong together. */
function isSettled({ link, ruledOut, told }: PairView): boolean {
  return link !== null || ruledOut !== null || told?.link != null;
}

/** What the keeper of the other request says: of one's own side all that matters, of the other side what it told. */
function saidThere(
  { own, facts, told }: TracingState,
  of: Pick<RequestFacts, 'request' | 'side'>,
): Omit<ToldPair, 'other'> | null {
  if (own !== null && facts?.side === of.side) {
    const { link, agreed, concern } = pairOf(own.pairs, of.request);
    if (link === null) return null;
    return {
      link: { at: link.at, grounds: link.grounds },
      agreedAt: concern === null ? (agreed?.at ?? null) : null,
    };
  }
  const said = toldOf(told, of.request);
  return said === null ? null : { link: said.link, agreedAt: said.agreedAt };
}

function linksByOther(states: readonly TracingState[]): ReadonlyMap<string, readonly string[]> {
  const by = new Map<string, string[]>();
  for (const { facts, own, told } of states) {
    if (facts === null) continue;
    const linked = [
      ...(own?.pairs ?? []).filter(({ link }) => link !== null && !link.across).map(({ other }) => other),
      ...told.filter(({ link }) => link !== null).map(({ other }) => other),
    ];
    for (const other of linked) by.set(other, [...(by.get(other) ?? []), facts.request]);
  }
  return by;
}
