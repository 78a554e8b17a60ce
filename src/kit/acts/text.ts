import type { Texts } from '../../kernel/text.ts';

export const actText = {
  sending: { en: 'Sending…', fr: 'Envoi…' },
  recordedAt: { en: 'In the book at', fr: 'Au journal en' },
  done: { en: 'Done.', fr: 'Fait.' },
  undone: { en: 'Taken back.', fr: 'Annulé.' },
  undo: { en: 'Undo', fr: 'Annuler cet acte' },
  proposed: {
    en: 'Proposed; waits for a second person. Nothing has changed yet.',
    fr: 'Proposé ; en attente d’une seconde personne. Rien n’a encore changé.',
  },
  refused: { en: 'The node refused ({code}).', fr: 'Le nœud a refusé ({code}).' },
  notProven: {
    en: 'Not sent: you did not prove again who you are. What you typed stands.',
    fr: 'Non envoyé : identité non confirmée. Votre saisie est conservée.',
  },
  offline: {
    en: 'No answer from the node. Press again: it is the same order, written once.',
    fr: 'Le nœud ne répond pas. Recommencez : c’est le même ordre, inscrit une seule fois.',
  },
  overloaded: {
    en: 'The node is busy. Press again in a moment: it is the same order, written once.',
    fr: 'Le nœud est surchargé. Recommencez dans un instant : c’est le même ordre, inscrit une seule fois.',
  },
  fault: {
    en: 'The node failed at this ({code}). Press again: it is the same order, written once.',
    fr: 'Échec du nœud ({code}). Recommencez : c’est le même ordre, inscrit une seule fois.',
  },
  second: {
    en: 'A second person must approve. Until then nothing changes.',
    fr: 'Une seconde personne doit approuver. D’ici là, rien ne change.',
  },
  grave: {
    en: 'You will be asked to prove who you are, unless you just did.',
    fr: 'Il vous sera demandé de confirmer votre identité, sauf si vous venez de le faire.',
  },
} as const satisfies Texts;
