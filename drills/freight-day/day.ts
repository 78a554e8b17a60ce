import { type Chance, createChance } from '../chance.ts';
import { drawReads } from './cameras.ts';
import { drawControls, drawHidden, type Hidden } from './controls.ts';
import { drawReports } from './drivers.ts';
import { desks, ordersOf, room } from './orders.ts';
import { type Arrival, drawArrivals, platesTyped } from './passages.ts';
import { drawVehicles, type VehiclesApart } from './plates-apart.ts';
import {
  dayPlaces,
  type DaySize,
  type FreightDay,
  type Hand,
  lastMinute,
  minuteMs,
  type Order,
  type TrueEntry,
  type TrueMeeting,
} from './shape.ts';

/** Draws a day at the ports: what everybody sends, and apart from it what is true. Pure: a seed gives one day. */
export function drawFreightDay({ seed, size, startMs }: DayAsked): FreightDay {
  const chance = createChance(seed);
  const mark = `d${seed.toString(36)}x`;
  const arrivals = drawArrivals(chance, { count: size.passages, startMs, mark });
  const apart = drawVehicles(chance, size.passages);
  const hands = handsOf(chance, size.handhelds, startMs);
  const scene: Scene = { chance, apart, hands, lastMs: startMs + lastMinute * minuteMs };
  const drawn = arrivals.map((arrival, number) => {
    const upTo = (count: number): number => Math.floor((count * size.searches) / size.passages);
    return drawPassage(scene, arrival, upTo(number + 1) > upTo(number) ? upTo(number) : null);
  });
  const joins = drawJoins(
    scene,
    arrivals,
    drawn.flatMap(({ entries }) => entries),
  );
  const entries = drawn.flatMap(({ entries: made }) =>
    made.map((entry): TrueEntry => ({ ...entry, joined: joins.joined.get(entry.passage) ?? [] })),
  );
  const cameras = drawReads(chance, { arrivals, apart, count: size.plateReads, startMs });
  const { reports, orders } = drawReports(chance, { count: size.reports, startMs, mark });
  const all = [...drawn.flatMap((one) => one.orders), ...joins.orders, ...orders];
  return {
    orders: all
      .map((order, index) => ({ order, index }))
      .toSorted(inOrder)
      .map(({ order }) => order),
    deliveries: cameras.deliveries,
    truth: {
      entries,
      reads: cameras.reads,
      reports,
      repeatedReads: cameras.repeated,
      refusedReads: cameras.refused,
    },
  };
}

export interface DayAsked {
  readonly seed: number;
  readonly size: DaySize;
  /** Midnight, UTC. */
  readonly startMs: number;
}

interface Indexed {
  readonly order: Order;
  readonly index: number;
}

// What was kept on a device without a link is sent in the order in which it was done.
function inOrder(one: Indexed, other: Indexed): number {
  return one.order.atMs - other.order.atMs || one.index - other.index;
}

interface Scene {
  readonly chance: Chance;
  readonly apart: VehiclesApart;
  readonly hands: readonly Hand[];
  readonly lastMs: number;
}

/** At each place as many as its share of the lorries; one in four is without a link for one to five hours. */
function handsOf(chance: Chance, count: number, startMs: number): readonly Hand[] {
  return Array.from({ length: count }, (_, number): Hand => {
    let left = ((number + 0.5) / count) * 100;
    const { place } = dayPlaces.find(({ share }) => (left -= share) < 0) ?? dayPlaces[0];
    const isCut = chance.isOneIn(4);
    const offlineFromMs = isCut ? startMs + chance.whole(16 * 60) * minuteMs : 0;
    const offlineUntilMs = isCut ? offlineFromMs + (60 + chance.whole(240)) * minuteMs : 0;
    return { by: `handheld-${number}`, place, offlineFromMs, offlineUntilMs };
  });
}

type Drawn = { readonly entries: readonly TrueEntry[]; readonly orders: readonly Order[] };

function drawPassage(scene: Scene, arrival: Arrival, searched: number | null): Drawn {
  const { chance } = scene;
  const hidden = searched === null ? null : drawHidden(chance, searched);
  const isSearched = searched !== null;
  const isShared = arrival.second !== null;
  const first = drawEntry(scene, {
    arrival,
    passage: arrival.passage,
    hidden,
    from: 0,
    until: isSearched ? (isShared ? 2 : 4) : 0,
  });
  if (arrival.second === null) return { entries: [first.entry], orders: first.orders };
  const again = { ...arrival, arrivedMs: arrival.arrivedMs + (5 + chance.whole(35)) * minuteMs };
  const second = drawEntry(scene, {
    arrival: again,
    passage: arrival.second,
    hidden,
    from: 2,
    until: isSearched ? 4 : 2,
  });
  return { entries: [first.entry, second.entry], orders: [...first.orders, ...second.orders] };
}

interface EntryAsked {
  readonly arrival: Arrival;
  readonly passage: string;
  readonly hidden: Hidden | null;
  readonly from: number;
  readonly until: number;
}

function drawEntry(scene: Scene, asked: EntryAsked) {
  const { chance, apart, hands, lastMs } = scene;
  const { arrival, passage, hidden, from, until } = asked;
  const { vehicle, at, lane, arrivedMs } = arrival;
  const known = apart.vehicles[vehicle];
  const hand = chance.pick(hands.filter(({ place }) => place === at.place)) ?? hands[0];
  if (known === undefined || hand === undefined) throw new Error('a vehicle without a team');
  const sides = chance.isOneIn(20) ? ('unknown' as const) : known.sides;
  const controls = drawControls(chance, {
    passage,
    at,
    sides,
    firstMs: arrivedMs + (3 + from * 6 + chance.whole(12)) * minuteMs,
    hidden,
    from,
    until,
    team: `${at.place}-team-${1 + chance.whole(6)}`,
  });
  const doneMs = controls.at(-1)?.endedMs ?? arrivedMs;
  const met = until === 4 && hidden?.foundBy === 4 ? [meetingOf(chance, hidden, doneMs)] : [];
  const isKnown = met.length > 0 || controls.some(({ found }) => found !== null);
  // Nobody is let go whose next step is another than release.
  const isFree = controls.length === 0 || controls.at(-1)?.next === 'release';
  const isLeaving = !isKnown && isFree && chance.isOneIn(3);
  const entry: TrueEntry = {
    passage,
    vehicle,
    place: at.place,
    lane,
    direction: at.direction,
    arrivedMs,
    form: formOf(known.form),
    sides,
    plates: platesTyped(chance, { apart, vehicle, passage }),
    controls,
    met,
    help: isKnown && hidden !== null && chance.next() < 0.7 ? helpFor(hidden) : [],
    leftMs: isLeaving ? Math.min(doneMs + (20 + chance.whole(40)) * minuteMs, lastMs) : null,
    joined: [],
  };
  const isAtDesk = until === from && chance.isOneIn(2);
  const by = isAtDesk ? `desk-${chance.whole(desks)}` : hand.by;
  return { entry, orders: ordersOf(entry, { by, hand: isAtDesk ? null : hand, lastMs }) };
}

function formOf(form: string): TrueEntry['form'] {
  return form as TrueEntry['form']; // the drill's own list is among the register's
}

function meetingOf(chance: Chance, { found }: Hidden, afterMs: number): TrueMeeting {
  const source = chance.pick(['driver', 'team', 'camera', 'public'] as const);
  return { metMs: afterMs + (2 + chance.whole(20)) * minuteMs, source, found };
}

function helpFor({ found }: Hidden): TrueEntry['help'] {
  return [
    ...(found.injured + found.unconscious + found.pregnant > 0 ? (['medical'] as const) : []),
    ...(found.children > 0 ? (['child_protection'] as const) : []),
  ];
}

/** Which entries people put together: two teams' of one vehicle, two sites' of one journey; and some by mistake, undone. */
function drawJoins({ chance, lastMs }: Scene, arrivals: readonly Arrival[], entries: readonly TrueEntry[]) {
  const joined = new Map<string, readonly string[]>();
  const orders: Order[] = [];
  const firstOf = new Map<number, Arrival>();
  const join = ([one, other]: readonly [string, string], atMs: number, reason: string): void => {
    const group = [one, ...(joined.get(one) ?? []), other];
    for (const each of group)
      joined.set(
        each,
        group.filter((id) => id !== each),
      );
    orders.push(joinOrder({ one, other, atMs: Math.min(lastMs, atMs), reason, number: orders.length }));
  };
  for (const arrival of arrivals) {
    const { passage, second, vehicle, arrivedMs } = arrival;
    const earlier = firstOf.get(vehicle);
    if (earlier === undefined) firstOf.set(vehicle, arrival);
    if (second !== null && !chance.isOneIn(10))
      join([passage, second], arrivedMs + 3_600_000, 'plate_mistyped');
    else if (earlier !== undefined && second === null && !chance.isOneIn(3))
      join([earlier.passage, passage], arrivedMs + 3_600_000, 'same_plate');
  }
  const alone = entries.filter(({ passage }) => !joined.has(passage));
  for (let at = 40; at + 1 < alone.length; at += 700) {
    const [one, other] = [alone[at], alone[at + 1]];
    if (one === undefined || other === undefined || one.direction !== other.direction) continue;
    const asked = { one: one.passage, other: other.passage, number: at };
    const atMs = Math.min(lastMs, other.arrivedMs + 5 * 3_600_000);
    const mistaken = joinOrder({ ...asked, atMs, reason: 'other' });
    const fields = { passage: one.passage, other: other.passage, reason: 'joined_by_mistake' };
    orders.push(mistaken, {
      ...mistaken,
      path: `${room}/part-passages`,
      key: `part-${other.passage}`,
      fields,
      after: [mistaken.key],
    });
  }
  return { joined, orders };
}

interface Joining {
  readonly one: string;
  readonly other: string;
  readonly atMs: number;
  readonly reason: string;
  readonly number: number;
}

function joinOrder({ one, other, atMs, reason, number }: Joining): Order {
  return {
    by: `desk-${number % desks}`,
    atMs,
    path: `${room}/join-passages`,
    fields: { passage: one, other, grade: 'confirmed', reason },
    key: `join-${other}`,
    after: [`open-${one}`, `open-${other}`],
  };
}
