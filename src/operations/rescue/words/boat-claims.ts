import type { Claims } from '../wire.ts';
import { type Finding, findingsOf, rules, type Said, saidOf } from './claim-rules.ts';
import type { Reading } from './phrases.ts';

type Engine = NonNullable<Claims['engine']>;
type Hull = NonNullable<Claims['hull']>;
type HullKind = NonNullable<Claims['hullKind']>;
type Colour = NonNullable<Claims['colour']>;

const engineRules = rules<Engine>([
  ['engine _1 stop _2 again', 'weak'],
  ['engine _1 not stop|weak', 'running'],
  ['engine _1 not "ok"|"okay"|"good"|"well"|"fine"|"bien"', 'weak'],
  ['engine _1 not again', 'stopped'],
  ['engine _2 not _1 run', 'stopped'],
  ['engine _1 run not', 'stopped'],
  ['engine _1 stop "pas"|"pa"', 'running'],
  ['not _1 engine', 'stopped'],
  ['not _1 fuel', 'stopped'],
  ['fuel stop|"empty"|"vide"', 'stopped'],
  ['stop _1 fuel', 'stopped'],
  ['engine _2 weak', 'weak'],
  ['weak _1 engine', 'weak'],
  ['engine _2 again', 'running'],
  ['engine _2 stop', 'stopped'],
  ['stop _1 engine', 'stopped'],
  ['engine _2 run', 'running'],
  ['run engine', 'running'],
  // "Engine stopped, now running": only where an engine is spoken of.
  ['now "running"|"works"|"working"|"marche"|"tourne"|"fonctionne"', 'running'],
]);

const hullRules = rules<Hull>([
  ['not _1 drink _2 water', undefined],
  ['not _1 water _2 drink', undefined],
  ['drink _2 not _1 water', undefined],
  ['water _2 drink', undefined],
  ['not _1 water comesIn', 'dry'],
  ['water _1 not comesIn', 'dry'],
  // "We have no water" is more often thirst than a dry boat; "plus d'eau" is no more or more.
  ['have _1 not water', undefined],
  ['"plus_d" water', undefined],
  ['"plus_de" water', undefined],
  ['"plu_d" water', undefined],
  ['not water', 'dry'],
  ['not takesWater', 'dry'],
  ['not _1 sinks|capsized|swamped|low', undefined],
  ['sinks|takesWater "pas"|"pa"|"not"', undefined],
  ['capsized', 'capsized'],
  ['boat|inflatable "retourne"|"retournee" $', 'capsized'],
  ['swamped', 'swamped'],
  ['takesWater', 'taking_water'],
  ['sinks', 'taking_water'],
  ['water _2 comesIn', 'taking_water'],
  ['comesIn _1 water', 'taking_water'],
  ['thereAre _1 water', 'taking_water'],
  ['boat water', 'taking_water'],
  ['low', 'low_in_water'],
  ['not _1 dry', undefined],
  ['boat|inflatable dry', 'dry'],
  ['dry $', 'dry'],
]);

const kindRules = rules<HullKind>([
  ['taxiBoat', 'taxi_boat'],
  ['inflatable', 'inflatable'],
  ['kayak', 'kayak'],
  ['rigid', 'rigid'],
  ['sailing', 'sailing'],
  ['otherKind', 'other'],
]);

const craft = 'boat|inflatable|taxiBoat|kayak|rigid|sailing';
const colourNames: readonly Colour[] = ['black', 'grey', 'white', 'red', 'orange', 'yellow', 'blue', 'green'];
const colourRules = rules<Colour>(
  colourNames.flatMap((colour) => [
    [`${colour} ~1 ${craft}`, colour] as const,
    [`${craft} colourWord? ${colour} !lifeJacket|light|ship`, colour] as const,
    [`${craft} ~1 ${colour} !lifeJacket|light|ship`, colour] as const,
  ]),
);

const boatsRules = rules<'counted'>([[`NUM ~1 ${colourNames.join('|')}? ${craft}`, 'counted']]);

/** More than this in one breath is no count of boats. */
const boatsMax = 60;

export type BoatClaims = Pick<Claims, 'engine' | 'hull' | 'hullKind' | 'colour' | 'boats'>;

export interface BoatRead {
  readonly claims: BoatClaims;
  readonly said: readonly Said[];
}

/**
 * Reads engine, hull, kind, colour and number of boats. Of two states of the engine the one said with "now" counts, or
 * else the worse; of two states of the hull the worse. Two colours are none.
 */
export function boatIn(reading: Reading): BoatRead {
  const isSpoken = reading.places.has('engine') || reading.places.has('fuel');
  const engine = isSpoken ? findingsOf(reading, engineRules, new Set()) : [];
  const hull = findingsOf(reading, hullRules, new Set());
  const kind = findingsOf(reading, kindRules, new Set());
  const colour = findingsOf(reading, colourRules, new Set());
  const boats = findingsOf(reading, boatsRules, new Set()).filter(
    ({ fit }) => countOf(reading, fit.caught) <= boatsMax,
  );
  const first = boats[0];
  return {
    claims: {
      engine: engineOf(reading, engine),
      hull: worst(hull, ['capsized', 'swamped', 'taking_water', 'low_in_water', 'dry']),
      hullKind: worst(kind, ['taxi_boat', 'inflatable', 'kayak', 'rigid', 'sailing', 'other']),
      colour: only(colour),
      boats: first === undefined ? null : countOf(reading, first.fit.caught),
    },
    said: [
      ...engine.map(({ fit }) => saidOf(reading, fit, { claim: 'engine', doubt: null })),
      ...hull.map(({ fit }) => saidOf(reading, fit, { claim: 'hull', doubt: null })),
      ...kind.map(({ fit }) => saidOf(reading, fit, { claim: 'hullKind', doubt: null })),
      ...colour.map(({ fit }) => saidOf(reading, fit, { claim: 'colour', doubt: null })),
      ...boats.map(({ fit }) => saidOf(reading, fit, { claim: 'boats', doubt: null })),
    ],
  };
}

function countOf({ units }: Reading, at: number): number {
  const range = units[at]?.count?.range;
  return range?.best ?? range?.min ?? Infinity;
}

function engineOf(reading: Reading, findings: readonly Finding<Engine>[]): Engine | null {
  const last = findings.at(-1);
  if (last === undefined) return null;
  const around = reading.units.slice(Math.max(0, last.fit.from - 1), last.fit.to + 2);
  if (around.some(({ concepts }) => concepts.has('now') || concepts.has('again'))) return last.says;
  return worst(findings, ['stopped', 'weak', 'running']);
}

/** The first of an order that was found. */
function worst<Value>(findings: readonly Finding<Value>[], order: readonly Value[]): Value | null {
  return order.find((value) => findings.some(({ says }) => says === value)) ?? null;
}

function only<Value>(findings: readonly Finding<Value>[]): Value | null {
  const [first] = findings;
  return first !== undefined && findings.every(({ says }) => says === first.says) ? first.says : null;
}
