import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AisMessage } from './message.ts';
import { readAll } from './reading.ts';
import { recordedFolder } from './recorded.ts';

const folder = recordedFolder();
const read = (name: string) => readAll(readFileSync(join(folder, name)));

/** A line of gpsd's own expected output, unscaled: raw field values. */
type Expected = Readonly<Record<string, unknown>>;

function expectedOf(name: string): Expected[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"class":"AIS"'))
    .map((line) => JSON.parse(line) as Expected);
}

const scaled = (value: number | null, scale: number, none: number) =>
  value === null ? none : Math.round(value * scale);

/** Our message in gpsd's raw values. gpsd joins the parts of type 24, so those are compared by the fields each has. */
function asGpsd(m: AisMessage): Expected {
  const out: Record<string, unknown> = { type: m.type, repeat: m.repeat, mmsi: m.mmsi };
  if ('lat' in m)
    Object.assign(out, {
      lat: scaled(m.lat, 600_000, 91 * 600_000),
      lon: scaled(m.lon, 600_000, 181 * 600_000),
      accuracy: m.accurate,
      raim: m.raim,
    });
  if ('speedKnots' in m)
    Object.assign(out, { speed: scaled(m.speedKnots, 10, 1023), course: scaled(m.courseDegrees, 10, 3600) });
  if ('headingDegrees' in m) out['heading'] = m.headingDegrees ?? 511;
  if ('turn' in m)
    Object.assign(out, { turn: m.turn ?? -128, status: m.status ?? 15, maneuver: m.manoeuvre ?? 0 });
  if ('radio' in m) out['radio'] = m.radio;
  if ('second' in m && 'fix' in m)
    out['second'] =
      m.second ?? { untimed: 60, manual: 61, dead_reckoning: 62, inoperative: 63, timed: 60 }[m.fix];
  if ('carrierSense' in m)
    Object.assign(out, {
      cs: m.carrierSense,
      display: m.display,
      dsc: m.dsc,
      band: m.wholeBand,
      msg22: m.message22,
    });
  if ('name' in m) out['shipname'] = m.name ?? '';
  if ('callSign' in m) Object.assign(out, { callsign: m.callSign ?? '', shiptype: m.shipType ?? 0 });
  if ('toBow' in m)
    Object.assign(out, {
      to_bow: m.toBow ?? 0,
      to_stern: m.toStern ?? 0,
      to_port: m.toPort ?? 0,
      to_starboard: m.toStarboard ?? 0,
    });
  if ('vendor' in m) Object.assign(out, { model: m.model, serial: m.serial });
  if ('draughtMetres' in m)
    Object.assign(out, {
      imo: m.imo ?? 0,
      draught: scaled(m.draughtMetres, 10, 0),
      destination: m.destination ?? '',
      ais_version: m.edition,
      epfd: m.positionDevice ?? 0,
    });
  if ('dac' in m) Object.assign(out, { dac: m.dac, fid: m.fid });
  return out;
}

describe.skipIf(!existsSync(folder))('peers’ own vectors (skipped without STRAIT_DATA)', () => {
  test.each([['gpsd/ais-nmea.log'], ['gpsd/ait250.log']])('%s says what gpsd expects of it', (name) => {
    const { messages, refusals } = read(name);
    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['not_a_sentence']));
    const ours = messages.map(asGpsd);
    let compared = 0;
    for (const expected of expectedOf(`${name}.chk`)) {
      const found = ours.some((fields) => {
        if (fields['type'] !== expected['type'] || fields['mmsi'] !== expected['mmsi']) return false;
        return Object.entries(fields).every(([key, value]) => !(key in expected) || expected[key] === value);
      });
      expect(found, JSON.stringify(expected)).toBe(true);
      compared++;
    }
    expect(compared).toBeGreaterThan(70);
  });

  test('gpsd’s sample of odd types: every sentence is a message or a part of one', () => {
    const { messages, refusals } = read('gpsd/sample.aivdm');
    const sentences = readFileSync(join(folder, 'gpsd/sample.aivdm'), 'latin1')
      .split('\n')
      .filter((line) => line.startsWith('!')).length;
    expect(refusals.filter((refusal) => refusal.code !== 'not_a_sentence')).toEqual([]);
    expect(messages.reduce((sum, message) => sum + message.lines, 0)).toBe(sentences);
    expect(new Set(messages.map((message) => message.type)).size).toBeGreaterThanOrEqual(25);
  });

  test('the Danish wrapped logs: every message has its time and station', () => {
    const { messages, refusals, others } = read('aislib/stream_example.txt');
    expect(messages.length).toBe(4051);
    expect(refusals).toEqual([]);
    expect(others).toBe(4051);
    expect(messages.filter((message) => message.taggedAt !== null).length / messages.length).toBeGreaterThan(
      0.99,
    );
    const replay = read('aislib/replay_dump.txt');
    expect([replay.messages.length, replay.others, replay.refusals.length]).toEqual([50, 57, 0]);
  });
});
