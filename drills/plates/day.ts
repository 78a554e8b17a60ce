import { type Chance, createChance } from '../chance.ts';
import { type SlipKind, slipKind, type Typed, typedOf, withNoise, withSlip } from './slips.ts';
import { makeVehicles, type Vehicle, withOtherTrailer } from './vehicles.ts';

/** One entry of a passage by a team or camera, as typed, with its truth. */
export interface Entry {
  readonly id: string;
  /** The passage it truly is of. */
  readonly truth: string;
  readonly place: string;
  readonly direction: 'to_uk' | 'to_eu';
  /** Minutes since the first day began. */
  readonly minute: number;
  readonly tractor: Typed | null;
  readonly trailer: Typed | null;
  /** Which true plates were looked at: two entries that looked at no common one cannot be told to be one. */
  readonly looked: readonly ('tractor' | 'trailer')[];
  readonly sides: 'soft' | 'hard' | 'unknown';
  readonly form: string | null;
  /** A camera at the way in: always the first look of a passage. */
  readonly isCamera: boolean;
  readonly slips: readonly SlipKind[];
}

export interface Days {
  readonly entries: readonly Entry[];
  readonly passages: number;
}

export interface DaysAsked {
  readonly seed: number;
  readonly days: number;
  readonly passagesPerDay: number;
}

const dayMinutes = 1_440;
const sites = ['calais', 'calais', 'calais', 'calais', 'coquelles', 'coquelles', 'dunkirk'] as const;

interface Look {
  readonly place: string;
  readonly minute: number;
}

/** One passage: where and when somebody looked at the vehicle, in order. */
interface Travel {
  readonly vehicle: Vehicle;
  readonly direction: 'to_uk' | 'to_eu';
  readonly looks: readonly Look[];
}

/**
 * Days at the ports with the truth beside every entry. Of ten passages three go to the continent; one vehicle in twelve
 * comes back 12 to 36 hours later, with another trailer mostly, and is seen on its way back in between two times in
 * five; a quarter of each fleet travels within one hour; one passage in fifteen is seen at a second site, up to fourteen hours
 * later. Nobody notes when a vehicle leaves. In order of time.
 */
export function makeDays({ seed, days, passagesPerDay }: DaysAsked): Days {
  const chance = createChance(seed);
  const travels = Array.from({ length: days }, (_, day) => {
    const convoys = new Map<string, Look>();
    return makeVehicles(chance, passagesPerDay).flatMap((made) => {
      const vehicle = { ...made, fleet: made.fleet === null ? null : `${day}/${made.fleet}` };
      const travel = travelOf(chance, { vehicle, day, convoys });
      const again = travel.direction === 'to_uk' && chance.isOneIn(12);
      return again ? [travel, ...returnOf(chance, travel)] : [travel];
    });
  }).flat();
  const entries = travels.flatMap((travel, index) => entriesOf(chance, travel, `p${index}`));
  return {
    passages: travels.length,
    entries: entries
      .toSorted((a, b) => a.minute - b.minute || (a.truth < b.truth ? -1 : 1))
      .map((entry, index) => ({ ...entry, id: `e${index}` })),
  };
}

interface TravelAsked {
  readonly vehicle: Vehicle;
  readonly day: number;
  readonly convoys: Map<string, Look>;
}

const continental: readonly string[] = sites;

function travelOf(chance: Chance, { vehicle, day, convoys }: TravelAsked): Travel {
  const isToUk = chance.next() < 0.7;
  const own: Look = {
    minute: day * dayMinutes + chance.whole(dayMinutes),
    place: isToUk ? chance.pick(sites) : chance.pick(['dover', 'cheriton']),
  };
  const { fleet } = vehicle;
  if (fleet === null || !chance.isOneIn(4)) return travelFrom(chance, vehicle, own);
  const convoy = convoys.get(fleet) ?? own;
  convoys.set(fleet, convoy);
  return travelFrom(chance, vehicle, { place: convoy.place, minute: convoy.minute + chance.whole(60) });
}

const lastMinute = ({ looks }: Travel): number => looks.at(-1)?.minute ?? 0;

/** The next day's passage of the same vehicle, and the way back between them where somebody recorded it. */
function returnOf(chance: Chance, travel: Travel): readonly Travel[] {
  const after = lastMinute(travel);
  const back = travelFrom(chance, travel.vehicle, {
    place: 'dover',
    minute: after + 300 + chance.whole(300),
  });
  const vehicle = chance.next() < 0.7 ? withOtherTrailer(chance, travel.vehicle) : travel.vehicle;
  const again = travelFrom(chance, vehicle, {
    place: chance.pick(sites),
    minute: after + 720 + chance.whole(360) + chance.whole(1_080),
  });
  const isRecorded = chance.next() < 0.4 && lastMinute(back) < (again.looks[0]?.minute ?? 0);
  return isRecorded ? [back, again] : [again];
}

/** Who looks at a vehicle that arrives: one, two or three at the site, and at times a second site later. */
function travelFrom(chance: Chance, vehicle: Vehicle, { place, minute }: Look): Travel {
  const direction = continental.includes(place) ? 'to_uk' : 'to_eu';
  const looks: Look[] = [{ place, minute }];
  const more = chance.next();
  const second = minute + 5 + chance.whole(115);
  if (more < 0.45) looks.push({ place, minute: second });
  if (more < 0.15) looks.push({ place, minute: second + 10 + chance.whole(120) });
  if (direction === 'to_uk' && chance.isOneIn(15)) {
    const other = place === 'coquelles' ? 'calais' : 'coquelles';
    const last = looks.at(-1)?.minute ?? minute;
    const later = last + 25 + (chance.isOneIn(2) ? chance.whole(120) : chance.whole(14 * 60));
    looks.push({ place: other, minute: later });
    if (chance.isOneIn(2)) looks.push({ place: other, minute: later + 5 + chance.whole(60) });
  }
  return { vehicle, direction, looks };
}

function entriesOf(chance: Chance, { vehicle, direction, looks }: Travel, truth: string): readonly Entry[] {
  return looks.map((look, index) => ({
    id: '',
    truth,
    direction,
    ...look,
    ...(index === 0 && chance.next() < 0.6 ? byCamera(chance, vehicle) : byTeam(chance, vehicle)),
  }));
}

type Seen = Pick<Entry, 'tractor' | 'trailer' | 'looked' | 'sides' | 'form' | 'isCamera' | 'slips'>;

/** A camera reads the front, the back, or both; it knows no form. */
function byCamera(chance: Chance, vehicle: Vehicle): Seen {
  const n = chance.next();
  const looked =
    vehicle.trailer === null || n < 0.5 ? ['tractor' as const] : n < 0.7 ? ['trailer' as const] : both;
  return { ...typed(chance, vehicle, { looked, slipShare: 0.05 }), sides: 'unknown', form: null, isCamera: true };
}

const both = ['tractor', 'trailer'] as const;

/** A team types the tractor's plate and, of two in three, the trailer's; takes one kind of vehicle for another at times. */
function byTeam(chance: Chance, vehicle: Vehicle): Seen {
  const n = chance.next();
  const looked =
    vehicle.trailer === null || n < 0.32 ? ['tractor' as const] : n < 0.36 ? ['trailer' as const] : both;
  const isMistaken = chance.isOneIn(25);
  const form = isMistaken
    ? (chance.pick(['box', 'refrigerated', 'container', 'curtain_sider']) ?? 'box')
    : vehicle.form;
  return {
    ...typed(chance, vehicle, { looked, slipShare: 0.1 }),
    sides: chance.isOneIn(20) ? 'unknown' : vehicle.sides,
    form: chance.isOneIn(20) ? null : form,
    isCamera: false,
  };
}

interface Looked {
  readonly looked: Entry['looked'];
  readonly slipShare: number;
}

function typed(
  chance: Chance,
  vehicle: Vehicle,
  { looked, slipShare }: Looked,
): Pick<Entry, 'tractor' | 'trailer' | 'looked' | 'slips'> {
  const slips: SlipKind[] = [];
  const plates: { tractor: Typed | null; trailer: Typed | null } = { tractor: null, trailer: null };
  for (const on of looked) {
    const plate = vehicle[on];
    if (plate === null) continue;
    let now: Typed = { ...typedOf(plate), country: chance.isOneIn(6) ? null : plate.country };
    // One slipped plate in twenty-five has a second slip.
    for (let share = slipShare; chance.next() < share; share = 0.04) {
      const kind = slipKind(chance);
      slips.push(kind);
      if (kind === 'trailer_as_tractor' && vehicle.trailer !== null) {
        return { ...crossed(chance, vehicle), looked: ['trailer'], slips };
      }
      now = withSlip(chance, now, kind === 'trailer_as_tractor' ? 'swapped' : kind);
    }
    plates[on] = { ...now, text: withNoise(chance, now.text) };
  }
  return { ...plates, looked, slips };
}

/** The trailer's plate where the tractor's should be, and nothing else. */
function crossed(chance: Chance, { trailer }: Vehicle): { tractor: Typed | null; trailer: null } {
  return {
    tractor: trailer === null ? null : { ...typedOf(trailer), text: withNoise(chance, trailer.text) },
    trailer: null,
  };
}
