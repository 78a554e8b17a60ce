import { ok, type Refusal, refuse, type Result } from '../../../kernel/result.ts';
import { asDigit, asLetter, latinOf } from './look-alikes.ts';
import { plateCountries, plateCountry, type PlateCountry, type PlateFormat } from './plate-formats.ts';

/** Why what was typed is no plate. The plate itself stands in no refusal. */
export type PlateFaultCode =
  | 'plate_empty'
  | 'plate_too_short'
  | 'plate_too_long'
  | 'plate_signs'
  | 'plate_country';
export type PlateFault = Refusal<PlateFaultCode>;

/** A plate as it is compared: `normal` capitals and digits without separators. */
export interface NormalPlate {
  readonly normal: string;
  /** ISO 3166, as typed or as the stuck-on sign says; null: not known. */
  readonly country: string | null;
}

/** Longest plates of Europe have nine signs; a sign of the state in front and a word of a reader's own leave room. */
const typedMax = 40;
const signsMin = 2;
const signsMax = 12;

/**
 * What a person typed or a camera read as one normal form: Latin capitals and digits; Cyrillic and Greek look-alikes as
 * the Latin letter; no spaces, dashes, dots; no sign of the state where it was typed along and the rest is a plate of
 * that state; O as 0 where the given state has only a digit there. `country`: ISO 3166 code, or null.
 * Refuses: `plate_empty`, `plate_too_long`, `plate_signs` (a sign that no plate has), `plate_too_short`, `plate_country`.
 */
export function normalPlate(typed: string, country: string | null): Result<NormalPlate, PlateFault> {
  if (country !== null && !/^[A-Z]{2}$/.test(country)) return refuse('plate_country');
  if (typed.length > typedMax) return refuse('plate_too_long', { signsMax });
  const signs = signsOf(typed);
  if (signs === null) return refuse('plate_signs');
  if (signs.length === 0) return refuse('plate_empty');
  const plain = withoutSign(signs, country);
  if (plain.normal.length < signsMin) return refuse('plate_too_short', { signsMin });
  if (plain.normal.length > signsMax) return refuse('plate_too_long', { signsMax });
  return ok({ ...plain, normal: repaired(plain.normal, plain.country) });
}

/** What stands between signs, on plates and in typing. */
const separator = /[\s\p{P}\p{Cf}|°+~^`·]/u;

/** Letters and digits only; null where something else than a separator is among them. */
function signsOf(typed: string): string | null {
  const written = typed
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC');
  let signs = '';
  for (const sign of written) {
    const latin = latinOf(sign);
    if (latin !== null) signs += latin;
    else if (!separator.test(sign)) return null;
  }
  return signs;
}

/** True where the text has the form as it stands. */
function fits(text: string, { pattern }: PlateFormat): boolean {
  if (text.length !== pattern.length) return false;
  return Array.from(pattern).every((wanted, index) => {
    const sign = text[index] ?? '';
    if (wanted === 'A') return /[A-Z]/.test(sign);
    return wanted === '9' ? /[0-9]/.test(sign) : sign === wanted.toUpperCase();
  });
}

const fitsCountry = (text: string, country: PlateCountry | null): boolean =>
  country?.formats.some((format) => fits(text, format)) ?? false;

/** Every sign with its state, longest first: `PL` before `P`. */
const signed = Object.entries(plateCountries)
  .flatMap(([code, country]) => country.signs.map((sign) => ({ sign: sign as string, code, country })))
  .toSorted((a, b) => b.sign.length - a.sign.length || (a.sign < b.sign ? -1 : 1));

/**
 * Takes a sign of the state off where the whole is no plate as it stands: `PLZZ12345` is none of Poland's, `ZZ12345` is.
 * Where both could be, nothing is taken off: near forms find it then.
 */
function withoutSign(normal: string, country: string | null): NormalPlate {
  const known = country === null ? null : plateCountry(country);
  const isWhole =
    country === null
      ? Object.values(plateCountries).some((each) => fitsCountry(normal, each))
      : known === null || fitsCountry(repaired(normal, country), known);
  if (isWhole) return { normal, country };
  const found = signed.find(
    ({ sign, code, country: of }) =>
      normal.startsWith(sign) &&
      (country === null || code === country) &&
      fitsCountry(repaired(normal.slice(sign.length), code), of),
  );
  if (found === undefined) return { normal, country };
  return { normal: normal.slice(found.sign.length), country: country ?? found.code };
}

/** With the confusable signs that the state's form rules out put right; as it is where several forms would differ. */
function repaired(normal: string, country: string | null): string {
  const known = country === null ? null : plateCountry(country);
  if (known === null || fitsCountry(normal, known)) return normal;
  const tries = known.formats.flatMap(({ pattern }) => repairedAs(normal, pattern));
  const fewest = Math.min(...tries.map(({ changes }) => changes));
  const best = new Set(tries.filter(({ changes }) => changes === fewest).map(({ text }) => text));
  return best.size === 1 ? ([...best][0] ?? normal) : normal;
}

function repairedAs(
  normal: string,
  pattern: string,
): readonly { readonly text: string; readonly changes: number }[] {
  if (normal.length !== pattern.length) return [];
  let text = '';
  let changes = 0;
  for (const [index, wanted] of Array.from(pattern).entries()) {
    const sign = normal[index] ?? '';
    const put = wanted === 'A' ? asLetter(sign) : wanted === '9' ? asDigit(sign) : wanted.toUpperCase();
    if (put === null || (wanted !== 'A' && wanted !== '9' && put !== sign)) return [];
    if (put !== sign) changes += 1;
    text += put;
  }
  return [{ text, changes }];
}
