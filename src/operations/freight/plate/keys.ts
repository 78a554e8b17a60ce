import { ok, type Result } from '../../../kernel/result.ts';
import { alikeForm, besideForms, besideWays, confusedForm } from './look-alikes.ts';
import { normalPlate, type PlateFault } from './normal-form.ts';
import { shapeOf } from './plate-shape.ts';

/**
 * The forms under which a plate is compared, still plain: to be made tokens by a keyed hash, and then forgotten.
 * `near` in this order, which must be kept: the form with confusable signs as one; the same with signs alike at a bad
 * look; the first of these with each sign left out in turn; the normal form with neighbouring keys as one, in four ways;
 * the first of these with every two signs left out.
 */
export interface PlateKeys {
  readonly exact: string;
  readonly near: readonly string[];
  /** ISO 3166; null: not known. */
  readonly country: string | null;
  /** `AA-9999-AA`: letters and digits only, by runs. */
  readonly shape: string;
  /** The last two signs: what lists show of a plate. */
  readonly hint: string;
}

/** The same as an event may carry it: nothing of the plate can be told from it without the key. */
export interface PlateTokens {
  readonly exact: string;
  /** In the order of `PlateKeys.near`. */
  readonly near: readonly string[];
  readonly country: string | null;
  readonly shape: string;
}

/** Shorter plates have no near forms by omission: too many plates would share them. */
const omissionMin = 4;

/**
 * Two signs are left out of plates of so many: of fewer, what is left says too little to meet by, and could be guessed
 * from how often it comes; of more, there would be too many forms.
 */
const twoOmissions = { min: 6, max: 9 } as const;

/**
 * Reads what was typed and gives the forms under which it is compared. `country`: ISO 3166 code or null.
 * Refuses as `normalPlate` does.
 */
export function plateKeys(typed: string, country: string | null): Result<PlateKeys, PlateFault> {
  const read = normalPlate(typed, country);
  if (!read.ok) return read;
  const { normal } = read.value;
  const confused = confusedForm(normal);
  return ok({
    exact: `x:${normal}`,
    near: [
      `s:${confused}`,
      `c:${alikeForm(normal)}`,
      ...omissions(confused).map((form) => `s:${form}`),
      ...besideForms(normal).map((form, way) => `k${way}:${form}`),
      ...twoOmitted(confused).map((form) => `s:${form}`),
    ],
    country: read.value.country,
    shape: shapeOf(normal),
    hint: normal.slice(-2),
  });
}

/** Makes tokens of keys by the vault's keyed hash (`keyed`: the same text gives the same token). */
export function plateTokens(keys: PlateKeys, keyed: (plain: string) => string): PlateTokens {
  const { exact, near, country, shape } = keys;
  return { exact: keyed(exact), near: near.map(keyed), country, shape };
}

/** The tokens of one slip and none: two plates that are so near share at least one, and few others do. */
export function tokensToMeet(plate: PlateTokens): readonly string[] {
  const { confused, alike, omitted } = nearForms(plate);
  return [...new Set([plate.exact, confused, alike, ...omitted])].filter((token) => token !== undefined);
}

/** The tokens of two slips: many plates share them by chance, so that they are asked of what is new alone. */
export function tokensOfTwo(plate: PlateTokens): readonly string[] {
  return [...new Set(nearForms(plate).two)];
}

/** The same plate without its tokens of two slips, in the order of `near`: for reads, of which there are very many. */
export function nearWithoutTwo({ near, shape }: PlateTokens): readonly string[] {
  return near.slice(0, near.length - nearForms({ near, shape }).two.length);
}

/** The near forms by what they are. */
export interface NearForms {
  readonly confused: string | undefined;
  readonly alike: string | undefined;
  /** By the sign left out. */
  readonly omitted: readonly string[];
  readonly beside: readonly string[];
  /** By the two signs left out, in the order of `pairsOf`. */
  readonly two: readonly string[];
}

/** Takes the near forms apart again: their number tells from the shape. */
export function nearForms({ near, shape }: Pick<PlateTokens, 'near' | 'shape'>): NearForms {
  const signs = signsIn(shape);
  const from = 2 + (signs < omissionMin ? 0 : signs);
  return {
    confused: near[0],
    alike: near[1],
    omitted: near.slice(2, from),
    beside: near.slice(from, from + besideWays),
    two: near.slice(from + besideWays),
  };
}

/** A form with each sign left out in turn. */
function omissions(form: string): readonly string[] {
  if (form.length < omissionMin) return [];
  return Array.from(form, (_, at) => form.slice(0, at) + form.slice(at + 1));
}

function twoOmitted(form: string): readonly string[] {
  if (form.length < twoOmissions.min || form.length > twoOmissions.max) return [];
  return pairsOf(form.length).map(
    ([one, other]) => form.slice(0, one) + form.slice(one + 1, other) + form.slice(other + 1),
  );
}

/** Every two places of so many, the first of them before the second. */
export function pairsOf(length: number): readonly (readonly [one: number, other: number])[] {
  return Array.from({ length }, (_, one) =>
    Array.from({ length: length - one - 1 }, (__, further) => [one, one + 1 + further] as const),
  ).flat();
}

/** How many signs a shape stands for. */
export function signsIn(shape: string): number {
  return shape.replaceAll('-', '').length;
}

/** States whose registers count in letters: the next plate has another last letter. Source: as `plate-formats.ts`. */
const countInLetters: ReadonlySet<string | null> = new Set(['GB', null]);

/**
 * Whether the next plate of a register differs at this place: the last of its last figures; the last sign of all, where
 * the state counts in letters or is not known. `country`: ISO 3166 or null.
 */
export function isCounting({ shape, country }: Pick<PlateTokens, 'shape' | 'country'>, at: number): boolean {
  const signs = shape.replaceAll('-', '');
  return (
    at === signs.lastIndexOf('9') ||
    (countInLetters.has(country) && at === signs.length - 1 && signs.endsWith('A'))
  );
}
