/** Letters of other scripts that look like a Latin one: what the eye cannot tell apart, the checker must not either. */
const latinLooks: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аɑα', 'a'],
    ['ьвβ', 'b'],
    ['сϲ', 'c'],
    ['ԁ', 'd'],
    ['еєε', 'e'],
    ['ɡց', 'g'],
    ['һհн', 'h'],
    ['іιɪ', 'i'],
    ['јϳ', 'j'],
    ['кκ', 'k'],
    ['ӏ', 'l'],
    ['м', 'm'],
    ['пηո', 'n'],
    ['оοσօ', 'o'],
    ['рρ', 'p'],
    ['гʀ', 'r'],
    ['ѕ', 's'],
    ['тτ', 't'],
    ['υս', 'u'],
    ['ѵν', 'v'],
    ['ԝω', 'w'],
    ['хχ', 'x'],
    ['уγ', 'y'],
    ['ᴢ', 'z'],
  ].flatMap(([from = '', to = '']) => Array.from(from).map((letter) => [letter, to] as const)),
);

/** The other way: Latin letters inside a Cyrillic word. */
const cyrillicLooks: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Figures and signs that people write for letters. */
const figureLooks: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
};

/** Letters with a stroke or hook that no decomposition takes away. */
const stroked: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ß: 'ss',
  ı: 'i',
  đ: 'd',
  Đ: 'D',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  œ: 'oe',
};

const replacedBy = (looks: Readonly<Record<string, string>>, text: string): string =>
  Array.from(text)
    .map((letter) => looks[letter] ?? letter)
    .join('');

/** Nothing in these letters, figures and signs is another form of anything: nearly all names are of them alone. */
const isPlain = /^[\x20-\x7e]*$/;

/** A text without accents, strokes and signs that nobody sees: one form however it was typed. Case is kept. */
export function plainLetters(text: string): string {
  if (isPlain.test(text)) return text;
  const compatible = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  return replacedBy(stroked, compatible.normalize('NFD').replaceAll(/\p{M}/gu, ''));
}

/** Single letters set apart by spaces, points or dashes are one word: `r a c e`, `r.a.c.e`. */
export function closedUp(text: string): string {
  return text.replaceAll(
    /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s._*-]{1,2}){3,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu,
    (spread) => spread.replaceAll(/[\s._*-]/g, ''),
  );
}

/**
 * A text as it may be meant: plain, and with look-alike letters, figures for letters and spread letters taken for what
 * they show. The first is the plain one; the others are there only where they differ. Source of the idea: Unicode
 * Technical Standard 39, section 4 (confusable detection); the list is the house's own, of the scripts met here.
 */
export function spellingsOf(text: string): readonly string[] {
  const plain = plainLetters(text);
  const latin = replacedBy(latinLooks, plain.toLowerCase());
  const figures = replacedBy(figureLooks, latin);
  const cyrillic = /\p{Script=Cyrillic}/u.test(plain)
    ? replacedBy(cyrillicLooks, plain.toLowerCase())
    : plain;
  const closed = [closedUp(plain), closedUp(latin), closedUp(figures), plainLetters(closedUp(figures))];
  return [...new Set([plain, latin, figures, cyrillic, ...closed])];
}
