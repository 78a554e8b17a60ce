import type { GroundReader } from '../../../kernel/ground-reader.ts';

const has = (path: readonly string[], word: string): boolean => path.join(' ').toLowerCase().includes(word);

/** A reader with one word of each kind, for tests of what is decided with it; the house's own is tried in src/node and drills. */
export const fakeGrounds: GroundReader = {
  groundIn: (path) => (has(path, 'nationality') ? { ground: 'nationality', word: 'nationality' } : null),
  proxyIn: (path) => (has(path, 'country') ? { ground: 'nationality', word: 'country' } : null),
  isCountry: (value) => value === 'RO',
  countryIn: (text) => (has([text], 'romania') ? 'romania' : null),
  isPersonWord: (word) => word === 'driver',
  wordsIn: (text) => [text.toLowerCase().split(/\W+/)],
  closedUp: (text) => text,
};
