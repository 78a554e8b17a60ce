import type { Condition } from '../../../kernel/label.ts';
import type { Text, Texts } from '../../../kernel/text.ts';
import type { Permitted, TipWithdrawal } from '../events-tip.ts';
import type { TipPhase } from '../wire-tip.ts';

export const phaseText = {
  written: { en: 'Not released', fr: 'Non communiqué' },
  released: { en: 'Released', fr: 'Communiqué' },
  over: { en: 'Over', fr: 'Échu' },
  withdrawn: { en: 'Taken back', fr: 'Retiré' },
} as const satisfies Record<TipPhase, Text>;

/** What each letter and figure of both schemes says. Wording ours; source: FACTS, sections 1 and 2. */
export const gradeText = {
  '4x4': {
    source: {
      A: { en: 'A: no doubt, or always reliable', fr: 'A : aucun doute, ou toujours fiable' },
      B: { en: 'B: mostly reliable so far', fr: 'B : fiable dans la plupart des cas' },
      C: { en: 'C: mostly unreliable so far', fr: 'C : peu fiable dans la plupart des cas' },
      X: { en: 'X: cannot be assessed', fr: 'X : fiabilité non évaluable' },
    },
    information: {
      '1': { en: '1: not in doubt', fr: '1 : exactitude certaine' },
      '2': { en: '2: known to the source itself', fr: '2 : connu personnellement de la source' },
      '3': { en: '3: heard, and borne out', fr: '3 : ouï-dire, corroboré' },
      '4': { en: '4: heard, and not borne out', fr: '4 : ouï-dire, non corroboré' },
    },
  },
  '3x5x2': {
    source: {
      '1': { en: '1: reliable', fr: '1 : fiable' },
      '2': { en: '2: untested', fr: '2 : non éprouvée' },
      '3': { en: '3: not reliable', fr: '3 : non fiable' },
    },
    information: {
      A: { en: 'A: known directly', fr: 'A : connu directement' },
      B: { en: 'B: known indirectly, borne out', fr: 'B : connu indirectement, corroboré' },
      C: { en: 'C: known indirectly', fr: 'C : connu indirectement' },
      D: { en: 'D: not known', fr: 'D : inconnu' },
      E: { en: 'E: suspected to be false', fr: 'E : probablement faux' },
    },
  },
} as const;

export const schemeText = {
  '4x4': { en: 'European 4x4', fr: '4x4 européen' },
  '3x5x2': { en: 'British 3x5x2', fr: '3x5x2 britannique' },
} as const satisfies Texts;

export const handlingText = {
  H0: {
    en: 'H0: only to prevent and combat crime',
    fr: 'H0 : prévention et répression de la criminalité seulement',
  },
  H1: { en: 'H1: not in court without leave', fr: 'H1 : pas en justice sans accord' },
  H2: { en: 'H2: not passed on without leave', fr: 'H2 : pas de transmission sans accord' },
  H3: { en: 'H3: other conditions, written', fr: 'H3 : autres conditions, écrites' },
  C: { en: 'C: shared with conditions, written', fr: 'C : partage sous conditions, écrites' },
} as const satisfies Record<Condition, Text>;

export const permittedText = {
  site: { en: 'Fixed sites', fr: 'Sites fixes' },
  freight: { en: 'Freight', fr: 'Fret' },
  watch: { en: 'Watch at sea', fr: 'Quart en mer' },
  other_state: { en: 'The other state', fr: 'L’autre État' },
} as const satisfies Record<Permitted, Text>;

export const withdrawalText = {
  no_longer_true: { en: 'No longer true', fr: 'N’est plus exact' },
  released_in_error: { en: 'Released in error', fr: 'Communiqué par erreur' },
  source_at_risk: { en: 'The source is at risk', fr: 'La source est en danger' },
} as const satisfies Record<TipWithdrawal, Text>;

export const intelText = {
  title: { en: 'Intelligence', fr: 'Renseignement' },
  lead: {
    en: 'What was learned stays sealed; a room is told only what two people release.',
    fr: 'Le contenu reste scellé ; une salle n’apprend que ce que deux personnes communiquent.',
  },
  table: { en: 'Tips', fr: 'Renseignements' },
  empty: { en: 'No tip has been written for a month.', fr: 'Aucun renseignement depuis un mois.' },
  shown: { en: 'Which tips', fr: 'Quels renseignements' },
  all: { en: 'All', fr: 'Tous' },
  phase: { en: 'State', fr: 'État' },
  kind: { en: 'About', fr: 'Objet' },
  place: { en: 'Place', fr: 'Lieu' },
  placeHint: {
    en: 'Name of a site, a place of freight or a stretch of coast; empty: all.',
    fr: 'Nom d’un site, d’un lieu de fret ou d’un secteur côtier ; vide : tous.',
  },
  zone: { en: 'Zone', fr: 'Zone' },
  from: { en: 'From', fr: 'Du' },
  until: { en: 'Until', fr: 'Au' },
  grade: { en: 'Grade', fr: 'Cotation' },
  handling: { en: 'Handling', fr: 'Traitement' },
  rooms: { en: 'Released to', fr: 'Communiqué à' },
  written: { en: 'Written', fr: 'Rédigé' },
  nobody: { en: 'no room', fr: 'aucune salle' },
  shared: { en: 'P: lawful sharing permitted', fr: 'P : partage licite autorisé' },
  write: { en: 'Write a tip…', fr: 'Rédiger un renseignement…' },
  writeTitle: { en: 'Write a tip', fr: 'Rédiger un renseignement' },
  writeIt: { en: 'Write', fr: 'Enregistrer' },
  report: { en: 'What was learned', fr: 'Ce qui a été appris' },
  reportHint: {
    en: 'Sealed in the vault; no release ever holds it.',
    fr: 'Scellé au coffre ; aucune communication ne le reprend.',
  },
  scheme: { en: 'Scheme', fr: 'Système de cotation' },
  source: { en: 'Source', fr: 'Source' },
  information: { en: 'What it says', fr: 'Information' },
  conditions: { en: 'Conditions of the provider', fr: 'Conditions du fournisseur' },
  conditionsHint: {
    en: 'Needed with H3 and C; sealed as the report is.',
    fr: 'Requises avec H3 et C ; scellées comme le contenu.',
  },
  permits: { en: 'The provider lets it go to', fr: 'Le fournisseur autorise la communication à' },
  permitsHint: {
    en: 'Asked for where H2, H3 or C stops it from being passed on.',
    fr: 'Requis lorsque H2, H3 ou C en interdit la transmission.',
  },
  words: { en: 'Sanitised words', fr: 'Termes expurgés' },
  wordsHint: {
    en: 'For release: one line, nobody’s name or number, nothing that leads to the source.',
    fr: 'À communiquer : une ligne, ni nom ni numéro, rien qui mène à la source.',
  },
  language: { en: 'Language of the words', fr: 'Langue des termes' },
  release: { en: 'Release', fr: 'Communiquer' },
  releaseTo: { en: 'Release to {room}…', fr: 'Communiquer : {room}…' },
  releaseTitle: { en: 'Release to {room}', fr: 'Communiquer : {room}' },
  propose: { en: 'Propose the release', fr: 'Proposer la communication' },
  second: {
    en: 'A second analyst answers for it: until they approve, nothing leaves.',
    fr: 'Un second analyste en répond : rien ne part avant son accord.',
  },
  amend: { en: 'Amend for {room}…', fr: 'Rectifier : {room}…' },
  amendTitle: { en: 'Amend what was released to {room}', fr: 'Rectifier la communication : {room}' },
  proposeAmendment: { en: 'Propose the amendment', fr: 'Proposer la rectification' },
  secondAmends: {
    en: 'A second analyst answers for it: until they approve, the text of before stands. Whoever had read that one is asked to read this one.',
    fr: 'Un second analyste en répond : le texte antérieur demeure jusqu’à son accord. Qui l’avait lu devra lire celui-ci.',
  },
  why: { en: 'Why it is amended', fr: 'Motif de la rectification' },
  amended: { en: 'amended: {why}', fr: 'rectifié : {why}' },
  earlierTexts: { en: 'Earlier texts: {count}', fr: 'Textes antérieurs : {count}' },
  roomIsOver: {
    en: 'The hours told to this room are over.',
    fr: 'Les heures indiquées à cette salle sont passées.',
  },
  leaves: { en: 'What leaves, and nothing else', fr: 'Ce qui part, et rien d’autre' },
  band: { en: 'As a grade it bears: {band}', fr: 'Cotation indiquée : {band}' },
  purpose: { en: 'For: {purpose}', fr: 'Finalité : {purpose}' },
  marking: { en: 'Marking', fr: 'Mention' },
  tell: { en: 'Whom', fr: 'Destinataire' },
  ownState: { en: 'This state’s watch', fr: 'Le quart de cet État' },
  bothStates: { en: 'Both states’ watches', fr: 'Les quarts des deux États' },
  releasedAlready: { en: 'Released to this room already.', fr: 'Déjà communiqué à cette salle.' },
  isWithdrawn: { en: 'It has been taken back.', fr: 'Il a été retiré.' },
  isOver: { en: 'Its hours are over.', fr: 'Les heures indiquées sont passées.' },
  needsPermission: {
    en: 'Its handling code stops it: the provider must permit.',
    fr: 'Son code de traitement l’interdit : accord du fournisseur requis.',
  },
  withdraw: { en: 'Take back…', fr: 'Retirer…' },
  withdrawTitle: { en: 'Take the tip back', fr: 'Retirer le renseignement' },
  withdrawIt: { en: 'Take back', fr: 'Retirer' },
  withdrawHint: {
    en: 'It leaves every room at once. Whoever has read it has read it.',
    fr: 'Il quitte toutes les salles aussitôt. Qui l’a lu l’a lu.',
  },
  reason: { en: 'Reason', fr: 'Motif' },
  became: { en: 'What became of it', fr: 'Suites' },
  becameHint: {
    en: 'Only what policy lets back: that a room read it, and ashore that it acted. Of a rescue nothing comes back.',
    fr: 'Seul ce que les règles laissent revenir : lecture par une salle et, à terre, suite donnée. Rien d’un sauvetage.',
  },
  notReleased: { en: 'It has been released to no room.', fr: 'Il n’a été communiqué à aucune salle.' },
  notSeen: { en: 'not read yet', fr: 'pas encore lu' },
  seen: { en: 'read', fr: 'lu' },
  acted: { en: 'acted on', fr: 'suivi d’effet' },
  toState: { en: 'and to {state}', fr: 'et à {state}' },
  open: { en: 'Open what was learned…', fr: 'Ouvrir le contenu…' },
  openHint: { en: 'The opening is written in the log.', fr: 'La consultation est consignée au journal.' },
  nothingOpen: { en: 'Nothing of it is open to you.', fr: 'Rien ne vous en est ouvert.' },
  giver: {
    en: 'Not for your post: analysts write and release tips.',
    fr: 'Non ouvert à votre fonction : réservé aux analystes.',
  },
  vaultGiver: {
    en: 'Not for your post: analysts open what was learned.',
    fr: 'Non ouvert à votre fonction : réservé aux analystes.',
  },
} as const satisfies Texts;
