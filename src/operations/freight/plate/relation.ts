import { isLastOfRun, type PlateTokens, signsIn } from './keys.ts';

/** How two typings of a plate go together, closest first. */
export const kinships = [
  'same',
  'confusable',
  'alike',
  'alike_last',
  'doubled',
  'swapped',
  'left_out',
  'replaced',
  'beside_last',
  'replaced_last',
  'different',
] as const;
/**
 * `confusable`: O for 0 and their like; `alike`: one sign another that looks like it on a dirty plate; `doubled`: one sign
 * twice; `swapped`: two neighbours in the other order; `left_out`: one sign more or less; `replaced`: one sign another;
 * `_last`: so, and the last of its letters or figures, as the next vehicle of a fleet has it; `beside_last`: so, by a
 * neighbouring key.
 */
export type Kinship = (typeof kinships)[number];

/** How two typings go together, told from their tokens alone. Symmetric; the state plays no part. */
export function kinshipOf(one: PlateTokens, other: PlateTokens): Kinship {
  if (one.exact === other.exact) return 'same';
  if (one.near[0] !== undefined && one.near[0] === other.near[0]) return 'confusable';
  const isAlike = one.near[1] !== undefined && one.near[1] === other.near[1];
  const mine = omissionsOf(one);
  const theirs = omissionsOf(other);
  if (mine.length === 0 || theirs.length === 0) return 'different';
  if (mine.length === theirs.length + 1) return omission(mine, other.near[0]);
  if (theirs.length === mine.length + 1) return omission(theirs, one.near[0]);
  if (mine.length !== theirs.length) return 'different';
  const kinship = changed({ one, other, mine, theirs });
  if (isAlike) return kinship === 'replaced' ? 'alike' : kinship === 'replaced_last' ? 'alike_last' : kinship;
  return kinship === 'replaced_last' && areBeside(one, other) ? 'beside_last' : kinship;
}

/** Whether the signs that differ have keys beside each other. */
function areBeside(one: PlateTokens, other: PlateTokens): boolean {
  const pairs = new Set(one.near.slice(2 + signsIn(one.shape)));
  return other.near.slice(2 + signsIn(other.shape)).some((token) => pairs.has(token));
}

const omissionsOf = ({ near, shape }: PlateTokens): readonly string[] => near.slice(2, 2 + signsIn(shape));

/** Which of the longer one's omissions is the shorter one; two side by side that are equal were one sign, doubled. */
function omission(omitted: readonly string[], shorter: string | undefined): Kinship {
  const at = omitted.findIndex((token) => token === shorter);
  if (at < 0) return 'different';
  return omitted[at + 1] === shorter ? 'doubled' : 'left_out';
}

interface SameLength {
  readonly one: PlateTokens;
  readonly other: PlateTokens;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

function changed({ one, other, mine, theirs }: SameLength): Kinship {
  const at = mine.findIndex((token, index) => token === theirs[index]);
  if (at >= 0)
    return isLastOfRun(one.shape, at) && isLastOfRun(other.shape, at) ? 'replaced_last' : 'replaced';
  const isSwapped = mine.some(
    (token, index) => token === theirs[index + 1] && mine[index + 1] === theirs[index],
  );
  return isSwapped ? 'swapped' : 'different';
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
    case 'alike_last':
      return 'confusable';
    case 'doubled':
    case 'swapped':
    case 'left_out':
    case 'replaced':
    case 'beside_last':
    case 'replaced_last':
      return 'one_apart';
    default:
      return kinship satisfies never;
  }
}
