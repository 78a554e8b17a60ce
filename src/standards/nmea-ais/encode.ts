import type { BitWriter } from './bit-writer.ts';
import {
  encodeAircraft,
  encodeBaseStation,
  encodeClassB,
  encodeLongRange,
  encodePosition,
} from './encode-position.ts';
import {
  encodeAddressedText,
  encodeAid,
  encodeBroadcastBinary,
  encodeBroadcastText,
  encodeExtendedClassB,
  encodeStaticReport,
  encodeVoyage,
} from './encode-static.ts';
import type { AircraftBody, BaseStationBody, ClassBBody, LongRangeBody, PositionBody } from './message.ts';
import type { AidBody, StaticClassBBody, VoyageBody } from './message-static.ts';
import type { BroadcastBinaryBody, TextBody } from './message-telegram.ts';

/** The messages that Strait can send: for its own demonstration, tests and exercises. */
export type EncodableBody =
  | PositionBody
  | BaseStationBody
  | VoyageBody
  | BroadcastBinaryBody
  | AircraftBody
  | TextBody
  | ClassBBody
  | StaticClassBBody
  | AidBody
  | LongRangeBody;

export interface EncodeOptions {
  /** Default `AI`. */
  readonly talker?: string;
  /** VDM, heard (default), or VDO, own. */
  readonly own?: boolean;
  readonly channel?: 'A' | 'B' | null;
  /** 0..9, needed by messages of several sentences; default 0. */
  readonly sequence?: number;
}

/** Characters of armour in one sentence, so that it stays within 82 with start and end. Source: IEC 61162-1:2016, 7.3. */
const armourMax = 60;

/**
 * Encodes one message into sentences without line ends: one, or several where it is long.
 * Degrees, knots and metres are rounded to the message's own units; null becomes its "not available".
 * Throws a RangeError where a value does not fit its field: a bug of the caller.
 * Source: ITU-R M.1371-5 annex 8; IEC 61162-1:2016, 8.3 and annex C.
 */
export function encodeAis(body: EncodableBody, options: EncodeOptions = {}): readonly string[] {
  const bits = encodeBody(body).bits();
  const armour = armourOf(bits);
  const fill = (6 - (bits.length % 6)) % 6;
  const total = Math.max(1, Math.ceil(armour.length / armourMax));
  const address = `${options.talker ?? 'AI'}${options.own ? 'VDO' : 'VDM'}`;
  const channel = options.channel === undefined ? 'A' : (options.channel ?? '');
  const sequence = total > 1 ? (options.sequence ?? 0) : '';
  return Array.from({ length: total }, (_, i) => {
    const part = armour.slice(i * armourMax, (i + 1) * armourMax);
    return sentence(
      `${address},${total},${i + 1},${sequence},${channel},${part},${i + 1 === total ? fill : 0}`,
    );
  });
}

/** Puts start, checksum and nothing else around a sentence's body. Source: IEC 61162-1:2016, 7.2. */
export function sentence(body: string, start: '!' | '$' = '!'): string {
  return `${start}${body}*${checksumOf(body)}`;
}

/** Two upper-case hex digits of the exclusive or of all characters. */
export function checksumOf(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum ^= body.charCodeAt(i);
  return (sum & 0xff).toString(16).toUpperCase().padStart(2, '0');
}

function armourOf(bits: readonly number[]): string {
  let out = '';
  for (let i = 0; i < bits.length; i += 6) {
    let value = 0;
    for (let bit = i; bit < i + 6; bit++) value = value * 2 + (bits[bit] ?? 0);
    out += String.fromCharCode(value < 40 ? value + 48 : value + 56);
  }
  return out;
}

function encodeBody(body: EncodableBody): BitWriter {
  switch (body.type) {
    case 1:
    case 2:
    case 3:
      return encodePosition(body);
    case 4:
    case 11:
      return encodeBaseStation(body);
    case 5:
      return encodeVoyage(body);
    case 8:
      return encodeBroadcastBinary(body);
    case 9:
      return encodeAircraft(body);
    case 12:
      return encodeAddressedText(body);
    case 14:
      return encodeBroadcastText(body);
    case 18:
      return encodeClassB(body);
    case 19:
      return encodeExtendedClassB(body);
    case 21:
      return encodeAid(body);
    case 24:
      return encodeStaticReport(body);
    case 27:
      return encodeLongRange(body);
  }
}
