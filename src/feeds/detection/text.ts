import type { Texts } from '../../kernel/text.ts';

/** Why a detection, or a whole delivery of detections, was not taken. The order is that of the checks. */
export const detectionRefusals = {
  too_large: { en: 'Delivery larger than 512 KiB', fr: 'Envoi de plus de 512 Kio' },
  not_json: { en: 'Not JSON in UTF-8', fr: 'Contenu qui n’est pas du JSON en UTF-8' },
  bad_topic: {
    en: 'Topic is not strait/detections/SOURCE',
    fr: 'Sujet MQTT autre que strait/detections/SOURCE',
  },
  too_deep: { en: 'Nested too deeply', fr: 'Imbrication trop profonde' },
  batch_empty: { en: 'Empty list', fr: 'Liste vide' },
  batch_too_long: {
    en: 'More than 500 detections in one delivery',
    fr: 'Plus de 500 détections en un envoi',
  },
  not_an_object: { en: 'A detection must be a JSON object', fr: 'Une détection doit être un objet JSON' },
  unknown_field: { en: 'Field not known', fr: 'Champ inconnu' },
  field_missing: { en: 'Field missing', fr: 'Champ manquant' },
  wrong_type: { en: 'Field of the wrong type', fr: 'Champ du mauvais type' },
  out_of_range: { en: 'Value out of range', fr: 'Valeur hors limites' },
  not_allowed: { en: 'Value not allowed here', fr: 'Valeur non admise ici' },
  not_utc: {
    en: 'Not a moment in UTC, such as 2027-09-08T02:14:00Z',
    fr: 'Heure qui n’est pas en UTC, par exemple 2027-09-08T02:14:00Z',
  },
  time_absurd: {
    en: 'Time before 2000 or more than a day ahead: check the device’s clock',
    fr: 'Heure antérieure à 2000 ou en avance de plus d’un jour : vérifier l’horloge du capteur',
  },
  place_missing: {
    en: 'A detection needs a position or a bearing',
    fr: 'Une détection exige une position ou un relèvement',
  },
  source_not_yours: {
    en: 'This device may not speak for that source',
    fr: 'Ce capteur ne peut pas s’exprimer au nom de cette source',
  },
  overloaded: { en: 'Too much at once: send again', fr: 'Trop d’envois à la fois : renvoyer' },
  not_stored: { en: 'Could not be stored: send again', fr: 'Enregistrement impossible : renvoyer' },
  refused_by_record: { en: 'Refused by the record', fr: 'Refusée par le registre' },
} as const satisfies Texts;

export type DetectionRefusalCode = keyof typeof detectionRefusals;
