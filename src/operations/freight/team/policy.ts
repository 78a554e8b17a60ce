import type { Handling } from '../../../kernel/marking.ts';
import type { DutyEvent } from './events-duty.ts';
import type { SearchEvent } from './events-search.ts';
import type { SwapEvent } from './events-swap.ts';
import type { TeamEvent } from './events-team.ts';
import { rosterHandling, searchHandling } from './handling.ts';

/** How each event of one person's duties may be used, released and kept. */
export const dutyHandling = {
  DutyPut: rosterHandling,
  DutyRetired: rosterHandling,
  AvailabilitySet: rosterHandling,
  AvailabilityCleared: rosterHandling,
  AbsenceReported: rosterHandling,
  ReturnReported: rosterHandling,
} as const satisfies Record<DutyEvent['type'], Handling>;

/** How each event of a team may be used, released and kept. */
export const teamHandling = {
  TeamFormed: rosterHandling,
  TeamAssigned: rosterHandling,
  MemberAdded: rosterHandling,
  MemberRemoved: rosterHandling,
  TeamRostered: rosterHandling,
  TeamStoodUp: rosterHandling,
  TeamStoodDown: rosterHandling,
  SearchHeld: rosterHandling,
  SearchReleased: rosterHandling,
  TeamDisbanded: rosterHandling,
} as const satisfies Record<TeamEvent['type'], Handling>;

/** How each event of a swap may be used, released and kept. */
export const swapHandling = {
  SwapProposed: rosterHandling,
  SwapAccepted: rosterHandling,
  SwapDeclined: rosterHandling,
  SwapWithdrawn: rosterHandling,
  SwapApproved: rosterHandling,
  SwapRefused: rosterHandling,
} as const satisfies Record<SwapEvent['type'], Handling>;

/** How each event of an open search may be used, released and kept. */
export const searchStreamHandling = {
  VehicleSearchBegun: searchHandling,
  SearchProgressNoted: searchHandling,
  TakeoverProposed: searchHandling,
  TakeoverAccepted: searchHandling,
  TakeoverRefused: searchHandling,
  TakeoverWithdrawn: searchHandling,
  VehicleSearchEnded: searchHandling,
} as const satisfies Record<SearchEvent['type'], Handling>;
