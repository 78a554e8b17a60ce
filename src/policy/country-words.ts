import { plainLetters, spellingsOf } from './ground-spellings.ts';

/** Languages in which a country or its tongue may be named: those of hauliers, and English and French. */
const readIn = ['en', 'fr', 'nl', 'de', 'pl', 'ro', 'es', 'it', 'pt', 'hu', 'bg', 'lt', 'uk', 'tr'] as const;

/** The two states whose house this is: a side of the Channel is a place. */
const ownStates: ReadonlySet<string> = new Set(['FR', 'FX', 'GB', 'UK']);
/** Codes of the standard that name no country. */
const noCountries: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']);

/** Tongues of states, by ISO 639-1. */
const tongues =
  `am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl ha he hi hr hu hy id is it ja ka kk km ko
ku ky lt lv mk mn ms mt my ne nl no om pa pl ps pt ro ru si sk sl so sq sr sv sw ta tg th ti tk tr uk ur uz vi yo zh`.split(
    /\s+/,
  );

/** Distinguishing signs of vehicles in traffic and three-letter codes: as they stand on a vehicle or in an export. */
const signs =
  `a al am and az b bg bih by ch cy cz d dk e est f fin fl gb ge gr h hr i irl is kos kz l lt lv m ma mc md mk
mne n nl nmk p pl ro rsm rus rks s scg sk slo srb sy ir irq afg eri eth sud et dz tn tr ua v vn alb arm aut bel blr bgr che
cyp czk cze deu dnk esp fra gbr geo grc hrv hun ind ita kaz ltu lux lva mda mkd mlt nld nor pak pol prt rou ruu svk svn swe
syr tur ukr usa uzb vnm irn`.split(/\s+/);

/** Beginnings of what people of a country are called, English and French: four letters and more, without accents. */
const peoples =
  `afghan albanian albanais algeri armenian armenien austrian autrichien azeri belarus belgian bulgar croat
cypriot chypriote czech tcheque danish danois dutch neerlandais hollandais egypt eritre estonian estonien ethiop finnish
finlandais georgian georgien german allemand greek hungarian hongrois indian indien iranian iranien iraqi irakien irish
irlandais italian italien kazakh kosov kurd kurde latvian letton lithuan lituanien luxembourg macedon maltese maltais
moldov moldav mongol montenegr moroccan marocain norwegian norvegien pakistan polish polonais portug romanian roumain
russian russe serb slovak slovaq sloven somali spanish espagnol sudanese soudanais swedish suedois swiss syrian syrien
tamil tigri tunisian tunisien turkish turque turcs ukrain uzbek ouzbek vietnam`.split(/\s+/);

interface Names {
  /** Names of countries and tongues, plain lower case, each with what it names: an ISO code, or `tongue`. */
  readonly names: ReadonlyMap<string, string>;
  readonly codes: ReadonlySet<string>;
}

let read: Names | null = null;

/** Read once, when first asked, from the standard names that the platform ships (Unicode CLDR), in every language of the list. */
function known(): Names {
  read ??= readNames();
  return read;
}

function readNames(): Names {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const names = new Map<string, string>();
  const codes = new Set(signs);
  for (const language of readIn) {
    const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = noCountries.has(code) ? undefined : regions.of(code);
      if (name === undefined) continue;
      names.set(plain(name), code);
      codes.add(code.toLowerCase());
    }
    const spoken = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
    for (const tongue of tongues) {
      const name = spoken.of(tongue);
      if (name !== undefined && !names.has(plain(name))) names.set(plain(name), ownTongue(tongue));
    }
  }
  codes.add('uk');
  return { names, codes };
}

function ownTongue(tongue: string): string {
  return tongue === 'en' ? 'GB' : tongue === 'fr' ? 'FR' : 'tongue';
}

function plain(text: string): string {
  return plainLetters(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** True where a value is the code, sign or name of a country or tongue, or what its people are called; however spelt. */
export function isCountryWord(value: string): boolean {
  if (value.length <= 3 && /\d/.test(value)) return false; // a lane's number is no code, though 1 may be read as i
  return spellingsOf(value).some((form) => {
    const text = plain(form);
    return known().codes.has(text) || known().names.has(text) || isPeople(text);
  });
}

function isPeople(word: string): boolean {
  return peoples.some((people) => word.startsWith(people));
}

/**
 * The word in a text by which it names a country, tongue or people other than the house's own two states; null: none.
 * Two or more bare codes count as a list of countries.
 */
export function countryInProse(text: string): string | null {
  for (const form of spellingsOf(text)) {
    const words = plain(form).split(' ');
    for (let size = 3; size >= 1; size -= 1)
      for (let at = 0; at + size <= words.length; at += 1) {
        const phrase = words.slice(at, at + size).join(' ');
        const code = phrase.length >= 4 ? known().names.get(phrase) : undefined;
        if ((code !== undefined && !ownStates.has(code)) || (size === 1 && isPeople(phrase))) return phrase;
      }
  }
  const codes = [...text.matchAll(/\b[A-Z]{1,3}\b/g)].map(([code]) => code.toLowerCase());
  const listed = codes.filter(
    (code) => known().codes.has(code) && !['fr', 'uk', 'gb', 'f', 'a', 'i'].includes(code),
  );
  return new Set(listed).size >= 2 ? [...new Set(listed)].join(' ') : null;
}
