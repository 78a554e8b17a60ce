import type { Belief, Gains } from './belief.ts';
import type { Clue, Fix } from './clue.ts';
import { countReasons, recoveryReasons } from './explain-people.ts';
import { signReasons } from './explain-signs.ts';
import { spotDistance } from './plane.ts';
import { noReasons, type Reasons, reason } from './reason.ts';
import type { Reason, ReasonKind } from './suggestion.ts';
import { knotsMax } from './weights.ts';
import { type People, peopleOf } from './people.ts';
import { isFromSeaAfter, recoveredWhole } from './recovery.ts';

interface Pair {
  readonly one: Fix;
  readonly other: Fix;
  readonly metres: number;
  readonly seconds: number;
  /** Needed at least, with both circles in its favour. */
  readonly knots: number;
}

const knotsPerMetreSecond = 3600 / 1852;
const circleDeviations = 2.4477;

function pairOf(one: Fix, other: Fix): Pair {
  const metres = spotDistance(one, other);
  const seconds = Math.abs(one.atSeconds - other.atSeconds);
  const free = circleDeviations * (Math.sqrt(one.variance) + Math.sqrt(other.variance));
  const knots = (Math.max(0, metres - free) / Math.max(60, seconds)) * knotsPerMetreSecond;
  return { one, other, metres, seconds, knots };
}

function pairsOf(a: Belief, b: Belief): readonly Pair[] {
  return a.path.fixes.flatMap((one) => b.path.fixes.map((other) => pairOf(one, other)));
}

function isSure(fix: Fix): boolean {
  return fix.doubt < 0.06 && !fix.isFlagged;
}

function figuresOf({ metres, seconds, knots }: Pair): Readonly<Record<string, number>> {
  return { metres, minutes: seconds / 60, knots };
}

function placeReasons(a: Belief, b: Belief, gain: number): Reasons {
  const pairs = pairsOf(a, b);
  const nearest = pairs.toSorted((x, y) => x.seconds - y.seconds)[0];
  if (nearest === undefined) return { against: [reason('place_unknown', [])], for: [] };
  const named = (kind: ReasonKind, pair: Pair): Reason =>
    reason(kind, [pair.one.contact, pair.other.contact], figuresOf(pair));
  const against: Reason[] = [];
  const impossible = pairs
    .filter(({ one, other, knots }) => knots > knotsMax && isSure(one) && isSure(other))
    .toSorted((x, y) => y.knots - x.knots)[0];
  if (impossible !== undefined && gain < 0) against.push(named('unreachable', impossible));
  else if (gain < -1) against.push(named('place_unlikely', nearest));
  const doubtful = b.path.fixes.find(({ isFlagged }) => isFlagged);
  if (doubtful) against.push(reason('place_doubtful', [doubtful.contact]));
  if (gain < 0.5) return { against, for: [] };
  const isSame = nearest.metres < 1_000 && nearest.seconds < 900;
  return { against, for: [named(isSame ? 'same_place' : 'place_and_time', nearest)] };
}

function launchReasons(a: Belief, b: Belief, gain: number): Reasons {
  const from = a.clues.find(({ launch }) => launch !== null);
  const to = b.clues.find(({ launch }) => launch !== null);
  const known = from ?? to;
  if (known === undefined) return noReasons;
  if (gain > 0.5) return { against: [], for: [reason('launch_fits', [known.id])] };
  if (gain > -1) return noReasons;
  if (from?.launch && to?.launch) {
    const metres = spotDistance(from.launch, to.launch);
    const minutes = Math.abs(from.atSeconds - to.atSeconds) / 60;
    return { against: [reason('two_launches', [from.id, to.id], { metres, minutes })], for: [] };
  }
  const others = (from === undefined ? a : b).clues;
  const early = others.find(({ atSeconds }) => atSeconds < known.atSeconds);
  if (early === undefined) return noReasons;
  const minutes = (known.atSeconds - early.atSeconds) / 60;
  return { against: [reason('before_launch', [known.id, early.id], { minutes })], for: [] };
}

/** How many were aboard: as the group itself tells; where it holds only counts of those taken aboard, as both tell. */
function aboardOf(ended: Belief, other: Belief): People {
  const isTold = ended.clues.some(({ people }) => people !== null);
  return isTold ? ended.people : peopleOf([...ended.clues, ...other.clues]);
}

/**
 * That all were taken aboard before somebody spoke from the sea is told whatever it weighs: the gravest calls, of people
 * in the water, weigh nothing against a boat and are those that must not go under its name unseen.
 */
function endingReasons(a: Belief, b: Belief, gain: number): Reasons {
  const isWeighed = gain <= -0.5;
  for (const [ended, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const end = recoveredWhole(ended.clues, isWeighed ? ended.people : aboardOf(ended, other));
    if (end === null) continue;
    const stopped = ended.clues.some(({ id, facts }) => id === end.contact && facts.kind === 'prevention');
    if (stopped && !isWeighed) continue;
    const after = stopped ? other.clues[0] : other.clues.find((clue) => isFromSeaAfter(clue, end.atSeconds));
    if (after === undefined) continue;
    const minutes = Math.max(0, (after.atSeconds - end.atSeconds) / 60);
    const kind = stopped ? 'departure_prevented' : 'already_picked_up';
    return {
      against: [reason(kind, [end.contact, after.id], { minutes, people: ended.people.recovered })],
      for: [],
    };
  }
  return noReasons;
}

function callerReasons(a: Belief, b: Belief): Reasons {
  const phones = new Set(a.clues.flatMap(({ phone }) => phone ?? []));
  const same = b.clues.filter(({ phone }) => phone !== null && phones.has(phone));
  const their = a.clues.filter(({ phone }) => same.some((clue) => clue.phone === phone));
  const found: Reason[] = [];
  const last = their.at(-1);
  const first = same[0];
  if (last && first)
    found.push(
      reason(
        'same_caller',
        [...their.slice(-3), ...same].map(({ id }) => id),
        {
          calls: their.length,
          minutes: Math.abs(first.atSeconds - last.atSeconds) / 60,
        },
      ),
    );
  const aboard = aboardReason(a, b) ?? aboardReason(b, a);
  if (aboard?.kind === 'caller_aboard') found.push(aboard);
  return { against: aboard?.kind === 'phone_not_among_them' ? [aboard] : [], for: found };
}

/** Phones of one that were found among those taken aboard, landed or spoken of in the other. */
function aboardReason(callers: Belief, deck: Belief): Reason | null {
  const phones = new Set(callers.clues.flatMap(({ phone }) => phone ?? []));
  const decks = deck.clues.filter(({ facts }) => facts.callersAboard.length > 0);
  if (phones.size === 0 || decks.length === 0) return null;
  const hits = decks.filter(({ facts }) => facts.callersAboard.some((caller) => phones.has(caller)));
  const calls = callers.clues.filter(({ phone }) => phone !== null);
  if (hits.length > 0) {
    const count = hits.flatMap(({ facts }) =>
      facts.callersAboard.filter((caller) => phones.has(caller)),
    ).length;
    return reason(
      'caller_aboard',
      hits.map(({ id }) => id),
      { phones: count },
    );
  }
  const counted = decks.filter(({ facts }) => facts.kind !== 'report');
  if (counted.length === 0) return null;
  return reason(
    'phone_not_among_them',
    [...counted, ...calls.slice(-2)].map(({ id }) => id),
    { phones: phones.size },
  );
}

function unitReasons(a: Belief, b: Belief, gain: number): Reasons {
  if (gain < 0.5) return noReasons;
  const units = new Set(
    b.clues.flatMap(({ facts }) => [facts.unit, facts.source]).filter((name) => name !== null),
  );
  const same = (clue: Clue): boolean =>
    units.has(clue.facts.unit ?? '') || units.has(clue.facts.source ?? '');
  const last = a.clues.findLast(same);
  const next = b.clues[0];
  if (last === undefined || next === undefined) return noReasons;
  const minutes = Math.abs(next.atSeconds - last.atSeconds) / 60;
  return { against: [], for: [reason('followed_by_unit', [last.id, next.id], { minutes })] };
}

/** Every reason that the features give, for and against two groups (or a contact and a boat) being one. */
export function explain(a: Belief, b: Belief, gains: Gains): Reasons {
  const all = [
    endingReasons(a, b, gains.ending),
    placeReasons(a, b, gains.place),
    launchReasons(a, b, gains.launch),
    callerReasons(a, b),
    recoveryReasons(a, b, gains.recovery),
    countReasons(a, b, gains.count),
    unitReasons(a, b, gains.unit),
    signReasons(a, b, gains),
  ];
  return { against: all.flatMap((one) => one.against), for: all.flatMap((one) => one.for) };
}
