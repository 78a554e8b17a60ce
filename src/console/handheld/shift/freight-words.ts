// The trade’s closed lists as the freight book has them: this is the one place where the handheld repeats them.

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
export const instrumented: ReadonlySet<Method> = new Set([
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

/** Grounds that another can look up by their reference. */
export const referredGrounds = ['random', 'rule', 'driver_report', 'tip', 'alarm', 'equipment'] as const;
export type ReferredGround = (typeof referredGrounds)[number];

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

export interface Ground {
  readonly kind: ReferredGround | 'observation';
  readonly reference: string;
}

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

export const sideKinds = ['soft', 'hard', 'unknown'] as const;
export type SideKind = (typeof sideKinds)[number];

export const vehicleParts = [
  'whole',
  'cab',
  'trailer_front',
  'trailer_middle',
  'trailer_rear',
  'under',
  'roof',
] as const;
export type VehiclePart = (typeof vehicleParts)[number];

/** Parts of an open search, as the next team finds them: none is said to be done that was not recorded. */
export const searchParts = [
  'cab',
  'trailer_front',
  'trailer_middle',
  'trailer_rear',
  'under',
  'roof',
  'load',
] as const;

export const winds = ['calm', 'rocking', 'unknown'] as const;
export type Wind = (typeof winds)[number];

export const sealStates = ['none', 'intact', 'broken', 'missing', 'replaced'] as const;
export type SealState = (typeof sealStates)[number];

export const directions = ['to_uk', 'to_eu'] as const;
export type Direction = (typeof directions)[number];

export const plateHolders = ['tractor', 'trailer'] as const;
export type PlateHolder = (typeof plateHolders)[number];

/** People found, by count alone: who they are is never asked here. */
export interface Found {
  readonly people: number;
  readonly children: number;
  readonly injured: number;
  readonly unconscious: number;
}

/** A value as an instrument shows it, in its one unit. */
export interface Reading {
  readonly quantity: 'co2_ppm' | 'co2_ambient_ppm' | 'temperature_c' | 'noise_db';
  readonly value: number;
  readonly unit: string;
}

/** What each method is read in; a method without an entry shows a result and no figure. */
export const readingsOf: Partial<Record<Method, readonly Omit<Reading, 'value'>[]>> = {
  co2: [
    { quantity: 'co2_ppm', unit: 'ppm' },
    { quantity: 'co2_ambient_ppm', unit: 'ppm' },
  ],
  thermal: [{ quantity: 'temperature_c', unit: 'c' }],
};
