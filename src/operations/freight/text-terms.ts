import type { Text } from '../../kernel/text.ts';
import type { Standing } from './passage-standing.ts';
import type {
  CareKind,
  ControlFlag,
  ControlResult,
  CorrectionReason,
  Direction,
  GroundKind,
  JoinGrade,
  JoinReason,
  MeetingSource,
  Method,
  NextStep,
  ObservedFact,
  PartReason,
  SealState,
  SideKind,
  VehicleForm,
  VehiclePart,
  Wind,
} from './words.ts';

// The words of the closed lists of freight, as a search team says them.

export const directionText = {
  to_uk: { en: 'To the UK', fr: 'Vers le Royaume-Uni' },
  to_eu: { en: 'To the EU', fr: 'Vers l’UE' },
} as const satisfies Record<Direction, Text>;

export const meetingText = {
  driver: { en: 'The driver', fr: 'Le conducteur' },
  team: { en: 'A team', fr: 'Une équipe' },
  camera: { en: 'A camera', fr: 'Une caméra' },
  public: { en: 'Somebody passing', fr: 'Un passant' },
  they_called: { en: 'They called themselves', fr: 'Elles ont appelé elles-mêmes' },
} as const satisfies Record<MeetingSource, Text>;

export const formText = {
  curtain_sider: { en: 'Curtain-sider', fr: 'Semi-remorque bâchée' },
  box: { en: 'Box', fr: 'Fourgon rigide' },
  refrigerated: { en: 'Refrigerated', fr: 'Frigorifique' },
  tanker: { en: 'Tanker', fr: 'Citerne' },
  container: { en: 'Container', fr: 'Conteneur' },
  flatbed: { en: 'Flatbed', fr: 'Plateau' },
  tipper: { en: 'Tipper', fr: 'Benne' },
  van: { en: 'Van', fr: 'Utilitaire' },
  coach: { en: 'Coach', fr: 'Autocar' },
  car: { en: 'Car', fr: 'Voiture' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<VehicleForm, Text>;

export const sidesText = {
  soft: { en: 'Soft sides', fr: 'Parois souples' },
  hard: { en: 'Hard sides', fr: 'Parois rigides' },
  unknown: { en: 'Sides not known', fr: 'Parois non précisées' },
} as const satisfies Record<SideKind, Text>;

export const methodText = {
  co2: { en: 'CO2 probe', fr: 'Sonde CO2' },
  heartbeat: { en: 'Heartbeat', fr: 'Détecteur de battements' },
  passive_millimetre_wave: { en: 'Passive millimetre wave', fr: 'Ondes millimétriques passives' },
  x_ray: { en: 'X-ray', fr: 'Rayons X' },
  dog: { en: 'Dog', fr: 'Équipe cynophile' },
  visual: { en: 'Visual check', fr: 'Contrôle visuel' },
  thermal: { en: 'Thermal camera', fr: 'Caméra thermique' },
  document: { en: 'Papers', fr: 'Documents' },
  physical_search: { en: 'Physical search', fr: 'Fouille' },
} as const satisfies Record<Method, Text>;

export const resultText = {
  nothing_found: { en: 'Nothing found', fr: 'Rien trouvé' },
  people_found: { en: 'People found', fr: 'Personnes trouvées' },
  anomaly: { en: 'Anomaly', fr: 'Anomalie' },
  uncertain: { en: 'Uncertain', fr: 'Incertain' },
  refused: { en: 'Refused', fr: 'Refusé' },
  not_completed: { en: 'Not completed', fr: 'Inachevé' },
} as const satisfies Record<ControlResult, Text>;

export const nextText = {
  release: { en: 'Release', fr: 'Libérer' },
  second_method: { en: 'Second method', fr: 'Seconde méthode' },
  open_and_search: { en: 'Open and search', fr: 'Ouvrir et fouiller' },
  hold: { en: 'Hold', fr: 'Retenir' },
  medical: { en: 'Medical help', fr: 'Secours médicaux' },
  hand_to_police: { en: 'Hand to police', fr: 'Remettre à la police' },
} as const satisfies Record<NextStep, Text>;

export const groundText = {
  random: { en: 'Random draw', fr: 'Tirage au sort' },
  rule: { en: 'Published rule', fr: 'Règle publiée' },
  driver_report: { en: 'Driver’s report', fr: 'Signalement d’un conducteur' },
  tip: { en: 'Released tip', fr: 'Renseignement communiqué' },
  alarm: { en: 'Alarm', fr: 'Alarme' },
  equipment: { en: 'Instrument', fr: 'Appareil' },
  observation: { en: 'Observed fact', fr: 'Fait constaté' },
} as const satisfies Record<GroundKind, Text>;

export const factText = {
  seal_broken: { en: 'Seal broken', fr: 'Scellé rompu' },
  cover_cut: { en: 'Cover cut', fr: 'Bâche entaillée' },
  noise: { en: 'Noise from the load', fr: 'Bruit dans le chargement' },
  weight_differs: { en: 'Weight differs', fr: 'Écart de poids' },
  route_unusual: { en: 'Route does not fit the load', fr: 'Itinéraire sans rapport avec le chargement' },
  stop_near_place: { en: 'Stopped near the port', fr: 'Arrêt à proximité du site' },
  driver_said: { en: 'The driver said so', fr: 'Déclaration du conducteur' },
  other: { en: 'Other fact, in sealed words', fr: 'Autre fait, précisé sous scellé' },
} as const satisfies Record<ObservedFact, Text>;

export const partText = {
  cab: { en: 'Cab', fr: 'Cabine' },
  trailer_front: { en: 'Trailer, front', fr: 'Remorque, avant' },
  trailer_middle: { en: 'Trailer, middle', fr: 'Remorque, milieu' },
  trailer_rear: { en: 'Trailer, rear', fr: 'Remorque, arrière' },
  under: { en: 'Underneath', fr: 'Dessous' },
  roof: { en: 'Roof', fr: 'Toit' },
  whole: { en: 'Whole vehicle', fr: 'Véhicule entier' },
} as const satisfies Record<VehiclePart, Text>;

export const windText = {
  calm: { en: 'Calm', fr: 'Calme' },
  rocking: { en: 'Wind rocks the vehicle', fr: 'Le vent secoue le véhicule' },
  unknown: { en: 'Not noted', fr: 'Non noté' },
} as const satisfies Record<Wind, Text>;

export const sealText = {
  none: { en: 'No seal', fr: 'Sans scellé' },
  intact: { en: 'Intact', fr: 'Intact' },
  broken: { en: 'Broken', fr: 'Rompu' },
  missing: { en: 'Missing', fr: 'Absent' },
  replaced: { en: 'Replaced', fr: 'Remplacé' },
} as const satisfies Record<SealState, Text>;

export const joinGradeText = {
  confirmed: { en: 'Confirmed', fr: 'Confirmé' },
  probable: { en: 'Probable', fr: 'Probable' },
} as const satisfies Record<JoinGrade, Text>;

export const joinReasonText = {
  same_plate: { en: 'Same plate', fr: 'Même plaque' },
  plate_mistyped: { en: 'One plate was mistyped', fr: 'Une plaque a été mal saisie' },
  same_trailer: { en: 'Same trailer', fr: 'Même remorque' },
  same_seal: { en: 'Same seal', fr: 'Même scellé' },
  same_documents: { en: 'Same papers', fr: 'Mêmes documents' },
  teams_together: { en: 'Both teams were there', fr: 'Les deux équipes étaient présentes' },
  seen_on_camera: { en: 'Seen on camera', fr: 'Vu par caméra' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<JoinReason, Text>;

export const partReasonText = {
  other_vehicle: { en: 'Another vehicle', fr: 'Autre véhicule' },
  other_journey: { en: 'Another journey', fr: 'Autre trajet' },
  joined_by_mistake: { en: 'Joined by mistake', fr: 'Réunis par erreur' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<PartReason, Text>;

export const correctionText = {
  mistyped: { en: 'Mistyped', fr: 'Erreur de saisie' },
  counted_again: { en: 'Counted again', fr: 'Nouveau comptage' },
  equipment_at_fault: { en: 'Instrument at fault', fr: 'Appareil défectueux' },
  wrong_vehicle: { en: 'Wrong vehicle', fr: 'Mauvais véhicule' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<CorrectionReason, Text>;

export const careText = {
  medical_check: { en: 'Medical check', fr: 'Examen médical' },
  unaccompanied_child_referral: { en: 'Child taken to be alone', fr: 'Enfant présumé seul' },
  pregnancy_medical_check: { en: 'Pregnancy check', fr: 'Suivi de grossesse' },
} as const satisfies Record<CareKind, Text>;

/** What speaks against leaning on a control, in a line. */
export const flagText = {
  hard_sides: {
    en: 'Hard sides: it sees nothing through them',
    fr: 'Parois rigides : il ne voit pas au travers',
  },
  sides_unknown: {
    en: 'Sides not known: it sees through cloth only',
    fr: 'Parois non précisées : il ne voit qu’à travers la bâche',
  },
  ambient_missing: {
    en: 'No ambient value: the reading says nothing',
    fr: 'Sans valeur ambiante, le relevé ne dit rien',
  },
  wind_rocking: {
    en: 'Wind rocked the vehicle: no finding',
    fr: 'Véhicule secoué par le vent : aucun constat',
  },
  wind_unknown: { en: 'Wind not noted', fr: 'Vent non noté' },
  too_short: { en: 'Shorter than the method needs', fr: 'Plus court que ne l’exige la méthode' },
  calibration_expired: { en: 'Calibration was over', fr: 'Étalonnage échu' },
  calibration_unknown: { en: 'Calibration not known', fr: 'Étalonnage inconnu' },
  equipment_unknown: { en: 'Instrument not on the register', fr: 'Appareil absent du registre' },
  after_leaving: { en: 'Made after the vehicle had left', fr: 'Effectué après le départ du véhicule' },
} as const satisfies Record<ControlFlag, Text>;

export const standingText = {
  life_risk: { en: 'Life at risk', fr: 'Vie en danger' },
  people_found: { en: 'People found', fr: 'Personnes trouvées' },
  held: { en: 'Held', fr: 'Retenu' },
  in_control: { en: 'In control', fr: 'En contrôle' },
  waiting: { en: 'Waiting', fr: 'En attente' },
  released: { en: 'Released', fr: 'Libéré' },
  left: { en: 'Left', fr: 'Parti' },
} as const satisfies Record<Standing, Text>;
