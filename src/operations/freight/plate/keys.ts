import { ok, type Result } from '../../../kernel/result.ts';
import { alikeForm, confusedForm, keysBeside } from './look-alikes.ts';
import { normalPlate, type PlateFault } from './normal-form.ts';

/**
 * The forms under which a plate is compared, still plain: to be made tokens by a keyed hash, and then forgotten.
 * `near` in this order, which must be kept: the form with confusable signs as one; the same with signs alike at a bad
 * look; the first of these with each sign left out in turn; and for the last sign of each group, the pair that it makes
 * with each neighbouring key.
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
 * Reads what was typed and gives the forms under which it is compared. `country`: ISO 3166 code or null.
 * Refuses as `normalPlate` does.
 */
export function plateKeys(typed: string, country: string | null): Result<PlateKeys, PlateFault> {
  const read = normalPlate(typed, country);
  if (!read.ok) return read;
  const { normal } = read.value;
  const confused = confusedForm(normal);
  const omitted =
    normal.length < omissionMin
      ? []
      : Array.from(confused, (_, index) => `s:${confused.slice(0, index)}${confused.slice(index + 1)}`);
  return ok({
    exact: `x:${normal}`,
    near: [`s:${confused}`, `c:${alikeForm(normal)}`, ...omitted, ...besideKeys(normal, confused)],
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

/** All tokens under which a plate may be met again: two plates that are related share at least one. */
export function tokensToMeet({ exact, near }: PlateTokens): readonly string[] {
  return [...new Set([exact, ...near])];
}

/** `k:` and the rest of the plate with one last sign of a group as the pair of keys between which a finger slips. */
function besideKeys(normal: string, confused: string): readonly string[] {
  if (normal.length < omissionMin) return [];
  return Array.from(normal).flatMap((sign, at) => {
    if (!isLastOfRun(shapeOf(normal), at)) return [];
    const [before, after] = [confused.slice(0, at), confused.slice(at + 1)];
    return keysBeside(sign).map((key) => `k:${before}(${[sign, key].toSorted().join('')})${after}`);
  });
}

/** How many signs a shape stands for. */
export function signsIn(shape: string): number {
  return shape.replaceAll('-', '').length;
}

/** Of `AA-9999-AA`, signs 1, 5 and 7: where the next plate of a fleet differs. A letter alone is no count. */
export function isLastOfRun(shape: string, at: number): boolean {
  let before = 0;
  for (const run of shape.split('-')) {
    if (at < before + run.length) return (run.length > 1 || run === '9') && at === before + run.length - 1;
    before += run.length;
  }
  return false;
}

function shapeOf(normal: string): string {
  return normal
    .replaceAll(/[A-Z]/g, 'A')
    .replaceAll(/[0-9]/g, '9')
    .replaceAll(/(?<=A)(?=9)|(?<=9)(?=A)/g, '-');
}
