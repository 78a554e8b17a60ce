import { type NamePath, wordsOf } from './forbidden-grounds.ts';
import { spellingsOf } from './ground-spellings.ts';
import type { Ground } from './ground-words.ts';
import type { Text } from '../kernel/text.ts';

/** What stands for a forbidden ground without being one. */
export const proxyKinds = [
  'plate',
  'country',
  'language',
  'personal_name',
  'firm',
  'papers',
  'telephone',
] as const;
export type ProxyKind = (typeof proxyKinds)[number];

/** One thing that stands for a ground: which, why, and by which words it is named. */
interface Proxy {
  readonly ground: Ground;
  readonly why: Text;
  /** Beginnings of words, lower case, as `wordsOf` reads them. */
  readonly stems: readonly string[];
  /** Whole words. */
  readonly words: readonly string[];
}

const listOf = (text: string): readonly string[] =>
  text.split(/\s+/).flatMap((word) => wordsOf(word).join(''));

/**
 * What may stand for a ground in a rule that chooses whom or what to control. A plate's country, a firm's name or a phone's
 * prefix says little of a vehicle and much of who drives it: choosing by them is choosing by nationality with a detour.
 * Sources: Directive (EU) 2016/680 Art. 11(3); EU Agency for Fundamental Rights, "Preventing unlawful profiling today and
 * in the future: a guide" (2018), on indirect discrimination by apparently neutral criteria. Names in the hauliers'
 * languages are not reviewed by native speakers yet.
 */
export const proxies: Readonly<Record<ProxyKind, Proxy>> = {
  plate: {
    ground: 'nationality',
    why: {
      en: 'Where a vehicle is registered stands for where its driver comes from.',
      fr: 'Le pays d’immatriculation tient lieu de l’origine du conducteur.',
    },
    stems: listOf(
      'registration immatricul kenteken kennzeichen tablic rejestrac inmatricul matricula matrícula rendszám табел регистрац numeri plaka',
    ),
    words: listOf('plate plates numberplate vrm targa targhe plaque plaques номер номера знак'),
  },
  country: {
    ground: 'nationality',
    why: {
      en: 'A country of whoever drives, sends or owns stands for nationality.',
      fr: 'Le pays de qui conduit, expédie ou possède tient lieu de nationalité.',
    },
    stems: listOf(
      'countr herkunft pochodz provenien procedenc provenienz származás ország државa държав країн',
    ),
    words: listOf('pays land kraj țara tara país paese страна šalis ülke ulke origin origine seat siege'),
  },
  language: {
    ground: 'nationality',
    why: {
      en: 'A language stands for where its speaker comes from.',
      fr: 'La langue tient lieu de l’origine de qui la parle.',
    },
    stems: listOf('languag sprach idiom język jezyk accent'),
    words: listOf('langue langues taal talen limba lingua lingue língua nyelv език мова kalba dil locale'),
  },
  personal_name: {
    ground: 'ethnicity',
    why: {
      en: 'A person’s name stands for descent, and a list of names is a list of people.',
      fr: 'Le nom d’une personne tient lieu d’origine, et une liste de noms est une liste de personnes.',
    },
    stems: listOf(
      'surname forename firstname lastname prénom patronym nazwisk prenume cognom apellid sobrenom vardas pavard фамили прізвищ soyad nachnam achternaam vezeteknév vezeteknev',
    ),
    words: listOf('name names nom noms imię imie nume nombre nome név nev име імя isim'),
  },
  firm: {
    ground: 'nationality',
    why: {
      en: 'A list of firms stands for the countries in which they sit and recruit.',
      fr: 'Une liste d’entreprises tient lieu des pays où elles siègent et recrutent.',
    },
    stems: listOf(
      'carrier haulier haulage operator transporteur transporter transportist transportator transportad expedit spedi przewoźn vervoerder vettore fuvaroz превозвач перевізник vežėj taşıyıcı consign shipper forwarder',
    ),
    words: listOf('company companies entreprise entreprises firm firma firmy firms fleet keeper owner'),
  },
  papers: {
    ground: 'nationality',
    why: {
      en: 'Papers and the state that issued them stand for nationality.',
      fr: 'Les documents et l’État qui les délivre tiennent lieu de nationalité.',
    },
    stems: listOf(
      'passport passeport reisepass paszport pașaport pasaport passaport útlevél паспорт pasas licen licenc permis führerschein prawojazdy rijbewijs tachograph chronotachygraph visa',
    ),
    words: listOf('visum eurodac idcard permit'),
  },
  telephone: {
    ground: 'nationality',
    why: {
      en: 'A telephone’s prefix or network stands for the country in which it was bought.',
      fr: 'L’indicatif ou le réseau d’un téléphone tient lieu du pays où il a été acheté.',
    },
    stems: listOf('telephon téléphon telefon phone mobil indicatif roaming imsi'),
    words: listOf('sim msisdn prefix prefixes tel'),
  },
};

/** A name that stands for a ground: which ground, as what, and by which word. */
export interface ProxyFinding {
  readonly ground: Ground;
  readonly kind: ProxyKind;
  readonly word: string;
}

/**
 * What a name stands for, however it is spelt; null: nothing. Asked only of names that are none of the closed list of what
 * a rule may read: among those a `name` or a `permit` would be harmless.
 */
export function proxyOf(path: NamePath): ProxyFinding | null {
  for (const words of spelledWords(path))
    for (const kind of proxyKinds) {
      const { ground, stems, words: whole } = proxies[kind];
      const word = words.find((one) => whole.includes(one) || stems.some((stem) => one.startsWith(stem)));
      if (word !== undefined) return { ground, kind, word };
    }
  return null;
}

/** The words of a path, in each spelling in which it may be meant. */
function spelledWords(path: NamePath): readonly (readonly string[])[] {
  const spelt = path.map(spellingsOf);
  const most = Math.max(1, ...spelt.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) =>
    spelt.flatMap((forms) => wordsOf(forms[Math.min(index, forms.length - 1)] ?? '')),
  );
}
