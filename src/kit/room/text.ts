import type { Texts } from '../../kernel/text.ts';

export const roomText = {
  loading: { en: 'Asking the node…', fr: 'Lecture auprès du nœud…' },
  again: { en: 'Ask again', fr: 'Redemander' },
  askedAt: { en: 'as of {at} UTC', fr: 'à {at} UTC' },
  offline: { en: 'The node does not answer.', fr: 'Le nœud ne répond pas.' },
  overloaded: { en: 'The node is busy.', fr: 'Le nœud est surchargé.' },
  askedInSeconds: { en: 'It is asked again within {n} s.', fr: 'Nouvelle demande d’ici {n} s.' },
  askedInMinutes: { en: 'It is asked again within {n} min.', fr: 'Nouvelle demande d’ici {n} min.' },
  fault: {
    en: 'The node failed at this ({code}). The failure is counted.',
    fr: 'Le nœud a échoué ({code}). L’échec est compté.',
  },
  refused: { en: 'The node refused ({code}).', fr: 'Le nœud a refusé ({code}).' },
  old: { en: 'Still shown: the answer of {age} ago.', fr: 'Reste affichée : la réponse d’il y a {age}.' },
  close: { en: 'Close', fr: 'Fermer' },
} as const satisfies Texts;

export const tableText = {
  filter: { en: 'Filter by words', fr: 'Filtrer par mots' },
  count: { en: '{count}', fr: '{count}' },
  countOf: { en: '{shown} of {count}', fr: '{shown} sur {count}' },
  noMatch: { en: 'No row has these words.', fr: 'Aucune ligne ne contient ces mots.' },
  waiting: {
    en: '{count, plural, one {# new row waits} other {# new rows wait}}',
    fr: '{count, plural, one {# nouvelle ligne attend} other {# nouvelles lignes attendent}}',
  },
  show: { en: 'Show', fr: 'Afficher' },
  csv: { en: 'Export CSV', fr: 'Exporter en CSV' },
  save: { en: 'Export text', fr: 'Exporter le texte' },
  copy: { en: 'Copy the text', fr: 'Copier le texte' },
  print: { en: 'Print', fr: 'Imprimer' },
  widthHint: {
    en: 'Press to sort. Shift and arrow keys change the width.',
    fr: 'Appuyer pour trier. Majuscule et flèches changent la largeur.',
  },
  marking: { en: 'OFFICIAL-SENSITIVE', fr: 'DIFFUSION RESTREINTE' },
  demonstration: { en: 'DEMONSTRATION, NOTHING REAL', fr: 'DÉMONSTRATION, RIEN DE RÉEL' },
  rows: { en: 'Rows', fr: 'Lignes' },
  filtered: { en: 'Filtered by', fr: 'Filtre' },
  position: { en: 'Journal position', fr: 'Position au journal' },
  unknown: { en: 'not known', fr: 'inconnue' },
  author: { en: 'By', fr: 'Par' },
  asked: { en: 'Answer of', fr: 'Réponse de' },
  exported: { en: 'Taken out at', fr: 'Sortie le' },
  withheld: {
    en: 'Names stay in the vault: they are on no export and no print.',
    fr: 'Les noms restent au coffre : aucun export ni impression n’en comporte.',
  },
} as const satisfies Texts;

export const openingText = {
  title: { en: 'A typed reason is required', fr: 'Un motif rédigé est exigé' },
  why: {
    en: 'The rules of this state ask for it before the vault opens. Nothing was opened yet.',
    fr: 'Les règles de cet État l’exigent avant l’ouverture du coffre. Rien n’a encore été ouvert.',
  },
  reference: { en: 'Reference', fr: 'Référence' },
  note: { en: 'Reason, in your own words', fr: 'Motif, en vos propres termes' },
  noteHint: {
    en: 'Goes sealed into the vault; the log holds only that it is there.',
    fr: 'Scellé au coffre ; le journal n’en retient que l’existence.',
  },
} as const satisfies Texts;
