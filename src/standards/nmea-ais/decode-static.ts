import { place } from './decode-position.ts';
import { course, dimensions, fixOf, heading, noDimensions, orNull, speed, unless, within } from './fields.ts';
import type { Heard } from './message.ts';
import type {
  AidBody,
  ExtendedClassBBody,
  StaticPartABody,
  StaticPartBBody,
  VoyageBody,
} from './message-static.ts';
import { flag, type Payload, text, unsigned } from './payload.ts';
import { isAuxiliaryCraft, raw } from './raw.ts';

/** Type 5. Metres. Real senders often stop at 420 or 422 of its 424 bits. Source: M.1371-5 annex 8, table 52. */
export function decodeVoyage(p: Payload, h: Heard): Heard & VoyageBody {
  const s = p.sextets;
  return {
    ...h,
    type: 5,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    edition: unsigned(s, 38, 2),
    imo: orNull(unsigned(s, 40, 30)),
    callSign: text(p, 70, 7),
    name: text(p, 112, 20),
    shipType: orNull(unsigned(s, 232, 8)),
    ...dimensions(p, 240),
    positionDevice: orNull(unsigned(s, 270, 4)),
    month: orNull(unsigned(s, 274, 4)),
    day: orNull(unsigned(s, 278, 5)),
    hour: unless(unsigned(s, 283, 5), raw.hour),
    minute: unless(unsigned(s, 288, 6), raw.minute),
    draughtMetres: orNull(unsigned(s, 294, 8) / 10),
    destination: text(p, 302, 20),
    dataTerminal: p.bits > 422 && !flag(s, 422),
  };
}

/** Type 19. Degrees, knots, metres. Source: table 67. */
export function decodeExtendedClassB(p: Payload, h: Heard): Heard & ExtendedClassBBody {
  const s = p.sextets;
  const second = unsigned(s, 133, 6);
  return {
    ...h,
    type: 19,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    speedKnots: speed(unsigned(s, 46, 10)),
    accurate: flag(s, 56),
    ...place(s, 57),
    courseDegrees: course(unsigned(s, 112, 12)),
    headingDegrees: heading(unsigned(s, 124, 9)),
    second: within(second, 0, 59),
    fix: fixOf(second),
    name: text(p, 143, 20),
    shipType: orNull(unsigned(s, 263, 8)),
    ...dimensions(p, 271),
    positionDevice: orNull(unsigned(s, 301, 4)),
    raim: flag(s, 305),
    dataTerminal: p.bits > 306 && !flag(s, 306),
    assigned: p.bits > 307 && flag(s, 307),
  };
}

/** Type 24, parts A and B. Refuses: 'too_short', 'unknown_part'. Source: tables 68 and 69. */
export function decodeStaticReport(
  p: Payload,
  h: Heard,
): (Heard & StaticPartABody) | (Heard & StaticPartBBody) | 'too_short' | 'unknown_part' {
  const part = unsigned(p.sextets, 38, 2);
  if (part > 1) return 'unknown_part';
  if (part === 1) return p.bits < 162 ? 'too_short' : decodePartB(p, h);
  // 160 bits by the table; senders that leave off the spare bits stop within the last character.
  if (p.bits < 156) return 'too_short';
  const s = p.sextets;
  return {
    ...h,
    type: 24,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    part: 0,
    name: text(p, 40, 20),
  };
}

function decodePartB(p: Payload, h: Heard): Heard & StaticPartBBody {
  const s = p.sextets;
  const mmsi = unsigned(s, 8, 30);
  // In an auxiliary craft's report the 30 bits of the dimensions hold its parent's MMSI.
  const auxiliary = isAuxiliaryCraft(mmsi);
  return {
    ...h,
    type: 24,
    repeat: unsigned(s, 6, 2),
    mmsi,
    part: 1,
    shipType: orNull(unsigned(s, 40, 8)),
    vendor: text(p, 48, 3),
    model: unsigned(s, 66, 4),
    serial: unsigned(s, 70, 20),
    callSign: text(p, 90, 7),
    ...(auxiliary ? noDimensions : dimensions(p, 132)),
    mothership: auxiliary ? orNull(unsigned(s, 132, 30)) : null,
    positionDevice: orNull(unsigned(s, 162, 4)),
  };
}

/** Type 21. Degrees, metres; the name with its extension. Source: table 71. */
export function decodeAid(p: Payload, h: Heard): Heard & AidBody {
  const s = p.sextets;
  const second = unsigned(s, 253, 6);
  return {
    ...h,
    type: 21,
    repeat: unsigned(s, 6, 2),
    mmsi: unsigned(s, 8, 30),
    aidType: orNull(unsigned(s, 38, 5)),
    name: aidName(p),
    accurate: flag(s, 163),
    ...place(s, 164),
    ...dimensions(p, 219),
    positionDevice: orNull(unsigned(s, 249, 4)),
    second: within(second, 0, 59),
    fix: fixOf(second),
    offPosition: flag(s, 259),
    aidStatus: unsigned(s, 260, 8),
    raim: flag(s, 268),
    virtual: p.bits > 269 && flag(s, 269),
    assigned: p.bits > 270 && flag(s, 270),
  };
}

/** The extension follows only a name that fills its twenty characters; a short name's extension is padding. */
function aidName(p: Payload): string | null {
  const name = text(p, 43, 20);
  const full = unsigned(p.sextets, 43 + 19 * 6, 6) !== 0;
  const more = name !== null && full ? text(p, 272, 14) : null;
  return more === null || name === null ? name : name.padEnd(20) + more;
}
