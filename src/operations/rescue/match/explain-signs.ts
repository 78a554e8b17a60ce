import type { Belief, Gains } from './belief.ts';
import type { Clue } from './clue.ts';
import { noReasons, type Reasons, reason } from './reason.ts';
import { cuesOf, engineTold, hullTold, isFromSea } from './signs.ts';
import type { Reason, ReasonKind } from './suggestion.ts';

type Told = (clue: Clue) => number | string | null;

/** The contacts of either side, nearest in time, that tell something of one kind. */
function tellers(a: Belief, b: Belief, told: Told): readonly [Clue, Clue] | null {
  const other = b.clues.find((clue) => told(clue) !== null);
  if (other === undefined) return null;
  const gap = (clue: Clue): number => Math.abs(clue.atSeconds - other.atSeconds);
  const one = a.clues.filter((clue) => told(clue) !== null).toSorted((x, y) => gap(x) - gap(y))[0];
  return one === undefined ? null : [one, other];
}

interface Kinds {
  readonly same: ReasonKind;
  readonly other: ReasonKind;
  readonly against: ReasonKind;
}

function toldReason(
  pair: readonly [Clue, Clue] | null,
  told: Told,
  kinds: Kinds,
): (gain: number) => Reason | null {
  return (gain) => {
    if (pair === null || (gain < 0.2 && gain > -0.4)) return null;
    const minutes = Math.abs(pair[0].atSeconds - pair[1].atSeconds) / 60;
    const isSame = told(pair[0]) === told(pair[1]);
    const kind = gain < 0 ? kinds.against : isSame ? kinds.same : kinds.other;
    return reason(
      kind,
      pair.map(({ id }) => id),
      { minutes },
    );
  };
}

const engine: Told = ({ facts }) => (engineTold(facts.claims) < 0 ? null : engineTold(facts.claims));
const hull: Told = ({ facts }) => (hullTold(facts.claims) < 0 ? null : hullTold(facts.claims));
const colour: Told = ({ facts }) => facts.claims.colour;
const hullKind: Told = ({ facts }) => facts.claims.hullKind;

const engineKinds = {
  same: 'engine_agrees',
  other: 'engine_went_on',
  against: 'engine_contradicts',
} as const;
const hullKinds = { same: 'hull_agrees', other: 'hull_agrees', against: 'hull_contradicts' } as const;

/** Colour and kind of hull share one feature: each is told by what it says itself. */
function lookReasons(a: Belief, b: Belief): readonly Reason[] {
  const found: Reason[] = [];
  for (const [told, same, differs] of [
    [colour, 'colour_agrees', 'colour_differs'],
    [hullKind, 'hull_kind_agrees', 'hull_kind_differs'],
  ] as const) {
    const pair = tellers(a, b, told);
    if (pair !== null)
      found.push(
        reason(
          told(pair[0]) === told(pair[1]) ? same : differs,
          pair.map(({ id }) => id),
        ),
      );
  }
  return found;
}

function cueReasons(a: Belief, b: Belief): readonly Reason[] {
  const said = new Set(b.clues.flatMap(cuesOf));
  const shared = [...new Set(a.clues.flatMap(cuesOf))].filter((cue) => said.has(cue));
  const words = shared.filter((cue) => cue !== 'children');
  const tells = (cues: readonly string[]) => (clue: Clue) => cuesOf(clue).some((cue) => cues.includes(cue));
  const contacts = (cues: readonly string[]): readonly string[] =>
    [...a.clues.filter(tells(cues)).slice(-2), ...b.clues.filter(tells(cues)).slice(0, 2)].map(
      ({ id }) => id,
    );
  return [
    ...(shared.includes('children') ? [reason('children_aboard', contacts(['children']))] : []),
    ...(words.length > 0 ? [reason('words_agree', contacts(words), { words: words.length })] : []),
  ];
}

function rhythmReason(a: Belief, b: Belief, gain: number): Reason | null {
  const gaps = b.clues
    .filter(({ facts }) => isFromSea(facts))
    .flatMap((other) =>
      a.clues
        .filter(({ facts }) => isFromSea(facts))
        .map((one) => ({ one, other, minutes: Math.abs(one.atSeconds - other.atSeconds) / 60 })),
    );
  const nearest = gaps.toSorted((x, y) => x.minutes - y.minutes)[0];
  if (nearest === undefined || (gain > -0.7 && gain < 1)) return null;
  const { one, other, minutes } = nearest;
  return reason(gain > 0 ? 'close_in_time' : 'long_silence', [one.id, other.id], { minutes });
}

function tongueReason(a: Belief, b: Belief): Reason | null {
  const pair = tellers(a, b, ({ facts, isAboard }) => (isAboard ? facts.language : null));
  if (pair === null || pair[0].facts.language !== pair[1].facts.language) return null;
  return reason(
    'same_language',
    pair.map(({ id }) => id),
  );
}

const againstKinds: ReadonlySet<ReasonKind> = new Set([
  'engine_contradicts',
  'hull_contradicts',
  'colour_differs',
  'hull_kind_differs',
  'long_silence',
]);

/** Engine, hull, look, words, time and tongue: each says little, together they say something. */
export function signReasons(a: Belief, b: Belief, gains: Gains): Reasons {
  const all = [
    toldReason(tellers(a, b, engine), engine, engineKinds)(gains.engine),
    toldReason(tellers(a, b, hull), hull, hullKinds)(gains.hull),
    ...lookReasons(a, b),
    ...cueReasons(a, b),
    rhythmReason(a, b, gains.rhythm),
    tongueReason(a, b),
  ].filter((one) => one !== null);
  if (all.length === 0) return noReasons;
  return {
    against: all.filter(({ kind }) => againstKinds.has(kind)),
    for: all.filter(({ kind }) => !againstKinds.has(kind)),
  };
}
