import {
  isCounting,
  isLastFigure,
  nearForms,
  type NearForms,
  pairsOf,
  type PlateTokens,
  signsIn,
} from './keys.ts';

/** How two typings of a plate go together, closest first. */
export const kinships = [
  'same',
  'confusable',
  'alike',
  'alike_twice',
  'alike_last',
  'doubled',
  'swapped',
  'left_out',
  'beside',
  'replaced',
  'beside_last',
  'replaced_last',
  'left_out_last',
  'moved',
  'two_slips',
  'two_replaced',
  'different',
] as const;
/**
 * `confusable`: O for 0 and their like; `alike`: one sign another that looks like it on a dirty plate, `alike_twice`:
 * more than one; `doubled`: one sign twice; `swapped`: two neighbours in the other order; `left_out`: one sign more or
 * less; `replaced`: one sign another; `beside`: so, by a neighbouring key; `_last`: so, where the next vehicle of a
 * fleet differs; `moved`: one sign left out here, another there; `two_replaced`: two signs others; `two_slips`: two of
 * these otherwise.
 */
export type Kinship = (typeof kinships)[number];

/** How two typings go together, told from their tokens alone. Symmetric; the states say only where registers count. */
export function kinshipOf(one: PlateTokens, other: PlateTokens): Kinship {
  if (one.exact === other.exact) return 'same';
  const mine = nearForms(one);
  const theirs = nearForms(other);
  if (mine.confused !== undefined && mine.confused === theirs.confused) return 'confusable';
  if (mine.omitted.length === 0 || theirs.omitted.length === 0) return 'different';
  switch (signsIn(one.shape) - signsIn(other.shape)) {
    case 0:
      return changed({ one, other, mine, theirs });
    case 1:
      return omission(one, mine, theirs);
    case -1:
      return omission(other, theirs, mine);
    case 2:
      return mine.two.some((token) => token === theirs.confused) ? 'two_slips' : 'different';
    case -2:
      return theirs.two.some((token) => token === mine.confused) ? 'two_slips' : 'different';
    default:
      return 'different';
  }
}

/** Which of the longer one's omissions is the shorter one; two side by side that are equal were one sign, doubled. */
function omission(plate: PlateTokens, longer: NearForms, shorter: NearForms): Kinship {
  const at = longer.omitted.indexOf(shorter.confused ?? '');
  if (at >= 0 && longer.omitted[at + 1] === shorter.confused) return 'doubled';
  if (at >= 0) return isCounting(plate, at) ? 'left_out_last' : 'left_out';
  return haveCommon(longer.two, shorter.omitted) ? 'two_slips' : 'different';
}

function haveCommon(some: readonly string[], others: readonly string[]): boolean {
  if (some.length === 0) return false;
  const known = new Set(some);
  return others.some((token) => known.has(token));
}

interface SameLength {
  readonly one: PlateTokens;
  readonly other: PlateTokens;
  readonly mine: NearForms;
  readonly theirs: NearForms;
}

function changed({ one, other, mine, theirs }: SameLength): Kinship {
  const isAlike = mine.alike !== undefined && mine.alike === theirs.alike;
  const at = mine.omitted.findIndex((token, index) => token === theirs.omitted[index]);
  if (at >= 0) {
    const isLast =
      isLastFigure(one, at) ||
      isLastFigure(other, at) ||
      [one, other].every((plate) => isCounting(plate, at));
    if (isAlike) return isLast ? 'alike_last' : 'alike';
    const isBeside = mine.beside.some((token, way) => token === theirs.beside[way]);
    if (isBeside) return isLast ? 'beside_last' : 'beside';
    return isLast ? 'replaced_last' : 'replaced';
  }
  const isSwapped = mine.omitted.some(
    (token, index) =>
      token === theirs.omitted[index + 1] && mine.omitted[index + 1] === theirs.omitted[index],
  );
  if (isSwapped) return 'swapped';
  if (isAlike) return 'alike_twice';
  if (haveCommon(mine.omitted, theirs.omitted)) return 'moved';
  return twice([one, other], mine.two, theirs.two);
}

/** Two signs of two plates of one length: at the same two places, or not. */
function twice(plates: readonly PlateTokens[], mine: readonly string[], theirs: readonly string[]): Kinship {
  const index = mine.findIndex((token, place) => token === theirs[place]);
  if (index < 0) return haveCommon(mine, theirs) ? 'two_slips' : 'different';
  // From 49 to 50 a register counts on: so are vehicles of a fleet.
  return plates.every((plate) => isCountedOn(plate, index)) ? 'different' : 'two_replaced';
}

/** Whether the two places of this pair are the last two of a plate's last figures. */
function isCountedOn({ shape }: PlateTokens, pair: number): boolean {
  const signs = shape.replaceAll('-', '');
  const last = signs.lastIndexOf('9');
  const [before, at] = pairsOf(signs.length)[pair] ?? [0, 0];
  return at === last && before === last - 1;
}

/**
 * What two typings with two slips between them share beside: `turned`: two neighbouring signs in the other order;
 * `longer`: one has a sign more; `longer_often`: so, in more than one way, as where a sign was typed twice;
 * `longer_by_two`: one has all signs of the other and two more. Strangers seldom share more than one form, or all signs.
 */
export type TwoSlips = 'nothing' | 'turned' | 'longer' | 'longer_often' | 'longer_by_two';

/** Told from their tokens alone. Symmetric. */
export function twoSlipsOf(one: PlateTokens, other: PlateTokens): TwoSlips {
  const apart = signsIn(one.shape) - signsIn(other.shape);
  const [longer, shorter] = apart < 0 ? [other, one] : [one, other];
  const [mine, theirs] = [nearForms(longer), nearForms(shorter)];
  if (apart === 0) return isTurned(signsIn(one.shape), mine.two, theirs.two) ? 'turned' : 'nothing';
  if (Math.abs(apart) === 2) return 'longer_by_two';
  const met = new Set(theirs.omitted);
  return mine.two.filter((token) => met.has(token)).length > 1 ? 'longer_often' : 'longer';
}

/** Whether with some third sign left out two neighbours are each other's: `AB1` and `BA2` without their figures. */
function isTurned(signs: number, mine: readonly string[], theirs: readonly string[]): boolean {
  if (mine.length === 0) return false;
  for (let one = 0; one + 1 < signs; one += 1)
    for (let third = 0; third < signs; third += 1) {
      if (third === one || third === one + 1) continue;
      const [at, beside] = [pairPlace(signs, one, third), pairPlace(signs, one + 1, third)];
      if (mine[at] === theirs[beside] && mine[beside] === theirs[at]) return true;
    }
  return false;
}

/** Where two places stand among `pairsOf`: reckoned, since this is asked of every stranger that shares a form. */
function pairPlace(signs: number, one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return (low * (2 * signs - low - 1)) / 2 + high - low - 1;
}

/** The same in the four words of the wire: `confusable` and `alike` are one, as are the ways to be one sign apart. */
export function relationOf(
  one: PlateTokens,
  other: PlateTokens,
): 'same' | 'confusable' | 'one_apart' | 'different' {
  const kinship = kinshipOf(one, other);
  switch (kinship) {
    case 'same':
    case 'different':
    case 'confusable':
      return kinship;
    case 'alike':
    case 'alike_twice':
    case 'alike_last':
      return 'confusable';
    case 'doubled':
    case 'swapped':
    case 'left_out':
    case 'beside':
    case 'replaced':
    case 'beside_last':
    case 'replaced_last':
    case 'left_out_last':
      return 'one_apart';
    // In few words they differ: that two slips may part them is for whoever weighs all that is known.
    case 'moved':
    case 'two_slips':
    case 'two_replaced':
      return 'different';
    default:
      return kinship satisfies never;
  }
}
