import { fromUtc } from '../../kernel/time.ts';
import type { Relation } from './events-tracing.ts';
import type { MatchDoubt, MatchReason, RequestFacts, Suggestion } from './wire.ts';

/** What the person sought must, in turn, be seeking. */
const counterpart: Readonly<Record<Relation, Relation>> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  guardian: 'ward',
  ward: 'guardian',
  other_relative: 'other_relative',
};

/** Whoever is sought as one of these is no child, and whoever seeks one may be. */
const grown: ReadonlySet<Relation> = new Set(['spouse', 'parent', 'grandparent', 'guardian']);

/** Partings further apart are of different journeys; nearer ones, of one night, speak neither for nor against. Ours. */
const apartSeconds = 12 * 3_600;
const suggestedSeconds = 72 * 3_600;

/** A request with its parting in milliseconds: read once, compared with many. */
interface Timed {
  readonly facts: RequestFacts;
  readonly from: number;
  readonly until: number;
}

/**
 * For any request those that may be of the same family, the most fitting first: those in which the relation sought fits
 * and people were parted within three days of one another. Only what people told of the parting is read: no name, no
 * language, no origin, nothing of a person but who they say they seek. It decides nothing and joins nothing. Source:
 * PROBLEM F21.
 */
export function suggesterOf(
  offered: readonly RequestFacts[],
): (request: RequestFacts) => readonly (Suggestion & { readonly facts: RequestFacts })[] {
  const byRelation = Map.groupBy(offered.map(timed), ({ facts }) => facts.relation);
  return (request) => {
    const own = timed(request);
    return (byRelation.get(counterpart[request.relation]) ?? [])
      .flatMap((other) => {
        const apart = secondsApart(own, other);
        if (other.facts.request === request.request || apart > suggestedSeconds) return [];
        const { facts } = other;
        const against = doubts(request, facts, apart);
        return [{ facts, other: facts.request, apart, against, reasons: reasons(request, facts, apart) }];
      })
      .toSorted(
        (a, b) =>
          a.against.length - b.against.length ||
          b.reasons.length - a.reasons.length ||
          a.apart - b.apart ||
          (a.other < b.other ? -1 : 1),
      )
      .map(({ apart: _apart, ...said }) => said);
  };
}

function timed(facts: RequestFacts): Timed {
  const { from, until } = facts.parting;
  return { facts, from: fromUtc(from), until: fromUtc(until) };
}

/** Seconds between two spans; 0 where they meet. */
function secondsApart(a: Timed, b: Timed): number {
  return Math.max(0, b.from - a.until, a.from - b.until) / 1_000;
}

function reasons(a: RequestFacts, b: RequestFacts, apart: number): readonly MatchReason[] {
  const isKnownHow = a.parting.how !== 'unknown' && a.parting.how === b.parting.how;
  const isChildSought = a.relation === 'child' && b.seeker === 'child';
  const isChildSeeking = b.relation === 'child' && a.seeker === 'child';
  return [
    'relations_fit',
    ...(apart === 0 ? (['parted_together'] as const) : []),
    ...(a.parting.boat !== null && a.parting.boat === b.parting.boat ? (['same_boat'] as const) : []),
    ...(isKnownHow ? (['parted_alike'] as const) : []),
    ...(isChildSought || isChildSeeking ? (['ages_fit'] as const) : []),
  ];
}

function doubts(a: RequestFacts, b: RequestFacts, apart: number): readonly MatchDoubt[] {
  const hows = [a.parting.how, b.parting.how];
  const isAlike = hows.includes('unknown') || hows[0] === hows[1];
  // People of one family who were taken aboard by two boats come ashore from two.
  const isOtherBoat = hows.includes('other_boat') || hows.includes('at_sea');
  const areBothNamed = a.parting.boat !== null && b.parting.boat !== null;
  return [
    ...(apart > apartSeconds ? (['parted_apart'] as const) : []),
    ...(areBothNamed && a.parting.boat !== b.parting.boat && !isOtherBoat
      ? (['different_boats'] as const)
      : []),
    ...(isAlike ? [] : (['parted_differently'] as const)),
    ...(isTooYoung(a.relation, b) || isTooYoung(b.relation, a) ? (['ages_differ'] as const) : []),
  ];
}

/** True where somebody seeks a grown person and this one is treated as a child. */
function isTooYoung(sought: Relation, { seeker }: RequestFacts): boolean {
  return grown.has(sought) && seeker === 'child';
}
