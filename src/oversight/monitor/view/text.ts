import type { Texts } from '../../../kernel/text.ts';

export const giverText = {
  monitor: {
    en: 'Only the independent monitor may do this; nobody can do it for them.',
    fr: 'Réservé au contrôleur indépendant ; nul ne peut agir à sa place.',
  },
  vault: {
    en: 'The text is open to posts that may open the vault for supervision.',
    fr: 'Le texte est ouvert aux fonctions habilitées à ouvrir le coffre pour contrôle.',
  },
} as const satisfies Texts;

export const monitorText = {
  title: { en: 'Monitor', fr: 'Contrôle indépendant' },
  lead: {
    en: 'What was opened, by whom and under which rule; what was found. A report once written cannot be changed.',
    fr: 'Ce qui a été ouvert, par qui et selon quelle règle ; ce qui a été constaté. Un rapport rédigé ne peut être modifié.',
  },
  tabs: { en: 'Views', fr: 'Vues' },
  overview: { en: 'Overview', fr: 'Vue d’ensemble' },
  glass: { en: 'Break-glass', fr: 'Bris de glace' },
  reports: { en: 'Reports', fr: 'Rapports' },
  cameras: { en: 'Cameras', fr: 'Caméras' },
  openings: { en: 'Vault openings in 24 h', fr: 'Ouvertures du coffre sur 24 h' },
  searches: { en: 'Vault searches in 24 h', fr: 'Recherches au coffre sur 24 h' },
  glassOpen: { en: 'Glass broken now', fr: 'Bris de glace en cours' },
  reviewsDue: { en: 'Reviews due', fr: 'Examens à mener' },
  approvals: {
    en: 'Proposals waiting for a second person',
    fr: 'Propositions en attente d’une seconde personne',
  },
  policy: { en: 'Policies in force', fr: 'Règles en vigueur' },
  checkpoint: { en: 'Last signed checkpoint', fr: 'Dernier point de contrôle signé' },
  checkpointAt: { en: 'at position {position}, {at} UTC', fr: 'en position {position}, {at} UTC' },
  noCheckpoint: { en: 'none yet', fr: 'aucun encore' },
  open: { en: 'Open the records', fr: 'Ouvrir les enregistrements' },
  figure: { en: 'Figure', fr: 'Chiffre' },
  value: { en: 'Value', fr: 'Valeur' },
  refusals: {
    en: 'Refusals since the node first ran, by reason',
    fr: 'Refus depuis la mise en service du nœud, par motif',
  },
  code: { en: 'Reason', fr: 'Motif' },
  count: { en: 'Number', fr: 'Nombre' },
  noRefusals: { en: 'Nothing was refused.', fr: 'Aucun refus.' },
  noGlass: { en: 'The glass was never broken.', fr: 'Aucun bris de glace.' },
  noReports: { en: 'No report has been written.', fr: 'Aucun rapport n’a été rédigé.' },
  by: { en: 'By', fr: 'Par' },
  desk: { en: 'Desk', fr: 'Poste' },
  reason: { en: 'Danger', fr: 'Péril' },
  reference: { en: 'Case', fr: 'Affaire' },
  from: { en: 'From, UTC · local', fr: 'Du, UTC · locale' },
  until: { en: 'Until, UTC · local', fr: 'Au, UTC · locale' },
  opened: { en: 'Openings', fr: 'Ouvertures' },
  review: { en: 'Review', fr: 'Examen' },
  due: { en: 'due', fr: 'à mener' },
  dueBy: { en: 'Review due by', fr: 'Examen à mener avant le' },
  reviewedBy: { en: 'Reviewed by', fr: 'Examiné par' },
  finding: { en: 'Finding', fr: 'Constat' },
  reviewDo: { en: 'Record the finding', fr: 'Inscrire le constat' },
  none: { en: 'none', fr: 'aucun' },
  report: { en: 'Report', fr: 'Rapport' },
  at: { en: 'Written, UTC · local', fr: 'Rédigé, UTC · locale' },
  about: { en: 'About', fr: 'Objet' },
  aboutHint: {
    en: 'A case such as FR-007, or the report that this one corrects. No name.',
    fr: 'Une affaire telle que FR-007, ou le rapport que celui-ci corrige. Aucun nom.',
  },
  aboutFault: {
    en: 'Letters, digits, . _ : and - only.',
    fr: 'Lettres, chiffres, . _ : et - uniquement.',
  },
  sha: { en: 'SHA-256 of the text', fr: 'SHA-256 du texte' },
  text: { en: 'Text', fr: 'Texte' },
  textHint: {
    en: 'From 40 to 20,000 signs. Sealed in the vault; its hash stands in the book.',
    fr: 'De 40 à 20 000 signes. Scellé au coffre ; son empreinte figure au journal.',
  },
  textFault: { en: 'From 40 to 20,000 signs.', fr: 'De 40 à 20 000 signes.' },
  write: { en: 'Write a report', fr: 'Rédiger un rapport' },
  writeDo: { en: 'Write it in the book', fr: 'Inscrire au journal' },
  final: {
    en: 'Once written it cannot be changed, by nobody; a correction is a new report.',
    fr: 'Une fois inscrit, nul ne peut le modifier ; une correction est un nouveau rapport.',
  },
  read: { en: 'Read the text', fr: 'Lire le texte' },
  readHint: {
    en: 'One opening of the vault for supervision, written in the log.',
    fr: 'Une ouverture du coffre pour contrôle, inscrite au journal.',
  },
  gone: {
    en: 'The vault gives nothing here to your post.',
    fr: 'Le coffre ne livre rien ici à votre fonction.',
  },
} as const satisfies Texts;

/** The words of the watch for each danger, repeated here: one context never reads another's. */
export const dangerText = {
  people_in_water: { en: 'People in the water', fr: 'Personnes à la mer' },
  boat_sinking: { en: 'Boat sinking', fr: 'Embarcation en train de couler' },
  casualty: { en: 'Casualty in danger of life', fr: 'Blessé en danger de mort' },
  fire: { en: 'Fire', fr: 'Incendie' },
  person_missing: { en: 'Person missing', fr: 'Personne manquante' },
  other_danger_to_life: { en: 'Other danger to life', fr: 'Autre danger pour la vie' },
} as const satisfies Texts;
