import type { Found, Ground, Reading } from '../../src/operations/freight/control-shapes.ts';
import type { ControlFlag, Method, SideKind, VehiclePart, Wind } from '../../src/operations/freight/words.ts';
import type { Chance } from '../chance.ts';
import { type DayPlace, expiredInstrument, minuteMs, type TrueControl, unknownInstrument } from './shape.ts';

/** People in a vehicle, and where. */
export interface Hidden {
  readonly found: Found;
  readonly where: VehiclePart;
  /** The number of the control that finds them, from 0; 4: none of the four, somebody meets them afterwards. */
  readonly foundBy: number;
}

export interface SearchAsked {
  readonly passage: string;
  readonly at: DayPlace;
  readonly sides: SideKind;
  readonly firstMs: number;
  readonly hidden: Hidden | null;
  /** Which of the four are made here: two teams share a search at times. */
  readonly from: number;
  readonly until: number;
  readonly team: string;
}

const parts = ['cab', 'trailer_front', 'trailer_middle', 'trailer_rear', 'under', 'roof'] as const;
const minutes: Readonly<Record<Method, number>> = {
  co2: 2,
  heartbeat: 9,
  passive_millimetre_wave: 1,
  x_ray: 3,
  dog: 3,
  visual: 4,
  thermal: 2,
  document: 3,
  physical_search: 12,
};
const withInstrument = ['co2', 'heartbeat', 'passive_millimetre_wave', 'x_ray', 'dog', 'thermal'] as const;

/** One vehicle in fifty that is searched holds people: some 430 on a peak day. Source: PROBLEM, section 3. */
export function drawHidden(chance: Chance, number: number): Hidden | null {
  // On the smallest day too somebody is met whom no control had found.
  const isMetAfterwards = number % 40 === 7;
  if (!chance.isOneIn(30) && !isMetAfterwards) return null;
  const people = 1 + chance.whole(8);
  const children = chance.isOneIn(3) ? chance.whole(people + 1) : 0;
  const isAsked = chance.isOneIn(2);
  return {
    found: {
      people,
      children,
      childrenAlone: isAsked ? chance.whole(children + 1) : null,
      injured: chance.isOneIn(5) ? chance.whole(people + 1) : 0,
      unconscious: chance.isOneIn(12) ? 1 : 0,
      pregnant: chance.isOneIn(12) ? 1 : 0,
    },
    where: chance.pick(parts),
    foundBy: isMetAfterwards || chance.isOneIn(4) ? 4 : chance.whole(4),
  };
}

/** The controls of one team on a vehicle, in the order in which they are made. */
export function drawControls(chance: Chance, asked: SearchAsked): readonly TrueControl[] {
  const { at, hidden, from, until } = asked;
  const ways = fourOf(chance, at);
  let now = asked.firstMs;
  const made: TrueControl[] = [];
  for (let number = from; number < until; number += 1) {
    const method = ways[number] ?? 'visual';
    const startedMs = now;
    const endedMs = now + minutes[method] * minuteMs - chance.whole(60_000);
    now = endedMs + 20_000 + chance.whole(90_000);
    made.push(controlOf(chance, { asked, hidden, number, method, startedMs, endedMs }));
  }
  return made;
}

/** A document check now and then; the rest look for people. */
function fourOf(chance: Chance, { xRay }: DayPlace): readonly Method[] {
  const all: Method[] = ['co2', 'heartbeat', 'passive_millimetre_wave', 'dog', 'visual', 'thermal'];
  if (xRay) all.push('x_ray');
  if (chance.isOneIn(4)) all.push('document');
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = chance.whole(at + 1);
    [all[at], all[other]] = [all[other] ?? 'visual', all[at] ?? 'visual'];
  }
  return [...all.slice(0, 3), 'physical_search'];
}

interface Making {
  readonly asked: SearchAsked;
  readonly hidden: Hidden | null;
  readonly number: number;
  readonly method: Method;
  readonly startedMs: number;
  readonly endedMs: number;
}

function controlOf(chance: Chance, making: Making): TrueControl {
  const { asked, hidden, number, method, startedMs, endedMs } = making;
  const isFinding = hidden !== null && method !== 'document' && number === foundBy(hidden, method);
  const result = isFinding ? 'people_found' : resultOf(chance, hidden !== null);
  const found = isFinding ? hidden.found : null;
  const equipment = equipmentFor(method, asked.at);
  const wind: Wind = chance.isOneIn(8) ? 'rocking' : chance.isOneIn(20) ? 'unknown' : 'calm';
  const readings = readingsOf(chance, { method, isFinding });
  const flags = flagsOf({ method, sides: asked.sides, wind, readings, equipment, startedMs, endedMs });
  const isNegative = result === 'nothing_found';
  const isHurt =
    hidden !== null && hidden.found.injured + hidden.found.unconscious + hidden.found.pregnant > 0;
  const isKnown = hidden !== null && number >= hidden.foundBy;
  const next = isKnown ? (isHurt ? 'medical' : 'hold') : number < 3 ? 'second_method' : 'release';
  return {
    control: `k-${asked.passage.slice(2)}${number}`,
    method,
    ground: groundOf(chance),
    team: asked.team,
    equipment,
    startedMs,
    endedMs,
    where: isFinding ? hidden.where : chance.isOneIn(3) ? 'whole' : chance.pick(parts),
    readings,
    wind,
    result,
    found,
    next,
    corrected: isFinding ? countedAgain(chance, found) : thoughtOver(chance, result),
    flags,
    saysNothing: isNegative && flags.some((flag) => voiding.has(flag)),
  };
}

/** A paper check finds nobody: then the full search at the end does. */
function foundBy({ foundBy: number }: Hidden, method: Method): number {
  return method === 'physical_search' && number < 4 ? 3 : number;
}

function resultOf(chance: Chance, isSomebodyThere: boolean): TrueControl['result'] {
  const draw = chance.whole(100);
  if (isSomebodyThere) return draw < 85 ? 'nothing_found' : draw < 95 ? 'uncertain' : 'anomaly';
  if (draw < 90) return 'nothing_found';
  if (draw < 94) return 'anomaly';
  if (draw < 97) return 'uncertain';
  return draw < 99 ? 'not_completed' : 'refused';
}

function countedAgain(chance: Chance, found: Found | null): TrueControl['corrected'] {
  if (found === null || !chance.isOneIn(8)) return null;
  return { result: 'people_found', found: { ...found, people: found.people + 1 } };
}

function thoughtOver(chance: Chance, result: TrueControl['result']): TrueControl['corrected'] {
  if (result !== 'uncertain' || !chance.isOneIn(6)) return null;
  return { result: 'anomaly', found: null };
}

const voiding: ReadonlySet<ControlFlag> = new Set(['hard_sides', 'ambient_missing', 'wind_rocking']);

function equipmentFor(method: Method, { instruments }: DayPlace): string | null {
  const which = withInstrument.find((one) => one === method);
  return which === undefined ? null : instruments[which];
}

function readingsOf(
  chance: Chance,
  { method, isFinding }: { readonly method: Method; readonly isFinding: boolean },
): readonly Reading[] {
  if (method === 'heartbeat')
    return [{ quantity: 'heartbeat_red', value: isFinding ? 1 + chance.whole(4) : 0, unit: 'count' }];
  if (method !== 'co2') return [];
  const ambient = 415 + chance.whole(60);
  const measured: Reading = {
    quantity: 'co2_ppm',
    value: isFinding ? 2_400 : ambient + chance.whole(80),
    unit: 'ppm',
  };
  return chance.isOneIn(10)
    ? [measured]
    : [measured, { quantity: 'co2_ambient_ppm', value: ambient, unit: 'ppm' }];
}

interface Flagged extends Pick<TrueControl, 'method' | 'wind' | 'readings' | 'equipment'> {
  readonly sides: SideKind;
  readonly startedMs: number;
  readonly endedMs: number;
}

/** What speaks against a control, as PROBLEM section 5 has it; written apart from the program's own. */
function flagsOf({ method, sides, wind, readings, equipment, startedMs, endedMs }: Flagged): ControlFlag[] {
  const flags: ControlFlag[] = [];
  if (method === 'passive_millimetre_wave' && sides === 'hard') flags.push('hard_sides');
  if (method === 'passive_millimetre_wave' && sides === 'unknown') flags.push('sides_unknown');
  if (method === 'co2' && readings.length < 2) flags.push('ambient_missing');
  if (method === 'heartbeat' && wind === 'rocking') flags.push('wind_rocking');
  if (method === 'heartbeat' && wind === 'unknown') flags.push('wind_unknown');
  if (method === 'heartbeat' && Math.floor((endedMs - startedMs) / 1000) < 480) flags.push('too_short');
  if (equipment === null) return flags;
  if (unknownInstrument.test(equipment)) flags.push('equipment_unknown');
  if (equipment === expiredInstrument) flags.push('calibration_expired');
  return flags;
}

function groundOf(chance: Chance): Ground {
  const draw = chance.whole(100);
  if (draw < 40) return { kind: 'random', reference: 'D-2026-W10' };
  if (draw < 60) return { kind: 'rule', reference: 'seal-by-night' };
  if (draw < 70) return { kind: 'driver_report', reference: `r-${draw}` };
  if (draw < 75) return { kind: 'tip', reference: `T-${draw}` };
  if (draw < 80) return { kind: 'alarm', reference: `sa-${draw}` };
  if (draw < 85) return { kind: 'equipment', reference: 'CO2-LINE' };
  return {
    kind: 'observation',
    reference: chance.pick(['seal_broken', 'cover_cut', 'noise', 'weight_differs']),
  };
}
