import type { Text } from '../../kernel/text.ts';
import { gapRefusals, unitRefusals } from './refusals.ts';

/** Why dispatch says no over a request to the other side. */
export const requestRefusals = {
  actor_missing: unitRefusals.actor_missing,
  side_missing: gapRefusals.side_missing,
  request_exists: { en: 'There is such a request already.', fr: 'Cette demande existe déjà.' },
  request_unknown: { en: 'No such request.', fr: 'Demande inconnue.' },
  request_over: { en: 'This request is over.', fr: 'Cette demande est close.' },
  nothing_asked: {
    en: 'Say which calls or which boats the other side is to take.',
    fr: 'Préciser quels appels ou quelles embarcations l’autre État doit prendre.',
  },
  until_absurd: {
    en: 'Support ends at a time ahead, within twelve hours; ask again where it takes longer.',
    fr: 'Le renfort prend fin à une heure à venir, sous douze heures ; le redemander au besoin.',
  },
  asked_side_only: {
    en: 'Only the side that was asked says this, on its own node.',
    fr: 'Seul l’État sollicité peut le dire, sur son propre nœud.',
  },
  asker_only: {
    en: 'Only the side that asked withdraws its request.',
    fr: 'Seul l’État demandeur peut retirer sa demande.',
  },
  accepted_already: {
    en: 'It was accepted: end the support with its reason, or answer what is known.',
    fr: 'Déjà acceptée : mettre fin au renfort avec son motif, ou répondre ce qui est connu.',
  },
  not_accepted: {
    en: 'No support was promised: nothing to end. Who asked may withdraw.',
    fr: 'Aucun renfort n’est accordé : rien à clore. Le demandeur peut retirer sa demande.',
  },
  not_a_question: {
    en: 'This asks for support: accept or refuse it.',
    fr: 'C’est une demande de renfort : l’accepter ou la refuser.',
  },
  no_support: {
    en: 'This asks for information: answer it, or withdraw it.',
    fr: 'C’est une demande de renseignement : y répondre, ou la retirer.',
  },
} as const satisfies Record<string, Text>;
export type RequestRefusal = keyof typeof requestRefusals;
