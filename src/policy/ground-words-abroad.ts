import type { Ground } from './ground-words.ts';

/** Words of one ground in one more language: written as its speakers write it; the checker takes accents away. */
interface WordsAbroad {
  readonly stems: readonly string[];
  readonly phrases?: readonly string[];
}

/** Languages of those who write and read rules of freight, beside English and French. */
export const languagesAbroad = [
  'nl',
  'de',
  'pl',
  'ro',
  'es',
  'it',
  'pt',
  'hu',
  'bg',
  'lt',
  'uk',
  'tr',
] as const;
export type LanguageAbroad = (typeof languagesAbroad)[number];

/**
 * The same closed list in the hauliers' languages, so that a ground is not reached by naming it in another tongue. A stem
 * finds every word that begins so, and from eight letters on every name that holds it, also unparted. Not reviewed by
 * native speakers yet: a word too few is a gap, a word too many refuses a name that has another.
 */
export const wordsAbroad: Readonly<Record<Ground, Readonly<Record<LanguageAbroad, WordsAbroad>>>> = {
  nationality: {
    nl: {
      stems: ['nationaliteit', 'staatsburger', 'geboorteland', 'geboorteplaats'],
      phrases: ['land van herkomst'],
    },
    de: { stems: ['staatsangehörig', 'staatsbürger', 'herkunftsland', 'geburtsland', 'geburtsort'] },
    pl: {
      stems: ['narodowoś', 'obywatel'],
      phrases: ['kraj pochodzenia', 'miejsce urodzenia', 'kraj urodzenia'],
    },
    ro: { stems: ['naționalitat', 'cetățen'], phrases: ['țara de origine', 'locul nașterii'] },
    es: { stems: ['nacionalidad', 'ciudadanía'], phrases: ['país de origen', 'lugar de nacimiento'] },
    it: { stems: ['nazionalit', 'cittadinanz'], phrases: ['paese di origine', 'luogo di nascita'] },
    pt: { stems: ['nacionalidade', 'cidadania'], phrases: ['país de origem', 'local de nascimento'] },
    hu: { stems: ['állampolgár', 'nemzetiség'], phrases: ['származási ország'] },
    bg: { stems: ['гражданств', 'националност'], phrases: ['страна на произход'] },
    lt: { stems: ['pilietyb', 'tautyb'], phrases: ['kilmės šalis'] },
    uk: { stems: ['громадянств', 'національн'], phrases: ['країна походження'] },
    tr: { stems: ['uyruk', 'uyruğ', 'vatandaşlı', 'milliyet'], phrases: ['doğum yeri', 'menşe ülke'] },
  },
  ethnicity: {
    nl: { stems: ['etnicit', 'afkomst', 'huidgroep'] },
    de: { stems: ['abstammung', 'rasse'] },
    pl: { stems: ['etniczn', 'rasow'], phrases: ['pochodzenie etniczne'] },
    ro: { stems: ['etni'] },
    es: { stems: ['etnia', 'étnic', 'racial', 'raza'] },
    it: { stems: ['etnia', 'etnic', 'razza'] },
    pt: { stems: ['etnia', 'étnic'] },
    hu: { stems: ['etnik', 'származás'] },
    bg: { stems: ['етнич', 'етнос', 'расов'] },
    lt: { stems: ['etnin', 'rasin'] },
    uk: { stems: ['етніч', 'расов'] },
    tr: { stems: ['etnik', 'soyköken'] },
  },
  religion: {
    nl: { stems: ['godsdienst', 'geloofsovertuig', 'religie'] },
    de: { stems: ['glaubens', 'konfession', 'religiös'] },
    pl: { stems: ['religi', 'wyznani', 'muzułman'] },
    ro: { stems: ['religi', 'credinț', 'confesiun'] },
    es: { stems: ['religi', 'creencia', 'musulm'] },
    it: { stems: ['religi', 'credenza', 'musulman'] },
    pt: { stems: ['religi', 'crença', 'muçulman'] },
    hu: { stems: ['vallás', 'felekezet'] },
    bg: { stems: ['религи', 'вероизповед', 'мюсюлман'] },
    lt: { stems: ['religij', 'tikėjim'] },
    uk: { stems: ['релігі', 'віросповід', 'мусульман'] },
    tr: { stems: ['mezhep', 'inanç', 'müslüman'], phrases: ['dini inanç'] },
  },
  appearance: {
    nl: { stems: ['uiterlijk', 'huidskleur'] },
    de: { stems: ['aussehen', 'hautfarbe', 'erscheinungsbild', 'haarfarbe'] },
    pl: { stems: ['wygląd'], phrases: ['kolor skóry'] },
    ro: { stems: ['înfățișare'], phrases: ['culoarea pielii'] },
    es: { stems: ['apariencia'], phrases: ['color de piel', 'color de la piel'] },
    it: { stems: ['aspetto'], phrases: ['colore della pelle'] },
    pt: { stems: ['aparência'], phrases: ['cor da pele'] },
    hu: { stems: ['bőrszín'], phrases: ['külső megjelenés'] },
    bg: { stems: ['външност'], phrases: ['цвят на кожата'] },
    lt: { stems: ['išvaizd'], phrases: ['odos spalva'] },
    uk: { stems: ['зовнішніст'], phrases: ['колір шкіри'] },
    tr: { stems: ['görünüş'], phrases: ['ten rengi'] },
  },
  health: {
    nl: { stems: ['gezondheid', 'ziekte'] },
    de: { stems: ['gesundheit', 'krankheit', 'behinderung', 'schwanger'] },
    pl: { stems: ['zdrowi', 'chorob', 'niepełnospraw'] },
    ro: { stems: ['sănătat'] },
    es: { stems: ['salud', 'enfermedad', 'discapacid', 'embaraz'] },
    it: { stems: ['salute', 'malatti', 'disabilit', 'gravidanz'] },
    pt: { stems: ['saúde', 'doença', 'gravidez'] },
    hu: { stems: ['egészség', 'betegség'] },
    bg: { stems: ['здравословн', 'болест'] },
    lt: { stems: ['sveikat'] },
    uk: { stems: ['здоров', 'хвороб'] },
    tr: { stems: ['sağlık', 'hastalı'] },
  },
  sexual_life: {
    nl: { stems: ['seksue'] },
    de: { stems: ['sexuell', 'geschlechtsidentit'] },
    pl: { stems: ['seksual'] },
    ro: { stems: ['sexual'] },
    es: { stems: ['sexual'] },
    it: { stems: ['sessual'] },
    pt: { stems: ['sexual'] },
    hu: { stems: ['szexuál'] },
    bg: { stems: ['сексуал'] },
    lt: { stems: ['seksual', 'lytin'] },
    uk: { stems: ['сексуал'] },
    tr: { stems: ['cinsel'] },
  },
  trade_union: {
    nl: { stems: ['vakbond'] },
    de: { stems: ['gewerkschaft'] },
    pl: { stems: ['związkow'], phrases: ['związek zawodowy'] },
    ro: { stems: ['sindicat', 'sindical'] },
    es: { stems: ['sindicat', 'sindical'] },
    it: { stems: ['sindacat', 'sindacal'] },
    pt: { stems: ['sindicat', 'sindical'] },
    hu: { stems: ['szakszervezet'] },
    bg: { stems: ['синдикат', 'синдикал', 'профсъюз'] },
    lt: { stems: ['profsąjung'], phrases: ['profesinė sąjunga'] },
    uk: { stems: ['профспілк'] },
    tr: { stems: ['sendika'] },
  },
  political_view: {
    nl: { stems: ['politiek'] },
    de: { stems: ['politisch', 'parteizugehörig'] },
    pl: { stems: ['polityczn'] },
    ro: { stems: ['politic'] },
    es: { stems: ['polític'] },
    it: { stems: ['politic'] },
    pt: { stems: ['polític'] },
    hu: { stems: ['politikai'] },
    bg: { stems: ['политич'] },
    lt: { stems: ['politin'] },
    uk: { stems: ['політичн'] },
    tr: { stems: ['siyasi', 'siyasal'] },
  },
};
