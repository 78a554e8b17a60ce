import type { Text, Texts } from '../../../kernel/text.ts';
import type { RefusalReason } from '../../../kernel/proposal.ts';
import type { DecidedView } from '../wire.ts';

export const approvalText = {
  title: { en: 'Approvals', fr: 'Approbations' },
  lead: {
    en: 'Acts that two persons answer for. Nothing changes before the second one says so.',
    fr: 'Actes dont deux personnes répondent. Rien ne change avant l’accord de la seconde.',
  },
  tabs: { en: 'Proposals', fr: 'Propositions' },
  waiting: { en: 'Waiting', fr: 'En attente' },
  decided: { en: 'Decided', fr: 'Tranchées' },
  noneWaiting: { en: 'Nothing waits for a second person.', fr: 'Rien n’attend une seconde personne.' },
  noneDecided: { en: 'Nothing has been decided yet.', fr: 'Rien n’a encore été tranché.' },
  what: { en: 'What is proposed', fr: 'Acte proposé' },
  by: { en: 'Proposed by', fr: 'Proposé par' },
  at: { en: 'Proposed, UTC · local', fr: 'Proposé, UTC · locale' },
  lapses: { en: 'Lapses, UTC · local', fr: 'Caduc, UTC · locale' },
  about: { en: 'About', fr: 'Concerne' },
  you: { en: 'You', fr: 'Vous' },
  mine: { en: 'yours', fr: 'la vôtre' },
  open: { en: 'you may decide', fr: 'à vous de trancher' },
  closed: { en: 'not for your post', fr: 'hors de votre fonction' },
  toRefuse: { en: 'author left the post', fr: 'auteur hors fonction' },
  against: { en: 'What speaks against', fr: 'Ce qui s’y oppose' },
  for: { en: 'What speaks for it', fr: 'Ce qui plaide pour' },
  fields: { en: 'The act in full', fr: 'L’acte en entier' },
  act: { en: 'Act', fr: 'Acte' },
  nothingAgainst: {
    en: 'The node finds nothing against it on the present state. Judge the act itself.',
    fr: 'Le nœud n’y trouve rien à opposer en l’état. Jugez l’acte lui-même.',
  },
  openBoat: { en: 'See what stands against it, on {boat}', fr: 'Voir ce qui s’y oppose, sur {boat}' },
  againstOnBoat: {
    en: 'What stands against it is on the boat’s own page: read it there before deciding.',
    fr: 'Ce qui s’y oppose figure sur la page de l’embarcation : le lire avant de trancher.',
  },
  openTip: { en: 'See the tip', fr: 'Voir le renseignement' },
  againstOnTip: {
    en: 'What was learned, its handling, and any text told before are on the tip’s own page: read it before deciding.',
    fr: 'Le contenu, son traitement et tout texte déjà communiqué figurent sur la page du renseignement : la lire avant de trancher.',
  },
  author: {
    en: 'You proposed this. The author never approves; somebody else who may do the act must.',
    fr: 'Vous en êtes l’auteur. L’auteur n’approuve jamais ; une autre personne habilitée doit le faire.',
  },
  authorShort: { en: 'The author never approves.', fr: 'L’auteur n’approuve jamais.' },
  missing: {
    en: 'Your post may not do the act itself, so you may not approve it: {missing}',
    fr: 'Votre fonction ne permet pas l’acte lui-même, donc pas son approbation : {missing}',
  },
  missingPlain: {
    en: 'Your post may not do the act itself, so you may not approve it.',
    fr: 'Votre fonction ne permet pas l’acte lui-même, donc pas son approbation.',
  },
  authorLacks: {
    en: 'Whoever proposed this no longer holds the post for it: it cannot be approved. Refuse it; somebody who holds the post can propose it anew.',
    fr: 'L’auteur n’exerce plus la fonction requise : l’acte ne peut être approuvé. Refusez-le ; quiconque exerce cette fonction peut le proposer à nouveau.',
  },
  yourLack: {
    en: 'You no longer hold the post for this act: nobody can approve it. Withdraw it.',
    fr: 'Vous n’exercez plus la fonction requise : nul ne peut approuver cet acte. Retirez votre proposition.',
  },
  soon: { en: 'It lapses in {left}.', fr: 'Caduque dans {left}.' },
  proposedBy: { en: '{by} proposed it at {at} UTC.', fr: '{by} l’a proposé à {at} UTC.' },
  approve: { en: 'Approve', fr: 'Approuver' },
  refuse: { en: 'Refuse', fr: 'Refuser' },
  withdraw: { en: 'Withdraw the proposal', fr: 'Retirer la proposition' },
  onlyAuthor: {
    en: 'Only the author withdraws a proposal; you may refuse it.',
    fr: 'Seul l’auteur retire une proposition ; vous pouvez la refuser.',
  },
  reason: { en: 'Why it is refused', fr: 'Motif du refus' },
  approveHint: {
    en: 'Approved, the act is done in the same step and in both names.',
    fr: 'Approuvé, l’acte est accompli dans le même temps, aux deux noms.',
  },
  noRight: {
    en: 'Your post decides no proposals. Posts that may do an act themselves may approve it.',
    fr: 'Votre fonction ne tranche aucune proposition. Qui peut accomplir un acte peut l’approuver.',
  },
  outcome: { en: 'Outcome', fr: 'Issue' },
  decidedBy: { en: 'Decided by', fr: 'Tranchée par' },
  decidedAt: { en: 'Decided, UTC · local', fr: 'Tranchée, UTC · locale' },
  because: { en: 'Reason', fr: 'Motif' },
  none: { en: 'none', fr: 'aucun' },
} as const satisfies Texts;

export const outcomeText = {
  approved: { en: 'Approved', fr: 'Approuvée' },
  refused: { en: 'Refused', fr: 'Refusée' },
  withdrawn: { en: 'Withdrawn', fr: 'Retirée' },
  lapsed: { en: 'Lapsed', fr: 'Caduque' },
} as const satisfies Record<DecidedView['outcome'], Text>;

export const refusalReasonText = {
  wrong_person: { en: 'Wrong person', fr: 'Mauvaise personne' },
  wrong_record: { en: 'Wrong record', fr: 'Mauvais dossier' },
  not_necessary: { en: 'Not necessary', fr: 'Non nécessaire' },
  not_lawful: { en: 'Not lawful', fr: 'Non conforme au droit' },
  needs_more: { en: 'More must be known first', fr: 'Éléments insuffisants' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<RefusalReason, Text>;

/** Names of the fields that commands for two persons have; a field that is not here is shown by its own name. */
export const fieldText = {
  boat: { en: 'Boat', fr: 'Embarcation' },
  outcome: { en: 'Outcome', fr: 'Issue' },
  search: { en: 'Search', fr: 'Recherches' },
  staff: { en: 'Member of staff', fr: 'Agent' },
  marking: { en: 'Marking', fr: 'Mention' },
  caveats: { en: 'Caveats', fr: 'Restrictions' },
  from: { en: 'From', fr: 'À partir du' },
  until: { en: 'Until', fr: 'Jusqu’au' },
  post: { en: 'Post', fr: 'Fonction' },
  holder: { en: 'Holder', fr: 'Titulaire' },
  reason: { en: 'Reason', fr: 'Motif' },
  subject: { en: 'Subject', fr: 'Personne concernée' },
  ground: { en: 'Ground', fr: 'Fondement' },
  hold: { en: 'Hold', fr: 'Gel' },
  base: { en: 'Against the text', fr: 'Par rapport au texte' },
  files: { en: 'Files', fr: 'Fichiers' },
  tip: { en: 'Tip', fr: 'Renseignement' },
  kind: { en: 'Kind', fr: 'Nature' },
  place: { en: 'Place', fr: 'Lieu' },
  zone: { en: 'Zone', fr: 'Zone' },
  words: { en: 'Words', fr: 'Termes' },
  language: { en: 'Language', fr: 'Langue' },
  body: { en: 'Answering body', fr: 'Organisme responsable' },
  edition: { en: 'In place of text number', fr: 'Remplace le texte numéro' },
  amendment: { en: 'Why it is amended', fr: 'Motif de la rectification' },
  record: { en: 'Record', fr: 'Dossier' },
  version: { en: 'Entry', fr: 'Acte n°' },
  peer: { en: 'Other node', fr: 'Autre nœud' },
  reference: { en: 'File number', fr: 'Référence du dossier' },
  purpose: { en: 'Purpose', fr: 'Finalité' },
  jurisdiction: { en: 'Remits', fr: 'Domaines de compétence' },
} as const satisfies Texts;
