import type { Fix, Moving, Placed, Sender } from './message.ts';

/** Distances from the reference point to the hull's ends, metres; all null where none is given. */
export interface Dimensions {
  readonly toBow: number | null;
  readonly toStern: number | null;
  readonly toPort: number | null;
  readonly toStarboard: number | null;
}

/** Type 5: class A static and voyage data. M.1371-5 annex 8, table 52. */
export interface VoyageBody extends Sender, Dimensions {
  readonly type: 5;
  /** 0: M.1371-1, 1: -3, 2: -5, 3: later. */
  readonly edition: number;
  readonly imo: number | null;
  readonly callSign: string | null;
  readonly name: string | null;
  readonly shipType: number | null;
  readonly positionDevice: number | null;
  /** Estimated time of arrival, UTC; each part null on its own. Typed by the crew and passed as sent: a month may be 15. */
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
  /** 25.5 means "25.5 or more". */
  readonly draughtMetres: number | null;
  readonly destination: string | null;
  /** False also where the sender left the bit out. */
  readonly dataTerminal: boolean;
}

/** Type 19: extended class B report. Table 67. */
export interface ExtendedClassBBody extends Sender, Moving, Dimensions {
  readonly type: 19;
  readonly headingDegrees: number | null;
  readonly name: string | null;
  readonly shipType: number | null;
  readonly positionDevice: number | null;
  readonly dataTerminal: boolean;
  readonly assigned: boolean;
}

/** Type 24 part A. Table 68. */
export interface StaticPartABody extends Sender {
  readonly type: 24;
  readonly part: 0;
  readonly name: string | null;
}

/** Type 24 part B. Table 69; dimensions are null and `mothership` may be set for auxiliary craft (MMSI 98...). */
export interface StaticPartBBody extends Sender, Dimensions {
  readonly type: 24;
  readonly part: 1;
  readonly shipType: number | null;
  readonly vendor: string | null;
  /** Unit model code 0..15 and serial number 0..1048575 as sent. */
  readonly model: number;
  readonly serial: number;
  readonly callSign: string | null;
  readonly mothership: number | null;
  readonly positionDevice: number | null;
}

export type StaticClassBBody = ExtendedClassBBody | StaticPartABody | StaticPartBBody;

/** Type 21: aid to navigation. Table 71. */
export interface AidBody extends Sender, Placed, Dimensions {
  readonly type: 21;
  readonly aidType: number | null;
  /** Name with its extension joined: up to 34 characters. */
  readonly name: string | null;
  readonly positionDevice: number | null;
  readonly second: number | null;
  readonly fix: Fix;
  readonly offPosition: boolean;
  readonly aidStatus: number;
  readonly raim: boolean;
  readonly virtual: boolean;
  readonly assigned: boolean;
}
