import { done, emptySea, type Sea } from './given-rescue.ts';
import { just, linked, place, received, type Sample } from './sample-contacts.ts';

/** One item of the sample night: the boats of which it truly is, and what it says. */
export interface Item {
  readonly id: string;
  readonly boats: readonly string[];
  readonly side: 'fr' | 'uk';
  readonly says: Sample;
}

function item(id: string, boats: string, says: Sample & { readonly side?: 'fr' | 'uk' }): Item {
  const { side = 'fr', ...rest } = says;
  return { id: `c-night${id}`, boats: boats.split(' ').map((one) => `b-night${one}`), side, says: rest };
}

const uk = 'uk' as const;
const pickup = { kind: 'pickup', channel: 'unit' } as const;
const landing = { kind: 'landing', channel: 'port' } as const;

/** The invented night, contact by contact, with the true boat of each. Source: the acceptance replay of the project. */
export const night: readonly Item[] = [
  item('09', '5', {
    at: '00:25',
    channel: 'camera',
    claims: { persons: just(55) },
    positions: [place(51.0655, 2.438, '00:25')],
  }),
  item('11', '2', {
    at: '00:55',
    channel: 'patrol',
    claims: { persons: just(55) },
    positions: [place(51.0005, 2.033, '00:55')],
  }),
  item('12', '4', {
    at: '01:12',
    channel: 'camera',
    claims: { persons: just(50) },
    positions: [place(50.9755, 1.929, '01:12')],
  }),
  item('14', '1', {
    at: '01:33',
    channel: 'patrol',
    claims: { persons: just(62) },
    positions: [place(50.826, 1.584, '01:33')],
  }),
  item('15', '8', {
    at: '01:58',
    channel: 'resident',
    claims: { persons: just(30) },
    positions: [place(50.893, 1.656, '01:58')],
  }),
  item('16', '3', {
    at: '02:05',
    channel: 'patrol',
    claims: { persons: just(63), inWater: just(9) },
    positions: [place(50.696, 1.554, '02:05')],
  }),
  item('18', '3', {
    at: '02:22',
    ...pickup,
    unit: 'FIRE-LE-PORTEL',
    counted: { alive: 8, deceased: 1, fromWater: 8 },
    positions: [place(50.6955, 1.556, '02:22')],
  }),
  item('19', '7', {
    at: '02:24',
    channel: 'camera',
    claims: { persons: just(10) },
    positions: [place(51.04, 2.189, '02:24')],
  }),
  item('21', '1', {
    at: '02:48',
    claims: { persons: just(64), engine: 'weak' },
    positions: [place(50.8753, 1.5274, '02:48')],
  }),
  item('22', '7', { at: '02:50', side: uk, channel: 'charity', claims: { persons: just(68) } }),
  item('23', '1', { at: '02:55', side: uk, claims: { persons: just(60), engine: 'weak' } }),
  item('24', '1', { at: '03:02', claims: { engine: 'stopped' } }),
  item('25', '1', {
    at: '03:04',
    side: uk,
    channel: 'sms',
    claims: { persons: just(64), engine: 'stopped' },
    positions: [place(50.8876, 1.5127, '03:04')],
  }),
  item('28', '2', {
    at: '03:10',
    claims: { persons: just(58), engine: 'stopped', colour: 'black', hull: 'dry' },
    positions: [place(51.088, 1.8451, '03:10')],
  }),
  item('32', '2 4', {
    at: '03:25',
    channel: 'vessel',
    claims: { boats: 2, colour: 'black' },
    positions: [place(51.085, 1.84, '03:25')],
  }),
  item('36', '5', { at: '03:40', side: uk, claims: { persons: just(55), overboard: just(1) } }),
  item('39', '5', { at: '03:55', side: uk, channel: 'radar', positions: [place(51.2274, 1.9587, '03:55')] }),
  item('44', '4', {
    at: '04:18',
    side: uk,
    claims: { persons: just(64), fromOtherBoat: just(15), hull: 'low_in_water' },
    positions: [place(51.1186, 1.758, '04:18')],
  }),
  item('45', '2', {
    at: '04:30',
    ...pickup,
    unit: 'PICARDIE',
    counted: { alive: 43 },
    claims: { toOtherBoat: just(15) },
    positions: [place(51.07, 1.8151, '04:30')],
  }),
  item('51', '5', {
    at: '05:10',
    side: uk,
    ...pickup,
    unit: 'LB-44',
    counted: { alive: 54 },
    positions: [place(51.2549, 1.7651, '05:10')],
  }),
  item('53', '1', {
    at: '05:28',
    side: uk,
    ...pickup,
    unit: 'HEBE',
    counted: { alive: 64 },
    positions: [place(50.9546, 1.3322, '05:28')],
  }),
  item('58', '4', {
    at: '05:55',
    side: uk,
    ...pickup,
    unit: 'MERIDIAN',
    counted: { alive: 64 },
    positions: [place(51.1449, 1.6, '05:55')],
  }),
  item('61', '8', {
    at: '06:30',
    side: uk,
    channel: 'aircraft',
    claims: { persons: just(30) },
    positions: [place(50.9549, 1.54, '06:30')],
  }),
  item('62', '5', {
    at: '06:35',
    side: uk,
    ...landing,
    place: 'Ramsgate',
    counted: { alive: 54, childrenAlone: 1, childrenWithFamily: 4 },
  }),
  item('63', '5', {
    at: '03:40',
    side: uk,
    kind: 'statement',
    channel: 'port',
    claims: { overboard: just(1) },
  }),
  item('64', '1', {
    at: '06:40',
    side: uk,
    ...landing,
    place: 'Dover',
    counted: { alive: 64, childrenAlone: 1 },
  }),
  item('65', '2', { at: '06:42', ...landing, place: 'Calais', counted: { alive: 43 } }),
  item('66', '8', {
    at: '07:05',
    ...pickup,
    unit: 'GRISNET',
    counted: { alive: 31 },
    positions: [place(50.95, 1.5301, '07:05')],
  }),
  item('67', '4', { at: '07:05', side: uk, ...landing, place: 'Dover', counted: { alive: 64 } }),
  item('68', '3', {
    at: '07:20',
    side: uk,
    ...pickup,
    unit: 'LB-09',
    counted: { alive: 63 },
    positions: [place(50.925, 1.19, '07:20')],
  }),
  item('69', '5', {
    at: '07:55',
    ...pickup,
    unit: 'FV-PETIT-NICOLAS',
    counted: { alive: 1, fromWater: 1 },
    positions: [place(51.1497, 2.0199, '07:55')],
  }),
  item('70', '7', {
    at: '08:10',
    side: uk,
    ...pickup,
    unit: 'LB-44',
    counted: { alive: 40 },
    positions: [place(51.225, 1.56, '08:10')],
  }),
  item('71', '7', {
    at: '08:14',
    side: uk,
    ...pickup,
    unit: 'MERIDIAN',
    counted: { alive: 28 },
    positions: [place(51.2251, 1.56, '08:14')],
  }),
  item('72', '8', { at: '08:20', ...landing, place: 'Boulogne', counted: { alive: 31 } }),
  item('74', '3', { at: '08:40', side: uk, ...landing, place: 'Dover', counted: { alive: 63 } }),
  item('75', '7', {
    at: '09:20',
    side: uk,
    ...landing,
    place: 'Ramsgate',
    counted: { alive: 40, childrenAlone: 2 },
  }),
  item('76', '7', { at: '09:35', side: uk, ...landing, place: 'Dover', counted: { alive: 28 } }),
];

/** The night as recorded up to a clock (what happened earlier and was told later counts as told), truly linked. */
export function nightUntil(
  clock: string,
  told: Readonly<Record<string, string>> = { 'c-night63': '06:40' },
): Sea {
  return night
    .filter(({ id, says }) => (told[id] ?? says.at ?? '') <= clock)
    .toSorted((a, b) => ((told[a.id] ?? a.says.at ?? '') < (told[b.id] ?? b.says.at ?? '') ? -1 : 1))
    .reduce(recorded, emptySea);
}

function recorded(sea: Sea, { id, boats, side, says }: Item): Sea {
  const [first, ...more] = boats;
  if (first === undefined) return received(sea, id, { ...says, side });
  const begun = sea.has(`boat/${first}`)
    ? linked(sea, id, { ...says, side, boat: first })
    : done(received(sea, id, { ...says, side }), { order: 'OpenBoat', side }, { boat: first, contact: id });
  return more.reduce(
    (all, boat) =>
      done(all, 'LinkContact', { boat, contact: id, grade: 'confirmed', reason: 'place_and_time' }),
    begun,
  );
}

/** The night with the fifteen who changed boats on record. */
export function nightWithTransfer(clock: string): Sea {
  return done(nightUntil(clock), 'RelateBoats', {
    boat: 'b-night2',
    other: 'b-night4',
    relation: 'persons_transferred',
    count: just(15),
    contacts: ['c-night32', 'c-night45', 'c-night44'],
    grade: 'probable',
  });
}
