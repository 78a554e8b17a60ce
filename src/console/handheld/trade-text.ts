import type { Text } from '../../kernel/text.ts';
import type {
  ControlResult,
  Direction,
  Method,
  NextStep,
  ObservedFact,
  PlateHolder,
  Reading,
  ReferredGround,
  SealState,
  SearchPart,
  SideKind,
  VehicleForm,
  VehiclePart,
  Wind,
} from '../../operations/freight/view/handheld/freight-words.ts';

export const methodText = {
  co2: { en: 'CO₂', fr: 'CO₂' },
  heartbeat: { en: 'Heartbeat', fr: 'Battements' },
  passive_millimetre_wave: { en: 'Millimetre wave', fr: 'Ondes millim.' },
  x_ray: { en: 'X-ray', fr: 'Rayons X' },
  dog: { en: 'Dog', fr: 'Chien' },
  visual: { en: 'By eye', fr: 'À vue' },
  thermal: { en: 'Thermal', fr: 'Thermique' },
  document: { en: 'Papers', fr: 'Papiers' },
  physical_search: { en: 'Full search', fr: 'Fouille' },
} as const satisfies Record<Method, Text>;

/** What the method cannot do, in the few words that a glance takes in. */
export const limitText = {
  co2: { en: 'Needs the ambient value beside.', fr: 'Exige la valeur ambiante à côté.' },
  heartbeat: {
    en: 'Engine off, about 10 minutes; wind disturbs it.',
    fr: 'Moteur coupé, environ 10 minutes ; le vent perturbe.',
  },
  passive_millimetre_wave: { en: 'Through soft sides only.', fr: 'À travers la bâche seulement.' },
  x_ray: { en: 'At authorised places only.', fr: 'Sites autorisés seulement.' },
  dog: { en: 'Rest the dog after each spell.', fr: 'Repos du chien après chaque séquence.' },
  visual: { en: 'Only what is open to the eye.', fr: 'Seulement ce que l’œil atteint.' },
  thermal: { en: 'Not through insulated walls.', fr: 'Rien à travers une paroi isolée.' },
  document: { en: 'Papers look for nobody.', fr: 'Les papiers ne cherchent personne.' },
  physical_search: { en: 'As good as what was moved.', fr: 'Vaut ce qui a été déplacé.' },
} as const satisfies Record<Method, Text>;

export const resultText = {
  nothing_found: { en: 'Nothing found', fr: 'Rien trouvé' },
  people_found: { en: 'People found', fr: 'Personnes trouvées' },
  anomaly: { en: 'Anomaly', fr: 'Anomalie' },
  uncertain: { en: 'Uncertain', fr: 'Incertain' },
  refused: { en: 'Refused', fr: 'Refusé' },
  not_completed: { en: 'Not completed', fr: 'Inachevé' },
} as const satisfies Record<ControlResult, Text>;

export const groundText = {
  random: { en: 'Random draw', fr: 'Tirage au sort' },
  rule: { en: 'Rule', fr: 'Règle' },
  driver_report: { en: 'Driver’s report', fr: 'Signalement' },
  tip: { en: 'Released tip', fr: 'Renseignement' },
  alarm: { en: 'Alarm', fr: 'Alarme' },
  equipment: { en: 'Instrument', fr: 'Appareil' },
} as const satisfies Record<ReferredGround, Text>;

export const factText = {
  seal_broken: { en: 'Seal broken', fr: 'Scellé rompu' },
  cover_cut: { en: 'Cover cut', fr: 'Bâche coupée' },
  noise: { en: 'Noise', fr: 'Bruit' },
  weight_differs: { en: 'Weight differs', fr: 'Poids différent' },
  route_unusual: { en: 'Unusual route', fr: 'Trajet inhabituel' },
  stop_near_place: { en: 'Stop near by', fr: 'Arrêt proche' },
  driver_said: { en: 'Driver said so', fr: 'Dit par le chauffeur' },
  other: { en: 'Other fact seen', fr: 'Autre constat' },
} as const satisfies Record<ObservedFact, Text>;

export const nextText = {
  release: { en: 'Release', fr: 'Libérer' },
  second_method: { en: 'Second method', fr: 'Deuxième méthode' },
  open_and_search: { en: 'Open and search', fr: 'Ouvrir et fouiller' },
  hold: { en: 'Hold', fr: 'Retenir' },
  medical: { en: 'Medical help', fr: 'Secours médical' },
  hand_to_police: { en: 'To the police', fr: 'À la police' },
} as const satisfies Record<NextStep, Text>;

export const formText = {
  curtain_sider: { en: 'Curtain-sider', fr: 'Bâché' },
  box: { en: 'Box', fr: 'Fourgon' },
  refrigerated: { en: 'Refrigerated', fr: 'Frigorifique' },
  tanker: { en: 'Tanker', fr: 'Citerne' },
  container: { en: 'Container', fr: 'Conteneur' },
  flatbed: { en: 'Flatbed', fr: 'Plateau' },
  tipper: { en: 'Tipper', fr: 'Benne' },
  van: { en: 'Van', fr: 'Camionnette' },
  coach: { en: 'Coach', fr: 'Autocar' },
  car: { en: 'Car', fr: 'Voiture' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<VehicleForm, Text>;

export const sidesText = {
  soft: { en: 'Soft sides', fr: 'Parois souples' },
  hard: { en: 'Hard sides', fr: 'Parois rigides' },
  unknown: { en: 'Sides not known', fr: 'Parois inconnues' },
} as const satisfies Record<SideKind, Text>;

export const partText = {
  whole: { en: 'Whole vehicle', fr: 'Véhicule entier' },
  cab: { en: 'Cab', fr: 'Cabine' },
  trailer_front: { en: 'Trailer, front', fr: 'Remorque, avant' },
  trailer_middle: { en: 'Trailer, middle', fr: 'Remorque, milieu' },
  trailer_rear: { en: 'Trailer, rear', fr: 'Remorque, arrière' },
  under: { en: 'Under', fr: 'Dessous' },
  roof: { en: 'Roof', fr: 'Toit' },
} as const satisfies Record<VehiclePart, Text>;

export const searchPartText = {
  cab: partText.cab,
  trailer_front: partText.trailer_front,
  trailer_middle: partText.trailer_middle,
  trailer_rear: partText.trailer_rear,
  under: partText.under,
  roof: partText.roof,
  load: { en: 'Load', fr: 'Chargement' },
} as const satisfies Record<SearchPart, Text>;

export const windText = {
  calm: { en: 'Calm', fr: 'Calme' },
  rocking: { en: 'Rocked by wind', fr: 'Secoué par le vent' },
  unknown: { en: 'Not noted', fr: 'Non relevé' },
} as const satisfies Record<Wind, Text>;

export const sealText = {
  none: { en: 'No seal', fr: 'Sans scellé' },
  intact: { en: 'Intact', fr: 'Intact' },
  broken: { en: 'Broken', fr: 'Rompu' },
  missing: { en: 'Missing', fr: 'Manquant' },
  replaced: { en: 'Replaced', fr: 'Remplacé' },
} as const satisfies Record<SealState, Text>;

export const directionText = {
  to_uk: { en: 'To the UK', fr: 'Vers le R.-U.' },
  to_eu: { en: 'To the EU', fr: 'Vers l’UE' },
} as const satisfies Record<Direction, Text>;

export const holderText = {
  tractor: { en: 'Tractor', fr: 'Tracteur' },
  trailer: { en: 'Trailer', fr: 'Remorque' },
} as const satisfies Record<PlateHolder, Text>;

export const quantityText = {
  co2_ppm: { en: 'CO₂ inside, ppm', fr: 'CO₂ intérieur, ppm' },
  co2_ambient_ppm: { en: 'CO₂ outside, ppm', fr: 'CO₂ extérieur, ppm' },
  temperature_c: { en: 'Temperature, °C', fr: 'Température, °C' },
  noise_db: { en: 'Noise, dB', fr: 'Bruit, dB' },
} as const satisfies Record<Reading['quantity'], Text>;
