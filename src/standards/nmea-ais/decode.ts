import {
  decodeAcknowledge,
  decodeAssignment,
  decodeChannel,
  decodeGroup,
  decodeInquiry,
  decodeInterrogation,
  decodeReservation,
} from './decode-management.ts';
import {
  decodeAircraft,
  decodeBaseStation,
  decodeClassB,
  decodeLongRange,
  decodePosition,
} from './decode-position.ts';
import { decodeAid, decodeExtendedClassB, decodeStaticReport, decodeVoyage } from './decode-static.ts';
import {
  decodeAddressedBinary,
  decodeAddressedText,
  decodeBroadcastBinary,
  decodeBroadcastText,
  decodeCorrections,
  decodeShortBinary,
} from './decode-telegram.ts';
import type { AisMessage, Heard } from './message.ts';
import { at, type Payload } from './payload.ts';
import type { AisRefusalCode } from './refusal.ts';

/** Fewest bits by type, index 0 unused. Fields that real senders leave off at the end count as not sent. */
const fewestBits: readonly number[] = [
  0, 163, 163, 163, 168, 420, 88, 72, 56, 168, 70, 168, 72, 72, 40, 88, 92, 80, 168, 306, 70, 269, 144, 152,
  40, 40, 60, 96,
];

/**
 * Decodes one payload, types 1 to 27, and says where it was heard. Degrees, knots, metres; a field the
 * standard marks "not available" is null, never zero.
 * Refuses: 'too_short', 'unknown_type', 'unknown_part'. Never throws.
 * Source: ITU-R M.1371-5, annex 8, tables 46 to 75.
 */
export function decodePayload(p: Payload, heard: Heard): AisMessage | AisRefusalCode {
  const type = at(p.sextets, 0);
  const fewest = fewestBits[type];
  if (p.bits < 6) return 'too_short';
  if (fewest === undefined || type === 0) return 'unknown_type';
  if (p.bits < fewest) return 'too_short';
  if (type === 1 || type === 2 || type === 3) return decodePosition(p, heard, type);
  if (type === 18) return decodeClassB(p, heard);
  return decodeRarer(p, heard, type);
}

function decodeRarer(p: Payload, heard: Heard, type: number): AisMessage | AisRefusalCode {
  switch (type) {
    case 4:
    case 11:
      return decodeBaseStation(p, heard, type);
    case 5:
      return decodeVoyage(p, heard);
    case 6:
      return decodeAddressedBinary(p, heard);
    case 7:
    case 13:
      return decodeAcknowledge(p, heard, type);
    case 8:
      return decodeBroadcastBinary(p, heard);
    case 9:
      return decodeAircraft(p, heard);
    case 10:
      return decodeInquiry(p, heard);
    case 12:
      return decodeAddressedText(p, heard);
    case 14:
      return decodeBroadcastText(p, heard);
    case 15:
      return decodeInterrogation(p, heard);
    case 16:
      return decodeAssignment(p, heard);
    case 17:
      return decodeCorrections(p, heard);
    case 19:
      return decodeExtendedClassB(p, heard);
    case 20:
      return decodeReservation(p, heard);
    case 21:
      return decodeAid(p, heard);
    case 22:
      return decodeChannel(p, heard);
    case 23:
      return decodeGroup(p, heard);
    case 24:
      return decodeStaticReport(p, heard);
    case 25:
    case 26:
      return decodeShortBinary(p, heard, type);
    case 27:
      return decodeLongRange(p, heard);
    default:
      return 'unknown_type';
  }
}
