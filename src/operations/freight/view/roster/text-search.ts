import type { Text, Texts } from '../../../../kernel/text.ts';
import { partText } from '../../text-terms.ts';
import type { PromiseKind, SearchEnd, SearchPart, TakeoverRefusal } from '../../team/words.ts';

/** What is said of open searches and of handing them over. */
export const searchText = {
  searches: { en: 'Open searches', fr: 'Fouilles en cours' },
  noSearches: {
    en: 'No search is open. A team opens one at the vehicle.',
    fr: 'Aucune fouille en cours. Une équipe l’ouvre au véhicule.',
  },
  search: { en: 'Search', fr: 'Fouille' },
  passage: { en: 'Passage', fr: 'Passage' },
  begun: { en: 'Begun, UTC · local', fr: 'Début, UTC · locale' },
  left: { en: 'Left to search', fr: 'Reste à fouiller' },
  done: { en: 'Searched', fr: 'Déjà fouillé' },
  nothing: { en: 'nothing', fr: 'rien' },
  seal: { en: 'Seal', fr: 'Scellé' },
  promises: { en: 'Promises', fr: 'Engagements' },
  noPromises: { en: 'Nothing was promised.', fr: 'Aucun engagement pris.' },
  kept: { en: 'kept', fr: 'tenu' },
  due: { en: 'due {at} UTC', fr: 'pour {at} UTC' },
  overdue: { en: 'was due {at} UTC', fr: 'échu à {at} UTC' },
  offeredTo: { en: 'Offered to', fr: 'Proposée à' },
  takeovers: { en: 'Handing over', fr: 'Transmission' },
  noTakeovers: { en: 'Not offered yet.', fr: 'Pas encore proposée.' },
  waits: { en: 'waits for an answer', fr: 'en attente de réponse' },
  accepted: { en: 'accepted', fr: 'acceptée' },
  withdrawn: { en: 'withdrawn', fr: 'retirée' },
  refused: { en: 'refused: {why}', fr: 'refusée : {why}' },
  note: { en: 'Note progress', fr: 'Noter l’avancement' },
  noteIt: { en: 'Note it', fr: 'Noter' },
  offer: { en: 'Offer to the next team', fr: 'Proposer à l’équipe suivante' },
  offerIt: { en: 'Offer it', fr: 'Proposer' },
  offerHint: {
    en: 'It stays with this team until somebody of the next has repeated what is open.',
    fr: 'Elle reste à cette équipe tant qu’une personne de la suivante n’a pas collationné ce qui est ouvert.',
  },
  nextTeam: { en: 'Next team', fr: 'Équipe suivante' },
  notUp: { en: 'not on duty', fr: 'pas en service' },
  take: { en: 'Take over', fr: 'Reprendre' },
  takeIt: { en: 'Repeated: take it over', fr: 'Collationné : reprendre' },
  takeHint: {
    en: 'Repeat what you take over as the other team tells it. Nothing is filled in; where it differs, the search stays with them.',
    fr: 'Collationner ce que l’autre équipe transmet. Rien n’est prérempli ; en cas d’écart, la fouille lui reste.',
  },
  leftRepeated: { en: 'Left to search, as told', fr: 'Reste à fouiller, collationné' },
  sealRepeated: { en: 'Seal, as told', fr: 'Scellé, collationné' },
  promisesRepeated: { en: 'Promises still open, as told', fr: 'Engagements en cours, collationnés' },
  refuse: { en: 'Refuse it', fr: 'Refuser la reprise' },
  why: { en: 'Why', fr: 'Motif' },
  withdraw: { en: 'Withdraw the offer', fr: 'Retirer la proposition' },
  end: { en: 'End the search', fr: 'Clore la fouille' },
  control: { en: 'Control that records it', fr: 'Contrôle qui la consigne' },
  controlHint: { en: 'Needed where everything was searched.', fr: 'Requis si tout a été fouillé.' },
  partsDone: { en: 'Searched; the rest is left', fr: 'Déjà fouillé ; le reste est à faire' },
  keptNow: { en: 'Promises kept', fr: 'Engagements tenus' },
  newPromise: { en: 'New promise', fr: 'Nouvel engagement' },
  newDue: { en: 'By when, UTC', fr: 'Pour quand, UTC' },
  noOffer: { en: 'It is offered to nobody.', fr: 'Elle n’est proposée à personne.' },
  offered: {
    en: 'It is offered: the next team answers first, or the offer is withdrawn.',
    fr: 'Elle est proposée : l’équipe suivante répond d’abord, ou la proposition est retirée.',
  },
  receivingOnly: {
    en: 'Only a member of the team that is asked answers.',
    fr: 'Seul un membre de l’équipe sollicitée répond.',
  },
  otherPerson: {
    en: 'Whoever hands over does not take over: another person answers.',
    fr: 'Qui transmet ne reprend pas : une autre personne répond.',
  },
} as const satisfies Texts;

const { whole: _whole, ...vehicleParts } = partText;
/** Parts of a vehicle that a search goes through: those of a control, and the load. */
export const searchPartText = {
  ...vehicleParts,
  load: { en: 'Load', fr: 'Chargement' },
} as const satisfies Record<SearchPart, Text>;

export const promiseText = {
  answer_to_driver: { en: 'Answer to the driver', fr: 'Réponse au conducteur' },
  answer_to_haulier: { en: 'Answer to the haulier', fr: 'Réponse au transporteur' },
  reseal: { en: 'New seal', fr: 'Nouveau scellé' },
  ambulance_coming: { en: 'Ambulance is coming', fr: 'Ambulance en route' },
  police_coming: { en: 'Police are coming', fr: 'Police en route' },
  equipment_coming: { en: 'Equipment is coming', fr: 'Matériel en route' },
  escort: { en: 'Escort', fr: 'Escorte' },
} as const satisfies Record<PromiseKind, Text>;

export const takeoverRefusedText = {
  team_short: { en: 'Too few in the team', fr: 'Équipe incomplète' },
  other_search: { en: 'Busy with another search', fr: 'Déjà sur une autre fouille' },
  unclear: { en: 'Not clear what is left', fr: 'Ce qui reste n’est pas clair' },
  no_equipment: { en: 'Equipment is missing', fr: 'Matériel manquant' },
  not_our_lane: { en: 'Not our lane', fr: 'Pas notre file' },
} as const satisfies Record<TakeoverRefusal, Text>;

export const searchEndText = {
  control_recorded: { en: 'Everything searched and recorded', fr: 'Tout est fouillé et consigné' },
  vehicle_left: { en: 'The vehicle left', fr: 'Le véhicule est parti' },
  handed_to_police: { en: 'Handed to the police', fr: 'Remise à la police' },
  begun_by_mistake: { en: 'Begun by mistake', fr: 'Ouverte par erreur' },
} as const satisfies Record<SearchEnd, Text>;
