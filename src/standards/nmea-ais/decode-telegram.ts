import { coarsePlace } from './decode-position.ts';
import { orNull } from './fields.ts';
import type { Heard } from './message.ts';
import type {
  AddressedBinaryBody,
  AddressedTextBody,
  BroadcastBinaryBody,
  BroadcastTextBody,
  CorrectionsBody,
  InlandVessel,
  ShortBinaryBody,
} from './message-telegram.ts';
import { flag, hex, type Payload, text, unsigned } from './payload.ts';

/** What an application reads by itself: the bits from `start` to `end`. */
function carried(p: Payload, start: number, end = p.bits) {
  return { dataBits: Math.max(0, end - start), data: hex(p, start, end) };
}

/** Type 6. Source: M.1371-5 annex 8, table 53. */
export function decodeAddressedBinary(p: Payload, h: Heard): Heard & AddressedBinaryBody {
  const s = p.sextets;
  return {
    ...h,
    type: 6,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    sequence: unsigned(s, 38, 2),
    destinationMmsi: unsigned(s, 40, 30),
    retransmit: flag(s, 70),
    dac: unsigned(s, 72, 10),
    fid: unsigned(s, 82, 6),
    ...carried(p, 88),
  };
}

/** Type 8. Inland vessel particulars are read, other applications are carried as they are. Source: table 56. */
export function decodeBroadcastBinary(p: Payload, h: Heard): Heard & BroadcastBinaryBody {
  const s = p.sextets;
  const dac = unsigned(s, 40, 10);
  const fid = unsigned(s, 50, 6);
  return {
    ...h,
    type: 8,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    dac,
    fid,
    inland: dac === 200 && fid === 10 && p.bits >= 160 ? inlandVessel(p) : null,
    ...carried(p, 56),
  };
}

function inlandVessel(p: Payload): InlandVessel {
  const s = p.sextets;
  return {
    vesselNumber: text(p, 56, 8),
    lengthMetres: orNull(unsigned(s, 104, 13) / 10),
    beamMetres: orNull(unsigned(s, 117, 10) / 10),
    erisType: orNull(unsigned(s, 127, 14)),
    draughtMetres: orNull(unsigned(s, 144, 11) / 100),
  };
}

/** Type 12. Source: table 58. */
export function decodeAddressedText(p: Payload, h: Heard): Heard & AddressedTextBody {
  const s = p.sextets;
  return {
    ...h,
    type: 12,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    sequence: unsigned(s, 38, 2),
    destinationMmsi: unsigned(s, 40, 30),
    retransmit: flag(s, 70),
    text: text(p, 72, 156),
  };
}

/** Type 14. Source: table 60. */
export function decodeBroadcastText(p: Payload, h: Heard): Heard & BroadcastTextBody {
  const s = p.sextets;
  return { ...h, type: 14, repeat: unsigned(s, 6, 2), mmsi: unsigned(s, 8, 30), text: text(p, 40, 161) };
}

/** Type 17. Source: table 62. */
export function decodeCorrections(p: Payload, h: Heard): Heard & CorrectionsBody {
  const s = p.sextets;
  const { lat, lon } = coarsePlace(s, 40);
  return {
    ...h,
    type: 17,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    referenceLat: lat,
    referenceLon: lon,
    ...carried(p, 80),
  };
}

/** Types 25 and 26. Type 26 ends with 24 bits of spare and communication state. Source: tables 73 and 74. */
export function decodeShortBinary(p: Payload, h: Heard, type: 25 | 26): Heard & ShortBinaryBody {
  const s = p.sextets;
  const addressed = flag(s, 38);
  const structured = flag(s, 39);
  const application = addressed ? 72 : 40;
  const end = type === 26 ? Math.max(application, p.bits - 24) : p.bits;
  const data = Math.min(end, structured ? application + 16 : application);
  return {
    ...h,
    type,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    destinationMmsi: addressed ? unsigned(s, 40, 30) : null,
    dac: structured ? unsigned(s, application, 10) : null,
    fid: structured ? unsigned(s, application + 10, 6) : null,
    ...carried(p, data, end),
  };
}
