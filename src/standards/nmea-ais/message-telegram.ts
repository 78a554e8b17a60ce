import type { Sender } from './message.ts';

/** Bits that an application reads by itself: lower-case hex of the bits, the last digit padded with zeros. */
export interface Carried {
  readonly dataBits: number;
  readonly data: string;
}

/** Inland vessel particulars inside type 8, DAC 200, FI 10. Source: VTT standard, CESNI ES-RIS, table 2.5. */
export interface InlandVessel {
  readonly vesselNumber: string | null;
  readonly lengthMetres: number | null;
  readonly beamMetres: number | null;
  readonly erisType: number | null;
  readonly draughtMetres: number | null;
}

/** Type 6: addressed binary message. M.1371-5 annex 8, table 53. */
export interface AddressedBinaryBody extends Sender, Carried {
  readonly type: 6;
  readonly sequence: number;
  readonly destinationMmsi: number;
  readonly retransmit: boolean;
  readonly dac: number;
  readonly fid: number;
}

/** Type 8: binary broadcast. Table 56. */
export interface BroadcastBinaryBody extends Sender, Carried {
  readonly type: 8;
  readonly dac: number;
  readonly fid: number;
  readonly inland: InlandVessel | null;
}

/** Type 17: differential corrections for GNSS, with the place of the reference station to a tenth of a minute. Table 62. */
export interface CorrectionsBody extends Sender, Carried {
  readonly type: 17;
  readonly referenceLat: number | null;
  readonly referenceLon: number | null;
}

/** Types 25 and 26: short binary messages of one and of several slots. Tables 73 and 74. */
export interface ShortBinaryBody extends Sender, Carried {
  readonly type: 25 | 26;
  readonly destinationMmsi: number | null;
  readonly dac: number | null;
  readonly fid: number | null;
}

export type BinaryBody = AddressedBinaryBody | BroadcastBinaryBody | CorrectionsBody | ShortBinaryBody;

/** Type 12: addressed safety text. Table 58. */
export interface AddressedTextBody extends Sender {
  readonly type: 12;
  readonly sequence: number;
  readonly destinationMmsi: number;
  readonly retransmit: boolean;
  readonly text: string | null;
}

/** Type 14: broadcast safety text, such as `SART ACTIVE`. Table 60. */
export interface BroadcastTextBody extends Sender {
  readonly type: 14;
  readonly text: string | null;
}

export type TextBody = AddressedTextBody | BroadcastTextBody;
