import { folded } from './letters.ts';
import type { Token } from './word-tokens.ts';
import { parting } from './word-tokens.ts';

/** A number read from figures or words: its worth, the token behind it, and whether the word itself is a rough one. */
export interface NumberRead {
  readonly value: number;
  readonly to: number;
  readonly rough: boolean;
}

function numbered(words: string, from: number, step = 1): readonly (readonly [string, number])[] {
  return words
    .split(' ')
    .flatMap((forms, index) => forms.split('/').map((word) => [folded(word), from + index * step] as const));
}

/** Below twenty, English and French, with the usual misspellings. `un`, `une`, `a` are articles and not here. */
const units: ReadonlyMap<string, number> = new Map([
  ...numbered('zero/zéro one two three/tree four five six seven eight/eigth nine ten eleven twelve', 0),
  ...numbered(
    'thirteen fourteen/forteen fifteen/fiveteen/fivteen sixteen seventeen eighteen/eightteen nineteen/ninteen',
    13,
  ),
  ...numbered('deux trois/troi quatre/katre/quattre cinq/cinque six sept huit neuf dix onze douze', 2),
  ...numbered('treize quatorze quinze seize', 13),
]);

/** Tens, with `soixante` and `quatre-vingt`, which take what follows up to nineteen. */
const tens: ReadonlyMap<string, number> = new Map([
  ...numbered(
    'twenty/twenti/twelty thirty/thirthy/thrty forty/fourty fifty/fivty/fifthy sixty/sixtey/sixy',
    20,
    10,
  ),
  ...numbered('seventy eighty/eigthy ninety/ninty', 70, 10),
  ...numbered(
    'vingt/vingts/vint trente/trante quarante/quarente cinquante/cinquente soixante/soisante/soixant',
    20,
    10,
  ),
  ...numbered('septante octante/huitante nonante', 70, 10),
]);

/** Rough numbers: `une trentaine`. A dozen and a couple are as rough as they are said. */
const rough: ReadonlyMap<string, number> = new Map([
  ...numbered(
    'dizaine/dixaine vingtaine/vintaine trentaine quarantaine/quarentaine cinquantaine soixantaine',
    10,
    10,
  ),
  ...numbered('douzaine/dozen/dozens', 12),
  ...numbered('quinzaine', 15),
  ...numbered('centaine/centaines', 100),
]);
const hundreds: ReadonlySet<string> = new Set(['hundred', 'hundreds', 'cent', 'cents']);
const articles: ReadonlySet<string> = new Set(['a', 'an', 'un', 'une']);
const joiners: ReadonlySet<string> = new Set(['and', 'et']);

/** Reads a number that begins at a token, or null. Counts up to 999 only. */
export function numberAt(tokens: readonly Token[], at: number): NumberRead | null {
  const word = wordAt(tokens, at);
  if (word === undefined) return null;
  if (/^\d{1,3}$/.test(word)) return afterFigure(tokens, at);
  const roughRead = roughAt(tokens, at);
  if (roughRead !== null) return roughRead;
  const below = belowHundredAt(tokens, at);
  if (hundreds.has(word)) return aboveHundred(tokens, { hundred: 1, to: at + 1 });
  if (below === null) {
    const next = wordAt(tokens, at + 1);
    if (articles.has(word) && next === 'hundred') return aboveHundred(tokens, { hundred: 1, to: at + 2 });
    return null;
  }
  const isHundred = below.value > 0 && below.value < 10 && hundreds.has(joinedWord(tokens, below.to) ?? '');
  return isHundred ? aboveHundred(tokens, { hundred: below.value, to: below.to + 1 }) : below;
}

function wordAt(tokens: readonly Token[], at: number): string | undefined {
  return tokens[at]?.word;
}

/** The next word where nothing but a blank or a hyphen parts it. */
function joinedWord(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  return token?.parted === parting.none ? token.word : undefined;
}

function read(value: number, to: number, isRough = false): NumberRead {
  return { value, to, rough: isRough };
}

/** `64`, and `2 dozen`. */
function afterFigure(tokens: readonly Token[], at: number): NumberRead {
  const value = Number(wordAt(tokens, at));
  const times = rough.get(joinedWord(tokens, at + 1) ?? '');
  return times !== undefined && value > 0 && value < 20
    ? read(value * times, at + 2, true)
    : read(value, at + 1);
}

/** `une trentaine`, `a dozen`, `deux dizaines`, `half a dozen` (as a dozen's half). */
function roughAt(tokens: readonly Token[], at: number): NumberRead | null {
  const word = wordAt(tokens, at) ?? '';
  const own = rough.get(word);
  if (own !== undefined) return read(own, at + 1, true);
  const next = joinedWord(tokens, at + 1);
  if (word === 'half' && next === 'a' && joinedWord(tokens, at + 2) === 'dozen') return read(6, at + 3, true);
  const behind = rough.get(next ?? '') ?? singular(next);
  if (behind === undefined) return null;
  if (articles.has(word)) return read(behind, at + 2, true);
  const times = units.get(word);
  return times !== undefined && times > 0 ? read(times * behind, at + 2, true) : null;
}

/** `dizaines`, `douzaines`. */
function singular(word: string | undefined): number | undefined {
  return word?.endsWith('s') === true ? rough.get(word.slice(0, -1)) : undefined;
}

function belowHundredAt(tokens: readonly Token[], at: number): NumberRead | null {
  const word = wordAt(tokens, at) ?? '';
  if (word === 'quatre' && /^vingts?$/.test(joinedWord(tokens, at + 1) ?? ''))
    return teens(tokens, 80, at + 2);
  const ten = tens.get(word);
  if (ten === 60 || ten === 80) return teens(tokens, ten, at + 1);
  if (ten !== undefined) return withUnit(tokens, { value: ten, to: at + 1, unitMax: 9 });
  const unit = units.get(word);
  if (unit === undefined) return null;
  // `dix-sept`
  if (word === 'dix') return withUnit(tokens, { value: 10, to: at + 1, unitMax: 9, unitMin: 7 });
  return read(unit, at + 1);
}

/** `soixante-douze`, `quatre-vingt-dix-sept`; English sixty and eighty take units only, which are smaller anyway. */
function teens(tokens: readonly Token[], value: number, to: number): NumberRead {
  const isDix = joinedWord(tokens, to) === 'dix';
  if (isDix) return withUnit(tokens, { value: value + 10, to: to + 1, unitMax: 9, unitMin: 7 });
  return withUnit(tokens, { value, to, unitMax: 19 });
}

function withUnit(
  tokens: readonly Token[],
  { value, to, unitMax, unitMin = 1 }: { value: number; to: number; unitMax: number; unitMin?: number },
): NumberRead {
  const word = joinedWord(tokens, to) ?? '';
  const unit = units.get(word);
  if (unit !== undefined && unit >= unitMin && unit <= unitMax) return read(value + unit, to + 1);
  // `vingt et un`, `soixante et onze`
  if (word === 'et' && unitMin === 1) {
    const next = joinedWord(tokens, to + 1) ?? '';
    if (next === 'un' || next === 'une') return read(value + 1, to + 2);
    if (next === 'onze' && unitMax > 9) return read(value + 11, to + 2);
  }
  if ((word === 'un' || word === 'une') && unitMin === 1) return read(value + 1, to + 1);
  return read(value, to);
}

function aboveHundred(
  tokens: readonly Token[],
  { hundred, to }: { hundred: number; to: number },
): NumberRead {
  const single = joinedWord(tokens, to) ?? '';
  if (single === 'un' || single === 'une') return read(hundred * 100 + 1, to + 1);
  const start = joiners.has(joinedWord(tokens, to) ?? '') ? to + 1 : to;
  const below = joinedWord(tokens, start) === undefined ? null : belowHundredAt(tokens, start);
  const isPart = below !== null && below.value < 100 && below.value > 0;
  return isPart ? read(hundred * 100 + below.value, below.to) : read(hundred * 100, to);
}
