import type { EncodableBody } from '../src/standards/nmea-ais/index.ts';
import { encodeAis } from '../src/standards/nmea-ais/index.ts';
import type { Chance } from './chance.ts';

const armour = '0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw';

/** One mutated piece of an AIS stream: one or several lines, damaged so that it reaches deep into the reader. */
export function mutatedAis(chance: Chance): Buffer {
  const lines = [
    ...encodeAis(body(chance), { sequence: chance.whole(10), channel: chance.pick(['A', 'B', null]) }),
  ];
  const rounds = chance.isOneIn(8) ? 0 : 1 + chance.whole(3);
  for (let round = 0; round < rounds; round += 1) chance.pick(mutations)(lines, chance);
  const end = chance.pick(['\r\n', '\n', '\r\n', '\r\n', '\0', '']);
  return Buffer.from(`${lines.join('\r\n')}${end}`, 'latin1');
}

function body(chance: Chance): EncodableBody {
  switch (chance.whole(6)) {
    case 0:
      return voyage(chance);
    case 1:
      return classB(chance);
    case 2:
      return { ...sender(chance), type: 24, part: 0, name: 'EXAMPLE MOON' };
    case 3:
      return {
        ...sender(chance),
        ...place(chance),
        ...noMotion,
        type: 27,
        raim: false,
        status: null,
        late: false,
      };
    default:
      return {
        ...sender(chance),
        ...place(chance),
        ...motion(chance),
        type: 1,
        status: chance.whole(15),
        turn: 0,
        manoeuvre: null,
        radio: chance.whole(500_000),
      };
  }
}

const noMotion = { speedKnots: null, courseDegrees: null } as const;

function sender(chance: Chance) {
  const mmsi = chance.isOneIn(6) ? chance.whole(1_000) : 200_000_000 + chance.whole(799_999_999);
  return { repeat: chance.whole(4), mmsi };
}

function place(chance: Chance) {
  return {
    lat: chance.isOneIn(8) ? null : chance.next() * 180 - 90,
    lon: chance.isOneIn(8) ? null : chance.next() * 360 - 180,
    positionOutOfRange: false,
    accurate: chance.isOneIn(2),
  };
}

function motion(chance: Chance) {
  return {
    speedKnots: chance.isOneIn(5) ? null : chance.whole(1_023) / 10,
    courseDegrees: chance.isOneIn(5) ? null : chance.whole(3_600) / 10,
    headingDegrees: chance.isOneIn(5) ? null : chance.whole(360),
    second: chance.whole(60),
    fix: 'timed',
    raim: chance.isOneIn(2),
  } as const;
}

function voyage(chance: Chance): EncodableBody {
  return {
    ...sender(chance),
    type: 5,
    edition: 0,
    imo: chance.whole(9_999_999),
    callSign: 'XX99',
    name: 'EXAMPLE STAR',
    shipType: chance.whole(256),
    positionDevice: 1,
    month: null,
    day: null,
    hour: null,
    minute: null,
    draughtMetres: chance.whole(255) / 10,
    destination: 'NOWHERE',
    dataTerminal: false,
    toBow: chance.whole(512),
    toStern: chance.whole(512),
    toPort: chance.whole(64),
    toStarboard: chance.whole(64),
  };
}

function classB(chance: Chance): EncodableBody {
  return {
    ...sender(chance),
    ...place(chance),
    ...motion(chance),
    type: 18,
    carrierSense: true,
    display: false,
    dsc: false,
    wholeBand: true,
    message22: false,
    assigned: false,
    radio: 0,
  };
}

type Mutation = (lines: string[], chance: Chance) => void;

const mutations: readonly [Mutation, ...Mutation[]] = [
  // Damage that keeps the sentence whole, so that the decoder itself meets it: the checksum is made right again.
  (lines, chance) =>
    edit(lines, chance, (line) => resealed(replaceAt(line, 14 + chance.whole(30), char(armour, chance)))),
  (lines, chance) => edit(lines, chance, (line) => resealed(withField(line, 5, randomArmour(chance)))),
  (lines, chance) =>
    edit(lines, chance, (line) => resealed(withField(line, 1 + chance.whole(3), char('0123456789', chance)))),
  (lines, chance) => edit(lines, chance, (line) => resealed(withField(line, 6, char('0123456789x', chance)))),
  (lines, chance) =>
    edit(lines, chance, (line) =>
      resealed(line.replace('AIVDM', chance.pick(['ABVDM', 'AIVDO', 'GPRMC', 'PGHP,1', 'AIVD', '']))),
    ),
  // Damage on the way.
  (lines, chance) =>
    edit(lines, chance, (line) =>
      replaceAt(line, chance.whole(line.length), String.fromCharCode(chance.whole(256))),
    ),
  (lines, chance) => edit(lines, chance, (line) => line.slice(0, chance.whole(line.length))),
  (lines, chance) => edit(lines, chance, (line) => line.slice(chance.whole(line.length))),
  (lines, chance) => edit(lines, chance, (line) => line + line),
  (lines, chance) => edit(lines, chance, (line) => line.replaceAll(',', chance.pick([',,', ';', '']))),
  (lines, chance) => edit(lines, chance, (line) => `\\${randomText(chance, 40)}\\${line}`),
  (lines, chance) => edit(lines, chance, (line) => `\\${block(chance)}\\${line}`),
  (lines) => void lines.reverse(),
  (lines) => void lines.pop(),
  (lines, chance) => void lines.push(randomText(chance, chance.isOneIn(200) ? 50_000 : 100)),
];

function edit(lines: string[], chance: Chance, change: (line: string) => string): void {
  const at = chance.whole(lines.length);
  const line = lines[at];
  if (line !== undefined) lines[at] = change(line);
}

function replaceAt(line: string, at: number, character: string): string {
  return line.slice(0, at) + character + line.slice(at + 1);
}

function withField(line: string, index: number, value: string): string {
  const fields = line.split(',');
  if (index < fields.length) fields[index] = value;
  return fields.join(',');
}

/** The line with the checksum that its content now has. */
function resealed(line: string): string {
  const content = line.slice(1).replace(/\*.*$/s, '');
  return `${line.slice(0, 1)}${content}*${checksum(content)}`;
}

function block(chance: Chance): string {
  const content = `s:${randomText(chance, 10).replace(/[\\*,]/g, '')},c:${chance.whole(2 ** 31)},g:${chance.whole(5)}-${chance.whole(5)}-${chance.whole(100)}`;
  return `${content}*${checksum(content)}`;
}

function checksum(content: string): string {
  let sum = 0;
  for (let i = 0; i < content.length; i += 1) sum ^= content.charCodeAt(i) & 0xff;
  return sum.toString(16).toUpperCase().padStart(2, '0');
}

function char(from: string, chance: Chance): string {
  return from.charAt(chance.whole(from.length));
}

function randomArmour(chance: Chance): string {
  return Array.from({ length: chance.whole(72) }, () => char(armour, chance)).join('');
}

function randomText(chance: Chance, max: number): string {
  return Array.from({ length: chance.whole(max) }, () => String.fromCharCode(chance.whole(256))).join('');
}
