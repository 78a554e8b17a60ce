import type { Ground } from '../src/policy/ground-words.ts';

/**
 * The proof's own words for what no rule may reach: written apart from the guard's lists, in the forms in which people
 * write them, so that the guard is not judged by itself.
 */
export const ownNames: readonly (readonly [Ground, string])[] = [
  ['nationality', 'nationality'],
  ['nationality', 'nationalité'],
  ['nationality', 'nationalities'],
  ['ethnicity', 'ethnicity'],
  ['ethnicity', 'ethnie'],
  ['religion', 'religion'],
  ['appearance', 'appearance'],
  ['appearance', 'apparence'],
  ['health', 'health'],
  ['health', 'santé'],
  ['sexual_life', 'sexual orientation'],
  ['sexual_life', 'sexual life'],
  ['trade_union', 'trade union'],
  ['trade_union', 'syndicat'],
  ['political_view', 'political view'],
  ['political_view', 'political opinion'],
  ['political_view', 'opinions politiques'],
];

/** Other words for the same, in the languages of those who write rules and of those who drive. */
export const synonyms: readonly (readonly [Ground, string])[] = [
  ['nationality', 'citizenship'],
  ['nationality', 'country of birth'],
  ['nationality', 'place of birth'],
  ['nationality', 'pays de naissance'],
  ['nationality', 'ressortissant'],
  ['nationality', 'Staatsangehörigkeit'],
  ['nationality', 'staatsburgerschap'],
  ['nationality', 'narodowość'],
  ['nationality', 'obywatelstwo'],
  ['nationality', 'cetățenie'],
  ['nationality', 'ciudadanía'],
  ['nationality', 'cittadinanza'],
  ['nationality', 'cidadania'],
  ['nationality', 'állampolgárság'],
  ['nationality', 'гражданство'],
  ['nationality', 'pilietybė'],
  ['nationality', 'громадянство'],
  ['nationality', 'uyruk'],
  ['nationality', 'vatandaşlık'],
  ['ethnicity', 'race'],
  ['ethnicity', 'tribe'],
  ['ethnicity', 'origine ethnique'],
  ['ethnicity', 'etnia'],
  ['ethnicity', 'етнически произход'],
  ['ethnicity', 'etnik köken'],
  ['religion', 'faith'],
  ['religion', 'croyance'],
  ['religion', 'godsdienst'],
  ['religion', 'wyznanie'],
  ['religion', 'вероизповедание'],
  ['religion', 'віросповідання'],
  ['religion', 'vallás'],
  ['religion', 'Konfession'],
  ['appearance', 'skin'],
  ['appearance', 'complexion'],
  ['appearance', 'couleur de peau'],
  ['appearance', 'Hautfarbe'],
  ['appearance', 'huidskleur'],
  ['appearance', 'kolor skóry'],
  ['appearance', 'външност'],
  ['health', 'disability'],
  ['health', 'maladie'],
  ['health', 'Krankheit'],
  ['health', 'sveikata'],
  ['health', 'sağlık'],
  ['sexual_life', 'gender identity'],
  ['sexual_life', 'vie sexuelle'],
  ['sexual_life', 'сексуална ориентация'],
  ['trade_union', 'union membership'],
  ['trade_union', 'Gewerkschaft'],
  ['trade_union', 'vakbond'],
  ['trade_union', 'профспілка'],
  ['political_view', 'politisch'],
  ['political_view', 'siyasi görüş'],
];

/** Things that stand for a ground, as a field might be called. */
export const stand: readonly (readonly [Ground, string])[] = [
  ['nationality', 'plate_country'],
  ['nationality', 'number plate prefix'],
  ['nationality', 'registrationState'],
  ['nationality', 'pays_immatriculation'],
  ['nationality', 'Kennzeichen'],
  ['nationality', 'kenteken'],
  ['nationality', 'tablica rejestracyjna'],
  ['nationality', 'rendszám'],
  ['nationality', 'carrier'],
  ['nationality', 'haulier_id'],
  ['nationality', 'transporteur'],
  ['nationality', 'przewoźnik'],
  ['nationality', 'перевізник'],
  ['nationality', 'language'],
  ['nationality', 'langue'],
  ['nationality', 'język'],
  ['nationality', 'licence_state'],
  ['nationality', 'visa type'],
  ['nationality', 'phone_prefix'],
  ['nationality', 'indicatif'],
  ['ethnicity', 'surname'],
  ['ethnicity', 'first name'],
  ['ethnicity', 'nazwisko'],
  ['ethnicity', 'фамилия'],
];

/** Registers from which a field could be joined. */
export const registers = [
  'carrier.register',
  'driver.file',
  'booking.manifest',
  'consignor.customs',
  'tachograph.card',
  'telematics.device',
  'insurer.policy',
  'toll.account',
] as const;

/** Values that stand for where somebody comes from. */
export const countryLists: readonly (readonly string[])[] = [
  ['RO', 'BG', 'PL'],
  ['ROU', 'BGR'],
  ['Romania', 'Bulgaria'],
  ['Roumanie', 'Bulgarie', 'Pologne'],
  ['Rumänien', 'Polen'],
  ['Rumunia', 'Bułgaria'],
  ['Румъния', 'Полша'],
  ['Румунія', 'Литва'],
  ['Lenkija', 'Rumunija'],
  ['Romanya', 'Bulgaristan'],
  ['Lengyelország', 'Románia'],
  ['Polonia', 'Hungría'],
  ['Romanian', 'Lithuanian'],
  ['roumains', 'turcs'],
  ['pl-PL'.slice(0, 2), 'tr'],
  ['Turkish', 'Ukrainian'],
  ['rumuński', 'turecki'],
  ['Afghan', 'Eritrean'],
];

/** Published texts that choose people: each with what it chooses by. */
export const illegalProse: readonly (readonly [Ground, string])[] = [
  ['nationality', 'Vehicles with Romanian drivers are controlled more often.'],
  ['nationality', 'Les conducteurs roumains sont contrôlés davantage.'],
  ['nationality', 'Trailers from Bulgaria and Turkey.'],
  ['nationality', 'Camions venant de Pologne et de Lituanie.'],
  ['nationality', 'Plates RO, BG, PL, LT.'],
  ['nationality', 'Chosen by the nationality of the crew.'],
  ['nationality', 'Selon le pays de naissance.'],
  ['nationality', 'Kierowcy: obywatelstwo spoza Unii.'],
  ['nationality', 'French drivers are let through.'],
  ['nationality', 'Ukrainian carriers at night.'],
  ['ethnicity', 'The ethnic group of those aboard.'],
  ['religion', 'Drivers who keep Ramadan for religious reasons.'],
  ['religion', 'Selon la religion du chauffeur.'],
  ['appearance', 'By skin and hair.'],
  ['appearance', 'Selon l’apparence du conducteur.'],
  ['health', 'Drivers whose health is poor.'],
  ['trade_union', 'Members of a trade union.'],
  ['political_view', 'Known political activists.'],
];

/** Published texts that speak of vehicles, places and times, some with words that could be mistaken. */
export const legalProse: readonly { readonly en: string; readonly fr: string }[] = [
  {
    en: 'Seals have been found broken after stops at motorway services near the port.',
    fr: 'Des scellés ont été trouvés rompus après un arrêt sur une aire proche du port.',
  },
  {
    en: 'Soft-sided trailers are cut open between two and five in the morning.',
    fr: 'Les semi-remorques bâchées sont éventrées entre deux et cinq heures du matin.',
  },
  {
    en: 'The weight differs from what was declared by more than the scale’s own error.',
    fr: 'Le poids s’écarte du poids déclaré au-delà de l’erreur de la bascule.',
  },
  {
    en: 'The CO2 probe of lane 3 is out of order: a visual control takes its place.',
    fr: 'La sonde CO2 de la voie 3 est hors service : un contrôle visuel la remplace.',
  },
  {
    en: 'A driver reports noise from the trailer at this place within the last two hours.',
    fr: 'Un conducteur signale des bruits dans la remorque en ce lieu depuis moins de deux heures.',
  },
  {
    en: 'The state of the seal does not agree with the papers of the load.',
    fr: 'L’état du scellé ne correspond pas aux papiers du chargement.',
  },
  {
    en: 'Refrigerated trailers bound for the United Kingdom that stood in an unguarded lorry park.',
    fr: 'Remorques frigorifiques à destination du Royaume-Uni restées sur un parking non gardé.',
  },
  {
    en: 'On the French side, vehicles that left the E402 for a lay-by after midnight.',
    fr: 'Côté français, véhicules sortis de l’A16 pour une aire de repos après minuit.',
  },
  {
    en: 'A released tip names this terminal for tonight.',
    fr: 'Une note diffusée désigne ce terminal pour cette nuit.',
  },
  {
    en: 'The hard sides of tankers and containers are controlled where the seal is missing.',
    fr: 'Citernes et conteneurs à parois rigides sont contrôlés si le scellé manque.',
  },
];
