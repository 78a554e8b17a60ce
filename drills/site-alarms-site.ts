import { instant } from '../src/kernel/time.ts';
import type { PlanDevice, PlanPoint, PlanZone, SitePlan } from '../src/operations/site/plan.ts';
import type { DeviceKind, Ground } from '../src/operations/site/words.ts';

/** An invented site: a double fence of 15 km around yards, two tracks across it and a tunnel mouth; some 2,500 devices. */
export interface DrillSite {
  readonly plan: SitePlan;
  /** Places along the fence, every 20 metres, with the sensors of each row there. */
  readonly fence: readonly FencePlace[];
  readonly tracks: readonly {
    readonly track: string;
    readonly sensors: readonly PlanDevice[];
    readonly counters: readonly [string, string];
  }[];
  readonly tunnel: readonly PlanDevice[];
  readonly byKind: ReadonlyMap<DeviceKind, readonly PlanDevice[]>;
}

export interface FencePlace {
  readonly outer: PlanDevice;
  readonly inner: PlanDevice;
  readonly beam: PlanDevice;
  readonly cameras: readonly PlanDevice[];
  readonly at: PlanPoint;
}

const width = 4_000;
const height = 3_500;
const step = 20;
const segments = 20;
const fenceSteps = (2 * (width + height)) / step;

/** The place so many metres along the fence, clockwise from the south-west corner, moved inwards. */
function along(metres: number, inwards: number): PlanPoint & { readonly inwardsDegrees: number } {
  if (metres < height) return { east: inwards, north: metres, inwardsDegrees: 90 };
  if (metres < height + width) return { east: metres - height, north: height - inwards, inwardsDegrees: 180 };
  if (metres < 2 * height + width)
    return { east: width - inwards, north: 2 * height + width - metres, inwardsDegrees: 270 };
  return { east: 2 * (height + width) - metres, north: inwards, inwardsDegrees: 0 };
}

/** The same site each time: what differs between seeds is what happens on it. */
export function drillSite(works: SitePlan['works'] = []): DrillSite {
  const devices: PlanDevice[] = [];
  const put = (
    device: Partial<PlanDevice> & Pick<PlanDevice, 'device' | 'kind' | 'zone' | 'at'>,
  ): PlanDevice => {
    const whole: PlanDevice = { cabinet: null, view: null, presets: [], track: null, ...device };
    devices.push(whole);
    return whole;
  };
  const fence = putFence(put);
  const tracks = [putTrack(put, 1, 1_200), putTrack(put, 2, 1_230)];
  const tunnel = Array.from({ length: 20 }, (_, at) =>
    put({
      device: `tn-${at}`,
      kind: 'infrared_beam',
      zone: 'z-tunnel',
      at: { east: 3_500 + at * 20, north: 1_215 },
    }),
  );
  putInside(put);
  const byKind = new Map<DeviceKind, PlanDevice[]>();
  for (const device of devices) byKind.set(device.kind, [...(byKind.get(device.kind) ?? []), device]);
  const plan: SitePlan = {
    site: 's-drill',
    origin: { lat: 50.9, lon: 1.8 },
    zones: zonesOf(),
    devices,
    works,
    trains: [],
  };
  return { plan, fence, tracks, tunnel, byKind };
}

type Put = (device: Partial<PlanDevice> & Pick<PlanDevice, 'device' | 'kind' | 'zone' | 'at'>) => PlanDevice;

function putFence(put: Put): readonly FencePlace[] {
  const beams: PlanDevice[] = [];
  const cameras: PlanDevice[] = [];
  for (let at = 0; at < fenceSteps * step; at += 60)
    beams.push(
      put({ ...named('ir', at), kind: 'infrared_beam', zone: zoneAt(at, 'm'), at: along(at + 30, 3) }),
    );
  for (let at = 0; at < fenceSteps * step; at += 60) {
    const { inwardsDegrees, ...from } = along(at + 30, 12);
    const view = { bearingDegrees: (inwardsDegrees + 180) % 360, widthDegrees: 150, rangeMetres: 45 };
    cameras.push(put({ ...named('cam', at), kind: 'camera', zone: zoneAt(at, 'm'), at: from, view }));
  }
  for (const [number, corner] of [height, height + width, 2 * height + width, 0].entries()) {
    // Outwards over the corner, where neither side's cameras look.
    const view = { bearingDegrees: (315 + number * 90) % 360, widthDegrees: 300, rangeMetres: 70 };
    put({
      device: `corner-${number}`,
      kind: 'camera',
      zone: zoneAt(corner, 'm'),
      at: along(corner, 12),
      view,
    });
  }
  for (let at = 0; at < fenceSteps * step; at += 300) {
    const { inwardsDegrees, ...from } = along(at + 150, 30);
    const preset = (name: string, turn: number) => ({
      preset: name,
      view: { bearingDegrees: (inwardsDegrees + 180 + turn + 360) % 360, widthDegrees: 60, rangeMetres: 180 },
    });
    const presets = [preset('left', -60), preset('middle', 0), preset('right', 60)];
    put({ ...named('ptz', at), kind: 'camera', zone: zoneAt(at, 'm'), at: from, presets });
  }
  return Array.from({ length: fenceSteps }, (_, number): FencePlace => {
    const metres = number * step;
    const outer = put({
      ...named('fo', metres),
      kind: 'fence_sensor',
      zone: zoneAt(metres, 'o'),
      at: along(metres, 0),
    });
    const inner = put({
      ...named('fi', metres),
      kind: 'fence_sensor',
      zone: zoneAt(metres, 'i'),
      at: along(metres, 6),
    });
    const place = Math.floor(metres / 60) % beams.length;
    const beam = beams[place];
    const camera = cameras[place];
    if (beam === undefined || camera === undefined) throw new Error('a fence place without its beam');
    return { outer, inner, beam, cameras: [camera], at: outer.at };
  });
}

function named(kind: string, metres: number): Pick<PlanDevice, 'device' | 'cabinet'> {
  return { device: `${kind}-${metres}`, cabinet: `cab-${Math.floor(metres / 500)}` };
}

function zoneAt(metres: number, row: 'o' | 'm' | 'i'): string {
  return `z-${row}-${Math.floor(metres / ((fenceSteps * step) / segments)) % segments}`;
}

function putTrack(put: Put, number: number, north: number) {
  const track = `t-${number}`;
  const zone = `z-track-${number}`;
  const sensors = Array.from({ length: 60 }, (_, at) =>
    put({ device: `${track}-s${at}`, kind: 'track_sensor', zone, at: { east: 100 + at * 55, north }, track }),
  );
  for (let at = 0; at < 34; at += 1) {
    const from = { east: 150 + at * 100, north: north + (number === 1 ? -15 : 15) };
    const view = { bearingDegrees: number === 1 ? 0 : 180, widthDegrees: 140, rangeMetres: 70 };
    put({ device: `${track}-cam${at}`, kind: 'thermal_camera', zone, at: from, view });
  }
  const counters = [`${track}-in`, `${track}-out`] as const;
  put({ device: counters[0], kind: 'axle_counter', zone, at: { east: 0, north }, track });
  put({ device: counters[1], kind: 'axle_counter', zone, at: { east: width, north }, track });
  return { track, sensors, counters };
}

function putInside(put: Put): void {
  for (let at = 0; at < 3; at += 1)
    put({
      device: `wind-${at}`,
      kind: 'wind_station',
      zone: 'z-yard',
      at: { east: 500 + at * 1_500, north: 2_000 },
    });
  for (let at = 0; at < 60; at += 1)
    put({
      device: `door-${at}`,
      kind: 'door_contact',
      zone: 'z-yard',
      at: { east: 300 + (at % 10) * 350, north: 2_200 + Math.floor(at / 10) * 150 },
    });
  for (let at = 0; at < 20; at += 1)
    put({
      device: `panic-${at}`,
      kind: 'panic_button',
      zone: 'z-yard',
      at: { east: 400 + at * 150, north: 2_600 },
    });
  for (let at = 0; at < 30; at += 1)
    put({
      device: `cab-${at}`,
      kind: 'cabinet',
      zone: 'z-yard',
      at: along(at * 500 + 250, 20),
      cabinet: `cab-${at}`,
    });
  for (let at = 0; at < 120; at += 1) {
    const from = { east: 300 + (at % 15) * 230, north: 1_900 + Math.floor(at / 15) * 170 };
    const view = { bearingDegrees: 0, widthDegrees: 90, rangeMetres: 120 };
    put({ device: `yard-${at}`, kind: 'camera', zone: 'z-yard', at: from, view });
  }
}

function zonesOf(): readonly PlanZone[] {
  const zone = (name: string, ground: Ground): PlanZone => ({
    zone: name,
    ground,
    ring: [
      { east: 0, north: 0 },
      { east: width, north: 0 },
      { east: width, north: height },
    ],
  });
  const around = Array.from({ length: segments }, (_, at) => [
    zone(`z-o-${at}`, 'outer_fence'),
    zone(`z-m-${at}`, 'between_fences'),
    zone(`z-i-${at}`, 'inner_fence'),
  ]).flat();
  return [
    ...around,
    zone('z-yard', 'inside'),
    zone('z-track-1', 'track'),
    zone('z-track-2', 'track'),
    zone('z-tunnel', 'tunnel'),
  ];
}

/** The beginning of the invented day. */
export const dayStart = instant(Date.UTC(2026, 2, 3));
