import { compassPhrases, ledPhrases } from './compass.ts';
import type { Lexicon } from './lexicon.ts';
import { boatWords, hullWords } from './lexicon-boat.ts';
import { countWords } from './lexicon-counts.ts';
import { harmWords, peopleWords } from './lexicon-people.ts';
import { wayWords } from './lexicon-way.ts';
import { type Token, tokensOf } from './word-tokens.ts';

const compass = {
  compass: { en: compassPhrases, fr: '' },
  ledCompass: { en: ledPhrases, fr: '' },
} as const satisfies Lexicon;

const lexicon = {
  ...peopleWords,
  ...harmWords,
  ...boatWords,
  ...hullWords,
  ...wayWords,
  ...countWords,
  ...compass,
} as const satisfies Lexicon;

/** A thought that words of either language may bear. */
export type Concept = keyof typeof lexicon;

/** A phrase of one word or more, and what it may mean. */
export interface Phrase {
  readonly words: readonly string[];
  readonly concepts: ReadonlySet<Concept>;
}

/** True for the name of a concept. */
export function isConcept(name: string): name is Concept {
  return Object.hasOwn(lexicon, name);
}

const none: ReadonlySet<Concept> = new Set();

/** Takes the phrases of one entry apart the same way as the text they are looked for in. */
function phrasesOf(words: string): readonly (readonly string[])[] {
  return words
    .split(', ')
    .filter((phrase) => phrase !== '')
    .map((phrase) => tokensOf(phrase, []).map(({ word }) => word));
}

function gathered(): ReadonlyMap<string, readonly Phrase[]> {
  const byText = new Map<string, { words: readonly string[]; concepts: Set<Concept> }>();
  for (const [name, { en, fr }] of Object.entries(lexicon)) {
    if (!isConcept(name)) continue;
    for (const words of [...phrasesOf(en), ...phrasesOf(fr)]) {
      const key = words.join(' ');
      const known = byText.get(key);
      if (known) known.concepts.add(name);
      else byText.set(key, { words, concepts: new Set([name]) });
    }
  }
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of byText.values()) {
    const [first = ''] = phrase.words;
    const list = byFirst.get(first) ?? [];
    list.push(phrase);
    byFirst.set(first, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

const phrases = gathered();

/** The longest phrase that begins at a token, its words not parted by a stop; null where none is known. */
export function phraseAt(tokens: readonly Token[], at: number): Phrase | null {
  const list = phrases.get(tokens[at]?.word ?? '');
  if (list === undefined) return null;
  return list.find((phrase) => fits(tokens, at, phrase)) ?? null;
}

function fits(tokens: readonly Token[], at: number, { words }: Phrase): boolean {
  for (let index = 1; index < words.length; index += 1) {
    const token = tokens[at + index];
    if (token === undefined || token.parted > 0 || token.word !== words[index]) return false;
  }
  return true;
}

/** Words in which one wrong letter is forgiven: long enough that nothing else is meant. */
const forgiven: ReadonlyMap<string, ReadonlySet<Concept>> = new Map(
  [...phrases.values()].flatMap((list) =>
    list
      .filter(
        ({ words: [word = ''], words, concepts }) =>
          words.length === 1 && word.length >= 6 && isForgiving(concepts),
      )
      .map(({ words: [word = ''], concepts }) => [word, concepts] as const),
  ),
);

function isForgiving(concepts: ReadonlySet<Concept>): boolean {
  return [...concepts].some((name) => 'misspelt' in lexicon[name]);
}

/** Words of their own that are one letter away from one of ours. */
const strangers: ReadonlySet<string> = new Set([
  'personnel',
  'personal',
  'personally',
  'peoples',
  'moteuse',
  'canots',
]);

/** Every forgiven word by itself with one letter left out, so that a misspelt one meets it in a table. */
const nearby: ReadonlyMap<string, readonly string[]> = withoutOne();

function withoutOne(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of forgiven.keys())
    for (const short of [word, ...shortened(word)]) {
      const list = found.get(short) ?? [];
      list.push(word);
      found.set(short, list);
    }
  return found;
}

function shortened(word: string): readonly string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** What a misspelt word means: one letter too many, missing, wrong, or two exchanged; the first letter is right. */
export function misspeltConcepts(word: string): ReadonlySet<Concept> {
  if (word.length < 5 || word.length > 14 || strangers.has(word)) return none;
  for (const short of [word, ...shortened(word)])
    for (const known of nearby.get(short) ?? [])
      if (known.charAt(0) === word.charAt(0) && isOneSlip(known, word)) return forgiven.get(known) ?? none;
  return none;
}

/** Damerau's distance of one, in linear time. */
function isOneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA === '' || restB === '') return restA.length + restB.length <= 1;
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
