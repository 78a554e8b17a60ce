import type { BitWriter } from './bit-writer.ts';
import { header, stamp, tenths, writePlace } from './encode-position.ts';
import type {
  AidBody,
  Dimensions,
  ExtendedClassBBody,
  StaticPartABody,
  StaticPartBBody,
  VoyageBody,
} from './message-static.ts';
import type { AddressedTextBody, BroadcastBinaryBody, BroadcastTextBody } from './message-telegram.ts';
import { isAuxiliaryCraft, raw } from './raw.ts';

function writeDimensions(w: BitWriter, body: Dimensions): BitWriter {
  return w
    .number(body.toBow ?? 0, 9)
    .number(body.toStern ?? 0, 9)
    .number(body.toPort ?? 0, 6)
    .number(body.toStarboard ?? 0, 6);
}

/** Type 5: 424 bits. Source: M.1371-5 annex 8, table 52. */
export function encodeVoyage(body: VoyageBody): BitWriter {
  const w = header(5, body)
    .number(body.edition, 2)
    .number(body.imo ?? 0, 30)
    .text(body.callSign, 7)
    .text(body.name, 20)
    .number(body.shipType ?? 0, 8);
  return writeDimensions(w, body)
    .number(body.positionDevice ?? 0, 4)
    .number(body.month ?? 0, 4)
    .number(body.day ?? 0, 5)
    .number(body.hour ?? raw.hour, 5)
    .number(body.minute ?? raw.minute, 6)
    .number(tenths(body.draughtMetres, 0), 8)
    .text(body.destination, 20)
    .flag(!body.dataTerminal)
    .number(0, 1);
}

/** Type 19: 312 bits. Source: table 67. */
export function encodeExtendedClassB(body: ExtendedClassBBody): BitWriter {
  const w = header(19, body).number(0, 8).number(tenths(body.speedKnots, raw.speed), 10).flag(body.accurate);
  writePlace(w, body)
    .number(tenths(body.courseDegrees, raw.course), 12)
    .number(body.headingDegrees ?? raw.heading, 9)
    .number(stamp(body), 6)
    .number(0, 4)
    .text(body.name, 20)
    .number(body.shipType ?? 0, 8);
  return writeDimensions(w, body)
    .number(body.positionDevice ?? 0, 4)
    .flag(body.raim)
    .flag(!body.dataTerminal)
    .flag(body.assigned)
    .number(0, 4);
}

/** Type 24: part A 160 bits, part B 168 bits. Source: tables 68 and 69. */
export function encodeStaticReport(body: StaticPartABody | StaticPartBBody): BitWriter {
  const w = header(24, body).number(body.part, 2);
  if (body.part === 0) return w.text(body.name, 20);
  w.number(body.shipType ?? 0, 8)
    .text(body.vendor, 3)
    .number(body.model, 4)
    .number(body.serial, 20)
    .text(body.callSign, 7);
  if (isAuxiliaryCraft(body.mmsi)) w.number(body.mothership ?? 0, 30);
  else writeDimensions(w, body);
  return w.number(body.positionDevice ?? 0, 4).number(0, 2);
}

/** Type 21: 272 to 360 bits. Source: table 71. */
export function encodeAid(body: AidBody): BitWriter {
  const name = body.name ?? '';
  const w = header(21, body)
    .number(body.aidType ?? 0, 5)
    .text(name.slice(0, 20), 20)
    .flag(body.accurate);
  writeDimensions(writePlace(w, body), body)
    .number(body.positionDevice ?? 0, 4)
    .number(stamp(body), 6)
    .flag(body.offPosition)
    .number(body.aidStatus, 8)
    .flag(body.raim)
    .flag(body.virtual)
    .flag(body.assigned)
    .number(0, 1);
  const more = name.slice(20);
  if (more === '') return w;
  // The message ends on a whole byte: table 71, "spare" after the extension.
  return w.text(more, more.length).number(0, (8 - ((272 + 6 * more.length) % 8)) % 8);
}

/** Type 8: 56 bits and what it carries. Source: table 56. */
export function encodeBroadcastBinary(body: BroadcastBinaryBody): BitWriter {
  return header(8, body).number(0, 2).number(body.dac, 10).number(body.fid, 6).hex(body.data, body.dataBits);
}

/** Type 12: 72 bits and the text. Source: table 58. */
export function encodeAddressedText(body: AddressedTextBody): BitWriter {
  const text = body.text ?? '';
  return header(12, body)
    .number(body.sequence, 2)
    .number(body.destinationMmsi, 30)
    .flag(body.retransmit)
    .number(0, 1)
    .text(text, text.length);
}

/** Type 14: 40 bits and the text. Source: table 60. */
export function encodeBroadcastText(body: BroadcastTextBody): BitWriter {
  const text = body.text ?? '';
  return header(14, body).number(0, 2).text(text, text.length);
}
