/** Code of a character, 0 past the end. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

/** First code points of the digit rows that phones type: Latin, Arabic-Indic, Persian, full width. */
const digitRows = [0x30, 0x660, 0x6f0, 0xff10];

/** The figure a character stands for, -1 where it is none. */
export function digitOf(code: number): number {
  if (code < 0x660) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
  for (const row of digitRows) if (code >= row && code <= row + 9) return code - row;
  return -1;
}

/** True for a letter of a Latin alphabet, accents included, and for combining accents. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  // The multiplication and division signs, and the ordinal signs that stand for a degree, are no letters.
  return (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || isAccent(code);
}

function isAccent(code: number): boolean {
  return code >= 0x300 && code <= 0x36f;
}

/** True for every kind of space, line ends, and marks without a width. */
export function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x202f ||
    code === 0xfeff
  );
}

/** The apostrophes and primes that phones type for one another. */
export function isApostrophe(code: number): boolean {
  return (
    code === 0x27 || code === 0x60 || code === 0xb4 || (code >= 0x2018 && code <= 0x201b) || code === 0x2032
  );
}

/** The digits of a stretch of text as Latin digits. */
export function latinDigits(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at += 1) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit >= 0) digits += digit;
  }
  return digits;
}

/** Lower case, no accents, ligatures taken apart: the form in which words are compared. */
export function folded(word: string): string {
  const lower = word.toLowerCase();
  let isPlain = true;
  for (let at = 0; at < lower.length && isPlain; at += 1) isPlain = lower.charCodeAt(at) < 0x80;
  if (isPlain) return lower;
  return lower
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}
