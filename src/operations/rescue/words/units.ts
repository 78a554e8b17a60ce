import type { Range } from '../wire.ts';
import { type Concept, misspeltConcepts, phraseAt } from './concepts.ts';
import { rangeOf, type Saying, spanned } from './count-range.ts';
import { numberAt } from './number-words.ts';
import { parting, type Token } from './word-tokens.ts';

/** A number that somebody said, and how sure it is. */
export interface Count {
  readonly range: Range;
  /** `widened`: a rough word stood by it; `not_multiplied`: "twice 34", which may be 34 or 68. */
  readonly doubt: 'widened' | 'not_multiplied' | null;
}

/** A word, a phrase or a number of a text. */
export interface Unit {
  readonly word: string;
  readonly concepts: ReadonlySet<Concept>;
  readonly count: Count | null;
  readonly isCapital: boolean;
  readonly start: number;
  readonly end: number;
  readonly parted: number;
}

const nothing: ReadonlySet<Concept> = new Set();
const including: ReadonlySet<Concept> = new Set(['rest']);
const refusing: ReadonlySet<Concept> = new Set(['not']);

/** Tokens as units: the longest phrase or number at each place, rough words drawn into their number, little words left out. */
export function unitsOf(tokens: readonly Token[]): readonly Unit[] {
  return withoutGlue(withCounts(plainUnits(tokens)));
}

interface Draft extends Unit {
  /** The number itself, while its range is not settled. */
  readonly value: number | null;
  readonly rough: boolean;
}

function plainUnits(tokens: readonly Token[]): readonly Draft[] {
  const drafts: Draft[] = [];
  const guesses = new Map<string, ReadonlySet<Concept>>();
  for (let at = 0; at < tokens.length; ) {
    const phrase = phraseAt(tokens, at);
    const number = numberAt(tokens, at);
    const isNumber = number !== null && number.to - at >= (phrase?.words.length ?? 0);
    const to = isNumber ? number.to : at + (phrase?.words.length ?? 1);
    const word = textOf(tokens, at, to);
    const first = tokens[at];
    const last = tokens[to - 1];
    if (first === undefined || last === undefined) break;
    const concepts = isNumber
      ? nothing
      : meantBy(tokens, { at, to, word }, phrase?.concepts ?? guessed(word, guesses));
    const { isCapital, start, parted } = first;
    const value = isNumber ? number.value : null;
    drafts.push({
      word,
      concepts,
      count: null,
      isCapital,
      start,
      end: last.end,
      parted,
      value,
      rough: number?.rough === true,
    });
    at = to;
  }
  return drafts;
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = tokens[from]?.word ?? '';
  for (let at = from + 1; at < to; at += 1) text += ` ${tokens[at]?.word ?? ''}`;
  return text;
}

/** `dont` is "including" before a number and a "don't" without its mark before anything else. */
function meantBy(
  tokens: readonly Token[],
  { at, to, word }: { at: number; to: number; word: string },
  concepts: ReadonlySet<Concept>,
): ReadonlySet<Concept> {
  if (word !== 'dont' || to !== at + 1) return concepts;
  const next = tokens[to]?.word ?? '';
  const isFrench =
    numberAt(tokens, to) !== null || ['un', 'une', 'des', 'plusieurs', 'quelques', 'environ'].includes(next);
  return isFrench ? including : refusing;
}

function guessed(word: string, guesses: Map<string, ReadonlySet<Concept>>): ReadonlySet<Concept> {
  let concepts = guesses.get(word);
  if (concepts === undefined) {
    concepts = misspeltConcepts(word);
    guesses.set(word, concepts);
  }
  return concepts;
}

const sayings: readonly (readonly [Concept, Exclude<Saying, 'between' | 'exact' | 'some'>])[] = [
  ['moreThan', 'more_than'],
  ['atLeast', 'at_least'],
  ['atMost', 'at_most'],
  ['lessThan', 'less_than'],
  ['nearly', 'nearly'],
  ['about', 'about'],
];
const signSayings: Readonly<Record<string, Exclude<Saying, 'between' | 'exact' | 'some'>>> = {
  '~': 'about',
  '≈': 'about',
  '±': 'about',
  '>': 'more_than',
  '+': 'more_than',
  '<': 'less_than',
};

function withCounts(drafts: readonly Draft[]): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < drafts.length; ) {
    const read = countedAt(drafts, at);
    const draft = drafts[at];
    if (draft === undefined) break;
    if (read === null) {
      units.push(draft);
      at += 1;
      continue;
    }
    const last = drafts[read.to - 1] ?? draft;
    units.push({ ...draft, concepts: nothing, count: read.count, end: last.end });
    at = read.to;
  }
  return units;
}

interface CountRead {
  readonly count: Count;
  readonly to: number;
}

/** A count with the rough words before it (at most three) and behind it. */
function countedAt(drafts: readonly Draft[], from: number): CountRead | null {
  let saying: Exclude<Saying, 'between' | 'some'> = 'exact';
  let at = from;
  for (; at < from + 3; at += 1) {
    const draft = drafts[at];
    if (draft === undefined || draft.value !== null || draft.word === 'twice') break;
    const own = sayingOf(draft);
    const isSpanWord =
      draft.concepts.has('between') || draft.word === 'de' || draft.word === 'd' || draft.word === 'a';
    if (own !== null) saying = own;
    else if (!isSpanWord) return null;
    if (at > from && draft.parted > parting.none) return null;
  }
  const read = spanAt(drafts, at) ?? timesAt(drafts, at) ?? single(drafts, at, saying);
  // "de 64", "a 64": the little word stays a word.
  const isDrawn = at === from || saying !== 'exact' || (read !== null && read.to > at + 1);
  return read !== null && isDrawn ? read : null;
}

function sayingOf({ concepts, word }: Draft): Exclude<Saying, 'between' | 'exact' | 'some'> | null {
  for (const [concept, saying] of sayings) if (concepts.has(concept)) return saying;
  return signSayings[word] ?? null;
}

const spanJoiners: ReadonlySet<string> = new Set([
  'to',
  'a',
  '-',
  '–',
  '/',
  'or',
  'ou',
  'and',
  'et',
  'until',
  'jusqu a',
  'voire',
]);

/** `50 a 60`, `50-60`, `between 30 and 40`. Only upwards and not more than fivefold, so that dates and scores stay out. */
function spanAt(drafts: readonly Draft[], at: number): CountRead | null {
  const [first, joiner, second] = [drafts[at], drafts[at + 1], drafts[at + 2]];
  if (!first || !joiner || !second || first.value === null || second.value === null) return null;
  if (joiner.parted > 0 || second.parted > 0 || !spanJoiners.has(joiner.word)) return null;
  const isOpened = drafts[at - 1]?.concepts.has('between') === true;
  if ((joiner.word === 'and' || joiner.word === 'et') && !isOpened) return null;
  if (second.value <= first.value || second.value > first.value * 5 || drafts[at + 3]?.word === '/')
    return null;
  return { count: { range: spanned(first.value, second.value), doubt: null }, to: at + 3 };
}

/** `deux fois 34`, `2x34`, `twice 34`: either is kept possible, nothing is multiplied silently. */
function timesAt(drafts: readonly Draft[], at: number): CountRead | null {
  const first = drafts[at];
  const isTwice = first?.word === 'twice';
  const times = isTwice ? 2 : first?.value;
  const to = isTwice ? at + 1 : at + 2;
  const behind = drafts[to];
  if (times === null || times === undefined || behind === undefined || behind.value === null) return null;
  const between = drafts[at + 1];
  if (!isTwice && between?.concepts.has('times') !== true && between?.word !== 'x') return null;
  if (times < 1 || times * behind.value > 999) return null;
  return {
    count: { range: spanned(behind.value, behind.value * times), doubt: 'not_multiplied' },
    to: to + 1,
  };
}

function single(
  drafts: readonly Draft[],
  at: number,
  before: Exclude<Saying, 'between' | 'some'>,
): CountRead | null {
  const draft = drafts[at];
  if (draft === undefined || draft.value === null) return null;
  const behind = drafts[at + 1];
  const isBehind = behind !== undefined && behind.parted === parting.none && before === 'exact';
  const after = isBehind ? sayingBehind(behind, drafts[at + 2]) : null;
  const saying = before === 'exact' ? (after ?? (draft.rough ? 'about' : 'exact')) : before;
  const doubt = saying === 'exact' ? null : 'widened';
  return { count: { range: rangeOf(draft.value, saying), doubt }, to: after === null ? at + 1 : at + 2 };
}

/** `60+`, `60 or so`, `60 environ`: unless the rough word belongs to a number that follows. */
function sayingBehind(behind: Draft, next: Draft | undefined): 'about' | 'at_least' | null {
  if (next?.value !== null && next !== undefined && next.parted === parting.none) return null;
  if (behind.word === '+' || behind.concepts.has('orMore')) return 'at_least';
  return behind.concepts.has('orSo') ? 'about' : null;
}

/** Leaves out words that say nothing here, and passes their stops on. */
function withoutGlue(units: readonly Unit[]): readonly Unit[] {
  const kept: Unit[] = [];
  let parted: number = parting.none;
  for (const unit of units) {
    parted = Math.max(parted, unit.parted);
    if (unit.concepts.has('glue') && unit.concepts.size === 1) continue;
    kept.push(parted === unit.parted ? unit : { ...unit, parted });
    parted = parting.none;
  }
  return kept;
}
