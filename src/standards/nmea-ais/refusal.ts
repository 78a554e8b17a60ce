import type { Texts } from '../../kernel/text.ts';

/** Why a line, or a message made of lines, was not passed on. The order is that of the checks. */
export const refusalTexts = {
  too_long: { en: 'Line too long', fr: 'Ligne trop longue' },
  not_a_sentence: { en: 'Not a sentence', fr: 'Pas une phrase NMEA' },
  bad_tag_block: {
    en: 'Tag block damaged: its time and source are not used',
    fr: 'Bloc d’étiquettes altéré : heure et source écartées',
  },
  no_checksum: { en: 'No checksum', fr: 'Somme de contrôle absente' },
  bad_checksum: { en: 'Wrong checksum', fr: 'Somme de contrôle fausse' },
  bad_fields: { en: 'Fields of the sentence are wrong', fr: 'Champs de la phrase incorrects' },
  bad_armour: { en: 'Character outside the six-bit alphabet', fr: 'Caractère hors de l’alphabet à six bits' },
  part_repeated: { en: 'Part already received', fr: 'Fragment déjà reçu' },
  part_missing: { en: 'Part of the message missing', fr: 'Fragment du message manquant' },
  part_expired: { en: 'Rest of the message came too late', fr: 'Suite du message arrivée trop tard' },
  part_evicted: { en: 'Too many unfinished messages', fr: 'Trop de messages inachevés' },
  too_short: { en: 'Message too short for its type', fr: 'Message trop court pour son type' },
  unknown_type: { en: 'Unknown message type', fr: 'Type de message inconnu' },
  unknown_part: { en: 'Unknown part of a static report', fr: 'Partie inconnue d’un message statique' },
} as const satisfies Texts;

export type AisRefusalCode = keyof typeof refusalTexts;

/** One refusal as counted and shown. */
export interface AisRefusal {
  readonly code: AisRefusalCode;
  /** 1-based line at which it was decided. */
  readonly line: number;
  /** How many lines it disposes of; 0 for `bad_tag_block`, after which the sentence itself is still read. */
  readonly lines: number;
}
