import type { Texts } from '../../kernel/text.ts';

/** Why a mail was not taken. */
export const mailRefusals = {
  empty: {
    en: 'Nothing in it: no sender and no words',
    fr: 'Courriel vide : ni expéditeur ni texte',
  },
  too_fast: {
    en: 'More than 600 mails a minute from this server: keep them in the queue and send again',
    fr: 'Plus de 600 courriels par minute depuis ce serveur : les garder en file et les renvoyer',
  },
  overloaded: {
    en: 'Too much at once: keep it in the queue and send again',
    fr: 'Trop d’envois à la fois : le garder en file et le renvoyer',
  },
  not_stored: {
    en: 'Could not be stored: keep it in the queue and send again',
    fr: 'Enregistrement impossible : le garder en file et le renvoyer',
  },
  refused_by_record: { en: 'Refused by the record', fr: 'Refusé par le registre' },
} as const satisfies Texts;
