import type { Text } from '../../kernel/text.ts';
import type { MonitorRefusal } from './decide.ts';

/** Why the monitor’s room says no, in the reader's language. */
export const refusals = {
  actor_missing: {
    en: 'Nobody stands behind this act: it is not taken.',
    fr: 'Nul n’est identifié comme auteur de cet acte : il n’est pas pris.',
  },
  review_unknown: {
    en: 'No such emergency access waits for a review.',
    fr: 'Aucun accès d’urgence de ce numéro n’attend d’examen.',
  },
  review_exists: {
    en: 'This emergency access has its review already.',
    fr: 'Cet accès d’urgence fait déjà l’objet d’un examen.',
  },
  already_reviewed: {
    en: 'This emergency access has been reviewed. A further finding goes into a report.',
    fr: 'Cet accès d’urgence a été examiné. Toute constatation ultérieure fait l’objet d’un rapport.',
  },
  own_glass: {
    en: 'You opened this emergency access yourself: another person reviews it.',
    fr: 'Vous avez ouvert cet accès d’urgence : une autre personne l’examine.',
  },
  glass_still_open: {
    en: 'This emergency access still runs: review it when it is over.',
    fr: 'Cet accès d’urgence est encore en cours : l’examiner à son terme.',
  },
  report_exists: {
    en: 'This report is written and cannot be changed. Correct it by a further report about it.',
    fr: 'Ce rapport est rédigé et ne peut être modifié. Le corriger par un nouveau rapport qui s’y réfère.',
  },
} as const satisfies Record<MonitorRefusal, Text>;
