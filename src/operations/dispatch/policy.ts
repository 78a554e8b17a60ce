import type { Handling } from '../../kernel/marking.ts';
import type { GapEvent } from './events-gap.ts';
import type { RelayEvent } from './events-relay.ts';
import type { RequestEvent } from './events-request.ts';
import type { UnitEvent } from './events-unit.ts';
import { recordHandling } from './handling.ts';

/** How each event of a unit's stream may be used, released and kept. */
export const unitHandling = {
  UnitStatusReported: recordHandling,
  UnitPositionReported: recordHandling,
  ShiftStarted: recordHandling,
  ShiftEnded: recordHandling,
  UnitTakenOut: recordHandling,
  UnitReturned: recordHandling,
  TaskProposed: recordHandling,
  TaskReached: recordHandling,
  TaskDelivered: recordHandling,
  TaskSeen: recordHandling,
  TaskAccepted: recordHandling,
  TaskRefused: recordHandling,
  TaskStarted: recordHandling,
  TaskOnScene: recordHandling,
  TaskFinished: recordHandling,
  CancelAsked: recordHandling,
  CancelAcknowledged: recordHandling,
  TaskWithdrawn: recordHandling,
  TaskDiverted: recordHandling,
  TaskFailed: recordHandling,
  DelayExplained: recordHandling,
  CheckInSet: recordHandling,
  CheckedIn: recordHandling,
} as const satisfies Record<UnitEvent['type'], Handling>;

/** How each event of a mayday relay may be used, released and kept. */
export const relayHandling = {
  RelaySent: recordHandling,
  UnitCalled: recordHandling,
  RelayAcknowledged: recordHandling,
  RelayEnded: recordHandling,
  RelayReceived: recordHandling,
} as const satisfies Record<RelayEvent['type'], Handling>;

/** How each event of a coverage gap may be used, released and kept. */
export const gapHandling = {
  GapOpened: recordHandling,
  GapCompensated: recordHandling,
  CompensationWithdrawn: recordHandling,
  GapAccepted: recordHandling,
  GapClosed: recordHandling,
  GapReceived: recordHandling,
} as const satisfies Record<GapEvent['type'], Handling>;

/** How each event of a request to the other side may be used, released and kept. Its words name nobody: kernel/plain-words.ts. */
export const requestHandling = {
  SupportAsked: recordHandling,
  InformationAsked: recordHandling,
  RequestDelivered: recordHandling,
  RequestSeen: recordHandling,
  RequestAccepted: recordHandling,
  RequestRefused: recordHandling,
  InformationAnswered: recordHandling,
  SupportEnded: recordHandling,
  RequestWithdrawn: recordHandling,
} as const satisfies Record<RequestEvent['type'], Handling>;
