import type { Found, Ground } from '../../operations/freight/control-shapes.ts';
import type {
  ControlResult,
  Direction,
  Method,
  NextStep,
  Quantity,
  SideKind,
  VehicleForm,
  VehiclePart,
  Wind,
} from '../../operations/freight/words.ts';

/** One control of an invented passage; times in minutes before the beginning. */
export interface InventedControl {
  readonly method: Method;
  readonly equipment: string | null;
  readonly ground: Ground;
  readonly minutesAgo: number;
  readonly takes: number;
  readonly where: VehiclePart;
  readonly readings: readonly (readonly [quantity: Quantity, value: number, unit: string])[];
  readonly wind: Wind;
  readonly result: ControlResult;
  readonly found: Found | null;
  readonly next: NextStep;
}

/** An invented vehicle once through a place: its plate begins with ZZ, which no state gives out. */
export interface InventedPassage {
  /** Tells it from the others of its run. */
  readonly id: string;
  readonly place: string;
  readonly lane: string;
  readonly direction: Direction;
  readonly form: VehicleForm;
  readonly sides: SideKind;
  readonly plate: string;
  readonly country: string | null;
  readonly minutesAgo: number;
  readonly leftMinutesAgo: number | null;
  readonly controls: readonly InventedControl[];
}

const chance: Ground = { kind: 'random', reference: 'demo-draw' };
const fact = (reference: string): Ground => ({ kind: 'observation', reference });

const control = (method: Method, said: Partial<InventedControl>): InventedControl => ({
  method,
  equipment: null,
  ground: chance,
  minutesAgo: 1,
  takes: 1,
  where: 'whole',
  readings: [],
  wind: 'calm',
  result: 'nothing_found',
  found: null,
  next: 'release',
  ...said,
});

const co2 = (ppm: number, said: Partial<InventedControl>): InventedControl =>
  control('co2', {
    readings: [
      ['co2_ppm', ppm, 'ppm'],
      ['co2_ambient_ppm', 430, 'ppm'],
    ],
    ...said,
  });

type Vehicle = readonly [form: VehicleForm, sides: SideKind, plate: string, country: string | null];
type Way = readonly [id: string, place: string, lane: string, direction?: Direction];

const passage = (
  [id, place, lane, direction = 'to_uk']: Way,
  [form, sides, plate, country]: Vehicle,
  times: Pick<InventedPassage, 'minutesAgo' | 'leftMinutesAgo' | 'controls'>,
): InventedPassage => ({ id, place, lane, direction, form, sides, plate, country, ...times });

const people = (said: Partial<Found>): Found => ({
  people: 1,
  children: 0,
  childrenAlone: null,
  injured: 0,
  unconscious: 0,
  pregnant: 0,
  ...said,
});

/** A day of passages, oldest first. `d` and `e` are one lorry whose plate two teams typed in two ways. */
export const inventedDay: readonly InventedPassage[] = [
  passage(['d', 'calais', 'A1'], ['curtain_sider', 'soft', 'ZZ-3X77-OK', null], {
    minutesAgo: 425,
    leftMinutesAgo: 405,
    controls: [co2(610, { equipment: 'CAL-CO2-1', minutesAgo: 420, takes: 3 })],
  }),
  passage(['a', 'calais', 'A1'], ['curtain_sider', 'soft', 'ZZ-471-DA', 'FR'], {
    minutesAgo: 300,
    leftMinutesAgo: 280,
    controls: [
      control('passive_millimetre_wave', { equipment: 'CAL-MW-1', minutesAgo: 295, takes: 2 }),
      co2(540, { equipment: 'CAL-CO2-1', minutesAgo: 290, takes: 3 }),
    ],
  }),
  // Millimetre waves on hard sides say nothing: the screen says so, and the dog was called.
  passage(['b', 'calais', 'A1'], ['box', 'hard', 'ZZ47 XPH', 'GB'], {
    minutesAgo: 240,
    leftMinutesAgo: 215,
    controls: [
      control('passive_millimetre_wave', {
        equipment: 'CAL-MW-1',
        minutesAgo: 236,
        takes: 2,
        next: 'second_method',
      }),
      control('dog', { equipment: 'CAL-DOG-1', minutesAgo: 228, takes: 6 }),
    ],
  }),
  passage(['c', 'coquelles', 'T2'], ['refrigerated', 'hard', 'ZZ 88142', 'PL'], {
    minutesAgo: 205,
    leftMinutesAgo: 170,
    controls: [
      control('heartbeat', {
        equipment: 'COQ-HB-1',
        minutesAgo: 200,
        takes: 10,
        readings: [['heartbeat_red', 2, 'count']],
        result: 'anomaly',
        next: 'open_and_search',
      }),
      control('physical_search', {
        ground: { kind: 'equipment', reference: 'COQ-HB-1' },
        minutesAgo: 188,
        takes: 14,
      }),
    ],
  }),
  passage(['f', 'coquelles', 'T1'], ['container', 'hard', 'ZZ 61 907', 'NL'], {
    minutesAgo: 160,
    leftMinutesAgo: 140,
    controls: [control('x_ray', { equipment: 'COQ-X-1', minutesAgo: 155, takes: 4 })],
  }),
  passage(['g', 'cheriton', 'F1', 'to_eu'], ['box', 'hard', 'ZZ52 XTR', 'GB'], {
    minutesAgo: 130,
    leftMinutesAgo: 118,
    controls: [co2(505, { equipment: 'CHE-CO2-1', minutesAgo: 126, takes: 3 })],
  }),
  passage(['e', 'coquelles', 'T1'], ['curtain_sider', 'soft', 'ZZ-3X77-0K', null], {
    minutesAgo: 110,
    leftMinutesAgo: null,
    controls: [
      control('dog', {
        equipment: 'COQ-DOG-1',
        minutesAgo: 104,
        takes: 5,
        result: 'anomaly',
        where: 'trailer_rear',
        next: 'open_and_search',
      }),
      control('physical_search', {
        ground: { kind: 'equipment', reference: 'COQ-DOG-1' },
        minutesAgo: 96,
        takes: 11,
        result: 'people_found',
        found: people({ people: 3 }),
        next: 'hand_to_police',
      }),
    ],
  }),
  passage(['h', 'dunkirk', 'A1'], ['flatbed', 'unknown', 'ZZ 730 KB', null], {
    minutesAgo: 80,
    leftMinutesAgo: null,
    // The probe's calibration is over: the control counts, and says so.
    controls: [
      co2(1_150, {
        equipment: 'DUN-CO2-1',
        minutesAgo: 74,
        takes: 3,
        result: 'uncertain',
        next: 'second_method',
      }),
    ],
  }),
  passage(['i', 'calais', 'D1', 'to_eu'], ['van', 'hard', 'ZZ-905-RB', 'FR'], {
    minutesAgo: 65,
    leftMinutesAgo: 58,
    controls: [
      control('document', { ground: { kind: 'rule', reference: 'demo-rule' }, minutesAgo: 63, takes: 2 }),
    ],
  }),
  passage(['j', 'calais', 'A2'], ['tanker', 'hard', 'ZZ 4 TKM', null], {
    minutesAgo: 52,
    leftMinutesAgo: null,
    controls: [control('visual', { minutesAgo: 48, takes: 2, result: 'refused', next: 'hold' })],
  }),
  passage(['k', 'coquelles', 'T2'], ['curtain_sider', 'soft', 'ZZ 218 HV', 'DE'], {
    minutesAgo: 40,
    leftMinutesAgo: null,
    controls: [
      control('heartbeat', {
        equipment: 'COQ-HB-1',
        minutesAgo: 36,
        takes: 6,
        wind: 'rocking',
        result: 'not_completed',
        next: 'second_method',
      }),
    ],
  }),
  passage(['l', 'calais', 'A2'], ['curtain_sider', 'soft', 'ZZ-662-MX', 'FR'], {
    minutesAgo: 28,
    leftMinutesAgo: null,
    controls: [
      control('physical_search', {
        ground: fact('cover_cut'),
        minutesAgo: 22,
        takes: 9,
        where: 'roof',
        result: 'people_found',
        found: people({ people: 2, children: 1, injured: 1 }),
        next: 'medical',
      }),
    ],
  }),
  passage(['m', 'calais', 'A1'], ['refrigerated', 'hard', 'ZZ 1190 EP', null], {
    minutesAgo: 4,
    leftMinutesAgo: null,
    controls: [],
  }),
];

/** What goes on arriving while the demonstration runs, again and again, under other plates; most is let go. */
export const inventedTraffic: readonly InventedPassage[] = [
  passage(['', 'calais', 'A1'], ['curtain_sider', 'soft', '', null], {
    minutesAgo: 0,
    leftMinutesAgo: -1,
    controls: [co2(560, { equipment: 'CAL-CO2-1', minutesAgo: 0 })],
  }),
  passage(['', 'coquelles', 'T1'], ['box', 'hard', '', null], {
    minutesAgo: 0,
    leftMinutesAgo: null,
    controls: [
      control('dog', {
        equipment: 'COQ-DOG-1',
        minutesAgo: 0,
        result: 'anomaly',
        where: 'trailer_rear',
        next: 'open_and_search',
      }),
    ],
  }),
  passage(['', 'dunkirk', 'A1'], ['curtain_sider', 'soft', '', null], {
    minutesAgo: 0,
    leftMinutesAgo: -1,
    controls: [control('passive_millimetre_wave', { equipment: 'DUN-MW-1', minutesAgo: 0 })],
  }),
  passage(['', 'calais', 'A2'], ['van', 'hard', '', null], {
    minutesAgo: 0,
    leftMinutesAgo: -1,
    controls: [control('visual', { ground: fact('stop_near_place'), minutesAgo: 0 })],
  }),
  passage(['', 'coquelles', 'T2'], ['refrigerated', 'hard', '', null], {
    minutesAgo: 0,
    leftMinutesAgo: null,
    controls: [
      co2(980, { equipment: 'COQ-CO2-1', minutesAgo: 0, result: 'uncertain', next: 'second_method' }),
    ],
  }),
];
