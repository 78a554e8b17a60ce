import type { Text } from '../../../kernel/text.ts';
import type { DutyCommand } from './events-duty.ts';
import type { SearchCommand } from './events-search.ts';
import type { SwapCommand } from './events-swap.ts';
import type { TeamCommand } from './events-team.ts';

type Named = DutyCommand['type'] | TeamCommand['type'] | SwapCommand['type'] | SearchCommand['type'];

/** What each command of this room does, for the description of the interface. */
export const summaries = {
  PutDuty: {
    en: 'Enter or change one person’s duty.',
    fr: 'Inscrire ou modifier la vacation d’une personne.',
  },
  RetireDuty: { en: 'Take a duty off the roster.', fr: 'Retirer une vacation du tableau.' },
  SetAvailability: {
    en: 'Say when somebody is willing, or unable, to stand more.',
    fr: 'Indiquer quand une personne est volontaire, ou indisponible.',
  },
  ClearAvailability: { en: 'Take that back.', fr: 'Retirer cette indication.' },
  ReportAbsence: {
    en: 'Report somebody away without notice; why is not asked.',
    fr: 'Signaler une absence imprévue ; le motif n’est pas demandé.',
  },
  ReportReturn: { en: 'Report when somebody is back.', fr: 'Signaler un retour.' },
  FormTeam: { en: 'Form a search team.', fr: 'Constituer une équipe de fouille.' },
  AssignTeam: {
    en: 'Assign a team to a place and a lane.',
    fr: 'Affecter une équipe à un site et une file.',
  },
  AddMember: { en: 'Add somebody to a team.', fr: 'Inscrire une personne dans une équipe.' },
  RemoveMember: { en: 'Take somebody out of a team.', fr: 'Retirer une personne d’une équipe.' },
  RosterTeam: {
    en: 'Enter a duty for a whole team, within the rest of each.',
    fr: 'Inscrire une vacation pour toute une équipe, dans le respect du repos de chacun.',
  },
  SetTeamAvailability: {
    en: 'Say for a whole team when it is willing, or unable, to stand.',
    fr: 'Indiquer pour toute une équipe quand elle est volontaire, ou indisponible.',
  },
  ClearTeamAvailability: {
    en: 'Take that back for the whole team.',
    fr: 'Retirer cette indication pour toute l’équipe.',
  },
  StandUpTeam: {
    en: 'Enter that a team has come on duty.',
    fr: 'Inscrire la prise de service d’une équipe.',
  },
  StandDownTeam: {
    en: 'Release a team, where no open search lies with it.',
    fr: 'Libérer une équipe, si aucune fouille en cours n’en relève.',
  },
  DisbandTeam: { en: 'Disband a team.', fr: 'Dissoudre une équipe.' },
  ProposeSwap: {
    en: 'Offer one’s duty to another person.',
    fr: 'Proposer sa vacation à une autre personne.',
  },
  AcceptSwap: { en: 'Accept a swap that was offered.', fr: 'Accepter un échange proposé.' },
  DeclineSwap: { en: 'Decline a swap that was offered.', fr: 'Décliner un échange proposé.' },
  WithdrawSwap: { en: 'Take an offered swap back.', fr: 'Retirer un échange proposé.' },
  ApproveSwap: {
    en: 'Approve a swap that both have agreed to; the roster changes with it.',
    fr: 'Valider un échange accepté par les deux ; le tableau est modifié du même coup.',
  },
  RefuseSwap: {
    en: 'Refuse a swap; both duties stay where they are.',
    fr: 'Refuser un échange ; chacun garde sa vacation.',
  },
  BeginSearch: {
    en: 'Begin a search that will outlast one record.',
    fr: 'Ouvrir une fouille qui dépassera un seul relevé.',
  },
  NoteSearchProgress: {
    en: 'Note what is done, what is left, the seal and what was promised.',
    fr: 'Noter ce qui est fait, ce qui reste, le scellé et les engagements pris.',
  },
  ProposeTakeover: {
    en: 'Offer an open search to the next team; it stays with this one until accepted.',
    fr: 'Proposer une fouille en cours à l’équipe suivante ; elle reste à celle-ci jusqu’à l’acceptation.',
  },
  AcceptTakeover: {
    en: 'Take an open search over, repeating what is left, the seal and what was promised.',
    fr: 'Reprendre une fouille en cours en collationnant ce qui reste, le scellé et les engagements.',
  },
  RefuseTakeover: {
    en: 'Refuse to take a search over, and say why.',
    fr: 'Refuser une reprise, avec le motif.',
  },
  WithdrawTakeover: { en: 'Take back the offer of a search.', fr: 'Retirer la proposition de reprise.' },
  EndSearch: { en: 'End a search, and say why.', fr: 'Clore une fouille, avec le motif.' },
} as const satisfies Record<Named, Text>;
