import type { AisMessage } from './message.ts';

/** A flat record, one column a field, null where the sender says "not available". */
export type AisRecord = Readonly<Record<string, string | number | boolean | null>>;

/**
 * One message as a flat record with the short names that the field's decoders share (`sog`, `to_bow`,
 * `dest_mmsi`). `lat`, `lon` degrees to six decimals; `sog` knots; `cog`, `heading` degrees true; `turn`
 * whole degrees a minute, or 127 / -127 for "faster than 5 degrees in 30 s" without an indicator;
 * lengths and draught metres. Holds only the columns that the type has.
 */
export function toRecord(m: AisMessage): AisRecord {
  if (m.taggedAt === null && m.source === null && (m.type === 1 || m.type === 2 || m.type === 3))
    return ofPosition(m);
  return ofAny(m);
}

/** Four messages in five, written out: a shape of its own is built and printed twice as fast. */
function ofPosition(m: AisMessage & { readonly type: 1 | 2 | 3 }): AisRecord {
  const record = {
    line: m.line,
    type: m.type,
    mmsi: m.mmsi,
    lat: degrees(m.lat),
    lon: degrees(m.lon),
    sog: m.speedKnots,
    cog: m.courseDegrees,
    heading: m.headingDegrees,
    repeat: m.repeat,
    status: m.status,
    turn: wholeTurn(m.turn),
    accuracy: m.accurate,
    raim: m.raim,
    fix: m.fix,
    second: m.second,
  };
  return m.positionOutOfRange ? { ...record, position_out_of_range: true } : record;
}

function ofAny(m: AisMessage): AisRecord {
  const { line, type, mmsi, repeat } = m;
  const record: Record<string, string | number | boolean | null> = { line, type, mmsi };
  if ('lat' in m) Object.assign(record, { lat: degrees(m.lat), lon: degrees(m.lon) });
  if ('speedKnots' in m) Object.assign(record, { sog: m.speedKnots, cog: m.courseDegrees });
  if ('headingDegrees' in m) record['heading'] = m.headingDegrees;
  if ('name' in m) addName(m.type === 21, m.name, record);
  record['repeat'] = repeat;
  addMotion(m, record);
  addTime(m, record);
  addHull(m, record);
  addTelegram(m, record);
  if (m.taggedAt !== null) record['tagged_at'] = new Date(m.taggedAt).toISOString();
  if (m.source !== null) record['source'] = m.source;
  return record;
}

type Open = Record<string, string | number | boolean | null>;

function degrees(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}

/** An aid's name has twenty characters and an extension of up to fourteen: columns of their own, as sent. */
function addName(extended: boolean, name: string | null, record: Open): void {
  record['name'] = name === null || !extended ? name : name.slice(0, 20).trimEnd();
  if (extended) record['name_extension'] = name === null ? null : name.slice(20) || null;
}

function wholeTurn(turn: number | null): number | null {
  if (turn === null || Math.abs(turn) === 127) return turn;
  const rate = Math.round((turn / 4.733) ** 2);
  return turn < 0 && rate > 0 ? -rate : rate;
}

function addMotion(m: AisMessage, record: Open): void {
  if ('status' in m) record['status'] = m.status;
  if ('turn' in m) record['turn'] = wholeTurn(m.turn);
  if ('altitudeMetres' in m) record['altitude'] = m.altitudeMetres;
  if ('accurate' in m) record['accuracy'] = m.accurate;
  if ('raim' in m) record['raim'] = m.raim;
  if ('fix' in m) record['fix'] = m.fix;
  if ('positionOutOfRange' in m && m.positionOutOfRange) record['position_out_of_range'] = true;
}

function addTime(m: AisMessage, record: Open): void {
  if ('year' in m) record['year'] = m.year;
  if ('month' in m) Object.assign(record, { month: m.month, day: m.day, hour: m.hour, minute: m.minute });
  if ('second' in m) record['second'] = m.second;
}

function addHull(m: AisMessage, record: Open): void {
  if ('imo' in m) record['imo'] = m.imo;
  if ('callSign' in m) record['callsign'] = m.callSign;
  if ('shipType' in m) record['ship_type'] = m.shipType;
  if ('toBow' in m)
    Object.assign(record, {
      to_bow: m.toBow,
      to_stern: m.toStern,
      to_port: m.toPort,
      to_starboard: m.toStarboard,
    });
  if ('draughtMetres' in m) record['draught'] = m.draughtMetres;
  if ('destination' in m) record['destination'] = m.destination;
  if ('aidType' in m)
    Object.assign(record, { aid_type: m.aidType, off_position: m.offPosition, virtual: m.virtual });
  if ('part' in m) record['partno'] = m.part;
  if ('vendor' in m) Object.assign(record, { vendorid: m.vendor, mothership_mmsi: m.mothership });
}

function addTelegram(m: AisMessage, record: Open): void {
  if ('text' in m) record['text'] = m.text;
  if ('dac' in m) Object.assign(record, { dac: m.dac, fid: m.fid });
  if ('destinationMmsi' in m) record['dest_mmsi'] = m.destinationMmsi;
  if ('inland' in m && m.inland !== null) record['draught'] = m.inland.draughtMetres;
  if ('referenceLat' in m)
    Object.assign(record, { reference_lat: degrees(m.referenceLat), reference_lon: degrees(m.referenceLon) });
  if ('data' in m) record['data'] = m.data;
}
