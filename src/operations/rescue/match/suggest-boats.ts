import type { Instant } from '../../../kernel/time.ts';
import { fromUtc } from '../../../kernel/time.ts';
import type { Range } from '../wire.ts';
import { type Belief, merging, summed } from './belief.ts';
import type { Clue } from './clue.ts';
import { explain } from './explain.ts';
import { spotDistance } from './plane.ts';
import { barAmong, interleavings } from './prior.ts';
import { contradictions, inOrder, reason } from './reason.ts';
import { boatBelief } from './suggest.ts';
import {
  type BoatSuggestion,
  type MatchBoat,
  type MatchScene,
  type Reason,
  reasonsAgainst,
  reasonsFor,
  type Strength,
} from './suggestion.ts';

interface Known {
  readonly boat: MatchBoat;
  readonly belief: Belief;
}

function saidDistinct(a: MatchBoat, b: MatchBoat, { apart }: MatchScene): boolean {
  const isRelated = [
    ...a.related.filter(({ boat }) => boat === b.id),
    ...b.related.filter(({ boat }) => boat === a.id),
  ];
  return (
    isRelated.length > 0 ||
    apart.some((said) => said.kind === 'distinct' && new Set([said.a, said.b, a.id, b.id]).size === 2)
  );
}

/** Contacts linked to both that speak of more boats than one: they were seen beside each other. */
function sideBySide(a: Belief, b: Belief): readonly string[] {
  const ids = new Set(b.clues.map(({ id }) => id));
  return a.clues.flatMap(({ id, facts }) => (ids.has(id) && (facts.claims.boats ?? 1) > 1 ? [id] : []));
}

const strongScore = 4;
const fairScore = 1.5;

function asOne(
  { boat: a, belief: one }: Known,
  { boat: b, belief: other }: Known,
  bar: number,
): BoatSuggestion | null {
  const gains = merging(one, other);
  const over = summed(gains) + interleavings(one.clues.length, other.clues.length) - bar;
  if (over < 0 || summed(gains) < 0.5) return null;
  const found = explain(one, other, gains);
  const beside = sideBySide(one, other);
  const against: Reason[] =
    beside.length > 0 ? [...found.against, reason('side_by_side', beside)] : [...found.against];
  if (a.closed || b.closed) against.push(reason('boat_closed', []));
  const isPlain = !against.some(({ kind }) => contradictions.has(kind));
  const strength: Strength = over > strongScore && isPlain ? 'strong' : over > fairScore ? 'fair' : 'weak';
  return {
    boats: a.id < b.id ? [a.id, b.id] : [b.id, a.id],
    relation: 'same',
    count: null,
    strength,
    against: inOrder(against, reasonsAgainst),
    for: inOrder(found.for, reasonsFor),
  };
}

const transferSeconds = 3 * 3600;
const transferMetres = 12_000;

function nearestPlace({ path }: Belief, atSeconds: number) {
  return path.fixes.toSorted(
    (x, y) => Math.abs(x.atSeconds - atSeconds) - Math.abs(y.atSeconds - atSeconds),
  )[0];
}

/** One says that people went, the other that people came: as many, about then, about there. */
function transferred(from: Known, to: Known): BoatSuggestion | null {
  const pairs = from.belief.clues
    .filter(({ aboardWent }) => aboardWent > 0)
    .flatMap((went) =>
      to.belief.clues.filter(({ aboardCame }) => aboardCame > 0).map((came) => ({ went, came })),
    );
  const pair = pairs.find(({ went, came }) => goTogether(went, came, [from.belief, to.belief]));
  if (pair === undefined) return null;
  const { went, came } = pair;
  const beside = sideBySide(from.belief, to.belief);
  const low = Math.min(went.aboardWent, came.aboardCame);
  const high = Math.max(went.aboardWent, came.aboardCame);
  const count: Range = {
    min: Math.round(low),
    max: Math.round(high),
    best: low === high ? Math.round(low) : null,
  };
  return {
    boats: [from.boat.id, to.boat.id],
    relation: 'persons_transferred',
    count,
    strength: beside.length > 0 || low === high ? 'strong' : 'fair',
    against: [],
    for: [
      reason('count_agrees_after_transfer', [went.id, came.id, ...beside], {
        known: low,
        said: high,
        people: high,
      }),
    ],
  };
}

function goTogether(went: Clue, came: Clue, [from, to]: readonly [Belief, Belief]): boolean {
  const off = Math.abs(went.aboardWent - came.aboardCame);
  if (off > Math.max(2, 0.25 * Math.max(went.aboardWent, came.aboardCame))) return false;
  if (Math.abs(went.atSeconds - came.atSeconds) > transferSeconds) return false;
  const first = Math.min(went.atSeconds, came.atSeconds);
  const a = nearestPlace(from, first);
  const b = nearestPlace(to, first);
  if (a === undefined || b === undefined) return true;
  const drift = 2 * Math.abs(a.atSeconds - b.atSeconds);
  return spotDistance(a, b) <= transferMetres + drift;
}

function seenTogether(one: Known, other: Known): BoatSuggestion | null {
  const beside = sideBySide(one.belief, other.belief);
  if (beside.length === 0) return null;
  return {
    boats: one.boat.id < other.boat.id ? [one.boat.id, other.boat.id] : [other.boat.id, one.boat.id],
    relation: 'seen_together',
    count: null,
    strength: 'fair',
    against: [],
    for: [reason('same_place', beside)],
  };
}

const order: Readonly<Record<Strength, number>> = { strong: 0, fair: 1, weak: 2 };

/**
 * Which boats may be one, and which have to do with one another. It merges nothing. Boats that a person related or
 * called distinct are left out; so is one that went into another.
 */
export function boatSuggestions(scene: MatchScene, now: Instant): readonly BoatSuggestion[] {
  const known = scene.boats
    .filter(
      ({ mergedInto, links }) =>
        mergedInto === null && links.some(({ facts }) => fromUtc(facts.receivedAt) <= now),
    )
    .map((boat): Known => ({ boat, belief: boatBelief(boat) }))
    .toSorted((a, b) => (a.boat.id < b.boat.id ? -1 : 1));
  const bar = barAmong(known.length);
  const found = known.flatMap((one, index) =>
    known.slice(index + 1).flatMap((other) => {
      if (saidDistinct(one.boat, other.boat, scene)) return [];
      const moved = transferred(one, other) ?? transferred(other, one) ?? seenTogether(one, other);
      return [moved, moved === null ? asOne(one, other, bar) : null].filter(
        (suggestion) => suggestion !== null,
      );
    }),
  );
  return found.toSorted((a, b) => order[a.strength] - order[b.strength]);
}
