import type { CommandRequest } from '../../app/handle.ts';
import type { Position } from '../../kernel/geo.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import { knotsToMetresPerSecond } from '../../kernel/units.ts';
import type { UnitFields } from '../../operations/dispatch/wire.ts';
import type { Capability, UnitKind } from '../../operations/dispatch/words.ts';

/** A unit of the demonstration: invented, with an invented call name and no MMSI. */
export interface InventedUnit {
  readonly unit: string;
  readonly fields: UnitFields;
}

/** Figures of a class of units, as rounded assumptions of the demonstration: of no real ship. */
interface Class {
  readonly kind: UnitKind;
  readonly knots: readonly [cruise: number, max: number];
  readonly hours: number;
  readonly sea: number;
  readonly crew: readonly [full: number, minimum: number];
  readonly places: number;
  readonly can: readonly Capability[];
}

const night = ['search_light', 'infra_red'] as const;
const classes = {
  lifeboat: {
    kind: 'lifeboat',
    knots: [20, 25],
    hours: 10,
    sea: 7,
    crew: [7, 5],
    places: 60,
    can: ['tow', 'search_light', 'persons_in_water'],
  },
  inshore: {
    kind: 'lifeboat',
    knots: [25, 34],
    hours: 3,
    sea: 4,
    crew: [4, 3],
    places: 20,
    can: ['search_light', 'persons_in_water'],
  },
  cutter: {
    kind: 'cutter',
    knots: [16, 21],
    hours: 96,
    sea: 6,
    crew: [12, 8],
    places: 100,
    can: [...night, 'tow', 'medic', 'persons_in_water'],
  },
  patrolShip: {
    kind: 'patrol_ship',
    knots: [15, 20],
    hours: 168,
    sea: 7,
    crew: [20, 14],
    places: 120,
    can: [...night, 'tow', 'medic', 'persons_in_water'],
  },
  tug: {
    kind: 'tug',
    knots: [14, 19],
    hours: 240,
    sea: 8,
    crew: [12, 8],
    places: 150,
    can: ['tow', 'search_light', 'medic'],
  },
  helicopter: {
    kind: 'helicopter',
    knots: [120, 145],
    hours: 3.5,
    sea: 9,
    crew: [4, 4],
    places: 8,
    can: [...night, 'medic', 'persons_in_water'],
  },
  aircraft: {
    kind: 'aircraft',
    knots: [150, 220],
    hours: 6,
    sea: 9,
    crew: [4, 3],
    places: 0,
    can: ['infra_red'],
  },
  drone: {
    kind: 'drone',
    knots: [55, 70],
    hours: 8,
    sea: 9,
    crew: [2, 2],
    places: 0,
    can: ['infra_red'],
  },
} as const satisfies Record<string, Class>;

const ports = {
  dover: { lat: 51.12, lon: 1.33 },
  ramsgate: { lat: 51.33, lon: 1.42 },
  dungeness: { lat: 50.91, lon: 0.98 },
  lydd: { lat: 50.96, lon: 0.94 },
  calais: { lat: 50.97, lon: 1.85 },
  boulogne: { lat: 50.73, lon: 1.59 },
  dunkirk: { lat: 51.04, lon: 2.36 },
  le_touquet: { lat: 50.51, lon: 1.63 },
} as const satisfies Record<string, Position>;

type Row = readonly [
  unit: string,
  callName: string,
  of: keyof typeof classes,
  port: keyof typeof ports,
  agency: string,
];

const british: readonly Row[] = [
  ['U-PETREL', 'Example Petrel', 'lifeboat', 'dover', 'uk-hmcg'],
  ['U-TURNSTONE', 'Example Turnstone', 'lifeboat', 'ramsgate', 'uk-hmcg'],
  ['U-DUNLIN', 'Example Dunlin', 'inshore', 'dungeness', 'uk-hmcg'],
  ['U-AMBER', 'Example Amber', 'cutter', 'dover', 'uk-border-force'],
  ['U-COBALT', 'Example Cobalt', 'cutter', 'ramsgate', 'uk-border-force'],
  ['U-ROTOR-1', 'Example Rotor One', 'helicopter', 'lydd', 'uk-hmcg'],
  ['U-GLIDER-1', 'Example Glider One', 'drone', 'lydd', 'uk-hmcg'],
];
const french: readonly Row[] = [
  ['U-STERNE', 'Exemple Sterne', 'lifeboat', 'calais', 'fr-snsm'],
  ['U-PLUVIER', 'Exemple Pluvier', 'lifeboat', 'boulogne', 'fr-snsm'],
  ['U-VENT-DEBOUT', 'Exemple Vent Debout', 'patrolShip', 'boulogne', 'fr-gendarmerie-maritime'],
  ['U-ESTRAN', 'Exemple Estran', 'patrolShip', 'dunkirk', 'fr-dgddi'],
  ['U-GRAND-LARGE', 'Exemple Grand Large', 'tug', 'boulogne', 'fr-premar'],
  ['U-AILE-1', 'Exemple Aile Un', 'aircraft', 'le_touquet', 'fr-dgddi'],
  ['U-COLIBRI-1', 'Exemple Colibri Un', 'drone', 'calais', 'fr-gendarmerie'],
];

function inventedUnit(side: State, [unit, callName, of, port, agency]: Row): InventedUnit {
  const { kind, knots, hours, sea, crew, places, can } = classes[of];
  const [cruise, max] = knots;
  const speeds = {
    cruiseMetresPerSecond: knotsToMetresPerSecond(cruise),
    maxMetresPerSecond: knotsToMetresPerSecond(max),
  };
  const fields: UnitFields = {
    callName,
    kind,
    side,
    agency,
    capabilities: can,
    embarkPersons: places,
    crew: crew[0],
    crewMinimum: crew[1],
    ...speeds,
    enduranceHours: hours,
    seaStateMax: sea,
    base: { port, ...ports[port] },
    mmsi: null,
  };
  return { unit, fields };
}

/** The demonstration's units of both states. */
export const inventedUnits: readonly InventedUnit[] = [
  ...british.map((row) => inventedUnit('uk', row)),
  ...french.map((row) => inventedUnit('fr', row)),
];

/** The orders that enter them into an empty register. To be run once, at the first start. */
export const unitCommands: readonly CommandRequest[] = inventedUnits.map(({ unit, fields }) =>
  order({ command: 'PutUnit', unit, fields: { row: unit, fields, seenVersion: 0 } }),
);

const shiftSeconds = 12 * 3_600;
/** Not everything can be had on any night: these stay at home. */
const notOnShift = new Set(['U-DUNLIN', 'U-COLIBRI-1']);

/** The orders that put them on shift for the night from `now`, and say that they are ready. To be run once. */
export function unitShiftCommands(now: Instant): readonly CommandRequest[] {
  const until = toUtc(addSeconds(now, shiftSeconds));
  // A demonstration that is started again days later has its own shift.
  const shift = `s${toUtc(now).slice(0, 16).replaceAll(/\D/g, '')}`;
  return inventedUnits
    .filter(({ unit }) => !notOnShift.has(unit))
    .flatMap(({ unit, fields: { crew } }) => [
      order({ command: 'StartShift', unit, fields: { unit, shift, until, crew }, time: shift }),
      order({ command: 'ReportUnitStatus', unit, fields: { unit, status: 'available' }, time: shift }),
    ]);
}

interface Order {
  readonly command: string;
  readonly unit: string;
  readonly fields: CommandRequest['fields'];
  /** Tells one giving of the same order from another. */
  readonly time?: string;
}

function order({ command, unit, fields, time }: Order): CommandRequest {
  const which = time === undefined ? unit : `${unit}/${time}`;
  return {
    context: 'operations/dispatch',
    command,
    fields,
    idempotencyKey: `demonstration/${command}/${which}`,
  };
}
