import type { Chance } from '../chance.ts';
import { dayPlaces, type DayPlace, hourShares, minuteMs, type TypedPlate } from './shape.ts';
import type { VehiclesApart } from './plates-apart.ts';

/** A vehicle that came to a place, before anybody has looked into it. */
export interface Arrival {
  readonly passage: string;
  readonly vehicle: number;
  readonly at: DayPlace;
  readonly lane: string;
  readonly arrivedMs: number;
  /** How many entries of it teams make: two where a second team does not see the first one's. */
  readonly second: string | null;
}

/** One in so many vehicles is searched at Calais by day and comes to Coquelles later: two sites, one journey (F23). */
const secondSiteOneIn = 150;
/** One in so many passages is entered by a second team under another typing. */
const secondTeamOneIn = 40;

/** Arrivals of a day in order of time. `startMs`: its first moment. */
export function drawArrivals(
  chance: Chance,
  { count, startMs, mark }: { readonly count: number; readonly startMs: number; readonly mark: string },
): readonly Arrival[] {
  const times = momentsOf(chance, count).map((ms) => startMs + ms);
  let vehicle = -1;
  const calais: { readonly vehicle: number; readonly arrivedMs: number }[] = [];
  return times.map((arrivedMs, number): Arrival => {
    const at = placeFor(chance);
    const passage = `p-${mark}${number.toString(36).padStart(5, '0')}`;
    const lane = chance.pick(at.lanes) ?? at.lanes[0];
    const earlier = at.place === 'coquelles' && chance.isOneIn(secondSiteOneIn / 6) ? calais[0] : undefined;
    const isBack = earlier !== undefined && arrivedMs - earlier.arrivedMs > 90 * minuteMs;
    if (isBack) calais.shift();
    else vehicle += 1;
    const of = isBack ? earlier.vehicle : vehicle;
    if (at.place === 'calais' && chance.isOneIn(60)) calais.push({ vehicle: of, arrivedMs });
    const isTwice = chance.isOneIn(secondTeamOneIn);
    return { passage, vehicle: of, at, lane, arrivedMs, second: isTwice ? `${passage}b` : null };
  });
}

/** How a team types the plates of a vehicle; every passage under subjects of its own. */
export function platesTyped(
  chance: Chance,
  { apart, vehicle, passage }: { apart: VehiclesApart; vehicle: number; passage: string },
): readonly TypedPlate[] {
  const known = apart.vehicles[vehicle];
  if (known === undefined) throw new Error(`no vehicle ${vehicle}`);
  const isTrailerTyped = known.trailer !== null && chance.next() < 0.6;
  const looked = [
    { on: 'tractor' as const, plate: known.tractor },
    ...(isTrailerTyped && known.trailer !== null ? [{ on: 'trailer' as const, plate: known.trailer }] : []),
  ];
  return looked.map(({ on, plate }) => {
    const { text, country, isSlip } = apart.typed({ vehicle, plate }, 12);
    return { on, text, country, isSlip, subject: subjectOf(`${passage}${on}`) };
  });
}

/** A subject of the vault by a name: 32 hexadecimal signs. */
export function subjectOf(name: string): string {
  const hex = Buffer.from(name, 'utf8').toString('hex');
  return `s-${hex.slice(-32).padStart(32, '0')}`;
}

/** Milliseconds of the day, ascending and all different. */
function momentsOf(chance: Chance, count: number): readonly number[] {
  const total = hourShares.reduce((sum, share) => sum + share, 0);
  let share = 0;
  const moments = hourShares.flatMap((own, hour) => {
    const before = Math.round((share / total) * count);
    share += own;
    const upTo = Math.round((share / total) * count);
    return Array.from({ length: upTo - before }, () => hour * 3_600_000 + chance.whole(3_600_000));
  });
  const sorted = moments.toSorted((a, b) => a - b);
  let last = 5 * minuteMs;
  return sorted.map((moment) => (last = Math.max(last + 1, moment)));
}

function placeFor(chance: Chance): DayPlace {
  let left = chance.whole(100);
  return dayPlaces.find(({ share }) => (left -= share) < 0) ?? dayPlaces[0];
}
