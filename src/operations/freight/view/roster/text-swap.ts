import type { Texts } from '../../../../kernel/text.ts';

/** What is said of swaps of duties. */
export const swapText = {
  swaps: { en: 'Swaps', fr: 'Échanges' },
  noSwaps: {
    en: 'No swap waits for anybody. Each person asks for one from their own duty, under People.',
    fr: 'Aucun échange en attente. Chacun le demande à partir de sa vacation, sous Personnes.',
  },
  gives: { en: 'Gives', fr: 'Donne' },
  takes: { en: 'For', fr: 'Contre' },
  from: { en: 'Asked by', fr: 'Demandé par' },
  to: { en: 'Asked of', fr: 'Demandé à' },
  nothing: { en: 'nothing', fr: 'rien' },
  gone: { en: 'no longer on the roster', fr: 'plus au tableau' },
  waitsFor: { en: 'Waits for', fr: 'En attente de' },
  waitsOther: { en: 'the other person', fr: 'l’autre personne' },
  waitsSupervisor: { en: 'the supervisor', fr: 'le chef de contrôle' },
  since: { en: 'Since, UTC · local', fr: 'Depuis, UTC · locale' },
  accept: { en: 'Accept', fr: 'Accepter' },
  decline: { en: 'Decline', fr: 'Décliner' },
  withdraw: { en: 'Withdraw', fr: 'Retirer' },
  approve: { en: 'Approve', fr: 'Valider' },
  refuse: { en: 'Refuse', fr: 'Refuser' },
  otherOnly: {
    en: 'Only the person who is asked may answer.',
    fr: 'Seule la personne sollicitée peut répondre.',
  },
  askerOnly: {
    en: 'Only the person who asked may take it back.',
    fr: 'Seule la personne qui l’a demandé peut le retirer.',
  },
  thirdOnly: {
    en: 'Neither of the two settles their own swap: another supervisor does.',
    fr: 'Aucun des deux ne statue sur son propre échange : un autre responsable le fait.',
  },
  notAccepted: {
    en: 'The other person has not accepted yet.',
    fr: 'L’autre personne n’a pas encore accepté.',
  },
  acceptedAlready: { en: 'It is accepted already.', fr: 'Il est déjà accepté.' },
  restChecked: {
    en: 'The rest of both is checked when it is asked, accepted and approved. Approved, the roster changes at once.',
    fr: 'Le repos des deux est vérifié à la demande, à l’acceptation et à la validation. Validé, le tableau change aussitôt.',
  },
  ask: { en: 'Ask for a swap', fr: 'Demander un échange' },
  askIt: { en: 'Ask', fr: 'Demander' },
  other: { en: 'Who is to take it', fr: 'Qui la reprendrait' },
  otherHint: { en: 'Members of the same team.', fr: 'Membres de la même équipe.' },
  otherDuty: { en: 'For which duty of theirs', fr: 'Contre quelle vacation' },
  otherDutyHint: { en: 'Empty: for nothing.', fr: 'Vide : sans contrepartie.' },
  nobody: {
    en: 'Nobody else is in this team.',
    fr: 'Personne d’autre dans cette équipe.',
  },
} as const satisfies Texts;
