import { coarsePlace } from './decode-position.ts';
import { orNull } from './fields.ts';
import type { Heard } from './message.ts';
import type {
  AcknowledgeBody,
  AssignmentBody,
  ChannelBody,
  Corners,
  GroupBody,
  InquiryBody,
  InterrogationBody,
  ReservationBody,
} from './message-management.ts';
import { flag, type Payload, unsigned } from './payload.ts';

/** Types 7 and 13: one to four acknowledgements. Source: M.1371-5 annex 8, table 54. */
export function decodeAcknowledge(p: Payload, h: Heard, type: 7 | 13): Heard & AcknowledgeBody {
  const s = p.sextets;
  const acknowledged = [];
  for (let bit = 40; bit + 32 <= p.bits && bit < 168; bit += 32)
    acknowledged.push({ destinationMmsi: unsigned(s, bit, 30), sequence: unsigned(s, bit + 30, 2) });
  return { ...h, type, repeat: unsigned(s, 6, 2), mmsi: unsigned(s, 8, 30), acknowledged };
}

/** Type 10. Source: table 57. */
export function decodeInquiry(p: Payload, h: Heard): Heard & InquiryBody {
  const s = p.sextets;
  return {
    ...h,
    type: 10,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    destinationMmsi: unsigned(s, 40, 30),
  };
}

/** Type 15: up to two messages of a first station and one of a second. Source: table 61. */
export function decodeInterrogation(p: Payload, h: Heard): Heard & InterrogationBody {
  const s = p.sextets;
  const asked = [
    {
      destinationMmsi: unsigned(s, 40, 30),
      messageType: unsigned(s, 70, 6),
      slotOffset: unsigned(s, 76, 12),
    },
  ];
  if (p.bits >= 108 && unsigned(s, 90, 6) !== 0)
    asked.push({
      destinationMmsi: unsigned(s, 40, 30),
      messageType: unsigned(s, 90, 6),
      slotOffset: unsigned(s, 96, 12),
    });
  if (p.bits >= 158)
    asked.push({
      destinationMmsi: unsigned(s, 110, 30),
      messageType: unsigned(s, 140, 6),
      slotOffset: unsigned(s, 146, 12),
    });
  return { ...h, type: 15, repeat: unsigned(s, 6, 2), mmsi: unsigned(s, 8, 30), asked };
}

/** Type 16: one or two stations. Source: table 59. */
export function decodeAssignment(p: Payload, h: Heard): Heard & AssignmentBody {
  const s = p.sextets;
  const assigned = [];
  for (let bit = 40; bit + 52 <= p.bits && bit <= 92; bit += 52)
    assigned.push({
      destinationMmsi: unsigned(s, bit, 30),
      offset: unsigned(s, bit + 30, 12),
      increment: unsigned(s, bit + 42, 10),
    });
  return { ...h, type: 16, repeat: unsigned(s, 6, 2), mmsi: unsigned(s, 8, 30), assigned };
}

/** Type 20: one to four reservations; an empty one means none. Source: table 65. */
export function decodeReservation(p: Payload, h: Heard): Heard & ReservationBody {
  const s = p.sextets;
  const reserved = [];
  for (let bit = 40; bit + 30 <= p.bits && bit < 160; bit += 30) {
    const slots = unsigned(s, bit + 12, 4);
    if (slots === 0) continue;
    reserved.push({
      offset: unsigned(s, bit, 12),
      slots,
      timeoutMinutes: unsigned(s, bit + 16, 3),
      increment: unsigned(s, bit + 19, 11),
    });
  }
  return { ...h, type: 20, repeat: unsigned(s, 6, 2), mmsi: unsigned(s, 8, 30), reserved };
}

/** Two corners of 35 bits each at bit `start`: north-east, then south-west. Degrees. */
function corners(s: Uint8Array, start: number): Corners {
  const northEast = coarsePlace(s, start);
  const southWest = coarsePlace(s, start + 35);
  return { north: northEast.lat, east: northEast.lon, south: southWest.lat, west: southWest.lon };
}

/** Type 22. Source: table 70. */
export function decodeChannel(p: Payload, h: Heard): Heard & ChannelBody {
  const s = p.sextets;
  const addressed = flag(s, 139);
  return {
    ...h,
    type: 22,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    channelA: unsigned(s, 40, 12),
    channelB: unsigned(s, 52, 12),
    mode: unsigned(s, 64, 4),
    lowPower: flag(s, 68),
    area: addressed ? null : corners(s, 69),
    destinationMmsis: addressed ? [unsigned(s, 69, 30), unsigned(s, 104, 30)] : [],
  };
}

/** Type 23. Source: table 72. */
export function decodeGroup(p: Payload, h: Heard): Heard & GroupBody {
  const s = p.sextets;
  return {
    ...h,
    type: 23,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    area: corners(s, 40),
    stationType: unsigned(s, 110, 4),
    shipType: orNull(unsigned(s, 114, 8)),
    mode: unsigned(s, 144, 2),
    interval: unsigned(s, 146, 4),
    quietMinutes: unsigned(s, 150, 4),
  };
}
