import type { Text } from '../../kernel/text.ts';
import type { GapCommand } from './events-gap.ts';
import type { RelayCommand } from './events-relay.ts';
import type { RequestCommand } from './events-request.ts';
import type { UnitCommand } from './events-unit.ts';

/** What each command does, for the description of the interface. */
export const summaries = {
  ReportUnitStatus: { en: 'Report where a unit stands.', fr: 'Rendre compte de l’état d’un moyen.' },
  ReportUnitPosition: { en: 'Report where a unit is.', fr: 'Rendre compte de la position d’un moyen.' },
  StartShift: { en: 'Start a unit’s shift.', fr: 'Ouvrir la prise de service d’un moyen.' },
  EndShift: { en: 'End a unit’s shift.', fr: 'Clore la prise de service d’un moyen.' },
  TakeOutOfService: {
    en: 'Take a unit out of service; the boat that loses it is told.',
    fr: 'Déclarer un moyen indisponible ; l’embarcation qui le perd en est avisée.',
  },
  ReturnToService: { en: 'Return a unit to service.', fr: 'Remettre un moyen en service.' },
  ProposeTask: { en: 'Propose a task to a unit.', fr: 'Proposer une mission à un moyen.' },
  DivertUnit: {
    en: 'Order a unit from its task to one that outranks it.',
    fr: 'Ordonner le déroutement d’un moyen vers une mission plus prioritaire.',
  },
  NoteDelivered: {
    en: 'Note that a task has reached its unit.',
    fr: 'Noter que la mission est parvenue au moyen.',
  },
  NoteSeen: { en: 'Note that somebody has looked at it.', fr: 'Noter que la mission a été lue.' },
  AcceptTask: { en: 'Accept a task.', fr: 'Accepter une mission.' },
  RefuseTask: { en: 'Refuse a task, with the reason.', fr: 'Refuser une mission, avec le motif.' },
  StartTask: {
    en: 'Report that the unit is under way.',
    fr: 'Rendre compte de l’appareillage ou du décollage.',
  },
  ReportOnScene: {
    en: 'Report that the unit is on scene.',
    fr: 'Rendre compte de l’arrivée sur zone.',
  },
  FinishTask: { en: 'Finish a task, with its result.', fr: 'Clore une mission, avec son résultat.' },
  AskCancel: { en: 'Ask a unit to stop.', fr: 'Demander à un moyen d’interrompre sa mission.' },
  AcknowledgeCancel: {
    en: 'Acknowledge that the unit stops.',
    fr: 'Accuser réception de l’annulation.',
  },
  ExplainDelay: {
    en: 'Record why a step is late, or why a boat gets no other unit.',
    fr: 'Consigner le motif d’un retard, ou de l’absence d’un autre moyen.',
  },
  SetCheckIn: {
    en: 'Ask a unit to check in every so many minutes, or no longer.',
    fr: 'Demander un point radio périodique à un moyen, ou y mettre fin.',
  },
  CheckIn: {
    en: 'Note that a unit has been heard of.',
    fr: 'Noter qu’un moyen a donné de ses nouvelles.',
  },
  SendRelay: {
    en: 'Send a mayday relay to units and stations.',
    fr: 'Émettre un relais de détresse vers des moyens et des stations.',
  },
  CallUnits: {
    en: 'Call further units to a mayday relay.',
    fr: 'Appeler d’autres moyens pour un relais de détresse.',
  },
  AcknowledgeRelay: {
    en: 'Note what a unit answers to a mayday relay.',
    fr: 'Noter la réponse d’un moyen à un relais de détresse.',
  },
  EndRelay: { en: 'End a mayday relay.', fr: 'Clore un relais de détresse.' },
  OpenGap: {
    en: 'Record a gap in coverage: what falls out, where, from when to when.',
    fr: 'Consigner une lacune de couverture : ce qui manque, où, de quand à quand.',
  },
  CompensateGap: {
    en: 'Offer something in its place, with its cost.',
    fr: 'Proposer une compensation, avec son coût.',
  },
  WithdrawCompensation: { en: 'Withdraw such an offer.', fr: 'Retirer une proposition de compensation.' },
  AcceptGap: {
    en: 'Decide by name to bear a gap, with what is taken in its place.',
    fr: 'Décider nommément d’assumer une lacune, avec les compensations retenues.',
  },
  CloseGap: { en: 'Close a gap in coverage.', fr: 'Clore une lacune de couverture.' },
  ReceiveRelay: {
    en: 'Acknowledge the other side’s mayday relay for one’s own watch.',
    fr: 'Accuser réception, pour son quart, du relais de détresse de l’autre État.',
  },
  ReceiveGap: {
    en: 'Acknowledge the other side’s coverage gap for one’s own watch.',
    fr: 'Accuser réception, pour son quart, de la lacune de couverture de l’autre État.',
  },
  AskSupport: {
    en: 'Ask the other side to take calls or boats over for a time.',
    fr: 'Demander à l’autre État de prendre des appels ou des embarcations pour un temps.',
  },
  AskInformation: {
    en: 'Ask the other side what it knows of a boat, in words that name nobody.',
    fr: 'Demander à l’autre État ce qu’il sait d’une embarcation, sans nommer personne.',
  },
  NoteRequestSeen: {
    en: 'Say that a request of the other side has been read.',
    fr: 'Indiquer qu’une demande de l’autre État a été lue.',
  },
  AcceptRequest: {
    en: 'Accept a request of the other side.',
    fr: 'Accepter une demande de l’autre État.',
  },
  RefuseRequest: {
    en: 'Refuse a request of the other side, with the reason.',
    fr: 'Refuser une demande de l’autre État, avec le motif.',
  },
  AnswerInformation: {
    en: 'Answer what is known of the boat, in words that name nobody.',
    fr: 'Répondre ce que l’on sait de l’embarcation, sans nommer personne.',
  },
  EndSupport: { en: 'End support, with the reason.', fr: 'Mettre fin à un renfort, avec le motif.' },
  WithdrawRequest: {
    en: 'Withdraw one’s own request, with the reason.',
    fr: 'Retirer sa propre demande, avec le motif.',
  },
} as const satisfies Record<
  Exclude<
    (UnitCommand | RelayCommand | GapCommand | RequestCommand)['type'],
    'NoteReached' | 'NoteRequestDelivered'
  >,
  Text
>;
