import type { Found, Ground, Reading } from '../../src/operations/freight/control-shapes.ts';
import type {
  ControlFlag,
  ControlResult,
  Direction,
  Method,
  NextStep,
  SideKind,
  VehicleForm,
  VehiclePart,
  Wind,
} from '../../src/operations/freight/words.ts';

/** How much of each happens on a drawn day. */
export interface DaySize {
  readonly passages: number;
  readonly searches: number;
  readonly plateReads: number;
  readonly reports: number;
  readonly handhelds: number;
}

/** A plate as somebody typed it. `isSlip`: not the plate's own signs. */
export interface TypedPlate {
  readonly on: 'tractor' | 'trailer';
  readonly text: string;
  readonly country: string | null;
  readonly isSlip: boolean;
  readonly subject: string;
}

/** One entry of a passage as its team made it. Times in milliseconds since 1970. */
export interface TrueEntry {
  readonly passage: string;
  /** Number of the vehicle that it truly is of. */
  readonly vehicle: number;
  readonly place: string;
  readonly lane: string;
  readonly direction: Direction;
  readonly arrivedMs: number;
  readonly form: VehicleForm;
  readonly sides: SideKind;
  readonly plates: readonly TypedPlate[];
  readonly controls: readonly TrueControl[];
  readonly met: readonly TrueMeeting[];
  readonly help: readonly ('medical' | 'child_protection')[];
  readonly leftMs: number | null;
  /** The other entries that a person joined to it in the end. */
  readonly joined: readonly string[];
}

/** One control as it was made and as it stands in the end. */
export interface TrueControl {
  readonly control: string;
  readonly method: Method;
  readonly ground: Ground;
  readonly team: string;
  readonly equipment: string | null;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly where: VehiclePart;
  readonly readings: readonly Reading[];
  readonly wind: Wind;
  readonly result: ControlResult;
  readonly found: Found | null;
  readonly next: NextStep;
  /** What a person put right afterwards; null: nothing. */
  readonly corrected: { readonly result: ControlResult; readonly found: Found | null } | null;
  readonly flags: readonly ControlFlag[];
  readonly saysNothing: boolean;
}

/** People met where no control had found them. */
export interface TrueMeeting {
  readonly metMs: number;
  readonly source: 'driver' | 'team' | 'camera' | 'public';
  readonly found: Found;
}

/** A read of a camera that the node must keep. */
export interface TrueRead {
  readonly source: string;
  readonly key: string;
  readonly vehicle: number;
  readonly on: 'tractor' | 'trailer';
  readonly site: string;
  readonly readMs: number;
  readonly isSlip: boolean;
}

/** A driver's report with what came of it. */
export interface TrueReport {
  readonly report: string;
  readonly what: string | null;
  readonly place: string | null;
  readonly direction: Direction;
  readonly seenMs: number;
  readonly answer: 'attended' | 'nothing_there' | 'unfounded' | null;
}

/** What truly happened on a day: the judge alone has it. */
export interface DayTruth {
  readonly entries: readonly TrueEntry[];
  readonly reads: readonly TrueRead[];
  readonly reports: readonly TrueReport[];
  /** Deliveries that must be answered "I have it already", by feed. */
  readonly repeatedReads: number;
  /** Reads that must be refused, by code. */
  readonly refusedReads: Readonly<Record<string, number>>;
}

/** What somebody does at the node: the replayer has this and nothing of the truth. */
export interface Order {
  /** `handheld-7`, `desk-2`, `driver`: each does one thing after the other. */
  readonly by: string;
  /** When it is sent, which may be hours after it was done. */
  readonly atMs: number;
  /** Path after `/api/`. */
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly key: string;
  /** Keys of orders that must have been answered before. */
  readonly after?: readonly string[];
}

/** A camera's delivery. */
export interface ReadDelivery {
  readonly atMs: number;
  readonly source: string;
  readonly over: 'http' | 'mqtt';
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** A day: what is sent, and apart from it what is true. */
export interface FreightDay {
  readonly orders: readonly Order[];
  readonly deliveries: readonly ReadDelivery[];
  readonly truth: DayTruth;
}

/** Places with what of them the register of the demonstration says. */
export const dayPlaces = [
  {
    place: 'calais',
    share: 54,
    direction: 'to_uk',
    lanes: ['A1', 'A2'],
    xRay: true,
    instruments: {
      co2: 'CAL-CO2-1',
      heartbeat: 'CAL-HB-1',
      passive_millimetre_wave: 'CAL-MW-1',
      x_ray: 'CAL-X-1',
      dog: 'CAL-DOG-1',
      thermal: 'CAL-TH-9',
    },
  },
  {
    place: 'coquelles',
    share: 26,
    direction: 'to_uk',
    lanes: ['T1', 'T2', 'T3'],
    xRay: true,
    instruments: {
      co2: 'COQ-CO2-1',
      heartbeat: 'COQ-HB-1',
      passive_millimetre_wave: 'COQ-MW-9',
      x_ray: 'COQ-X-1',
      dog: 'COQ-DOG-1',
      thermal: 'COQ-TH-9',
    },
  },
  {
    place: 'dunkirk',
    share: 14,
    direction: 'to_uk',
    lanes: ['A1'],
    xRay: false,
    instruments: {
      co2: 'DUN-CO2-1',
      heartbeat: 'DUN-HB-9',
      passive_millimetre_wave: 'DUN-MW-1',
      x_ray: '',
      dog: 'DUN-DOG-1',
      thermal: 'DUN-TH-9',
    },
  },
  {
    place: 'cheriton',
    share: 6,
    direction: 'to_eu',
    lanes: ['F1', 'F2'],
    xRay: false,
    instruments: {
      co2: 'CHE-CO2-1',
      heartbeat: 'CHE-HB-9',
      passive_millimetre_wave: 'CHE-MW-9',
      x_ray: '',
      dog: 'CHE-DOG-9',
      thermal: 'CHE-TH-9',
    },
  },
] as const;
export type DayPlace = (typeof dayPlaces)[number];

/** Instruments that the register does not hold, and the one whose calibration is over. */
export const unknownInstrument = /-9$/;
export const expiredInstrument = 'DUN-CO2-1';

/** Passages by hour of the day: the busiest of a peak day has 900 of 10,500. Source: PROBLEM, section 3. */
export const hourShares = [
  220, 180, 160, 190, 290, 420, 540, 640, 680, 620, 530, 470, 450, 470, 540, 620, 740, 900, 800, 560, 300,
  180,
] as const;

/** Nothing is sent later: the day is over then, devices without a link included. */
export const lastMinute = 23 * 60 + 58;
export const minuteMs = 60_000;
