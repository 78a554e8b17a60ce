import { fitsOf, pattern, type Reading } from './phrases.ts';
import { namedPlaces, otherNames } from './places-named.ts';
import { parting, type Token, tokensOf } from './word-tokens.ts';

/** Cues that are words of their own; `place:` and `launch:` come with a name of `namedPlaces`. Never a boat's name. */
export const plainCues = [
  'two_lighthouses',
  'ferry_near',
  'lights_of_town',
  'heading_england',
  'baby_cry',
  'sinking',
  'losing_air',
  'pregnant',
  'missing',
] as const;
export type PlainCue = (typeof plainCues)[number];

const cuePatterns: readonly (readonly [PlainCue, string])[] = [
  ['two_lighthouses', 'NUM lighthouse'],
  ['two_lighthouses', 'two lighthouse'],
  ['ferry_near', 'ferry'],
  ['lights_of_town', 'light _2 town'],
  ['lights_of_town', 'town light'],
  ['heading_england', 'heading _2 england'],
  ['heading_england', '"to"|"vers"|"en" england'],
  ['heading_england', 'want _2 england'],
  ['baby_cry', 'baby|babies|child|children _2 cry'],
  ['baby_cry', 'cry _2 baby|babies|child|children'],
  ['sinking', 'sinks'],
  ['losing_air', 'losesAir'],
  ['pregnant', 'pregnant'],
  ['missing', 'missing'],
];
const cueForms = cuePatterns.map(([cue, form]) => [cue, pattern(form)] as const);
const lightForm = pattern('light');

/** Cues of a closed list that a text holds, each once, in the order of the list, places last. */
export function cuesIn(reading: Reading, tokens: readonly Token[]): readonly string[] {
  const cues = new Set<string>();
  for (const [cue, form] of cueForms)
    for (const { from, caught, to } of fitsOf(reading, form)) {
      if (caught !== -1 && reading.units[caught]?.count?.range.best !== 2) continue;
      if (!isDenied(reading, from, to)) cues.add(cue);
    }
  const places = placesIn(tokens);
  for (const { id, isAim, isLit } of places) {
    if (isAim && !launchable.has(id)) cues.add('heading_england');
    if (isLit && fitsOf(reading, lightForm).length > 0) cues.add('lights_of_town');
  }
  for (const { id, isLaunch } of places) {
    cues.add(`place:${id}`);
    if (isLaunch) cues.add(`launch:${id}`);
  }
  return [...cues];
}

/** A negation right before, within, or (French without its "ne") right behind. */
function isDenied({ units }: Reading, from: number, to: number): boolean {
  const isBehind = ['pas', 'pa'].includes(units[to]?.word ?? '') && units[to]?.parted === parting.none;
  return isBehind || units.slice(Math.max(0, from - 1), to).some(({ concepts }) => concepts.has('not'));
}

interface Spelling {
  readonly words: readonly string[];
  readonly id: string | null;
  readonly capital: boolean;
}

const launchable: ReadonlySet<string> = new Set(
  namedPlaces.filter(({ launch }) => launch === true).map(({ id }) => id),
);
const seas: ReadonlySet<string> = new Set([
  'varne',
  'sandettie',
  'ruytingen',
  'colbart',
  'bassurelle',
  'goodwin_sands',
]);

const spellings = gathered();

function gathered(): ReadonlyMap<string, readonly Spelling[]> {
  const byFirst = new Map<string, Spelling[]>();
  const note = (names: string, id: string | null, capital: boolean): void => {
    for (const name of names.split(', ')) {
      const words = tokensOf(name, []).map(({ word }) => word);
      const [first = ''] = words;
      byFirst.set(first, [
        ...(byFirst.get(first) ?? []),
        { words, id, capital: capital && words.length === 1 },
      ]);
    }
  };
  for (const { id, names, capital } of namedPlaces) note(names, id, capital === true);
  note(otherNames, null, false);
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

interface PlaceSeen {
  readonly id: string;
  readonly isLaunch: boolean;
  /** It is said that they go there. */
  readonly isAim: boolean;
  /** Lights stand a few words before. */
  readonly isLit: boolean;
}

function placesIn(tokens: readonly Token[]): readonly PlaceSeen[] {
  const seen: PlaceSeen[] = [];
  for (let at = 0; at < tokens.length; ) {
    const spelling = (spellings.get(tokens[at]?.word ?? '') ?? []).find((one) => fits(tokens, at, one));
    if (spelling === undefined) {
      at += 1;
      continue;
    }
    const next = at + spelling.words.length;
    if (spelling.id !== null) seen.push(placed(tokens, { at, next }, spelling.id));
    at = next;
  }
  return seen;
}

function fits(tokens: readonly Token[], at: number, { words, capital }: Spelling): boolean {
  if (capital && tokens[at]?.isCapital !== true) return false;
  return words.every((word, index) => {
    const token = tokens[at + index];
    return token?.word === word && (index === 0 || token.parted === parting.none);
  });
}

const leaving = wordSet(
  'from left leave leaves leaving departed depart departs departure launch launched launching started start starts parti partis partie parties partent quitte depuis plage eau dune dunes beach beaches',
);
const aiming = wordSet('to vers towards toward for direction pour heading destination route');
const lit = wordSet('light lights lumiere lumieres feux lueurs lueur');
const elsewhere = wordSet(
  'ferry ship cutter lifeboat vessel navire vedette miles mile nm km milles nautiques minutes hours heures',
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Looks at most five words back in the same sentence, the nearest word first. */
function placed(tokens: readonly Token[], { at, next }: { at: number; next: number }, id: string): PlaceSeen {
  const before = sameSentence(tokens, at);
  const way = before.find((word) => leaving.has(word) || aiming.has(word));
  const isFar = before.some((word) => elsewhere.has(word));
  return {
    id,
    isLaunch:
      launchable.has(id) && way !== undefined && leaving.has(way) && !isFar && !isArea(tokens[next]?.word),
    isAim: way !== undefined && aiming.has(way) && !isFar && !seas.has(id),
    isLit: before.some((word) => lit.has(word)),
  };
}

/** "The boat from the Gris-Nez area" need not have left from there. */
function isArea(word: string | undefined): boolean {
  return word !== undefined && ['area', 'sector', 'region', 'zone', 'side'].includes(word);
}

function sameSentence(tokens: readonly Token[], at: number): readonly string[] {
  const words: string[] = [];
  for (let back = at; back > at - 5 && back > 0; back -= 1) {
    if ((tokens[back]?.parted ?? 0) >= parting.sentence) break;
    words.push(tokens[back - 1]?.word ?? '');
  }
  return words;
}
