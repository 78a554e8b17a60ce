import type { Text, Texts } from '../../kernel/text.ts';
import { type LandCallEvent, landCallEventText } from './land-call.ts';
import { type LandSignalEvent, landSignalEventText } from './signal/land-signal.ts';
import type { PatrolEvent } from './patrol/events-patrol.ts';
import { patrolEventText } from './patrol/words-patrol.ts';
import type { GapEvent } from './events-gap.ts';
import type { RelayEvent } from './events-relay.ts';
import type { RequestEvent } from './events-request.ts';
import type { UnitEvent } from './events-unit.ts';
import { requestEventText } from './text-request.ts';
import type {
  CancelReason,
  Capability,
  CompensationKind,
  DelayReason,
  DiversionReason,
  GapCause,
  GapDecisionReason,
  GapEnd,
  GapLoss,
  OutOfServiceReason,
  ProposalReason,
  RelayEnd,
  RelayIntention,
  RelayNature,
  TaskKind,
  TaskRefusal,
  TaskResult,
  TaskStep,
  UnitKind,
  UnitPositionSource,
  UnitStatus,
  Urgency,
} from './words.ts';

export const unitKindText = {
  lifeboat: { en: 'Lifeboat', fr: 'Canot de sauvetage' },
  cutter: { en: 'Cutter', fr: 'Vedette garde-côtes' },
  patrol_ship: { en: 'Patrol ship', fr: 'Patrouilleur' },
  fire_boat: { en: 'Fire boat', fr: 'Bateau-pompe' },
  tug: { en: 'Tug', fr: 'Remorqueur' },
  fishing_vessel: { en: 'Fishing vessel', fr: 'Navire de pêche' },
  helicopter: { en: 'Helicopter', fr: 'Hélicoptère' },
  aircraft: { en: 'Aircraft', fr: 'Avion' },
  drone: { en: 'Drone', fr: 'Drone aérien' },
} as const satisfies Record<UnitKind, Text>;

export const capabilityText = {
  tow: { en: 'Tows', fr: 'Remorquage' },
  search_light: { en: 'Searchlight', fr: 'Projecteur' },
  infra_red: { en: 'Infra-red', fr: 'Infrarouge' },
  medic: { en: 'Medic aboard', fr: 'Soignant à bord' },
  persons_in_water: { en: 'Recovery from the water', fr: 'Repêchage' },
} as const satisfies Record<Capability, Text>;

export const statusText = {
  off: { en: 'Off shift', fr: 'Hors service' },
  on_shift: { en: 'On shift, making ready', fr: 'De service, en préparation' },
  available: { en: 'Available', fr: 'Disponible' },
  tasked: { en: 'Tasked', fr: 'Engagé' },
  under_way: { en: 'Under way', fr: 'En route' },
  on_scene: { en: 'On scene', fr: 'Sur zone' },
  returning: { en: 'Returning', fr: 'Retour' },
  out_of_service: { en: 'Out of service', fr: 'Indisponible' },
} as const satisfies Record<UnitStatus, Text>;

export const outOfServiceText = {
  breakdown: { en: 'Breakdown', fr: 'Panne' },
  damage: { en: 'Damage', fr: 'Avarie' },
  maintenance: { en: 'Maintenance', fr: 'Entretien' },
  crew_rest: { en: 'Crew rest', fr: 'Repos d’équipage' },
  crew_short: { en: 'Short of crew', fr: 'Équipage insuffisant' },
  fuel: { en: 'Fuel', fr: 'Carburant' },
  weather: { en: 'Weather', fr: 'Météo' },
  other_mission: { en: 'Other mission', fr: 'Autre mission' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<OutOfServiceReason, Text>;

export const positionSourceText = {
  ais: { en: 'AIS', fr: 'AIS' },
  gps: { en: 'Its own receiver', fr: 'Son récepteur' },
  radar: { en: 'Radar', fr: 'Radar' },
  voice: { en: 'By voice', fr: 'À la voix' },
} as const satisfies Record<UnitPositionSource, Text>;

export const taskKindText = {
  rescue: { en: 'Rescue', fr: 'Sauvetage' },
  medical: { en: 'Medical help', fr: 'Assistance médicale' },
  search: { en: 'Search', fr: 'Recherche' },
  escort: { en: 'Escort', fr: 'Accompagnement' },
  relay: { en: 'Radio relay', fr: 'Relais radio' },
  tow: { en: 'Tow', fr: 'Remorquage' },
} as const satisfies Record<TaskKind, Text>;

export const urgencyText = {
  distress: { en: 'Distress', fr: 'Détresse' },
  urgent: { en: 'Urgent', fr: 'Urgence' },
  routine: { en: 'Routine', fr: 'Courant' },
} as const satisfies Record<Urgency, Text>;

export const stepText = {
  proposed: { en: 'Proposed', fr: 'Proposée' },
  delivered: { en: 'Delivered', fr: 'Transmise' },
  seen: { en: 'Seen', fr: 'Lue' },
  accepted: { en: 'Accepted', fr: 'Acceptée' },
  under_way: { en: 'Under way', fr: 'En route' },
  on_scene: { en: 'On scene', fr: 'Sur zone' },
  done: { en: 'Done', fr: 'Accomplie' },
  refused: { en: 'Refused', fr: 'Refusée' },
  withdrawn: { en: 'Withdrawn', fr: 'Retirée' },
  cancelled: { en: 'Cancelled', fr: 'Annulée' },
  diverted: { en: 'Diverted', fr: 'Déroutée' },
  failed: { en: 'Unit fell out', fr: 'Moyen défaillant' },
} as const satisfies Record<TaskStep, Text>;

export const proposalReasonText = {
  nearest: { en: 'Nearest', fr: 'Le plus proche' },
  only_one_free: { en: 'Only one free', fr: 'Seul disponible' },
  capability: { en: 'For what it can do', fr: 'Pour ses capacités' },
  second_unit: { en: 'As second unit', fr: 'En second moyen' },
  relieves_unit: { en: 'Relieves another unit', fr: 'Relève d’un autre moyen' },
  asked_by_other_centre: { en: 'Asked by the other centre', fr: 'À la demande de l’autre centre' },
  on_patrol_there: { en: 'On patrol there', fr: 'En patrouille sur zone' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<ProposalReason, Text>;

export const taskRefusalText = {
  sea_state: { en: 'Sea state', fr: 'État de la mer' },
  crew_rest: { en: 'Crew rest', fr: 'Repos d’équipage' },
  crew_short: { en: 'Short of crew', fr: 'Équipage insuffisant' },
  breakdown: { en: 'Breakdown', fr: 'Panne' },
  fuel: { en: 'Fuel', fr: 'Carburant' },
  other_task: { en: 'Has another task', fr: 'Autre mission en cours' },
  too_far: { en: 'Too far', fr: 'Trop loin' },
  no_capability: { en: 'Not fitted for it', fr: 'Non équipé' },
  unsafe: { en: 'Unsafe', fr: 'Conditions dangereuses' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<TaskRefusal, Text>;

export const taskResultText = {
  persons_recovered: { en: 'People taken aboard', fr: 'Personnes recueillies' },
  assisted: { en: 'Assisted', fr: 'Assistance portée' },
  towed: { en: 'Towed', fr: 'Remorquage effectué' },
  escorted: { en: 'Escorted', fr: 'Accompagnement effectué' },
  handed_over: { en: 'Handed over to another unit', fr: 'Remise à un autre moyen' },
  nothing_found: { en: 'Nothing found', fr: 'Recherches négatives' },
  not_needed: { en: 'Not needed', fr: 'Sans objet' },
  turned_back: { en: 'Turned back', fr: 'Demi-tour' },
} as const satisfies Record<TaskResult, Text>;

export const cancelReasonText = {
  other_unit_there: { en: 'Another unit is there', fr: 'Autre moyen sur place' },
  not_needed: { en: 'Not needed any more', fr: 'Sans objet' },
  mistaken: { en: 'Proposed by mistake', fr: 'Proposée par erreur' },
  unsafe: { en: 'Unsafe', fr: 'Conditions dangereuses' },
  needed_elsewhere: { en: 'Needed elsewhere', fr: 'Nécessaire ailleurs' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<CancelReason, Text>;

export const diversionReasonText = {
  life_at_greater_risk: { en: 'Lives at greater risk', fr: 'Danger de mort plus immédiat' },
  persons_in_water: { en: 'People in the water', fr: 'Personnes à l’eau' },
  only_unit_in_reach: { en: 'Only unit in reach', fr: 'Seul moyen à portée' },
  nearer: { en: 'Nearer to it', fr: 'Plus proche' },
} as const satisfies Record<DiversionReason, Text>;

export const delayReasonText = {
  crew_assembling: { en: 'Crew assembling', fr: 'Équipage en cours de rassemblement' },
  engine: { en: 'Engine', fr: 'Moteur' },
  weather: { en: 'Weather', fr: 'Météo' },
  traffic: { en: 'Traffic', fr: 'Trafic maritime' },
  tide_or_lock: { en: 'Tide or lock', fr: 'Marée ou écluse' },
  no_contact: { en: 'No contact with the unit', fr: 'Sans liaison avec le moyen' },
  position_unclear: { en: 'Position unclear', fr: 'Position incertaine' },
  busy_with_persons: { en: 'Busy with people aboard', fr: 'Occupé par les personnes à bord' },
  other_unit_goes: { en: 'Another unit goes', fr: 'Un autre moyen y va' },
  no_longer_needed: { en: 'No longer needed', fr: 'N’est plus nécessaire' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<DelayReason, Text>;

export const relayNatureText = {
  persons_in_water: { en: 'People in the water', fr: 'Personnes à l’eau' },
  sinking: { en: 'Sinking', fr: 'En train de couler' },
  capsized: { en: 'Capsized', fr: 'Chavirée' },
  swamped: { en: 'Swamped', fr: 'Envahie par l’eau' },
  adrift: { en: 'Adrift', fr: 'À la dérive' },
  fire: { en: 'On fire', fr: 'Incendie à bord' },
  medical: { en: 'Medical emergency', fr: 'Urgence médicale' },
  collision: { en: 'Collision', fr: 'Abordage' },
  other: { en: 'Other distress', fr: 'Autre détresse' },
} as const satisfies Record<RelayNature, Text>;

export const relayIntentionText = {
  proceeding: { en: 'Proceeding', fr: 'Fait route' },
  standing_by: { en: 'Standing by', fr: 'Se tient prêt' },
  cannot: { en: 'Cannot go', fr: 'Ne peut s’y rendre' },
} as const satisfies Record<RelayIntention, Text>;

export const relayEndText = {
  answered: { en: 'Answered: units on their way', fr: 'Suivi d’effet : moyens en route' },
  resolved: { en: 'Distress over', fr: 'Détresse terminée' },
  mistaken: { en: 'Sent by mistake', fr: 'Émis par erreur' },
  superseded: { en: 'Replaced by another', fr: 'Remplacé par un autre' },
} as const satisfies Record<RelayEnd, Text>;

export const gapLossText = {
  aerial_picture: { en: 'Aerial picture', fr: 'Image aérienne' },
  radar: { en: 'Radar cover', fr: 'Couverture radar' },
  infra_red: { en: 'Infra-red', fr: 'Infrarouge' },
  camera: { en: 'Camera', fr: 'Caméra' },
  ais: { en: 'AIS reception', fr: 'Réception AIS' },
  radio: { en: 'Radio cover', fr: 'Couverture radio' },
  surface_unit: { en: 'Unit at sea', fr: 'Moyen à la mer' },
  rescue_helicopter: { en: 'Rescue helicopter', fr: 'Hélicoptère de sauvetage' },
} as const satisfies Record<GapLoss, Text>;

export const gapCauseText = {
  weather: { en: 'Weather', fr: 'Météo' },
  breakdown: { en: 'Breakdown', fr: 'Panne' },
  maintenance: { en: 'Maintenance', fr: 'Entretien' },
  crew: { en: 'Crew', fr: 'Équipage' },
  other_mission: { en: 'Other mission', fr: 'Autre mission' },
  airspace: { en: 'Airspace closed', fr: 'Espace aérien fermé' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<GapCause, Text>;

export const compensationText = {
  aircraft: { en: 'Another aircraft', fr: 'Autre avion' },
  drone: { en: 'Drone flight', fr: 'Vol de drone' },
  helicopter: { en: 'Helicopter flight', fr: 'Vol d’hélicoptère' },
  surface_unit: { en: 'Unit on patrol', fr: 'Moyen en patrouille' },
  shore_patrol: { en: 'Patrol ashore', fr: 'Patrouille à terre' },
  sensor: { en: 'Further sensor', fr: 'Capteur d’appoint' },
  satellite: { en: 'Satellite image', fr: 'Image satellite' },
  extra_watch: { en: 'More people on watch', fr: 'Renfort de quart' },
} as const satisfies Record<CompensationKind, Text>;

export const gapDecisionText = {
  compensated: { en: 'Compensated', fr: 'Compensée' },
  partly_compensated: { en: 'Partly compensated', fr: 'Partiellement compensée' },
  risk_low: { en: 'Risk held to be low', fr: 'Risque jugé faible' },
  nothing_available: { en: 'Nothing available', fr: 'Rien de disponible' },
  cost_out_of_proportion: { en: 'Cost out of proportion', fr: 'Coût disproportionné' },
  other: { en: 'Other reason', fr: 'Autre motif' },
} as const satisfies Record<GapDecisionReason, Text>;

export const gapEndText = {
  asset_back: { en: 'The asset is back', fr: 'Le moyen est de retour' },
  period_over: { en: 'The time is over', fr: 'La période est écoulée' },
  mistaken: { en: 'Recorded by mistake', fr: 'Consignée par erreur' },
} as const satisfies Record<GapEnd, Text>;

/** Each event of this context in words, for every log that shows it. */
export const eventText = {
  UnitPut: { en: 'Unit entered or changed', fr: 'Moyen inscrit ou modifié' },
  UnitRetired: { en: 'Unit taken off the register', fr: 'Moyen retiré du registre' },
  UnitStatusReported: { en: 'Status reported', fr: 'État du moyen signalé' },
  UnitPositionReported: { en: 'Position reported', fr: 'Position du moyen signalée' },
  ShiftStarted: { en: 'Shift started', fr: 'Prise de service' },
  ShiftEnded: { en: 'Shift ended', fr: 'Fin de service' },
  UnitTakenOut: { en: 'Taken out of service', fr: 'Déclaré indisponible' },
  UnitReturned: { en: 'Returned to service', fr: 'Remis en service' },
  TaskProposed: { en: 'Task proposed', fr: 'Mission proposée' },
  TaskReached: { en: 'Task reached the unit’s side', fr: 'Mission parvenue à l’État du moyen' },
  TaskDelivered: { en: 'Task delivered', fr: 'Mission transmise' },
  TaskSeen: { en: 'Task seen', fr: 'Mission lue' },
  TaskAccepted: { en: 'Task accepted', fr: 'Mission acceptée' },
  TaskRefused: { en: 'Task refused', fr: 'Mission refusée' },
  TaskStarted: { en: 'Under way', fr: 'Appareillage' },
  TaskOnScene: { en: 'On scene', fr: 'Arrivée sur zone' },
  TaskFinished: { en: 'Task finished', fr: 'Mission close' },
  CancelAsked: { en: 'Asked to stop', fr: 'Annulation demandée' },
  CancelAcknowledged: { en: 'Stop acknowledged', fr: 'Annulation confirmée' },
  TaskWithdrawn: { en: 'Task withdrawn', fr: 'Mission retirée' },
  TaskDiverted: { en: 'Unit diverted to another boat', fr: 'Moyen dérouté vers une autre embarcation' },
  TaskFailed: { en: 'Unit fell out of its task', fr: 'Moyen défaillant en mission' },
  DelayExplained: { en: 'Delay explained', fr: 'Motif du retard consigné' },
  CheckInSet: { en: 'Check-ins set', fr: 'Points radio fixés' },
  CheckedIn: { en: 'Checked in', fr: 'Point radio reçu' },
  RelaySent: { en: 'Mayday relay sent', fr: 'Relais de détresse émis' },
  UnitCalled: { en: 'Unit called', fr: 'Moyen appelé' },
  RelayAcknowledged: { en: 'Mayday relay acknowledged', fr: 'Relais de détresse accusé' },
  RelayEnded: { en: 'Mayday relay ended', fr: 'Relais de détresse clos' },
  RelayReceived: {
    en: 'Mayday relay acknowledged by the other watch',
    fr: 'Relais de détresse : accusé de l’autre quart',
  },
  ...landCallEventText,
  ...patrolEventText,
  ...landSignalEventText,
  GapOpened: { en: 'Coverage gap recorded', fr: 'Lacune de couverture consignée' },
  GapCompensated: { en: 'Compensation offered', fr: 'Compensation proposée' },
  CompensationWithdrawn: { en: 'Offer withdrawn', fr: 'Proposition retirée' },
  GapAccepted: { en: 'Gap decided on', fr: 'Lacune : décision prise' },
  GapClosed: { en: 'Coverage gap closed', fr: 'Lacune de couverture close' },
  GapReceived: { en: 'Gap acknowledged by the other watch', fr: 'Lacune : accusé de l’autre quart' },
  ...requestEventText,
} as const satisfies Record<
  | UnitEvent['type']
  | RelayEvent['type']
  | GapEvent['type']
  | RequestEvent['type']
  | LandCallEvent['type']
  | PatrolEvent['type']
  | LandSignalEvent['type']
  | 'UnitPut'
  | 'UnitRetired',
  Text
> &
  Texts;
