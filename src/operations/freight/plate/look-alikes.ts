/**
 * Letters of Cyrillic and Greek that look like a Latin one on a plate, and Latin ones with marks. Plates in international
 * traffic show Latin letters only, so a Cyrillic В on one is a keyboard's, not the plate's.
 * Source: Convention on Road Traffic (Vienna 1968), annex 2; Unicode TR 39, confusables.
 */
const drawnAlike: ReadonlyMap<string, string> = new Map(
  (
    [
      ['АВЕКМНОРСТУХІЈЅҮЗ', 'ABEKMHOPCTYXIJSY3'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
      ['ØŁĐÐ', 'OLDD'],
    ] as const
  ).flatMap(([from, to]) => Array.from(from, (letter, index) => [letter, to[index] ?? ''] as const)),
);

/** Cyrillic letters without a look-alike, as the states that write both print them in Latin on plates. */
const spoken: ReadonlyMap<string, string> = new Map(
  ['БB', 'ГG', 'ДD', 'ЖZ', 'ИI', 'ЛL', 'ПP', 'ФF', 'ЦC', 'ЧC', 'ШS', 'ЋC', 'ЂD', 'ЄE', 'ЭE', 'ЫY'].map(
    ([from = '', to = '']) => [from, to] as const,
  ),
);

/** One sign of what was typed as a Latin capital or a digit; null where it is neither. */
export function latinOf(sign: string): string | null {
  if (/^[A-Z0-9]$/.test(sign)) return sign;
  return drawnAlike.get(sign) ?? spoken.get(sign) ?? null;
}

/** Signs of one class are taken for each other by people and cameras: Q, O, D and 0 in every typeface of Europe. */
const confused = ['0OQD', '1IL', '2Z', '5S', '6G', '8B', 'UV'] as const;

/**
 * The same, wider: what a dirty plate, rain or a steep angle makes alike. Weak evidence.
 * Source: confusions that makers of plate readers publish, and FE-Schrift, which was drawn against them.
 */
const alike = ['0OQDCG6', '1ILJT7', '2Z', '5S', '8B3EFPR', 'UVYW', 'MNH', 'KX', '4A'] as const;

/** Signs that people and cameras take for this one, the commonest first; none where it is like no other. */
export function takenFor(sign: string): readonly string[] {
  const like = confused.find((list) => list.includes(sign)) ?? sign;
  return Array.from(like).filter((one) => one !== sign);
}

function classesOf(lists: readonly string[]): ReadonlyMap<string, string> {
  return new Map(lists.flatMap((list) => Array.from(list, (sign) => [sign, list[0] ?? sign] as const)));
}

const confusedTo = classesOf(confused);
const alikeTo = classesOf(alike);

/** A normal form with every confusable sign as the first of its class. */
export function confusedForm(normal: string): string {
  return Array.from(normal, (sign) => confusedTo.get(sign) ?? sign).join('');
}

/** The same by the wider classes. */
export function alikeForm(normal: string): string {
  return Array.from(normal, (sign) => alikeTo.get(sign) ?? sign).join('');
}

/**
 * Keys that lie beside each other, by twos: every two neighbours of a row of the keyboards in use, or of a row or column
 * of a keypad, are together in one of the ways. So one slip to a neighbouring key leaves one of the forms as it was.
 */
const besideWaysOf = [
  ['12 34 56 78 90', 'QW ER TY UI OP AS DF GH JK ZX CV BN'],
  ['23 45 67 89', 'WE RT YU IO SD FG HJ KL XC VB NM'],
  ['14 25 36', 'AZ ER TY UI OP QS DF GH JK LM WX CV BN'],
  ['47 58 69', 'ZE RT YU IO SD FG HJ KL XC VB NM'],
] as const;

const besideTo = besideWaysOf.map((lists) => classesOf(lists.flatMap((list) => list.split(' '))));

/** In how many ways neighbouring keys are taken together. */
export const besideWays = besideWaysOf.length;

/** A normal form with neighbouring keys as one, once for each of four ways to take them together. */
export function besideForms(normal: string): readonly string[] {
  return besideTo.map((to) => Array.from(normal, (sign) => to.get(sign) ?? sign).join(''));
}
