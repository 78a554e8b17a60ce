import type { CommandRequest } from '../../app/handle.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import type { EquipmentFields } from '../../operations/freight/equipment-register.ts';
import type { PlaceFields } from '../../operations/freight/place-register.ts';
import type { Direction, Method } from '../../operations/freight/words.ts';

type Lane = PlaceFields['lanes'][number];

const lane = (name: string, direction: Direction, methods: readonly Method[]): Lane => ({
  lane: name,
  direction,
  methods,
});
const many: readonly Method[] = [
  'co2',
  'heartbeat',
  'passive_millimetre_wave',
  'dog',
  'visual',
  'physical_search',
];
const few: readonly Method[] = ['co2', 'dog', 'visual', 'document', 'physical_search'];

/** Ports and terminals of both sides; their lanes are invented. */
const places: readonly (readonly [id: string, fields: PlaceFields])[] = [
  [
    'calais',
    {
      name: 'Calais',
      kind: 'port',
      side: 'fr',
      at: { lat: 50.967, lon: 1.866 },
      lanes: [lane('A1', 'to_uk', many), lane('A2', 'to_uk', many), lane('D1', 'to_eu', few)],
      xRay: true,
    },
  ],
  [
    'dunkirk',
    {
      name: 'Dunkerque',
      kind: 'port',
      side: 'fr',
      at: { lat: 51.022, lon: 2.198 },
      lanes: [lane('A1', 'to_uk', many), lane('D1', 'to_eu', few)],
      xRay: false,
    },
  ],
  [
    'coquelles',
    {
      name: 'Coquelles',
      kind: 'rail_terminal',
      side: 'fr',
      at: { lat: 50.93, lon: 1.81 },
      lanes: [lane('T1', 'to_uk', many), lane('T2', 'to_uk', many), lane('T3', 'to_uk', few)],
      xRay: true,
    },
  ],
  [
    'cheriton',
    {
      name: 'Cheriton',
      kind: 'rail_terminal',
      side: 'uk',
      at: { lat: 51.097, lon: 1.137 },
      lanes: [lane('F1', 'to_eu', few), lane('F2', 'to_eu', few)],
      xRay: false,
    },
  ],
];

type Row = readonly [id: string, method: Method, place: string, calibratedDaysAgo: number, validDays: number];

/** Invented instruments and dogs: one is due, one is over. */
const equipment: readonly Row[] = [
  ['CAL-CO2-1', 'co2', 'calais', 40, 180],
  ['CAL-CO2-2', 'co2', 'calais', 172, 180],
  ['CAL-HB-1', 'heartbeat', 'calais', 20, 365],
  ['CAL-MW-1', 'passive_millimetre_wave', 'calais', 60, 365],
  ['CAL-X-1', 'x_ray', 'calais', 15, 365],
  ['CAL-DOG-1', 'dog', 'calais', 90, 365],
  ['DUN-CO2-1', 'co2', 'dunkirk', 200, 180],
  ['DUN-MW-1', 'passive_millimetre_wave', 'dunkirk', 30, 365],
  ['DUN-DOG-1', 'dog', 'dunkirk', 100, 365],
  ['COQ-CO2-1', 'co2', 'coquelles', 10, 180],
  ['COQ-HB-1', 'heartbeat', 'coquelles', 33, 365],
  ['COQ-X-1', 'x_ray', 'coquelles', 50, 365],
  ['COQ-DOG-1', 'dog', 'coquelles', 12, 365],
  ['CHE-CO2-1', 'co2', 'cheriton', 25, 180],
];

/** What a freight supervisor enters first: places, then instruments, calibrated as of `now`. */
export function freightCommands(now: Instant): readonly CommandRequest[] {
  const put = (command: string, row: string, fields: PlaceFields | EquipmentFields): CommandRequest => ({
    context: 'operations/freight',
    command,
    fields: { row, fields, seenVersion: null },
    idempotencyKey: `demonstration-freight-${row}`,
  });
  return [
    ...places.map(([id, fields]) => put('PutFreightPlace', id, fields)),
    ...equipment.map(([id, method, place, ago, valid]) => {
      const calibrated = addSeconds(now, -ago * 86_400);
      return put('PutFreightEquipment', id, {
        method,
        place,
        model: 'Example',
        calibratedAt: toUtc(calibrated),
        calibrationDueAt: toUtc(addSeconds(calibrated, valid * 86_400)),
        inService: true,
      });
    }),
  ];
}
