import { folded } from './letters.ts';

/** Sixteen directions in both languages, by degrees true. */
const directions: readonly (readonly [degrees: number, words: string])[] = [
  [0, 'north, nord, due north, plein nord, northwards, northward'],
  [22.5, 'north north east, nord nord est, nne'],
  [45, 'north east, northeast, nord est, north eastward'],
  [67.5, 'east north east, est nord est, ene'],
  [90, 'east, l est, due east, plein est, eastwards, eastward'],
  [112.5, 'east south east, est sud est, ese'],
  [135, 'south east, southeast, sud est'],
  [157.5, 'south south east, sud sud est, sse'],
  [180, 'south, sud, due south, plein sud, southwards, southward'],
  [202.5, 'south south west, sud sud ouest, ssw, sso'],
  [225, 'south west, southwest, sud ouest, sw'],
  [247.5, 'west south west, ouest sud ouest, wsw, oso'],
  [270, 'west, ouest, l ouest, due west, plein ouest, westwards, westward'],
  [292.5, 'west north west, ouest nord ouest, wnw, ono'],
  [315, 'north west, northwest, nord ouest, nw'],
  [337.5, 'north north west, nord nord ouest, nnw, nno'],
];

/** Letters that are words of their own ("est" is, "no", "ne", "so"): a direction only right behind one of these. */
const leads = ['route', 'cap', 'direction', 'heading', 'course', 'vers', 'vers le', 'route au', 'cap au'];
const letters: readonly (readonly [degrees: number, letters: string])[] = [
  [0, 'n'],
  [45, 'ne'],
  [90, 'est'],
  [90, 'e'],
  [135, 'se'],
  [180, 's'],
  [225, 'so'],
  [270, 'o'],
  [270, 'w'],
  [315, 'no'],
];

const named: ReadonlyMap<string, number> = new Map(
  directions.flatMap(([degrees, words]) => words.split(', ').map((word) => [folded(word), degrees] as const)),
);
const led: ReadonlyMap<string, number> = new Map(
  letters.flatMap(([degrees, letter]) => leads.map((lead) => [`${lead} ${letter}`, degrees] as const)),
);

/** Phrases that name a direction, for the lexicon. */
export const compassPhrases: string = [...named.keys()].join(', ');
/** Phrases that say that something goes in a direction: `route est`, `cap no`. */
export const ledPhrases: string = [...led.keys()].join(', ');

/** Degrees true of a phrase of either list; null for any other. */
export function degreesTrueOf(phrase: string): number | null {
  return named.get(phrase) ?? led.get(phrase) ?? null;
}
