import type { Text } from '../../kernel/text.ts';
import type { EmergencyRefusal } from './decide.ts';

/** Why the glass is not broken, in the reader's language. */
export const refusals = {
  actor_missing: {
    en: 'Nobody stands behind this act: it is not taken.',
    fr: 'Nul n’est identifié comme auteur de cet acte : il n’est pas pris.',
  },
  glass_unknown: {
    en: 'You have opened no such emergency access.',
    fr: 'Vous n’avez ouvert aucun accès d’urgence de ce numéro.',
  },
  glass_mended: {
    en: 'This emergency access is over already.',
    fr: 'Cet accès d’urgence a déjà pris fin.',
  },
  review_first: {
    en: 'Two emergency accesses within 24 hours wait for their review. Ask the duty officer to act; the data protection officer or the independent monitor reviews.',
    fr: 'Deux accès d’urgence en 24 heures attendent leur examen. Demandez à l’officier de permanence d’agir ; le délégué à la protection des données ou le contrôleur indépendant examine.',
  },
} as const satisfies Record<EmergencyRefusal, Text>;
