/** Which vehicles bear plates of a format: some states number trailers apart. */
export type Bearer = 'any' | 'tractor' | 'trailer';

/** One form of plate: `A` a letter, `9` a digit, a small letter stands for itself (`r9999AAA`: a Spanish trailer). */
export interface PlateFormat {
  readonly pattern: string;
  readonly on: Bearer;
}

/** A state as its plates show it. */
export interface PlateCountry {
  /** Distinguishing sign in international traffic, as it stands beside the plate; a second one where it changed. */
  readonly signs: readonly string[];
  readonly formats: readonly PlateFormat[];
}

const on =
  (bearer: Bearer) =>
  (patterns: string): readonly PlateFormat[] =>
    patterns.split(' ').map((pattern) => ({ pattern, on: bearer }));
const any = on('any');
const tractor = on('tractor');
const trailer = on('trailer');

/**
 * By ISO 3166 code: the forms that vehicles on these roads bear, without spaces and dashes, commonest first. They serve
 * to take off a state's sign that was typed along; a plate of no form is taken as it was typed, so that a missing old or diplomatic series costs nothing but that. Kosovo is `XK`, as usage has it.
 * Source: general knowledge of the public descriptions of the national series; of Wikipedia, "Vehicle registration plates
 * of Europe", excerpts were read (2026-11), its pages by state were not. Signs: Convention on Road Traffic (Vienna 1968),
 * article 37 and annex 3, from memory. To be held against each authority's own law.
 */
export const plateCountries = {
  AD: { signs: ['AND'], formats: any('A9999') },
  AL: { signs: ['AL'], formats: any('AA999AA AA9999A') },
  AT: {
    signs: ['A'],
    formats: any('A99999A A9999AA A999AAA AA999AA AA9999A AA99AAA A99AAA AA999A AA99AA A999AA A9999A'),
  },
  BA: { signs: ['BIH'], formats: any('A99A999 999A999') },
  BE: { signs: ['B'], formats: [...any('9AAA999 AAA999 999AAA'), ...trailer('9qAA999 qAAA999 q999AA')] },
  BG: { signs: ['BG'], formats: [...any('A9999AA AA9999AA'), ...trailer('A9999AA AA9999AA A9999A AA9999A')] },
  BY: { signs: ['BY'], formats: [...tractor('AA99999 9999AA9 A999AA9'), ...trailer('A9999A9')] },
  CH: { signs: ['CH'], formats: any('AA999999 AA99999 AA9999 AA999') },
  CY: { signs: ['CY'], formats: any('AAA999') },
  CZ: { signs: ['CZ'], formats: any('9A99999 9AA9999 AAA9999') },
  DE: {
    signs: ['D'],
    formats: any(
      'AA9999 AAA9999 AAAA9999 AA999 AAA999 AAAA999 AAAAA999 AA99 AAA99 AAAA99 AAAAA99 AA9 AAA9 AAAA9 AAAAA9',
    ),
  },
  DK: { signs: ['DK'], formats: [...any('AA99999'), ...trailer('AA9999')] },
  EE: { signs: ['EST'], formats: [...any('999AAA 99AAA'), ...trailer('999AA')] },
  ES: { signs: ['E'], formats: [...any('9999AAA'), ...trailer('r9999AAA'), ...any('A9999AA AA9999AA')] },
  FI: { signs: ['FIN'], formats: [...any('AAA999 AA999'), ...trailer('AAA999 A999')] },
  FR: { signs: ['F'], formats: any('AA999AA 9999AA99 999AAA99 99AAA99') },
  GB: {
    signs: ['UK', 'GB'],
    formats: [
      ...any('AA99AAA A999AAA A99AAA A9AAA AAA999A AAA9999 AAA999'),
      // Trailers over 3,500 kg that go abroad: Trailer Registration Regulations 2018 (SI 2018/1203).
      ...trailer('A9999999'),
    ],
  },
  GE: { signs: ['GE'], formats: any('AA999AA') },
  GR: { signs: ['GR'], formats: [...any('AAA9999'), ...trailer('A99999')] },
  HR: { signs: ['HR'], formats: any('AA9999AA AA999AA AA9999A AA999A') },
  HU: { signs: ['H'], formats: any('AAA999 AAAA999') },
  IE: {
    signs: ['IRL'],
    formats: any('999A9999 999A99999 99A9999 99A99999 999AA999 99AA9999 999A999 999A99'),
  },
  IS: { signs: ['IS'], formats: any('AAA99 AA999') },
  IT: { signs: ['I'], formats: [...any('AA999AA'), ...trailer('xA999AA AA99999')] },
  KZ: { signs: ['KZ'], formats: any('999AAA99 999AA99 99AAA99') },
  LI: { signs: ['FL'], formats: any('fl99999 fl9999 fl999') },
  LT: { signs: ['LT'], formats: [...any('AAA999'), ...trailer('AA999')] },
  LU: { signs: ['L'], formats: any('AA9999 99999 9999') },
  LV: { signs: ['LV'], formats: [...any('AA9999 AA999'), ...trailer('A9999 A999')] },
  MA: { signs: ['MA'], formats: any('99999A99 99999A9 9999A9') },
  MC: { signs: ['MC'], formats: any('A999 9999 AA99') },
  MD: { signs: ['MD'], formats: [...any('AAA999 AAAA999'), ...trailer('A999AA AA999AA')] },
  ME: { signs: ['MNE'], formats: any('AAAA999') },
  MK: { signs: ['NMK', 'MK'], formats: any('AA9999AA AA999AA') },
  MT: { signs: ['M'], formats: any('AAA999') },
  NL: {
    signs: ['NL'],
    formats: [
      ...tractor('99AAA9 AA999A A999AA 9AAA99 999AA9 AAA99A AA99AA 99AAAA AAAA99'),
      ...trailer('oA99AA 99oAAA oAAA99 wA99AA oA999A oA99AA'),
    ],
  },
  NO: { signs: ['N'], formats: [...any('AA99999'), ...trailer('AA9999')] },
  PL: {
    signs: ['PL'],
    formats: any(
      'AA99999 AAA9999A AAA99AA AAA9A999 AAA99A9 AAA9AA9 AAA99999 AA9999A AA999AA AA9A999 AA9AA99 AAA9999',
    ),
  },
  PT: {
    signs: ['P'],
    formats: [...any('AA99AA 99AA99 9999AA AA9999'), ...trailer('A999999 AA99999 AA999999 A99999')],
  },
  RO: { signs: ['RO'], formats: any('A99AAA A999AAA AA99AAA A9999999 AA999999') },
  RS: { signs: ['SRB'], formats: any('AA999AA AA9999AA AA99999AA') },
  RU: { signs: ['RUS'], formats: [...tractor('A999AA99 A999AA999'), ...trailer('AA999999 AA9999999')] },
  SE: { signs: ['S'], formats: any('AAA999 AAA99A') },
  SI: { signs: ['SLO'], formats: any('AAAA999 AA99AAA AA999AA AAA9999 AA99999') },
  SK: { signs: ['SK'], formats: any('AA999AA AA999AAA') },
  SM: { signs: ['RSM'], formats: any('A9999 A999') },
  TR: { signs: ['TR'], formats: any('99AAA999 99AAA99 99AA999 99AA9999 99A9999 99A99999') },
  UA: { signs: ['UA'], formats: [...any('AA9999AA'), ...trailer('AA9999AA 99999AA')] },
  XK: { signs: ['RKS'], formats: any('99999AA') },
} as const satisfies Readonly<Record<string, PlateCountry>>;
