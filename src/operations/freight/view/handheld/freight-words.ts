import type { PassageCommandOf } from '../../events-passage.ts';
import { readingRanges } from '../../reading-ranges.ts';
import { type groundKinds, type Method, type Quantity, vehicleParts } from '../../words.ts';

// What the search team’s own device says of the freight book: the book’s lists themselves, so that neither can drift.
export { type SearchPart, searchParts } from '../../team/words.ts';
export {
  type ControlResult,
  controlResults,
  type Direction,
  directions,
  instrumentedMethods,
  type Method,
  methods,
  type NextStep,
  nextSteps,
  type ObservedFact,
  observedFacts,
  type PlateHolder,
  plateHolders,
  type SealState,
  sealStates,
  type SideKind,
  sideKinds,
  type VehicleForm,
  vehicleForms,
  type VehiclePart,
  type Wind,
  winds,
} from '../../words.ts';

/** Who comes to people found: `medical` to the hurt, `child_protection` to children. */
export type HelpKind = PassageCommandOf<'NoteHelp'>['help'];

type GroundKind = (typeof groundKinds)[number];

/** Grounds that another can look up by their reference. */
export const referredGrounds = [
  'random',
  'rule',
  'driver_report',
  'tip',
  'alarm',
  'equipment',
] as const satisfies readonly Exclude<GroundKind, 'observation'>[];
export type ReferredGround = (typeof referredGrounds)[number];

/** A ground as the device sends it: what is observed is a fact of the closed list. */
export interface Ground {
  readonly kind: ReferredGround | 'observation';
  readonly reference: string;
}

/** Where on the vehicle, in the order of the buttons: most controls are of all of it. */
export const partsInOrder = ['whole', ...vehicleParts.filter((part) => part !== 'whole')] as const;

/** People found, by count alone: who they are is never asked here. */
export interface Found {
  readonly people: number;
  readonly children: number;
  readonly injured: number;
  readonly unconscious: number;
}

/** What a device without instruments of its own is told to read off. */
type HandQuantity = Extract<Quantity, 'co2_ppm' | 'co2_ambient_ppm' | 'temperature_c' | 'noise_db'>;

/** A value as an instrument shows it, in its one unit. */
export interface Reading {
  readonly quantity: HandQuantity;
  readonly value: number;
  readonly unit: string;
}

const read = (quantity: HandQuantity): Omit<Reading, 'value'> => ({
  quantity,
  unit: readingRanges[quantity].unit,
});

/** What each method is read in; a method without an entry shows a result and no figure. */
export const readingsOf: Partial<Record<Method, readonly Omit<Reading, 'value'>[]>> = {
  co2: [read('co2_ppm'), read('co2_ambient_ppm')],
  thermal: [read('temperature_c')],
};
