import type { Text } from '../../kernel/text.ts';

/** What follows if nobody acts, and the act: of each condition of the watch's own room. */
export const conditionText = {
  belowMinimum: {
    consequence: {
      en: 'The watch is below its minimum: calls and positions will go unseen.',
      fr: 'Le quart est sous son effectif minimal : des appels et des positions passeront inaperçus.',
    },
    act: {
      en: 'Bring in staff, or ask the other side for help.',
      fr: 'Rappeler du personnel ou demander du renfort à l’autre partie.',
    },
  },
  watchEmpty: {
    consequence: {
      en: 'Nobody keeps this watch: whoever calls is not heard.',
      fr: 'Personne ne tient ce quart : les appels ne sont pas entendus.',
    },
    act: {
      en: 'Take the watch, or give it to the other side, at once.',
      fr: 'Prendre le quart ou le confier à l’autre partie, sans attendre.',
    },
  },
  helpAsked: {
    consequence: {
      en: 'The other side cannot follow all its boats by itself.',
      fr: 'L’autre partie ne peut suivre seule toutes ses embarcations.',
    },
    act: { en: 'Accept or refuse.', fr: 'Accepter ou refuser.' },
  },
  helpUnanswered: {
    consequence: {
      en: 'A call for help has had no answer: each side may believe that the other is coming.',
      fr: 'Une demande de renfort est sans réponse : chacun peut croire que l’autre intervient.',
    },
    act: {
      en: 'Speak to the other side, and answer.',
      fr: 'Joindre l’autre partie et répondre.',
    },
  },
  halfSigned: {
    consequence: {
      en: 'One has signed the handover, nobody has taken it: the desk may be without anybody.',
      fr: 'Le sortant a signé, personne n’a pris la suite : le poste est peut-être vacant.',
    },
    act: {
      en: 'See who keeps the desk; sign, or prepare the sheet anew.',
      fr: 'Vérifier qui tient le poste ; signer ou refaire la fiche.',
    },
  },
  overloaded: {
    consequence: {
      en: 'More lies on this desk than can be followed: what comes next will wait.',
      fr: 'Ce poste porte plus qu’il n’est possible de suivre : la suite attendra.',
    },
    act: {
      en: 'Move boats to another desk, or ask for help.',
      fr: 'Répartir les embarcations sur un autre poste ou demander du renfort.',
    },
  },
} as const satisfies Record<string, { readonly consequence: Text; readonly act: Text }>;
