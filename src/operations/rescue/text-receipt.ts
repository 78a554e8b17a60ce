import type { Text } from '../../kernel/text.ts';
import type { ReceiptNote } from './wire.ts';

/** What is to be known of how a gateway brought something. */
export const receiptNoteText = {
  automatic: { en: 'written by a machine', fr: 'écrit par une machine' },
  body_unread: {
    en: 'could not be taken apart: it stands as it came',
    fr: 'n’a pu être décomposé : conservé tel qu’arrivé',
  },
  place_unread: {
    en: 'a place that could not be read: look at the words, open the link',
    fr: 'un lieu illisible : voir le texte, ouvrir le lien',
  },
  sender_unread: {
    en: 'a sender that is no number or address: see the words',
    fr: 'un expéditeur qui n’est ni un numéro ni une adresse : voir le texte',
  },
  time_unread: {
    en: 'a time that could not be read: the time of receipt stands instead',
    fr: 'une heure illisible : l’heure de réception la remplace',
  },
  fields_unread: {
    en: 'further figures that could not be read: they stand among the words',
    fr: 'd’autres éléments illisibles : ils figurent dans le texte',
  },
  parts_missing: { en: 'parts have not come yet', fr: 'des parties manquent encore' },
  words_cut: {
    en: 'longer than is kept: the rest lies at the gateway',
    fr: 'plus long que ce qui est conservé : la suite reste à la passerelle',
  },
  attachments_left: {
    en: 'attachments not kept: they lie at the mail server',
    fr: 'pièces jointes non conservées : elles restent sur le serveur de messagerie',
  },
} as const satisfies Record<ReceiptNote, Text>;
