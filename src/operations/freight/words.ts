/** Which way a vehicle crosses. */
export const directions = ['to_uk', 'to_eu'] as const;
export type Direction = (typeof directions)[number];

export const vehicleForms = [
  'curtain_sider',
  'box',
  'refrigerated',
  'tanker',
  'container',
  'flatbed',
  'tipper',
  'van',
  'coach',
  'car',
  'other',
] as const;
export type VehicleForm = (typeof vehicleForms)[number];

/** Of what the sides are: imaging by millimetre waves sees through cloth, not through metal. */
export const sideKinds = ['soft', 'hard', 'unknown'] as const;
export type SideKind = (typeof sideKinds)[number];

/** Ways of looking for people in a vehicle. Source: PROBLEM, section 5. */
export const methods = [
  'co2',
  'heartbeat',
  'passive_millimetre_wave',
  'x_ray',
  'dog',
  'visual',
  'thermal',
  'document',
  'physical_search',
] as const;
export type Method = (typeof methods)[number];

/** Methods that nobody can use without an instrument or a dog: it must be named. */
export const instrumentedMethods: ReadonlySet<Method> = new Set([
  'co2',
  'heartbeat',
  'passive_millimetre_wave',
  'x_ray',
  'dog',
  'thermal',
]);

export const controlResults = [
  'nothing_found',
  'people_found',
  'anomaly',
  'uncertain',
  'refused',
  'not_completed',
] as const;
export type ControlResult = (typeof controlResults)[number];

export const nextSteps = [
  'release',
  'second_method',
  'open_and_search',
  'hold',
  'medical',
  'hand_to_police',
] as const;
export type NextStep = (typeof nextSteps)[number];
/** Steps that may not be while somebody in the vehicle needs help first. */
export const refusableSteps = ['release', 'hand_to_police'] as const satisfies readonly NextStep[];

/** Why a vehicle may be chosen: a closed list, so that nobody is chosen for who they are. Source: PROBLEM F24. */
export const groundKinds = [
  'random',
  'rule',
  'driver_report',
  'tip',
  'alarm',
  'equipment',
  'observation',
] as const;
export type GroundKind = (typeof groundKinds)[number];

/** What an officer can point at in the vehicle or its journey: never at a person. */
export const observedFacts = [
  'seal_broken',
  'cover_cut',
  'noise',
  'weight_differs',
  'route_unusual',
  'stop_near_place',
  'driver_said',
  'other',
] as const;
export type ObservedFact = (typeof observedFacts)[number];

/** Where on the vehicle. */
export const vehicleParts = [
  'cab',
  'trailer_front',
  'trailer_middle',
  'trailer_rear',
  'under',
  'roof',
  'whole',
] as const;
export type VehiclePart = (typeof vehicleParts)[number];

export const plateHolders = ['tractor', 'trailer'] as const;
export type PlateHolder = (typeof plateHolders)[number];

/** What instruments read, each with one unit: see `reading-ranges.ts`. */
export const quantities = [
  'co2_ppm',
  'co2_ambient_ppm',
  'heartbeat_red',
  'heartbeat_green',
  'image_anomaly',
  'temperature_c',
  'temperature_ambient_c',
  'noise_db',
] as const;
export type Quantity = (typeof quantities)[number];

export const winds = ['calm', 'rocking', 'unknown'] as const;
export type Wind = (typeof winds)[number];

/** How a seal stands, when it is found and when it is left. */
export const sealStates = ['none', 'intact', 'broken', 'missing', 'replaced'] as const;
export type SealState = (typeof sealStates)[number];

export const joinGrades = ['confirmed', 'probable'] as const;
export type JoinGrade = (typeof joinGrades)[number];

export const joinReasons = [
  'same_plate',
  'plate_mistyped',
  'same_trailer',
  'same_seal',
  'same_documents',
  'teams_together',
  'seen_on_camera',
  'other',
] as const;
export type JoinReason = (typeof joinReasons)[number];

export const partReasons = ['other_vehicle', 'other_journey', 'joined_by_mistake', 'other'] as const;
export type PartReason = (typeof partReasons)[number];

export const correctionReasons = [
  'mistyped',
  'counted_again',
  'equipment_at_fault',
  'wrong_vehicle',
  'other',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/** Who came upon people where no control found them. */
export const meetingSources = ['driver', 'team', 'camera', 'public', 'they_called'] as const;
export type MeetingSource = (typeof meetingSources)[number];

/** What the safeguarding desk is asked for. */
export const careKinds = [
  'medical_check',
  'unaccompanied_child_referral',
  'pregnancy_medical_check',
] as const;
export type CareKind = (typeof careKinds)[number];

/** What speaks against leaning on a control; `voids`: a negative of it says nothing. */
export const controlFlags = [
  'hard_sides',
  'sides_unknown',
  'ambient_missing',
  'wind_rocking',
  'wind_unknown',
  'too_short',
  'calibration_expired',
  'calibration_unknown',
  'equipment_unknown',
  'after_leaving',
] as const;
export type ControlFlag = (typeof controlFlags)[number];
