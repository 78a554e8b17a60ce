import type { Texts } from '../../kernel/text.ts';

/** Why a message of a site's device, or a whole delivery, was not taken. The order is that of the checks. */
export const alarmRefusals = {
  too_large: { en: 'Delivery larger than 512 KiB', fr: 'Envoi de plus de 512 Kio' },
  not_json: { en: 'Not JSON in UTF-8', fr: 'Contenu qui n’est pas du JSON en UTF-8' },
  bad_topic: { en: 'Topic is not strait/alarms/SYSTEM', fr: 'Sujet MQTT autre que strait/alarms/SYSTÈME' },
  batch_empty: { en: 'Empty list', fr: 'Liste vide' },
  batch_too_long: { en: 'More than 500 messages in one delivery', fr: 'Plus de 500 messages en un envoi' },
  not_an_object: { en: 'A message must be a JSON object', fr: 'Un message doit être un objet JSON' },
  unknown_field: { en: 'Field not known', fr: 'Champ inconnu' },
  field_missing: { en: 'Field missing', fr: 'Champ manquant' },
  out_of_range: { en: 'Value out of range', fr: 'Valeur hors limites' },
  not_allowed: { en: 'Value not allowed here', fr: 'Valeur non admise ici' },
  time_absurd: {
    en: 'A measurement from before 2000 or more than a day ahead: check the device’s clock',
    fr: 'Mesure antérieure à 2000 ou en avance de plus d’un jour : vérifier l’horloge de l’équipement',
  },
  value_absurd: {
    en: 'No wind blows like that: check the station',
    fr: 'Aucun vent ne souffle ainsi : vérifier l’anémomètre',
  },
  device_not_yours: {
    en: 'This alarm system may not speak for that device',
    fr: 'Ce système d’alarme ne peut pas s’exprimer au nom de cet équipement',
  },
  overloaded: { en: 'Too much at once: send again', fr: 'Trop d’envois à la fois : renvoyer' },
  not_stored: { en: 'Could not be stored: send again', fr: 'Enregistrement impossible : renvoyer' },
  onvif_unread: { en: 'ONVIF message that could not be read', fr: 'Message ONVIF illisible' },
  onvif_topic_unknown: {
    en: 'ONVIF topic that this site does not use',
    fr: 'Sujet ONVIF que ce site n’utilise pas',
  },
} as const satisfies Texts;

export type AlarmRefusalCode = keyof typeof alarmRefusals;
