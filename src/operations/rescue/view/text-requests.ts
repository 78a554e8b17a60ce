import type { Text, Texts } from '../../../kernel/text.ts';

/** What one side asked of the other about the opened boat. */
export const boatRequestsText = {
  title: { en: 'Asked of the other side', fr: 'Demandes à l’autre État' },
  none: {
    en: 'Neither side has asked the other about this boat.',
    fr: 'Aucun des deux États n’a questionné l’autre sur cette embarcation.',
  },
  ask: { en: 'Ask the other side', fr: 'Questionner l’autre État' },
  what: { en: 'What', fr: 'Objet' },
  step: { en: 'How far', fr: 'Avancement' },
  since: { en: 'For', fr: 'Depuis' },
  open: { en: 'Request', fr: 'Demande' },
  openOne: { en: 'Open', fr: 'Ouvrir' },
  /** Two requests may ask the same: what is heard names the step beside. */
  openNamed: { en: 'Open: {what}, {step}', fr: 'Ouvrir : {what}, {step}' },
} as const satisfies Texts;

/** How far a request has come, from the point of view of whoever waits for it; one not here is shown as it is. */
export const requestStandingText = {
  asked: { en: 'not there yet', fr: 'pas encore parvenue' },
  delivered: { en: 'there, not read yet', fr: 'parvenue, pas encore lue' },
  seen: { en: 'read, not answered yet', fr: 'lue, sans réponse' },
  accepted: { en: 'accepted', fr: 'acceptée' },
  refused: { en: 'refused', fr: 'refusée' },
  answered: { en: 'answered', fr: 'répondue' },
  ended: { en: 'ended', fr: 'terminée' },
  withdrawn: { en: 'withdrawn', fr: 'retirée' },
} as const satisfies Readonly<Record<string, Text>>;
