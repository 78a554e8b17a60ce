import type { Text, Texts } from '../../kernel/text.ts';
import type { RecallRefusal } from './decide-recall.ts';
import type { RecallOrderReason } from './recall-events.ts';

/** What stands in the way before anything is decided. */
export type RecallAskRefusal = 'nothing_released' | 'recall_waiting';

/** Why a record is not taken back, in the reader's language. */
export const recallRefusals = {
  author_missing: {
    en: 'Nobody stands behind this order: it is not taken.',
    fr: 'Nul n’est identifié comme auteur de cet ordre : il n’est pas pris.',
  },
  already_recalled: {
    en: 'It has been taken back from this node already; how the node answered stands beside the record.',
    fr: 'Il est déjà rappelé de ce nœud ; la réponse de celui-ci figure auprès de l’acte.',
  },
  nothing_released: {
    en: 'Nothing of this record has left for this node: there is nothing to take back.',
    fr: 'Rien de cet acte n’est parti vers ce nœud : il n’y a rien à rappeler.',
  },
  recall_waiting: {
    en: 'Taking it back is proposed already and waits for its second person.',
    fr: 'Son rappel est déjà proposé et attend une seconde personne.',
  },
} as const satisfies Record<RecallRefusal | RecallAskRefusal, Text>;

/** Why a person ordered it. */
export const recallOrderReasonText = {
  released_in_error: { en: 'released in error', fr: 'communiqué par erreur' },
  consent_withdrawn: {
    en: 'whoever gave it has withdrawn consent',
    fr: 'la source a retiré son consentement',
  },
  corrected_elsewhere: {
    en: 'wrong, and corrected in another record',
    fr: 'inexact, et rectifié dans un autre acte',
  },
  court_order: { en: 'order of a court', fr: 'décision de justice' },
  data_protection_order: {
    en: 'order of the data protection officer',
    fr: 'injonction du délégué à la protection des données',
  },
  danger_to_person: { en: 'danger to a person', fr: 'danger pour une personne' },
} as const satisfies Record<RecallOrderReason, Text>;

export const recallText = {
  open: { en: 'Recall from {peer}', fr: 'Rappeler ({peer})' },
  title: { en: 'Recall from {peer}', fr: 'Rappel ({peer})' },
  reason: { en: 'Reason', fr: 'Motif' },
  reasonMissing: { en: 'Choose why it is taken back.', fr: 'Choisissez le motif du rappel.' },
  reference: { en: 'File number', fr: 'Référence du dossier' },
  referenceHint: {
    en: 'Of the court or the letter, where there is one. No names, no sentences. It stays on this node.',
    fr: 'De la juridiction ou du courrier, le cas échéant. Ni nom ni phrase. Elle reste sur ce nœud.',
  },
  referenceFault: {
    en: 'Letters, figures and . _ : / - only, at most 64.',
    fr: 'Lettres, chiffres et . _ : / - seulement, 64 au plus.',
  },
  told: {
    en: 'The other node is asked to use it no longer. It is told neither the reason nor who ordered it.',
    fr: 'L’autre nœud est prié de ne plus l’utiliser. Ni le motif ni l’auteur ne lui sont indiqués.',
  },
  propose: { en: 'Propose to a second person', fr: 'Proposer à une seconde personne' },
  close: { en: 'Do not recall', fr: 'Ne pas rappeler' },
  giver: {
    en: 'The duty officer, the gold commander and the data protection officer order a recall.',
    fr: 'Le rappel est ordonné par l’officier de permanence, le commandant stratégique ou le délégué à la protection des données.',
  },
  order: { en: 'Recall ordered', fr: 'Rappel ordonné' },
  proposedBy: { en: 'Proposed by', fr: 'Proposé par' },
  confirmedBy: { en: 'Confirmed by', fr: 'Confirmé par' },
  awaitsSecond: { en: 'waits for a second person', fr: 'attend une seconde personne' },
  notSent: { en: 'ordered, not sent yet', fr: 'ordonné, pas encore envoyé' },
} as const satisfies Texts;
