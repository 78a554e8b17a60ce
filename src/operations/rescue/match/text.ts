import type { Text } from '../../../kernel/text.ts';
import type { ReasonKind, Strength } from './suggestion.ts';

/** Each reason as the watch says it; the holes are the figures of the reason. Numbers are filled in by the reader's language. */
export const reasonText = {
  same_caller: {
    en: 'Same caller: {calls, plural, one {# call} other {# calls}} on record, the last {minutes} min apart',
    fr: 'Même appelant : {calls, plural, one {# appel connu} other {# appels connus}}, {minutes} min d’écart avec le dernier',
  },
  same_telephone: {
    en: 'Same telephone as a contact taken by the other side (mark of epoch {epoch}): {calls, plural, one {# call} other {# calls}} on record, the last {minutes} min apart',
    fr: 'Même téléphone qu’un contact reçu par l’autre État (marque de l’époque {epoch}) : {calls, plural, one {# appel connu} other {# appels connus}}, {minutes} min d’écart avec le dernier',
  },
  caller_aboard: {
    en: '{phones, plural, one {A phone of this boat was} other {# phones of this boat were}} found aboard',
    fr: '{phones, plural, one {Un téléphone de cette embarcation a été retrouvé} other {# téléphones de cette embarcation ont été retrouvés}} à bord',
  },
  place_and_time: {
    en: 'Place and time go together: {metres, number} m in {minutes} min, {knots} kn at least',
    fr: 'Lieu et heure concordent : {metres, number} m en {minutes} min, {knots} nd au moins',
  },
  same_place: {
    en: 'Same place at the same time: {metres, number} m and {minutes} min apart',
    fr: 'Même lieu au même moment : {metres, number} m et {minutes} min d’écart',
  },
  launch_fits: { en: 'Goes with a launch that was seen', fr: 'Concorde avec un départ observé' },
  followed_by_unit: {
    en: 'The same unit or mast reports it, {minutes} min apart',
    fr: 'Signalée par le même moyen ou le même radar, à {minutes} min d’intervalle',
  },
  count_agrees: {
    en: 'Numbers agree: {said} said here, about {known} so far',
    fr: 'Les nombres concordent : {said} annoncés ici, environ {known} jusqu’ici',
  },
  count_agrees_after_transfer: {
    en: 'Numbers agree once the {people} who changed boats are counted: {said} here, about {known} before',
    fr: 'Les nombres concordent compte tenu des {people} passés d’une embarcation à l’autre : {said} ici, environ {known} avant',
  },
  recovered_count_agrees: {
    en: 'Those counted by hand ({said}) agree with about {known} aboard',
    fr: 'Le décompte à la main ({said}) concorde avec environ {known} personnes à bord',
  },
  landing_follows_pickup: {
    en: 'Landing follows the pickup by {minutes} min; {people} people',
    fr: 'Le débarquement suit la prise en charge de {minutes} min ; {people} personnes',
  },
  engine_agrees: {
    en: 'Same word on the engine, {minutes} min apart',
    fr: 'Même état du moteur, à {minutes} min d’écart',
  },
  engine_went_on: {
    en: 'The engine may have gone from one state to the other in {minutes} min',
    fr: 'Le moteur a pu passer d’un état à l’autre en {minutes} min',
  },
  hull_agrees: {
    en: 'What is said of water in the boat goes together, {minutes} min apart',
    fr: 'Ce qui est dit de l’eau à bord concorde, à {minutes} min d’écart',
  },
  colour_agrees: { en: 'Same colour', fr: 'Même couleur' },
  hull_kind_agrees: { en: 'Same kind of boat', fr: 'Même type d’embarcation' },
  children_aboard: { en: 'Both speak of children', fr: 'Des enfants sont signalés des deux côtés' },
  words_agree: {
    en: '{words, plural, one {The same thing is} other {# same things are}} described',
    fr: '{words, plural, one {Un même détail est décrit} other {# mêmes détails sont décrits}}',
  },
  close_in_time: { en: 'Only {minutes} min apart', fr: 'À {minutes} min seulement d’écart' },
  same_language: { en: 'Same language (says little)', fr: 'Même langue (peu probant)' },
  said_apart: {
    en: 'A person unlinked this contact from this boat',
    fr: 'Un opérateur a délié ce signalement de cette embarcation',
  },
  names_nothing: {
    en: 'Second-hand: names no boat, phone, place or number',
    fr: 'De seconde main : ni embarcation, ni téléphone, ni lieu, ni nombre',
  },
  already_picked_up: {
    en: 'Its people ({people}) were all taken aboard {minutes} min before',
    fr: 'Tous ses occupants ({people}) étaient déjà pris en charge {minutes} min plus tôt',
  },
  departure_prevented: {
    en: 'That departure was prevented on the beach',
    fr: 'Ce départ a été empêché sur la plage',
  },
  unreachable: {
    en: 'Out of reach: {metres, number} m in {minutes} min would take {knots} kn',
    fr: 'Hors d’atteinte : {metres, number} m en {minutes} min supposent {knots} nd',
  },
  before_launch: {
    en: 'At sea {minutes} min before the launch was seen',
    fr: 'En mer {minutes} min avant le départ observé',
  },
  two_launches: {
    en: 'Two launches, {metres, number} m and {minutes} min apart',
    fr: 'Deux départs, à {metres, number} m et {minutes} min l’un de l’autre',
  },
  caller_elsewhere: {
    en: 'This caller is tied to another boat',
    fr: 'Cet appelant est rattaché à une autre embarcation',
  },
  phone_not_among_them: {
    en: 'None of its {phones, plural, one {# known phone} other {# known phones}} was found among them',
    fr: '{phones, plural, one {Le téléphone connu n’a pas été retrouvé} other {Aucun des # téléphones connus n’a été retrouvé}} parmi eux',
  },
  counted_more_than_aboard: {
    en: 'More were counted ({said}) than were aboard (about {known})',
    fr: 'Plus de personnes décomptées ({said}) qu’à bord (environ {known})',
  },
  count_differs: {
    en: 'Numbers differ: {said} here, about {known} so far',
    fr: 'Les nombres divergent : {said} ici, environ {known} jusqu’ici',
  },
  landing_without_pickup: {
    en: 'No pickup on record goes with this landing',
    fr: 'Aucune prise en charge connue ne correspond à ce débarquement',
  },
  speaks_of_two_boats: {
    en: 'Speaks of {boats} boats: it may be of each of them',
    fr: 'Parle de {boats} embarcations : il peut concerner chacune',
  },
  side_by_side: { en: 'They were seen side by side', fr: 'Elles ont été vues côte à côte' },
  engine_contradicts: {
    en: 'Engine said otherwise {minutes} min apart',
    fr: 'État du moteur contraire à {minutes} min d’écart',
  },
  hull_contradicts: {
    en: 'Water in the boat said otherwise {minutes} min apart',
    fr: 'Eau à bord : propos contraires à {minutes} min d’écart',
  },
  colour_differs: { en: 'Another colour', fr: 'Autre couleur' },
  hull_kind_differs: { en: 'Another kind of boat', fr: 'Autre type d’embarcation' },
  place_doubtful: { en: 'Its position is doubtful', fr: 'Sa position est douteuse' },
  place_unlikely: {
    en: 'An unlikely place: {metres, number} m away, {minutes} min apart, {knots} kn at least',
    fr: 'Lieu peu vraisemblable : à {metres, number} m et {minutes} min, {knots} nd au moins',
  },
  place_unknown: { en: 'No position to compare', fr: 'Aucune position à comparer' },
  long_silence: {
    en: 'Nothing was heard of it for {minutes} min',
    fr: 'Rien n’en a été su pendant {minutes} min',
  },
  close_second: {
    en: 'Another boat fits nearly as well',
    fr: 'Une autre embarcation convient presque aussi bien',
  },
  boat_closed: { en: 'This boat is closed', fr: 'Le dossier de cette embarcation est clos' },
} as const satisfies Record<ReasonKind, Text>;

/** How strongly a boat is suggested: never a figure. */
export const strengthText = {
  strong: { en: 'strong', fr: 'forte' },
  fair: { en: 'fair', fr: 'moyenne' },
  weak: { en: 'weak', fr: 'faible' },
} as const satisfies Record<Strength, Text>;
