import type { Text } from '../../kernel/text.ts';
import type { RequestEvent } from './events-request.ts';
import type {
  Finding,
  RequestEnd,
  RequestKind,
  RequestLanguage,
  RequestRefusalReason,
  RequestStep,
  SupportCalls,
  Topic,
  WithdrawalReason,
} from './words-request.ts';

export const requestKindText = {
  support: { en: 'Support of a desk', fr: 'Renfort d’un poste' },
  information: { en: 'Information on a boat', fr: 'Renseignement sur une embarcation' },
} as const satisfies Record<RequestKind, Text>;

export const supportCallsText = {
  none: { en: 'No calls, the boats named', fr: 'Aucun appel, les embarcations citées' },
  new_calls: { en: 'New calls', fr: 'Les nouveaux appels' },
  waiting_calls: { en: 'Calls that wait', fr: 'Les appels en attente' },
  all_calls: { en: 'All calls', fr: 'Tous les appels' },
} as const satisfies Record<SupportCalls, Text>;

export const topicText = {
  position: { en: 'Where it is', fr: 'Sa position' },
  persons: { en: 'How many aboard', fr: 'Le nombre de personnes à bord' },
  condition: { en: 'How it fares', fr: 'Son état' },
  same_boat: { en: 'Whether it is the same boat', fr: 'S’il s’agit de la même embarcation' },
  last_contact: { en: 'When it was last heard of', fr: 'Le dernier contact' },
  landed: { en: 'Whether it has landed', fr: 'Si elle a touché terre' },
  unit_there: { en: 'Which unit is with it', fr: 'Quel moyen est auprès d’elle' },
  weather_there: { en: 'Sea and weather there', fr: 'Mer et météo sur place' },
  other: { en: 'Something else', fr: 'Autre' },
} as const satisfies Record<Topic, Text>;

export const findingText = {
  known: { en: 'Known', fr: 'Connu' },
  partly_known: { en: 'Known in part', fr: 'Connu en partie' },
  not_known: { en: 'Not known', fr: 'Inconnu' },
  contradicts: { en: 'Contradicts what you have', fr: 'En contradiction avec vos éléments' },
} as const satisfies Record<Finding, Text>;

export const requestRefusalText = {
  overloaded: { en: 'Overloaded itself', fr: 'Lui-même saturé' },
  below_minimum: { en: 'Below its own minimum', fr: 'En sous-effectif' },
  no_unit: { en: 'No unit', fr: 'Aucun moyen' },
  no_record: { en: 'Nothing on record', fr: 'Rien au dossier' },
  not_releasable: { en: 'May not be told', fr: 'Non communicable' },
  ask_by_telephone: { en: 'Ask by telephone', fr: 'À demander par téléphone' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<RequestRefusalReason, Text>;

export const requestEndText = {
  relieved: { en: 'Able to go on alone', fr: 'À nouveau en mesure d’assurer seul' },
  time_over: { en: 'The time is over', fr: 'La période est écoulée' },
  agreed_by_telephone: { en: 'Agreed by telephone', fr: 'Convenu par téléphone' },
  own_need: { en: 'Needed at home', fr: 'Nécessaire à son propre quart' },
} as const satisfies Record<RequestEnd, Text>;

export const withdrawalText = {
  no_longer_needed: { en: 'No longer needed', fr: 'Sans objet' },
  mistaken: { en: 'Asked by mistake', fr: 'Demandé par erreur' },
  answered_by_telephone: { en: 'Answered by telephone', fr: 'Répondu par téléphone' },
} as const satisfies Record<WithdrawalReason, Text>;

export const requestLanguageText = {
  en: { en: 'English', fr: 'Anglais' },
  fr: { en: 'French', fr: 'Français' },
} as const satisfies Record<RequestLanguage, Text>;

export const requestStepText = {
  asked: { en: 'Asked', fr: 'Demandé' },
  delivered: { en: 'Delivered', fr: 'Parvenu' },
  seen: { en: 'Seen', fr: 'Lu' },
  accepted: { en: 'Accepted', fr: 'Accepté' },
  answered: { en: 'Answered', fr: 'Répondu' },
  refused: { en: 'Refused', fr: 'Refusé' },
  ended: { en: 'Ended', fr: 'Terminé' },
  withdrawn: { en: 'Withdrawn', fr: 'Retiré' },
} as const satisfies Record<RequestStep, Text>;

/** Each event of a request in words, for every log that shows it. */
export const requestEventText = {
  SupportAsked: { en: 'Support asked of the other side', fr: 'Renfort demandé à l’autre État' },
  InformationAsked: { en: 'Information asked of the other side', fr: 'Renseignement demandé à l’autre État' },
  RequestDelivered: { en: 'Request delivered', fr: 'Demande parvenue' },
  RequestSeen: { en: 'Request seen', fr: 'Demande lue' },
  RequestAccepted: { en: 'Request accepted', fr: 'Demande acceptée' },
  RequestRefused: { en: 'Request refused', fr: 'Demande refusée' },
  InformationAnswered: { en: 'Information given', fr: 'Renseignement donné' },
  SupportEnded: { en: 'Support ended', fr: 'Fin du renfort' },
  RequestWithdrawn: { en: 'Request withdrawn', fr: 'Demande retirée' },
} as const satisfies Record<RequestEvent['type'], Text>;
