import type { Texts } from '../../kernel/text.ts';

/** Why a plate read, or a whole delivery of them, was not taken. The order is that of the checks. */
export const plateReadRefusals = {
  too_large: { en: 'Delivery larger than 256 KiB', fr: 'Envoi de plus de 256 Kio' },
  not_json: { en: 'Not JSON in UTF-8', fr: 'Contenu qui n’est pas du JSON en UTF-8' },
  bad_topic: { en: 'Topic is not strait/plates/SOURCE', fr: 'Sujet MQTT autre que strait/plates/SOURCE' },
  batch_empty: { en: 'Empty list', fr: 'Liste vide' },
  batch_too_long: { en: 'More than 500 reads in one delivery', fr: 'Plus de 500 lectures en un envoi' },
  not_an_object: { en: 'A read must be a JSON object', fr: 'Une lecture doit être un objet JSON' },
  unknown_field: { en: 'Field not known', fr: 'Champ inconnu' },
  field_missing: { en: 'Field missing', fr: 'Champ manquant' },
  field_wrong: { en: 'Value not allowed here', fr: 'Valeur non admise ici' },
  not_utc: {
    en: 'Not a moment in UTC, such as 2027-09-08T02:14:00Z',
    fr: 'Heure qui n’est pas en UTC, par exemple 2027-09-08T02:14:00Z',
  },
  time_ahead: {
    en: 'More than a day ahead: check the camera’s clock',
    fr: 'En avance de plus d’un jour : vérifier l’horloge de la caméra',
  },
  time_past_keeping: {
    en: 'Older than plate reads are kept',
    fr: 'Plus ancienne que la durée de conservation des lectures',
  },
  source_not_yours: {
    en: 'This device may not speak for that source',
    fr: 'Cet appareil ne peut pas s’exprimer au nom de cette source',
  },
  plate_empty: { en: 'No letter or figure in what was read', fr: 'Ni lettre ni chiffre dans la lecture' },
  plate_too_short: {
    en: 'Too few letters and figures for a plate',
    fr: 'Trop peu de signes pour une plaque',
  },
  plate_too_long: { en: 'Too many letters and figures for a plate', fr: 'Trop de signes pour une plaque' },
  plate_signs: { en: 'A sign that no plate bears', fr: 'Un signe qui ne figure sur aucune plaque' },
  plate_country: { en: 'Country is not two capital letters', fr: 'Le pays n’est pas en deux majuscules' },
  overloaded: { en: 'Too much at once: send again', fr: 'Trop d’envois à la fois : renvoyer' },
  not_stored: { en: 'Could not be stored: send again', fr: 'Enregistrement impossible : renvoyer' },
} as const satisfies Texts;

export type PlateReadRefusalCode = keyof typeof plateReadRefusals;
