import type { Text } from '../../kernel/text.ts';
import type { BoatCommand } from './events-boat.ts';

/** What each order on a boat does. */
export const commandText = {
  OpenBoat: { en: 'Open a boat on a contact.', fr: 'Ouvrir une embarcation sur un contact.' },
  LinkContact: { en: 'Link a contact to a boat.', fr: 'Rattacher un contact à une embarcation.' },
  GradeLink: { en: 'Say how sure a link is.', fr: 'Coter la solidité d’un lien.' },
  UnlinkContact: { en: 'Undo a link.', fr: 'Détacher un contact.' },
  RelateBoats: {
    en: 'Say what two boats have to do with one another, or that they are two.',
    fr: 'Consigner le rapport entre deux embarcations, ou qu’elles sont bien deux.',
  },
  UnrelateBoats: {
    en: 'Take back what was said of two boats.',
    fr: 'Revenir sur ce qui a été consigné de deux embarcations.',
  },
  MergeBoats: {
    en: 'Merge two records that are one boat; it can be undone.',
    fr: 'Réunir deux fiches d’une même embarcation ; réversible.',
  },
  SplitBoat: {
    en: 'Split a merged record off again.',
    fr: 'Dissocier une fiche réunie.',
  },
  SetPhase: {
    en: 'Set the phase: up freely, down with reason and evidence.',
    fr: 'Fixer la phase : la relever librement, l’abaisser avec motif et élément.',
  },
  ExplainCounts: {
    en: 'Explain why two counts differ, and which is used.',
    fr: 'Expliquer l’écart entre deux comptes, et lequel est retenu.',
  },
  RecordDispersed: {
    en: 'Record people who went ashore uncounted.',
    fr: 'Consigner des personnes dispersées à terre sans décompte.',
  },
  MarkHull: {
    en: 'Record an empty hull marked and left.',
    fr: 'Consigner une coque vide marquée et laissée.',
  },
  MakePromise: {
    en: 'Record what was promised to a caller.',
    fr: 'Consigner ce qui a été promis à un appelant.',
  },
  KeepPromise: {
    en: 'Say whether a promise was kept.',
    fr: 'Indiquer si un engagement a été tenu.',
  },
  EndSafeguarding: {
    en: 'Say that somebody has the children or injured people counted.',
    fr: 'Indiquer que les enfants ou blessés comptés sont pris en charge.',
  },
  WriteLog: { en: 'Write a line of the log.', fr: 'Porter une mention au journal.' },
  TranslateLog: {
    en: 'Put the other language beside a line of the log.',
    fr: 'Joindre l’autre langue à une mention du journal.',
  },
  NameOnScene: {
    en: 'Name the on-scene coordinator.',
    fr: 'Désigner le coordonnateur sur zone.',
  },
  NoteTask: {
    en: 'Note what dispatch has done for this boat.',
    fr: 'Reporter ce que les moyens ont fait pour cette embarcation.',
  },
  NoteRequest: {
    en: 'Note what was asked of the other side about this boat.',
    fr: 'Reporter ce qui est demandé à l’autre État sur cette embarcation.',
  },
  ProposeTransfer: {
    en: 'Propose to transfer coordination to the other side.',
    fr: 'Proposer le transfert de la coordination à l’autre État.',
  },
  NoteTransferDelivered: {
    en: 'Note that a proposal has reached the other side.',
    fr: 'Noter qu’une proposition est parvenue à l’autre État.',
  },
  AcceptTransfer: { en: 'Accept coordination.', fr: 'Accepter la coordination.' },
  RefuseTransfer: {
    en: 'Refuse coordination, with a reason.',
    fr: 'Refuser la coordination, avec motif.',
  },
  WithdrawTransfer: {
    en: 'Withdraw a proposal to transfer.',
    fr: 'Retirer une proposition de transfert.',
  },
  AssistWithoutTransfer: {
    en: 'Send help while coordination stays where it is.',
    fr: 'Envoyer un concours sans transfert de la coordination.',
  },
  TreatAsTransferred: {
    en: 'Hold the other side to be in charge: refused unless it has accepted.',
    fr: 'Tenir l’autre État pour coordonnateur : refusé tant qu’il n’a pas accepté.',
  },
  SettleCoordinator: {
    en: 'Say which side shall coordinate a boat that falls to both.',
    fr: 'Dire quel État coordonne une embarcation qui relève des deux.',
  },
  OpenSearch: { en: 'Open a search.', fr: 'Ouvrir des recherches.' },
  RecordSearchEffort: {
    en: 'Record what a unit has searched.',
    fr: 'Consigner la zone ratissée par un moyen.',
  },
  EndSearch: {
    en: 'End a search: those sought were found.',
    fr: 'Mettre fin aux recherches : les personnes sont retrouvées.',
  },
  SuspendSearch: {
    en: 'Suspend a search that was made.',
    fr: 'Suspendre des recherches menées à leur terme.',
  },
  CloseBoat: {
    en: 'Close a boat: people accounted for, identity shown, nothing against it.',
    fr: 'Clore une embarcation : personnes retrouvées, identité établie, rien ne s’y oppose.',
  },
  ReopenBoat: { en: 'Reopen a closed boat.', fr: 'Rouvrir une embarcation close.' },
  SettleDispute: {
    en: 'Say for one’s own side which of two accounts stands.',
    fr: 'Dire, pour son propre État, laquelle de deux versions est retenue.',
  },
  NoteRecall: {
    en: 'Note that a record on which a boat stands was recalled.',
    fr: 'Reporter le rappel d’un élément sur lequel repose une embarcation.',
  },
  NoteBoatRecalled: {
    en: 'Keep what is ours of a boat that the other side has recalled.',
    fr: 'Garder ce qui est à nous d’une embarcation que l’autre État a rappelée.',
  },
  AcknowledgeRecall: {
    en: 'Acknowledge that a record, or the boat itself, was recalled.',
    fr: 'Prendre acte du rappel d’un élément, ou de l’embarcation elle-même.',
  },
} as const satisfies Record<BoatCommand['type'], Text>;
