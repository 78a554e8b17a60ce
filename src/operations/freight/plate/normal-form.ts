import { ok, type Refusal, refuse, type Result } from '../../../kernel/result.ts';
import { latinOf } from './look-alikes.ts';
import { plateCountries, type PlateCountry, type PlateFormat } from './plate-formats.ts';

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
 * that state. Signs stay as typed: O and 0 are told apart here, and taken for each other only by the near forms, since the
 * state may have been entered wrongly too. `country`: ISO 3166 code, or null.
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
  return ok(plain);
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

/** Signs that may stand in a form's place: as they are, or with what is taken for them. */
const strict = { A: '[A-Z]', '9': '[0-9]' } as const;
const tolerant = { A: '[A-Z012568]', '9': '[0-9OQDILZSGB]' } as const;

function formOf(formats: readonly PlateFormat[], signs: typeof strict | typeof tolerant): RegExp {
  const one = ({ pattern }: PlateFormat): string =>
    Array.from(pattern, (sign) => (sign === 'A' || sign === '9' ? signs[sign] : sign.toUpperCase())).join('');
  return new RegExp(`^(?:${formats.map(one).join('|')})$`);
}

const allCountries: readonly (readonly [string, PlateCountry])[] = Object.entries(plateCountries);
const formats = allCountries.flatMap(([, country]) => country.formats);
const forms = new Map(allCountries.map(([code, country]) => [code, formOf(country.formats, strict)]));
const nearForms = new Map(allCountries.map(([code, country]) => [code, formOf(country.formats, tolerant)]));
const anyForm = formOf(formats, strict);

/** Every sign with its state, longest first: `PL` before `P`. */
const signed = allCountries
  .flatMap(([code, { signs }]) => signs.map((sign) => ({ sign, code })))
  .toSorted((a, b) => b.sign.length - a.sign.length || (a.sign < b.sign ? -1 : 1));

/**
 * Takes a sign of the state off where the whole is no plate as it stands, nor with O for 0, and the rest is one:
 * `PLZZ12345` is none of Poland's, `ZZ12345` is. Where both could be, nothing is taken off: near forms find it then.
 */
function withoutSign(normal: string, country: string | null): NormalPlate {
  const whole = country === null ? anyForm : nearForms.get(country);
  if (whole === undefined || whole.test(normal)) return { normal, country };
  const found = signed.find(
    ({ sign, code }) =>
      normal.startsWith(sign) &&
      (country === null || code === country) &&
      forms.get(code)?.test(normal.slice(sign.length)) === true,
  );
  if (found === undefined) return { normal, country };
  return { normal: normal.slice(found.sign.length), country: country ?? found.code };
}
