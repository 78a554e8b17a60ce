import { codeAt, digitOf, folded, isApostrophe, isBlank, isLetter, latinDigits } from './letters.ts';

/** How a token is parted from the one before it. */
export const parting = { none: 0, comma: 1, sentence: 2 } as const;

/** A word, a figure or a sign that matters beside figures. */
export interface Token {
  /** Lower case, no accents; figures as Latin digits; `#` for a figure that is no count (a time, a decimal, a long number). */
  readonly word: string;
  /** As typed, where capitals matter. */
  readonly isCapital: boolean;
  readonly start: number;
  readonly end: number;
  readonly parted: number;
}

/** More words than this nobody types in one message: what comes behind them is not read. */
export const tokensMax = 12_000;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes a text apart. Words are parted at blanks, hyphens and the French apostrophe; `don't` stays whole, as `dont'`.
 * Stretches in `without` (positions, which are no counts) are one `#`. Linear; never throws.
 */
export function tokensOf(text: string, without: readonly Stretch[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let parted: number = parting.sentence;
  let left = 0;
  while (at < text.length && tokens.length < tokensMax) {
    const hidden = without[left];
    if (hidden !== undefined && at >= hidden.start) {
      if (hidden.end > at) tokens.push({ word: '#', isCapital: false, start: at, end: hidden.end, parted });
      at = Math.max(at, hidden.end);
      left += 1;
      parted = parting.none;
      continue;
    }
    const limit = hidden?.start ?? text.length;
    const end = tokenEnd(text, at, limit);
    if (end === at) {
      parted = Math.max(parted, partingOf(text, at));
      at += 1;
      continue;
    }
    tokens.push(tokenOf(text, { start: at, end }, parted));
    at = end;
    parted = parting.none;
  }
  return tokens;
}

function partingOf(text: string, at: number): number {
  if (codeAt(text, at) === 0x20) return parting.none;
  const char = text.charAt(at);
  if (char === ',' || char === '(' || char === ')') return parting.comma;
  if (char === ':') return isBeforeFigure(text, at + 1) ? parting.none : parting.sentence;
  return '.!?;\n\r…'.includes(char) ? parting.sentence : parting.none;
}

/** "People on board: 64" is one clause. */
function isBeforeFigure(text: string, at: number): boolean {
  let next = at;
  while (next < at + 3 && isBlank(codeAt(text, next))) next += 1;
  return digitOf(codeAt(text, next)) >= 0;
}

/** Where the token that begins here ends; the same place where none begins. */
function tokenEnd(text: string, at: number, limit: number): number {
  const code = codeAt(text, at);
  if (code === 0x20) return at;
  if (digitOf(code) >= 0) return figureEnd(text, at, limit);
  if (isLetter(code)) return wordEnd(text, at, limit);
  return isCountSign(text, at) ? at + 1 : at;
}

function wordEnd(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit && isLetter(codeAt(text, end))) end += 1;
  // `don't`, `isn’t`: the English negation is one word; `l'eau` and `we're` are two.
  const isNegation =
    isApostrophe(codeAt(text, end)) &&
    (codeAt(text, end + 1) | 0x20) === 0x74 &&
    (codeAt(text, end - 1) | 0x20) === 0x6e &&
    !isLetter(codeAt(text, end + 2));
  return isNegation && end + 2 <= limit ? end + 2 : end;
}

/** A figure with the dots, colons and commas inside it: `03:40`, `12.5`, `2027-09-09`. */
function figureEnd(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit) {
    if (digitOf(codeAt(text, end)) >= 0) end += 1;
    else if ('.:,'.includes(text.charAt(end)) && end + 1 < limit && digitOf(codeAt(text, end + 1)) >= 0)
      end += 1;
    else break;
  }
  return end;
}

/** Signs that change or join figures: `~50`, `60+`, `50-60`, `50/60`, `>60`. */
function isCountSign(text: string, at: number): boolean {
  const char = text.charAt(at);
  const before = codeAt(text, at - 1);
  const isBeforeFigure = digitOf(codeAt(text, at + 1)) >= 0;
  if ('~≈<>+±'.includes(char)) return isBeforeFigure || digitOf(before) >= 0 || isBlank(codeAt(text, at + 1));
  if ('-–/'.includes(char)) return isBeforeFigure && digitOf(before) >= 0;
  return false;
}

function tokenOf(text: string, { start, end }: Stretch, parted: number): Token {
  const typed = text.slice(start, Math.min(end, start + 40));
  const first = text.charAt(start);
  const isCapital = first !== first.toLowerCase();
  if (digitOf(typed.charCodeAt(0)) >= 0) {
    const digits = latinDigits(typed);
    const isCount = digits.length === end - start && digits.length <= 3;
    return { word: isCount ? digits : '#', isCapital, start, end, parted };
  }
  const word = folded(typed);
  // The English negation keeps a mark, since `dont` is French as well.
  return {
    word: isApostrophe(codeAt(word, word.length - 2)) ? `${word.slice(0, -2)}t'` : word,
    isCapital,
    start,
    end,
    parted,
  };
}
