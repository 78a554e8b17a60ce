import { type Instant, instant } from '../../../kernel/time.ts';
import { isInView, type PlanPoint } from '../plan.ts';
import type { DeviceKind, Signal } from '../words.ts';
import { limits } from './figures.ts';
import type { Placed, SiteGround } from './ground.ts';
import type { DeviceEvent, Explanation } from './shapes.ts';

/** An alert as it is remembered until nothing can come of it any more. */
export interface Alert {
  /** Where its device stands, as the register has it now. */
  from: Placed;
  readonly signal: Signal;
  readonly at: Instant;
  readonly value: number | null;
  readonly confidence: number | null;
  /** What explained it when it was decided; null: nothing; undefined: not decided yet. */
  explained: Explanation | null | undefined;
}

interface Second {
  readonly second: number;
  readonly devices: Set<string>;
  readonly kinds: Set<DeviceKind>;
  east: [number, number];
  north: [number, number];
}

interface Passage {
  readonly from: Instant;
  until: Instant | null;
}

/** What was sighted that explains: by which camera, how surely. */
export interface Sighting {
  readonly camera: Placed;
  readonly at: Instant;
  readonly confidence: number;
}

/** Everything that is remembered of a site's last minutes, each list bounded. */
export interface SiteMemory {
  readonly ground: SiteGround;
  readonly alertsOf: (index: number) => readonly Alert[];
  readonly wind: { station: string; metresPerSecond: number; at: Instant } | null;
  readonly animals: readonly Sighting[];
  passageAt(track: string, at: Instant): Passage | null;
  /** True where a track's axle counter was heard within the day: then the timetable explains nothing. */
  isCounted(track: string, at: Instant): boolean;
  burstAt(at: Instant): { readonly devices: number; readonly kinds: number; readonly metres: number };
  lightningWithin(at: Instant, seconds: number): boolean;
  lostOf(cabinet: string, at: Instant): number;
  /** When a point last spoke while it chattered; 0: never. */
  chatteredAt(device: string): number;
  noteChattering(device: string, at: Instant): void;
  /** How hard fences anywhere on the site were shaken in these minutes, this alert left out; the last sixty. */
  shookBefore(alert: Alert): readonly number[];
  readonly maintenanceUntil: Map<string, Instant>;
  readonly shelvedUntil: Map<string, Instant>;
  remember(alert: Alert): void;
  note(event: DeviceEvent, from: Placed): void;
  /** The register has changed: what was heard of devices that still stand goes on, where they stand now. */
  replan(ground: SiteGround): void;
}

const alertsMax = 12;
const sightingsMax = 200;
const shakenMax = 60;
const secondsMax = 140;
const passagesMax = 20;
const dayMilliseconds = 86_400_000;

/** An empty memory of one site. Lives as long as the process: what it knew is two minutes old at most. */
export function createMemory(groundAtFirst: SiteGround): SiteMemory {
  let ground = groundAtFirst;
  let alerts: Alert[][] = ground.placed.map(() => []);
  const state: Noted['state'] = { wind: null, animals: [], lightningAt: [] };
  const passages = new Map<string, Passage[]>();
  const lost = new Map<string, { readonly device: string; readonly at: Instant }[]>();
  const seconds = rollingSeconds();
  const shaken: Alert[] = [];
  const chattered = new Map<string, Instant>();
  return {
    get ground() {
      return ground;
    },
    alertsOf: (index) => alerts[index] ?? [],
    get wind() {
      return state.wind;
    },
    get animals() {
      return state.animals;
    },
    passageAt: (track, at) => passages.get(track)?.findLast((one) => isPassing(one, at)) ?? null,
    isCounted: (track, at) => {
      const last = passages.get(track)?.at(-1);
      return last !== undefined && at - last.from < dayMilliseconds;
    },
    burstAt: (at) => seconds.around(at),
    shookBefore: (alert) => valuesBefore(shaken, alert),
    chatteredAt: (device) => chattered.get(device) ?? 0,
    noteChattering: (device, at) =>
      void chattered.set(device, instant(Math.max(chattered.get(device) ?? 0, at))),
    lightningWithin: (at, within) => state.lightningAt.some((one) => Math.abs(at - one) <= within * 1000),
    lostOf: (cabinet, at) =>
      new Set(
        (lost.get(cabinet) ?? [])
          .filter((one) => Math.abs(at - one.at) <= limits.cabinetSeconds * 1000)
          .map(({ device }) => device),
      ).size,
    maintenanceUntil: new Map(),
    shelvedUntil: new Map(),
    remember(alert) {
      const held = alerts[alert.from.index];
      if (held === undefined) return;
      held.push(alert);
      if (held.length > alertsMax) held.shift();
      seconds.note(alert);
      if (alert.value !== null && alert.from.device.kind === 'fence_sensor') shaken.push(alert);
      if (shaken.length > shakenMax) shaken.shift();
      const { cabinet } = alert.from.device;
      if (cabinet !== null && (alert.signal === 'link_lost' || alert.signal === 'power_lost'))
        bounded(lost, [cabinet, { device: alert.from.device.device, at: alert.at }], 60);
    },
    note: (event, from) => noteIn({ state, passages }, event, from),
    replan(next) {
      const before = { ground, alerts };
      ground = next;
      alerts = ground.placed.map(({ device }) => movedAlerts(before, device.device, ground));
      state.animals = state.animals.flatMap((one) => movedSighting(one, ground));
    },
  };
}

function isPassing({ from, until }: Passage, at: Instant): boolean {
  const end = until ?? from + limits.trainLongestSeconds * 1000;
  return at >= from - limits.trainBeforeSeconds * 1000 && at <= end + limits.trainAfterSeconds * 1000;
}

/** Where a device stands by another register than that by which it was placed; null: it stands there no more. */
export function placedNow({ indexOf, placed }: SiteGround, { device }: Placed): Placed | null {
  const index = indexOf.get(device.device);
  return index === undefined ? null : (placed[index] ?? null);
}

function movedSighting({ camera, ...sighting }: Sighting, ground: SiteGround): readonly Sighting[] {
  const placed = placedNow(ground, camera);
  return placed === null ? [] : [{ ...sighting, camera: placed }];
}

function movedAlerts(
  before: { readonly ground: SiteGround; readonly alerts: readonly Alert[][] },
  device: string,
  ground: SiteGround,
): Alert[] {
  const index = before.ground.indexOf.get(device);
  const held = (index === undefined ? undefined : before.alerts[index]) ?? [];
  for (const alert of held) alert.from = placedNow(ground, alert.from) ?? alert.from;
  return held;
}

function valuesBefore(shaken: readonly Alert[], alert: Alert): readonly number[] {
  return shaken
    .filter((one) => one !== alert && alert.at - one.at <= limits.windSeconds * 1000)
    .flatMap(({ value }) => (value === null ? [] : [value]));
}

interface Noted {
  readonly state: {
    wind: SiteMemory['wind'];
    animals: readonly Sighting[];
    lightningAt: readonly Instant[];
  };
  readonly passages: Map<string, Passage[]>;
}

function noteIn({ state, passages }: Noted, event: DeviceEvent, from: Placed): void {
  const at = event.receivedAt;
  const { track } = from.device;
  if (event.signal === 'wind' && event.value !== null)
    state.wind = { station: event.device, metresPerSecond: gustOf(state.wind, event.value, at), at };
  if (event.signal === 'animal')
    state.animals = [...state.animals, { camera: from, at, confidence: event.confidence ?? 0 }].slice(
      -sightingsMax,
    );
  if (event.signal === 'lightning') state.lightningAt = [...state.lightningAt, at].slice(-20);
  if (track !== null && event.signal === 'train_in')
    bounded(passages, [track, { from: at, until: null }], passagesMax);
  const passing = track !== null && event.signal === 'train_out' ? passages.get(track)?.at(-1) : undefined;
  if (passing !== undefined) passing.until ??= at;
}

/** The strongest gust of the last minutes holds, easing off: between two gusts the fence still swings. */
function gustOf(before: SiteMemory['wind'], now: number, at: Instant): number {
  if (before === null || at - before.at > limits.windSeconds * 1000) return now;
  return Math.max(now, before.metresPerSecond * 0.9);
}

function bounded<Value>(
  map: Map<string, Value[]>,
  [key, value]: readonly [string, Value],
  most: number,
): void {
  const held = map.get(key) ?? [];
  held.push(value);
  if (held.length > most) held.shift();
  map.set(key, held);
}

/** How many points spoke in each of the last seconds, and how far apart they stand. */
function rollingSeconds() {
  const held: Second[] = [];
  const at = (second: number): Second | undefined => held.findLast((one) => one.second === second);
  return {
    note({ from, at: moment }: Alert): void {
      const second = Math.floor(moment / 1000);
      let one = at(second);
      if (one === undefined) {
        const { east, north } = from.place;
        one = { second, devices: new Set(), kinds: new Set(), east: [east, east], north: [north, north] };
        held.push(one);
        if (held.length > secondsMax) held.shift();
      }
      one.devices.add(from.device.device);
      one.kinds.add(from.device.kind);
      one.east = wider(one.east, from.place.east);
      one.north = wider(one.north, from.place.north);
    },
    around(moment: Instant) {
      const second = Math.floor(moment / 1000);
      let devices = 0;
      let kinds = 0;
      let metres = 0;
      for (let near = second - limits.stormSeconds; near <= second + limits.stormSeconds; near += 1) {
        const one = at(near);
        if (one === undefined || one.devices.size <= devices) continue;
        devices = one.devices.size;
        kinds = one.kinds.size;
        metres = Math.hypot(one.east[1] - one.east[0], one.north[1] - one.north[0]);
      }
      return { devices, kinds, metres };
    },
  };
}

function wider([least, most]: [number, number], value: number): [number, number] {
  return [Math.min(least, value), Math.max(most, value)];
}

/** True where a camera's view, as it stands or can be turned, holds a place. */
export function sees({ device }: Placed, place: PlanPoint): boolean {
  return [device.view, ...device.presets.map(({ view }) => view)].some(
    (view) => view !== null && isInView(device.at, view, place),
  );
}
