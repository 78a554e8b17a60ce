import type { Texts } from '../../kernel/text.ts';

/** Why a message was not taken. */
export const messageRefusals = {
  empty: {
    en: 'Nothing in it: no text, no sender, no place',
    fr: 'Message vide : ni texte, ni expéditeur, ni lieu',
  },
  too_fast: {
    en: 'More than 600 messages a minute from this gateway: keep them and send again',
    fr: 'Plus de 600 messages par minute depuis cette passerelle : les conserver et les renvoyer',
  },
  overloaded: {
    en: 'Too much at once: keep it and send again',
    fr: 'Trop d’envois à la fois : le conserver et le renvoyer',
  },
  not_stored: {
    en: 'Could not be stored: keep it and send again',
    fr: 'Enregistrement impossible : le conserver et le renvoyer',
  },
  refused_by_record: { en: 'Refused by the record', fr: 'Refusé par le registre' },
} as const satisfies Texts;
