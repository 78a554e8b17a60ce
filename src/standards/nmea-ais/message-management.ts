import type { Sender } from './message.ts';

/** Types 7 and 13: acknowledgements of up to four messages. M.1371-5 annex 8, table 54. */
export interface AcknowledgeBody extends Sender {
  readonly type: 7 | 13;
  readonly acknowledged: readonly { readonly destinationMmsi: number; readonly sequence: number }[];
}

/** Type 10: UTC and date inquiry. Table 57. */
export interface InquiryBody extends Sender {
  readonly type: 10;
  readonly destinationMmsi: number;
}

/** Type 15: interrogation of one or two stations. Table 61. */
export interface InterrogationBody extends Sender {
  readonly type: 15;
  readonly asked: readonly {
    readonly destinationMmsi: number;
    readonly messageType: number;
    readonly slotOffset: number;
  }[];
}

/** Type 16: a base station assigns reporting behaviour. Table 59. */
export interface AssignmentBody extends Sender {
  readonly type: 16;
  readonly assigned: readonly {
    readonly destinationMmsi: number;
    readonly offset: number;
    readonly increment: number;
  }[];
}

/** Type 20: slots reserved for base stations. Table 65. */
export interface ReservationBody extends Sender {
  readonly type: 20;
  readonly reserved: readonly {
    readonly offset: number;
    readonly slots: number;
    readonly timeoutMinutes: number;
    readonly increment: number;
  }[];
}

/** Corners of an area, degrees; null where not available or out of range. */
export interface Corners {
  readonly north: number | null;
  readonly east: number | null;
  readonly south: number | null;
  readonly west: number | null;
}

/** Type 22: channel management, for an area or for two stations. Table 70. */
export interface ChannelBody extends Sender {
  readonly type: 22;
  readonly channelA: number;
  readonly channelB: number;
  readonly mode: number;
  readonly lowPower: boolean;
  /** Set unless addressed. */
  readonly area: Corners | null;
  readonly destinationMmsis: readonly number[];
}

/** Type 23: group assignment. Table 72. */
export interface GroupBody extends Sender {
  readonly type: 23;
  readonly area: Corners;
  readonly stationType: number;
  readonly shipType: number | null;
  readonly mode: number;
  readonly interval: number;
  readonly quietMinutes: number;
}

export type ManagementBody =
  | AcknowledgeBody
  | InquiryBody
  | InterrogationBody
  | AssignmentBody
  | ReservationBody
  | ChannelBody
  | GroupBody;
