import type { Texts } from '../../../kernel/text.ts';

export const policiesText = {
  title: { en: 'Policies', fr: 'Règles d’accès' },
  lead: {
    en: 'The text by which the node decides who may see and do what. Two persons change it; the change is in the book.',
    fr: 'Le texte selon lequel le nœud décide qui peut voir et faire quoi. Deux personnes le modifient ; le journal en fait foi.',
  },
  files: { en: 'Files', fr: 'Fichiers' },
  inForce: { en: 'Text in force', fr: 'Texte en vigueur' },
  proposed: { en: 'Proposed text', fr: 'Texte proposé' },
  difference: { en: 'What would change', fr: 'Ce qui changerait' },
  noDifference: { en: 'Nothing would change yet.', fr: 'Rien ne changerait pour l’instant.' },
  changed: { en: 'changed', fr: 'modifié' },
  hash: { en: 'Fingerprint', fr: 'Empreinte' },
  since: { en: 'In force since', fr: 'En vigueur depuis' },
  position: { en: 'Journal position', fr: 'Position au journal' },
  none: { en: 'none', fr: 'aucune' },
  edit: { en: 'Propose a change', fr: 'Proposer une modification' },
  propose: { en: 'Propose to a second person', fr: 'Proposer à une seconde personne' },
  dropChange: { en: 'Back to the text in force', fr: 'Revenir au texte en vigueur' },
  nothing: {
    en: 'Nothing is changed: there is nothing to propose.',
    fr: 'Rien n’est modifié : rien à proposer.',
  },
  giver: {
    en: 'The administrator proposes a change of policies; a second person approves it.',
    fr: 'L’administrateur propose une modification des règles ; une seconde personne l’approuve.',
  },
  fault: { en: 'Fault', fr: 'Défaut' },
  at: { en: '{file}, line {line}', fr: '{file}, ligne {line}' },
  showLine: { en: 'Show the line', fr: 'Afficher la ligne' },
  moved: {
    en: 'The text in force has changed since you began. Your text stands; compare it again before proposing.',
    fr: 'Le texte en vigueur a changé depuis. Votre texte est conservé ; comparez-le de nouveau avant de proposer.',
  },
  empty: { en: 'No policy text is in force.', fr: 'Aucun texte n’est en vigueur.' },
  lines: {
    en: '{gone, plural, one {# line goes} other {# lines go}}, {come, plural, one {# comes} other {# come}}',
    fr: '{gone, plural, one {# ligne supprimée} other {# lignes supprimées}}, {come, plural, one {# ajoutée} other {# ajoutées}}',
  },
  gone: { en: 'goes:', fr: 'supprimée :' },
  come: { en: 'comes:', fr: 'ajoutée :' },
  find: { en: 'Find in the text', fr: 'Chercher dans le texte' },
  lineCount: { en: 'Lines', fr: 'Lignes' },
  fileName: { en: 'File', fr: 'Fichier' },
  openHint: {
    en: 'Open a file to read it, or to propose another text for it.',
    fr: 'Ouvrez un fichier pour le lire ou proposer un autre texte.',
  },
} as const satisfies Texts;
