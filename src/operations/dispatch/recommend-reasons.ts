import type { Text } from '../../kernel/text.ts';

/** Figures and references for the sentence that is shown; never a person. */
type Figures = Readonly<Record<string, number | string>>;

/** What speaks for or against a unit that could go. */
export const optionReasons = {
  arrives_first: { en: 'Arrives before all others', fr: 'Arrive avant tous les autres' },
  at_sea: { en: 'At sea already', fr: 'Déjà en mer' },
  takes_all: {
    en: 'Takes all {persons} aboard ({places} places)',
    fr: 'Embarque les {persons} personnes ({places} places)',
  },
  recovers_from_water: { en: 'Recovers people from the water', fr: 'Repêche les personnes à l’eau' },
  has_medic: { en: 'Carries a medic', fr: 'Soignant à bord' },
  has_infra_red: { en: 'Sees in the dark (infra-red)', fr: 'Voit de nuit (infrarouge)' },
  has_search_light: { en: 'Carries a searchlight', fr: 'Dispose d’un projecteur' },
  can_tow: { en: 'Can tow', fr: 'Peut remorquer' },
  in_time: { en: 'There by the time asked for', fr: 'Sur zone à l’heure demandée' },
  too_late: { en: '{minutes} min after the time asked for', fr: '{minutes} min après l’heure demandée' },
  takes_some: {
    en: 'Takes {places} of {persons} aboard: a second unit is needed',
    fr: 'N’embarque que {places} personnes sur {persons} : second moyen nécessaire',
  },
  no_recovery_from_water: {
    en: 'Not fitted to recover people from the water',
    fr: 'Non équipé pour repêcher',
  },
  no_medic: { en: 'No medic aboard', fr: 'Pas de soignant à bord' },
  at_sea_limit: { en: 'At its sea-state limit ({limit})', fr: 'À sa limite d’état de la mer ({limit})' },
  position_old: {
    en: 'Last heard position is {minutes} min old',
    fr: 'Dernière position connue il y a {minutes} min',
  },
  position_from_base: {
    en: 'At sea, place not known: reckoned from its base',
    fr: 'En mer, position inconnue : calcul depuis sa base',
  },
  crew_unknown: { en: 'Crew of this shift not known', fr: 'Équipage de service non renseigné' },
  shift_ends: { en: 'Its shift ends before it could be back', fr: 'Fin de service avant le retour possible' },
} as const satisfies Record<string, Text>;
export type OptionReasonCode = keyof typeof optionReasons;
export interface OptionReason {
  readonly code: OptionReasonCode;
  readonly figures: Figures;
}

/** Why a unit is not proposed. A person may propose it all the same. */
export const exclusions = {
  committed: { en: 'Committed to {boat} (task {task})', fr: 'Engagé au profit de {boat} (mission {task})' },
  committed_divertible: {
    en: 'Committed to {boat} (task {task}), which this outranks: may be diverted by order',
    fr: 'Engagé au profit de {boat} (mission {task}), moins prioritaire : déroutement possible sur ordre',
  },
  out_of_service: { en: 'Out of service', fr: 'Indisponible' },
  off_shift: {
    en: 'Off shift; in distress its crew may be called out',
    fr: 'Hors service ; équipage rappelable en cas de détresse',
  },
  crew_below_minimum: { en: 'Crew of {crew}, needs {minimum}', fr: 'Équipage de {crew}, minimum {minimum}' },
  sea_above_limit: {
    en: 'Sea state {seaState}, its limit is {limit}',
    fr: 'État de la mer {seaState}, limite {limit}',
  },
  no_place_aboard: { en: 'Takes nobody aboard', fr: 'N’embarque personne' },
  no_tow: { en: 'Cannot tow', fr: 'Ne peut pas remorquer' },
  no_medic: { en: 'No medic aboard', fr: 'Pas de soignant à bord' },
  no_way: { en: 'No way there for it', fr: 'Aucune route possible' },
  too_far: { en: '{minutes} min away', fr: 'À {minutes} min' },
  endurance: {
    en: 'Not enough endurance to go, work and come back',
    fr: 'Autonomie insuffisante pour l’aller, l’action et le retour',
  },
} as const satisfies Record<string, Text>;
export type ExclusionCode = keyof typeof exclusions;
export interface Exclusion {
  readonly code: ExclusionCode;
  readonly figures: Figures;
}

/** Why nobody can be proposed: how many of how many, reason by reason. */
export const whyNobodyText = {
  no_unit: { en: 'No unit on the register', fr: 'Aucun moyen au registre' },
  committed: {
    en: '{units, plural, one {# unit} other {# units}} committed',
    fr: '{units, plural, one {# moyen engagé} other {# moyens engagés}}',
  },
  committed_divertible: {
    en: '{units, plural, one {# unit} other {# units}} committed to less: may be diverted',
    fr: '{units, plural, one {# moyen engagé} other {# moyens engagés}} sur moins urgent : déroutement possible',
  },
  out_of_service: {
    en: '{units, plural, one {# unit} other {# units}} out of service',
    fr: '{units, plural, one {# moyen indisponible} other {# moyens indisponibles}}',
  },
  off_shift: {
    en: '{units, plural, one {# unit} other {# units}} off shift',
    fr: '{units, plural, one {# moyen} other {# moyens}} hors service',
  },
  crew_below_minimum: {
    en: '{units, plural, one {# unit} other {# units}} short of crew',
    fr: '{units, plural, one {# moyen} other {# moyens}} en sous-effectif',
  },
  sea_above_limit: {
    en: 'Sea too high for {units, plural, one {# unit} other {# units}}',
    fr: 'Mer trop forte pour {units, plural, one {# moyen} other {# moyens}}',
  },
  no_place_aboard: {
    en: '{units, plural, one {# unit takes} other {# units take}} nobody aboard',
    fr: '{units, plural, one {# moyen} other {# moyens}} sans capacité d’embarquement',
  },
  no_tow: {
    en: '{units, plural, one {# unit} other {# units}} cannot tow',
    fr: '{units, plural, one {# moyen} other {# moyens}} sans capacité de remorquage',
  },
  no_medic: {
    en: '{units, plural, one {# unit} other {# units}} without a medic',
    fr: '{units, plural, one {# moyen} other {# moyens}} sans soignant',
  },
  no_way: {
    en: 'No way there for {units, plural, one {# unit} other {# units}}',
    fr: 'Aucune route pour {units, plural, one {# moyen} other {# moyens}}',
  },
  too_far: {
    en: '{units, plural, one {# unit} other {# units}} too far',
    fr: '{units, plural, one {# moyen trop éloigné} other {# moyens trop éloignés}}',
  },
  endurance: {
    en: '{units, plural, one {# unit} other {# units}} without the endurance',
    fr: '{units, plural, one {# moyen} other {# moyens}} sans l’autonomie nécessaire',
  },
} as const satisfies Record<ExclusionCode | 'no_unit', Text>;
export interface WhyNobody {
  readonly code: ExclusionCode | 'no_unit';
  /** How many units have this reason among theirs. */
  readonly units: number;
}

export const unknownText = {
  sea_state: {
    en: 'Sea state not known: limits not tested',
    fr: 'État de la mer inconnu : limites non vérifiées',
  },
  persons: { en: 'Number of people not known', fr: 'Nombre de personnes inconnu' },
  place_old: {
    en: 'Place is an old one: arrivals and reach are to where it was then',
    fr: 'Position ancienne : arrivées et autonomies calculées vers le dernier point connu',
  },
  place_wide: {
    en: 'Place not sure: it may be far off, and another unit nearer',
    fr: 'Position incertaine : l’embarcation peut être loin de ce point, un autre moyen plus proche',
  },
} as const satisfies Record<string, Text>;
export type Unknown = keyof typeof unknownText;
