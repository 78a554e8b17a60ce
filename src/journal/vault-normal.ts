import type { SearchableKind } from '../kernel/vault.ts';

/**
 * The normal forms under which a detail is found: equal for two ways of writing the same, none where nothing is left.
 * Phone: digits with the country's number first; a national number gives that of each state whose numbers are so long.
 * Name: all its words in order of the alphabet, and each word. Email: lower case. Document: letters and digits.
 * Source: ITU-T E.164; FACTS section 11, "Name matching rules".
 */
export function normalForms(kind: SearchableKind, text: string): readonly string[] {
  switch (kind) {
    case 'phone':
      return phoneForms(text);
    case 'name':
      return nameForms(text);
    case 'email':
      return filled(text.normalize('NFKC').trim().toLowerCase());
    case 'document':
      return filled(
        withDigits(text.normalize('NFKC'))
          .toUpperCase()
          .replaceAll(/[^\p{L}\p{N}]/gu, ''),
      );
    default:
      return kind satisfies never;
  }
}

/** What a search asks for: `needed` of the parts (a name: all its words); `whole` tells those that have no others. */
export function searchForms(kind: SearchableKind, text: string): Asked {
  const forms = normalForms(kind, text);
  const [whole = '', ...words] = forms;
  return kind === 'name' ? { whole, parts: words, needed: words.length } : { whole, parts: forms, needed: 1 };
}

interface Asked {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly needed: number;
}

const filled = (text: string): readonly string[] => (text === '' ? [] : [text]);

/** Arabic-Indic, Persian and other decimal digits as 0 to 9. */
function withDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    // Unicode keeps each script's ten digits together, in order.
    while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return code < 128 ? digit : String((code - zero) % 10);
  });
}

function phoneForms(text: string): readonly string[] {
  const written = withDigits(text.normalize('NFKC')).replaceAll(/\(0\)/g, '');
  const digits = written.replaceAll(/\D/g, '');
  if (/^\s*\+/.test(written)) return filled(digits);
  if (digits.startsWith('00')) return filled(digits.slice(2));
  if (!digits.startsWith('0')) return filled(digits);
  const national = digits.slice(1);
  // France numbers 9 digits after the 0; the United Kingdom 10, and 9 in a few places.
  if (national.length === 9) return [`33${national}`, `44${national}`];
  return filled(national.length === 10 ? `44${national}` : national);
}

const wordForm = (word: string): string => `word ${word}`;

function nameForms(text: string): readonly string[] {
  const words = [...new Set(nameWords(text))].toSorted();
  return words.length === 0 ? [] : [`name ${words.join(' ')}`, ...words.map(wordForm)];
}

const letters: ReadonlyMap<string, string> = new Map([
  ...pairs('أإآٱ', 'ا'),
  ...pairs('ىیېۍئ', 'ي'),
  ...pairs('کڪګ', 'ك'),
  ...pairs('ةۀهھہە', 'ه'),
  ...pairs('ؤ', 'و'),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** Words that may or may not be written, in Latin and Arabic script. */
const optional = new Set(
  'abd abdul abdel abdal abu ibn bin ben bint al el ul عبد عبدال ابو ابن بن بنت ال'.split(' '),
);
/** Endings that some write apart. */
const bound = new Set('zai zay zada zadeh zade ullah ollah زی زای زاده الله'.split(' ').map(plainLetters));

function nameWords(text: string): readonly string[] {
  const written = plainLetters(text).split(/[^\p{L}\p{N}]+/u);
  const words: string[] = [];
  for (const word of written) {
    const before = words.at(-1);
    if (word === '') continue;
    if (before !== undefined && bound.has(word) && !optional.has(before))
      words[words.length - 1] = before + word;
    else words.push(word);
  }
  const telling = words.filter((word) => !optional.has(word)).map(withoutPrefix);
  return telling.length > 0 ? telling : words;
}

/** `Abdulrahman` and `Al-Rahman` are `rahman`; what is left must still be a word. */
function withoutPrefix(word: string): string {
  return word.replace(/^(?:abd[ueao]l|عبدال|ال)(?=..)/u, '').replace(/^(?:abd[ueao]r)(?=r..)/u, '');
}

function pairs(from: string, to: string): readonly (readonly [string, string])[] {
  return Array.from(from, (one) => [one, to] as const);
}

/** Lower case without accents, vowel signs and tatweel; letters that are written in several ways as one. */
function plainLetters(text: string): string {
  const bare = withDigits(text.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}ـ'’ʼʻ`´\u200c\u200d]/gu, '')
    .normalize('NFC');
  return Array.from(bare, (letter) => letters.get(letter) ?? letter).join('');
}
