import type { Chance } from '../chance.ts';
import { otherCountry, type TruePlate } from './vehicles.ts';

/** Kinds of slip that people's fingers and cameras' optics make. */
export const slipKinds = [
  'confused',
  'neighbour_key',
  'swapped',
  'missing',
  'doubled',
  'wrong_country',
  'trailer_as_tractor',
  'sign_stuck_on',
  'other_script',
] as const;
export type SlipKind = (typeof slipKinds)[number];

/** How many of a hundred slips each kind makes: an assumption, since nobody publishes it. */
const shares: Readonly<Record<SlipKind, number>> = {
  confused: 40,
  neighbour_key: 14,
  swapped: 10,
  missing: 10,
  doubled: 7,
  wrong_country: 8,
  trailer_as_tractor: 4,
  sign_stuck_on: 4,
  other_script: 3,
};

/**
 * Signs taken for each other, with how often. Made apart from the classes that matching folds: some of these it folds,
 * some only widely, some (D-B, 6-8, T-Y, 9-8, A-R) not at all.
 */
const confusions: readonly (readonly [pair: string, share: number])[] = [
  ['0O', 14],
  ['8B', 12],
  ['1I', 10],
  ['5S', 10],
  ['2Z', 8],
  ['0D', 6],
  ['6G', 6],
  ['OD', 5],
  ['UV', 5],
  ['17', 5],
  ['1L', 4],
  ['MN', 4],
  ['0Q', 3],
  ['OQ', 3],
  ['IL', 3],
  ['CG', 3],
  ['EF', 3],
  ['PR', 3],
  ['38', 3],
  ['KX', 2],
  ['VY', 2],
  ['HN', 2],
  ['4A', 2],
  ['68', 2],
  ['BR', 1],
  ['DB', 1],
  ['WV', 1],
  ['TY', 1],
  ['IJ', 1],
  ['98', 1],
  ['06', 1],
  ['AR', 1],
  ['HM', 1],
];

const keyRows = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM', 'AZERTYUIOP', 'QSDFGHJKLM', 'WXCVBN'];
const keypad = ['147', '258', '369', '123', '456', '789'];

/** What was typed, still without the noise of spaces and dashes, and the country that was entered. */
export interface Typed {
  readonly text: string;
  readonly country: string | null;
}

/** Draws a kind of slip. */
export function slipKind(chance: Chance): SlipKind {
  let left = chance.next() * 100;
  return slipKinds.find((kind) => (left -= shares[kind]) < 0) ?? 'confused';
}

/** Makes one slip; where the plate gives no occasion for it (nothing to confuse), a neighbouring key is hit. */
export function withSlip(chance: Chance, plate: Typed, kind: Exclude<SlipKind, 'trailer_as_tractor'>): Typed {
  const { text, country } = plate;
  const at = chance.whole(text.length);
  switch (kind) {
    case 'confused':
      return { text: confused(chance, text) ?? neighbour(chance, text), country };
    case 'neighbour_key':
      return { text: neighbour(chance, text), country };
    case 'swapped':
      return { text: swapped(chance, text), country };
    case 'missing':
      return { text: text.slice(0, at) + text.slice(at + 1), country };
    case 'doubled':
      return { text: text.slice(0, at + 1) + text.slice(at), country };
    case 'wrong_country':
      return { text, country: otherCountry(chance, country ?? '') };
    case 'sign_stuck_on':
      return { text: `${signOf(country)}${text}`, country: chance.isOneIn(2) ? country : null };
    case 'other_script':
      return { text: otherScript(chance, text), country };
    default:
      return kind satisfies never;
  }
}

function replaced(text: string, at: number, sign: string): string {
  return text.slice(0, at) + sign + text.slice(at + 1);
}

/** One sign for its like, the likelier pairs more often; null where the plate has none. */
function confused(chance: Chance, text: string): string | null {
  const ways = Array.from(text).flatMap((sign, at) =>
    confusions
      .filter(([pair]) => pair.includes(sign))
      .map(([pair, share]) => ({ at, share, to: pair.replace(sign, '') })),
  );
  let left = chance.next() * ways.reduce((sum, { share }) => sum + share, 0);
  const way = ways.find(({ share }) => (left -= share) < 0);
  return way === undefined ? null : replaced(text, way.at, way.to);
}

function neighbour(chance: Chance, text: string): string {
  const at = chance.whole(text.length);
  const sign = text[at] ?? '';
  const near = [...keyRows, ...keypad].flatMap((row) => {
    const place = row.indexOf(sign);
    return place < 0 ? [] : [row[place - 1] ?? '', row[place + 1] ?? ''];
  });
  return replaced(text, at, chance.pick(near.filter((key) => key !== '')) ?? sign);
}

function swapped(chance: Chance, text: string): string {
  const places = Array.from(text).flatMap((sign, at) =>
    at + 1 < text.length && text[at + 1] !== sign ? [at] : [],
  );
  const at = chance.pick(places);
  if (at === undefined) return text;
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

const signs: Readonly<Record<string, string>> = {
  PL: 'PL',
  RO: 'RO',
  GB: 'GB',
  LT: 'LT',
  ES: 'E',
  NL: 'NL',
  FR: 'F',
  DE: 'D',
  BG: 'BG',
  HU: 'H',
  IE: 'IRL',
  IT: 'I',
  CZ: 'CZ',
  PT: 'P',
  SK: 'SK',
  UA: 'UA',
  TR: 'TR',
  BE: 'B',
};
const signOf = (country: string | null): string => signs[country ?? ''] ?? '';

const latin = 'ABEKMHOPCTYX';
const cyrillic = 'АВЕКМНОРСТУХ';
const greek = 'ΑΒΕΚΜΗΟΡCΤΥΧ';

/** A keyboard that was left in another script: every letter that looks the same is another sign. */
function otherScript(chance: Chance, text: string): string {
  const script = chance.isOneIn(3) ? greek : cyrillic;
  return Array.from(text, (sign) => script[latin.indexOf(sign)] ?? sign).join('');
}

/** As it is typed or printed: groups, dashes, dots, small letters, or nothing of it. */
export function withNoise(chance: Chance, text: string): string {
  const joint = chance.pick(['', '', '', ' ', '-', '.', ' - ']);
  const grouped = text.replaceAll(/(?<=\d)(?=\D)|(?<=\D)(?=\d)/g, joint ?? '');
  const odd = chance.isOneIn(20) ? `${grouped.slice(0, 2)} ${grouped.slice(2)}` : grouped;
  return chance.isOneIn(4) ? odd.toLowerCase() : odd;
}

/** A plate as it is, with its state. */
export function typedOf({ text, country }: TruePlate): Typed {
  return { text, country };
}
