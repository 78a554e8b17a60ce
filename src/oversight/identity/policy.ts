import type { Handling } from '../../kernel/marking.ts';
import type { AccessEvent, DeviceEvent } from './events.ts';

// Who came in and when is about staff: kept a year, the longest that the CNIL recommends for such logs without a
// special reason (délibération 2021-122, 14 October 2021); who was given a way in stands as long as what they did.
const oversight = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  personal: false,
  jurisdiction: ['oversight'],
} as const;
const coming = { ...oversight, keepDays: 365 } as const;
const rights = { ...oversight, keepDays: 3650 } as const;

/** How each event of identity may be used, released and kept. */
export const handling = {
  SignedIn: coming,
  SignInRefused: coming,
  LockedOut: coming,
  SignedOut: coming,
  SessionRevoked: coming,
  Proven: coming,
  DeskTakenOver: coming,
  CredentialEnrolled: rights,
  CredentialRevoked: rights,
  EnrolmentIssued: rights,
  EnrolmentConfirmed: rights,
  EnrolmentUsed: rights,
  DeviceEnrolled: rights,
  DeviceKeyRotated: rights,
  DeviceRevoked: rights,
  DeviceWiped: rights,
} as const satisfies Record<(AccessEvent | DeviceEvent)['type'], Handling>;
