import type { Instant } from '../../kernel/time.ts';
import type { ManagementBody } from './message-management.ts';
import type { AidBody, StaticClassBBody, VoyageBody } from './message-static.ts';
import type { BinaryBody, TextBody } from './message-telegram.ts';

/** How and where a message came in: everything that is not in its payload. */
export interface Heard {
  /** VHF channel (`1` and `2` are read as A and B); null where the receiver does not say. */
  readonly channel: 'A' | 'B' | null;
  /** True for VDO: the receiving station's own transmission. */
  readonly own: boolean;
  /** 1-based line on which the message completed, and how many lines it took. */
  readonly line: number;
  readonly lines: number;
  /** When the receiver says it heard the message (tag block `c:` or a $PGHP line before); null where it does not. */
  readonly taggedAt: Instant | null;
  /** Receiver named by the tag block `s:` or by $PGHP, else the reader's own source; null where none is known. */
  readonly source: string | null;
}

/** What stands in every message's payload. `mmsi` may be any 30-bit number: only its sender vouches for it. */
export interface Sender {
  readonly repeat: number;
  readonly mmsi: number;
}

/**
 * What the position's time stamp says. `timed`: `second` is set; `untimed`: not available (60);
 * `manual` (61), `dead_reckoning` (62), `inoperative` (63).
 */
export type Fix = 'timed' | 'untimed' | 'manual' | 'dead_reckoning' | 'inoperative';

/** A position as sent. Degrees WGS 84; both null where not available or out of range. */
export interface Placed {
  readonly lat: number | null;
  readonly lon: number | null;
  /** True where the sender gave coordinates that are no place on earth: they are not passed on. */
  readonly positionOutOfRange: boolean;
  /** True: 10 m or better. */
  readonly accurate: boolean;
}

/** Motion over ground. Out-of-range courses and headings are null like those not available. */
export interface Moving extends Placed {
  /** 102.2 means "102.2 or more" (type 9: 1022; type 27: whole knots). */
  readonly speedKnots: number | null;
  readonly courseDegrees: number | null;
  /** UTC second of the fix, 0..59. */
  readonly second: number | null;
  readonly fix: Fix;
  readonly raim: boolean;
}

/** Types 1, 2, 3: class A position report, also AIS-SART, MOB and EPIRB. M.1371-5 annex 8, table 48. */
export interface PositionBody extends Sender, Moving {
  readonly type: 1 | 2 | 3;
  /** Navigational status 0..14; null for 15, undefined. 14: a distress beacon is active. */
  readonly status: number | null;
  /** ROT as sent, -127..127; see `turnDegreesPerMinute`. */
  readonly turn: number | null;
  readonly headingDegrees: number | null;
  /** 1: no special manoeuvre, 2: special manoeuvre. */
  readonly manoeuvre: number | null;
  /** Communication state, 19 bits as sent. */
  readonly radio: number;
}

/** Types 4 and 11: base station report, and UTC response of a mobile station. Table 51. */
export interface BaseStationBody extends Sender, Placed {
  readonly type: 4 | 11;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
  readonly second: number | null;
  /** Electronic position fixing device, 1..15; null: undefined. */
  readonly positionDevice: number | null;
  readonly raim: boolean;
  readonly radio: number;
}

/** Type 9: search and rescue aircraft. Table 55. */
export interface AircraftBody extends Sender, Moving {
  readonly type: 9;
  /** 4094 means "4094 or higher". */
  readonly altitudeMetres: number | null;
  /** False: GNSS, true: barometric. */
  readonly barometric: boolean;
  readonly dataTerminal: boolean;
  readonly assigned: boolean;
  readonly radio: number;
}

/** Type 18: class B position report. Table 64. */
export interface ClassBBody extends Sender, Moving {
  readonly type: 18;
  readonly headingDegrees: number | null;
  readonly carrierSense: boolean;
  readonly display: boolean;
  readonly dsc: boolean;
  readonly wholeBand: boolean;
  readonly message22: boolean;
  readonly assigned: boolean;
  /** Communication state with its selector, 20 bits as sent. */
  readonly radio: number;
}

/** Type 27: long-range report of class A, to a tenth of a minute. Table 75. */
export interface LongRangeBody extends Sender, Placed {
  readonly type: 27;
  readonly raim: boolean;
  readonly status: number | null;
  readonly speedKnots: number | null;
  readonly courseDegrees: number | null;
  /** True: the position is older than 5 seconds. */
  readonly late: boolean;
}

/** What a payload says: a closed union by `type`. */
export type AisBody =
  | PositionBody
  | BaseStationBody
  | VoyageBody
  | BinaryBody
  | AircraftBody
  | TextBody
  | ManagementBody
  | ClassBBody
  | StaticClassBBody
  | AidBody
  | LongRangeBody;

/** One decoded message with where it was heard. */
export type AisMessage = Heard & AisBody;
