import type { Text } from '../../../kernel/text.ts';

/** Why a rule of selection is refused. */
export const ruleRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  forbidden_ground: {
    en: 'This rule reaches a ground by which nobody may be chosen: see which, and how it is reached.',
    fr: 'Cette règle atteint un critère interdit de sélection : voir lequel, et par quel chemin.',
  },
  field_unknown: {
    en: 'A rule may look only at what is listed: vehicle, place, time, route, seal, weight, equipment, reports, released tips.',
    fr: 'Une règle ne peut examiner que ce qui est énuméré : véhicule, lieu, heure, trajet, scellé, poids, matériel, signalements, notes diffusées.',
  },
  value_unknown: {
    en: 'This field does not take this value or this comparison.',
    fr: 'Ce champ n’admet pas cette valeur ou cette comparaison.',
  },
  validity_reversed: { en: 'It ends before it begins.', fr: 'La fin précède le début.' },
  validity_over: { en: 'Its time is over already.', fr: 'La période de validité est déjà écoulée.' },
  validity_too_long: {
    en: 'A rule holds for 92 days at most; then it is looked at and adopted anew.',
    fr: 'Une règle vaut 92 jours au plus ; elle est ensuite réexaminée et adoptée de nouveau.',
  },
  rule_unknown: { en: 'There is no such rule in force.', fr: 'Aucune règle de ce nom n’est en vigueur.' },
  unchanged: { en: 'The rule says exactly this already.', fr: 'La règle dit déjà exactement cela.' },
} as const satisfies Record<string, Text>;
export type RuleRefusal = keyof typeof ruleRefusals;

/** Why a random share, its seal or its opening is refused. */
export const drawRefusals = {
  actor_missing: ruleRefusals.actor_missing,
  period_reversed: { en: 'The period ends before it begins.', fr: 'La fin de la période précède son début.' },
  period_too_long: {
    en: 'A period lasts 31 days at most: its draws can be checked only once it is over.',
    fr: 'Une période dure 31 jours au plus : ses tirages ne se vérifient qu’une fois échue.',
  },
  period_begun: {
    en: 'The share is published before its period begins, and is not changed in it.',
    fr: 'Le taux est publié avant le début de la période et n’est pas modifié en cours de période.',
  },
  period_overlaps: {
    en: 'Another share of this place holds for part of this time.',
    fr: 'Un autre taux vaut déjà pour ce lieu sur une partie de cette période.',
  },
  period_unknown: {
    en: 'No share was published for this period.',
    fr: 'Aucun taux n’a été publié pour cette période.',
  },
  sealed_already: {
    en: 'The secret of this period is sealed already.',
    fr: 'Le secret de cette période est déjà scellé.',
  },
  not_sealed: {
    en: 'No secret was sealed for this period before it began: nothing is drawn in it.',
    fr: 'Aucun secret n’a été scellé avant le début de cette période : rien n’y est tiré au sort.',
  },
  too_soon: {
    en: 'The secret is opened only when its period is over.',
    fr: 'Le secret n’est ouvert qu’une fois la période échue.',
  },
  opened_already: { en: 'This secret is open already.', fr: 'Ce secret est déjà ouvert.' },
  secret_differs: {
    en: 'This is not the secret whose fingerprint was published.',
    fr: 'Ce n’est pas le secret dont l’empreinte a été publiée.',
  },
} as const satisfies Record<string, Text>;
export type DrawRefusal = keyof typeof drawRefusals;
