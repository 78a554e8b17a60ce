import { toUtc, instant } from '../../src/kernel/time.ts';
import type { Chance } from '../chance.ts';
import type { Arrival } from './passages.ts';
import type { VehiclesApart } from './plates-apart.ts';
import { dayPlaces, lastMinute, minuteMs, type ReadDelivery, type TrueRead } from './shape.ts';

/** What the plate cameras of a day send, with the truth of it. */
export interface CameraDay {
  readonly deliveries: readonly ReadDelivery[];
  readonly reads: readonly TrueRead[];
  readonly repeated: number;
  readonly refused: Readonly<Record<string, number>>;
}

const camerasAtPlace = 4;
/** Every camera of the day by its name. */
export const cameraNames: readonly string[] = dayPlaces.flatMap(({ place }) =>
  Array.from({ length: camerasAtPlace }, (_, number) => `anpr-${place}-${1 + number}`),
);
/** The cameras of this site speak through a broker. */
export const mqttPlace = 'coquelles';

interface Sent {
  readonly atMs: number;
  readonly source: string;
  readonly item: Readonly<Record<string, unknown>>;
}

/** `count` reads of the vehicles that arrived, front and rear; one in twelve misread, at times an hour late. */
export function drawReads(
  chance: Chance,
  parts: {
    readonly arrivals: readonly Arrival[];
    readonly apart: VehiclesApart;
    readonly count: number;
    readonly startMs: number;
  },
): CameraDay {
  const { arrivals, count, startMs } = parts;
  const lastMs = startMs + lastMinute * minuteMs;
  const reads: TrueRead[] = [];
  const sent: Sent[] = [];
  for (let number = 0; number < count; number += 1) {
    const arrival = arrivals[Math.floor((number * arrivals.length) / count)];
    if (arrival === undefined) continue;
    const { read, item } = readOf(chance, { ...parts, arrival, number });
    // A link that is down for a while: its camera keeps what it read, and sends it together.
    const hour = Math.floor((read.readMs - startMs) / 3_600_000);
    const isDown = (hour * 7 + read.source.length + Number(read.source.at(-1))) % 11 === 0;
    const atMs = isDown
      ? startMs + (hour + 1) * 3_600_000
      : Math.ceil((read.readMs + 1) / minuteMs) * minuteMs;
    reads.push(read);
    sent.push({ atMs: Math.min(atMs, lastMs), source: read.source, item });
  }
  return { reads, ...deliveriesOf(sent) };
}

interface Reading {
  readonly arrival: Arrival;
  readonly apart: VehiclesApart;
  readonly number: number;
}

function readOf(chance: Chance, { arrival, apart, number }: Reading) {
  const { vehicle, at, lane, arrivedMs } = arrival;
  const known = apart.vehicles[vehicle];
  if (known === undefined) throw new Error(`no vehicle ${vehicle}`);
  const isRear = known.trailer !== null && chance.isOneIn(3);
  const on = isRear ? 'trailer' : 'tractor';
  const plate = (isRear ? known.trailer : null) ?? known.tractor;
  const { text, country, isSlip } = apart.typed({ vehicle, plate }, 12);
  const source = `anpr-${at.place}-${1 + chance.whole(camerasAtPlace)}`;
  const key = `n${number}`;
  const readMs = arrivedMs - 120_000 + chance.whole(2_400_000);
  const read: TrueRead = { source, key, vehicle, on, site: at.place, readMs, isSlip };
  const item = {
    source,
    key,
    readAt: toUtc(instant(readMs)),
    site: at.place,
    lane,
    plate: text,
    country: chance.isOneIn(3) ? null : country,
    direction: at.direction,
    facing: isRear ? 'rear' : 'front',
    confidence: Math.round((0.6 + chance.next() * 0.4) * 100) / 100,
  };
  return { read, item };
}

const batchMax = 400;
/** Every so many deliveries the answer is lost, and the camera sends again. */
const againEvery = 50;
const badEvery = 40;

function deliveriesOf(sent: readonly Sent[]): Omit<CameraDay, 'reads'> {
  const bySource = Map.groupBy(sent, ({ atMs, source }) => `${atMs} ${source}`);
  const deliveries: ReadDelivery[] = [];
  const refused: Record<string, number> = {};
  let repeated = 0;
  for (const [number, together] of [...bySource.values()].entries()) {
    const [first] = together;
    if (first === undefined) continue;
    const { atMs, source } = first;
    const over = source.includes(mqttPlace) ? 'mqtt' : 'http';
    const items = together.map(({ item }) => item).slice(0, batchMax);
    const bad = over === 'http' && number % badEvery === 0 ? badItems(source, number) : [];
    for (const { code } of bad) refused[code] = (refused[code] ?? 0) + 1;
    deliveries.push({ atMs, source, over, items: [...items, ...bad.map(({ item }) => item)] });
    if (number % againEvery !== 1) continue;
    deliveries.push({ atMs, source, over, items });
    if (over === 'http') repeated += items.length;
  }
  return { deliveries: deliveries.toSorted((a, b) => a.atMs - b.atMs), repeated, refused };
}

/** What a broken camera sends: refused one by one, and what stands beside it is taken. */
function badItems(source: string, number: number) {
  const good = { source, site: 'calais', plate: 'ZZ123ZZ', readAt: '2026-03-03T00:00:00.000Z' };
  return [
    { code: 'plate_empty', item: { ...good, key: `bad${number}a`, plate: '--' } },
    { code: 'not_utc', item: { ...good, key: `bad${number}b`, readAt: 'yesterday' } },
    { code: 'unknown_field', item: { ...good, key: `bad${number}c`, driver: 'seen' } },
  ] as const;
}
