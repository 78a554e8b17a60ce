import type { Text, Texts } from '../../kernel/text.ts';

export const urgencyText = {
  distress: { en: 'DISTRESS', fr: 'DÉTRESSE' },
  urgency: { en: 'URGENCY', fr: 'URGENCE' },
  routine: { en: 'ROUTINE', fr: 'SERVICE COURANT' },
} as const satisfies Texts;

/** Phases. Source: SAR Convention (1979), annex, chapter 4.4. */
export const phaseText = {
  uncertainty: { en: 'Uncertainty phase', fr: 'Phase d’incertitude' },
  alert: { en: 'Alert phase', fr: 'Phase d’alerte' },
  distress: { en: 'Distress phase', fr: 'Phase de détresse' },
} as const satisfies Texts;

export const coordinatorText: Readonly<Record<'fr' | 'uk' | 'both', Text>> = {
  fr: { en: 'French side', fr: 'Partie française' },
  uk: { en: 'British side', fr: 'Partie britannique' },
  both: { en: 'Both sides', fr: 'Les deux parties' },
};

/** Headings of the form. */
export const sitrepText = {
  from: { en: 'From', fr: 'De' },
  to: { en: 'To', fr: 'À' },
  identity: { en: 'Identity of casualty', fr: 'Identité de l’unité en difficulté' },
  position: { en: 'Position', fr: 'Position' },
  situation: { en: 'Situation', fr: 'État de la situation' },
  since: { en: 'since', fr: 'depuis' },
  persons: { en: 'Number of persons at risk', fr: 'Nombre de personnes en danger' },
  unaccounted: { en: 'unaccounted for', fr: 'manquantes' },
  best: { en: 'best figure', fr: 'chiffre retenu' },
  requests: { en: 'Assistance required', fr: 'Assistance demandée' },
  coordinator: { en: 'Coordinating centre', fr: 'Centre coordonnateur' },
  description: { en: 'Description of casualty', fr: 'Description de l’unité en difficulté' },
  weather: { en: 'Weather on scene', fr: 'Conditions sur zone' },
  wind: { en: 'wind', fr: 'vent' },
  sea: { en: 'sea state', fr: 'état de la mer' },
  visibility: { en: 'visibility', fr: 'visibilité' },
  water: { en: 'water', fr: 'eau' },
  actions: { en: 'Initial actions taken', fr: 'Premières mesures prises' },
  search: { en: 'Search area', fr: 'Zone de recherche' },
  coordination: { en: 'Coordinating instructions', fr: 'Consignes de coordination' },
  onScene: { en: 'on-scene coordinator', fr: 'coordonnateur sur zone' },
  units: { en: 'units taking part', fr: 'moyens engagés' },
  forecast: { en: 'Future plans', fr: 'Suite prévue' },
  additional: { en: 'Additional remarks', fr: 'Renseignements complémentaires' },
  none: { en: 'none', fr: 'néant' },
  notKnown: { en: 'not known', fr: 'non connu' },
  notNamed: { en: 'not named', fr: 'non désigné' },
} as const satisfies Texts;
