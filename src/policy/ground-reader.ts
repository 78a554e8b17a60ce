import type { GroundReader } from '../kernel/ground-reader.ts';
import { countryInProse, isCountryWord } from './country-words.ts';
import { groundInTyped, wordsOf } from './forbidden-grounds.ts';
import { proxyOf } from './ground-proxies.ts';
import { closedUp, spellingsOf } from './ground-spellings.ts';
import { personWords } from './ground-words.ts';

/** The house's reading of forbidden grounds, for contexts in which people write rules. */
export const groundReader: GroundReader = {
  groundIn: groundInTyped,
  proxyIn: proxyOf,
  isCountry: isCountryWord,
  countryIn: countryInProse,
  isPersonWord: (word) => personWords.has(word),
  wordsIn: (text) => spellingsOf(text).map(wordsOf),
  closedUp,
};
