import type { Text, Texts } from '../../kernel/text.ts';
import type {
  Access,
  CasualtyKind,
  Hazard,
  IncidentKind,
  IncidentLevel,
  Service,
  StandDownReason,
} from './wire.ts';

export const incidentLevelText = {
  standby: { en: 'Major incident standby', fr: 'Événement majeur : préalerte' },
  declared: { en: 'Major incident declared', fr: 'Événement majeur déclaré' },
} as const satisfies Record<IncidentLevel, Text>;

export const incidentKindText = {
  boat_sinking: { en: 'Boat sinking', fr: 'Embarcation en train de couler' },
  boat_capsized: { en: 'Boat capsized', fr: 'Embarcation chavirée' },
  people_in_water: { en: 'People in the water', fr: 'Personnes à la mer' },
  collision: { en: 'Collision at sea', fr: 'Abordage' },
  fire: { en: 'Fire on board', fr: 'Incendie à bord' },
  many_boats: { en: 'Many boats in distress at once', fr: 'Nombreuses embarcations en détresse simultanée' },
  aircraft: { en: 'Aircraft down at sea', fr: 'Aéronef abîmé en mer' },
  ashore: { en: 'Many casualties ashore', fr: 'Nombreuses victimes à terre' },
} as const satisfies Record<IncidentKind, Text>;

export const hazardText = {
  cold_water: { en: 'cold water', fr: 'eau froide' },
  sea_state: { en: 'sea state', fr: 'état de la mer' },
  fog: { en: 'fog', fr: 'brume' },
  darkness: { en: 'darkness', fr: 'obscurité' },
  traffic: { en: 'shipping traffic', fr: 'trafic maritime' },
  fuel: { en: 'fuel', fr: 'carburant' },
  fire: { en: 'fire', fr: 'incendie' },
  unstable_hull: { en: 'unstable hull', fr: 'coque instable' },
  strong_tide: { en: 'strong tidal stream', fr: 'fort courant de marée' },
} as const satisfies Record<Hazard, Text>;

export const hazardStateText = {
  present: { en: 'present', fr: 'avéré' },
  possible: { en: 'possible', fr: 'potentiel' },
} as const satisfies Texts;

export const accessText = {
  sea: { en: 'by sea', fr: 'par mer' },
  helicopter: { en: 'by helicopter', fr: 'par hélicoptère' },
  beach: { en: 'from the beach', fr: 'par la plage' },
  port: { en: 'by the port', fr: 'par le port' },
  road: { en: 'by road', fr: 'par la route' },
  none_known: { en: 'none known', fr: 'aucun connu' },
} as const satisfies Record<Access, Text>;

/** How the two services sort: P1 to P3, and absolute and relative urgencies. From memory, to be confirmed by both. */
export const casualtyText = {
  immediate: { en: 'immediate (P1)', fr: 'urgences absolues' },
  urgent: { en: 'urgent (P2)', fr: 'urgences relatives U2' },
  delayed: { en: 'delayed (P3)', fr: 'urgences relatives U3' },
  uninjured: { en: 'uninjured', fr: 'indemnes' },
  deceased: { en: 'deceased', fr: 'décédés' },
  unaccounted: { en: 'unaccounted for', fr: 'manquants' },
} as const satisfies Record<CasualtyKind, Text>;

export const serviceText = {
  lifeboat: { en: 'lifeboats', fr: 'canots de sauvetage' },
  patrol_vessel: { en: 'patrol vessels', fr: 'patrouilleurs' },
  helicopter: { en: 'helicopters', fr: 'hélicoptères' },
  aeroplane: { en: 'aeroplanes', fr: 'avions' },
  ambulance: { en: 'ambulance service', fr: 'secours médicaux' },
  fire_service: { en: 'fire and rescue service', fr: 'sapeurs-pompiers' },
  police: { en: 'police force', fr: 'forces de l’ordre' },
  port: { en: 'port authority', fr: 'capitainerie' },
  hospital: { en: 'hospitals', fr: 'hôpitaux' },
  merchant_vessel: { en: 'merchant vessels', fr: 'navires marchands' },
} as const satisfies Record<Service, Text>;

export const standDownText = {
  resolved: { en: 'Resolved', fr: 'Résolu' },
  not_major: { en: 'Not a major incident', fr: 'Sans caractère majeur' },
  handed_to_other_service: { en: 'Handed to another service', fr: 'Confié à un autre service' },
} as const satisfies Record<StandDownReason, Text>;

/** Headings of the report, letter by letter. */
export const methaneText = {
  report: { en: 'METHANE report', fr: 'Message METHANE' },
  location: { en: 'Exact location', fr: 'Localisation exacte' },
  kind: { en: 'Type of incident', fr: 'Nature de l’événement' },
  hazards: { en: 'Hazards', fr: 'Dangers' },
  access: { en: 'Access', fr: 'Accès' },
  casualties: { en: 'Number of casualties', fr: 'Nombre de victimes' },
  services: { en: 'Emergency services', fr: 'Services de secours' },
  notKnown: { en: 'not known', fr: 'non connu' },
  none: { en: 'none', fr: 'néant' },
  present: { en: 'on scene', fr: 'sur zone' },
  required: { en: 'required', fr: 'demandés' },
} as const satisfies Texts;
