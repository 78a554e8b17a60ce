import { knotsToMetresPerSecond } from '../../kernel/units.ts';
import { shortNameOf } from './contact-of.ts';
import type { Scenario } from './scenario.ts';
import { type Side, sideOf } from './staff-of-night.ts';

/** A unit as the register takes it before the night begins: standing facts, read from what its name says it is. */
export interface UnitEntry {
  readonly unit: string;
  readonly side: Side;
  readonly fields: object;
}

interface Build {
  readonly kind: string;
  readonly embarkPersons: number;
  readonly crew: number;
  readonly cruiseKnots: number;
  readonly maxKnots: number;
  readonly hours: number;
}

const builds = {
  lifeboat: { kind: 'lifeboat', embarkPersons: 120, crew: 6, cruiseKnots: 22, maxKnots: 31, hours: 10 },
  cutter: { kind: 'cutter', embarkPersons: 150, crew: 12, cruiseKnots: 15, maxKnots: 21, hours: 120 },
  patrol_ship: {
    kind: 'patrol_ship',
    embarkPersons: 150,
    crew: 20,
    cruiseKnots: 15,
    maxKnots: 21,
    hours: 240,
  },
  fishing_vessel: {
    kind: 'fishing_vessel',
    embarkPersons: 20,
    crew: 4,
    cruiseKnots: 8,
    maxKnots: 10,
    hours: 72,
  },
  fire_boat: { kind: 'fire_boat', embarkPersons: 15, crew: 4, cruiseKnots: 20, maxKnots: 28, hours: 6 },
  aircraft: { kind: 'aircraft', embarkPersons: 0, crew: 4, cruiseKnots: 160, maxKnots: 220, hours: 6 },
  helicopter: { kind: 'helicopter', embarkPersons: 8, crew: 4, cruiseKnots: 120, maxKnots: 150, hours: 4 },
} as const satisfies Record<string, Build>;

const bases = {
  uk: { port: 'Dover', lat: 51.118, lon: 1.335 },
  fr: { port: 'Boulogne-sur-Mer', lat: 50.73, lon: 1.585 },
} as const;

/** Every unit that a scenario names, once, of the side that spoke of it first. */
export function unitsOf({ events }: Pick<Scenario, 'events'>): readonly UnitEntry[] {
  const found = new Map<string, UnitEntry>();
  for (const event of events) {
    if (event.type !== 'unit' && event.type !== 'rescue') continue;
    const unit = shortNameOf(event.unit);
    if (unit === null || found.has(unit)) continue;
    const side = sideOf(event.node);
    found.set(unit, { unit, side, fields: fieldsOf(unit, side) });
  }
  return [...found.values()];
}

function fieldsOf(unit: string, side: Side): object {
  const { cruiseKnots, maxKnots, hours, ...build } = buildOf(unit, side);
  return {
    callName: unit.replaceAll(/[^A-Za-z0-9 .-]/g, ' '),
    ...build,
    side,
    agency: side === 'uk' ? 'uk-hmcg' : 'fr-cross-gris-nez',
    capabilities: ['search_light', ...(build.embarkPersons > 0 ? ['persons_in_water'] : [])],
    crewMinimum: Math.max(1, Math.floor(build.crew / 2)),
    cruiseMetresPerSecond: knotsToMetresPerSecond(cruiseKnots),
    maxMetresPerSecond: knotsToMetresPerSecond(maxKnots),
    enduranceHours: hours,
    seaStateMax: 6,
    base: bases[side],
    mmsi: null,
  };
}

function buildOf(unit: string, side: Side): Build {
  if (/^(?:U-)?(?:LB|SNS)/.test(unit)) return builds.lifeboat;
  if (/^FV\b|^FV-/.test(unit)) return builds.fishing_vessel;
  if (/FIRE|POMPIER/.test(unit)) return builds.fire_boat;
  if (/HELI|DRAGON|RESCUE/.test(unit)) return builds.helicopter;
  if (/SURV|FW\d|PLANE/.test(unit)) return builds.aircraft;
  return side === 'uk' ? builds.cutter : builds.patrol_ship;
}
