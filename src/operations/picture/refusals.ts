import type { Text } from '../../kernel/text.ts';
import type { PictureRefusal } from './decide.ts';

/** Why the picture says no, in the reader's language. */
export const refusals = {
  place_missing: {
    en: 'A detection needs a position or a bearing.',
    fr: 'Une détection exige une position ou un relèvement.',
  },
  time_absurd: {
    en: 'The time claimed is more than 7 days old or more than a day ahead: check the device’s clock.',
    fr: 'L’heure indiquée remonte à plus de 7 jours ou devance d’un jour : vérifier l’horloge du capteur.',
  },
  key_used_for_another: {
    en: 'This source has already used this key for another observation.',
    fr: 'Cette source a déjà employé cette clé pour une autre observation.',
  },
  detection_unknown: {
    en: 'No such detection.',
    fr: 'Détection inconnue.',
  },
  not_assessed: {
    en: 'There is no assessment to withdraw.',
    fr: 'Aucune appréciation à retirer.',
  },
  already_assessed_so: {
    en: 'This detection already bears that assessment.',
    fr: 'Cette détection porte déjà cette appréciation.',
  },
} as const satisfies Record<PictureRefusal, Text>;
