import { addSeconds, type Instant, instant } from '../../../kernel/time.ts';
import type { PlanDevice, SitePlan } from '../plan.ts';
import type { Signal } from '../words.ts';
import { createRationaliser, type Rationaliser } from './rationaliser.ts';
import type { Outcome, PresentedAlarm } from './shapes.ts';

/** Noon of an invented day. */
export const noon = instant(Date.UTC(2026, 2, 3, 12));

const bare = { cabinet: null, view: null, presets: [], track: null } as const;

/** A straight fence of twenty places, two rows with a beam between, a camera every other place, and a track behind. */
export function givenPlan(changes: Partial<SitePlan> = {}): SitePlan {
  return {
    site: 's-test',
    origin: { lat: 50.9, lon: 1.8 },
    zones: [
      zone('outer', 'outer_fence'),
      zone('between', 'between_fences'),
      zone('inner', 'inner_fence'),
      zone('rails', 'track'),
    ],
    devices: [...givenFence(), ...givenTrack],
    works: [],
    trains: [],
    ...changes,
  };
}

function givenFence(): readonly PlanDevice[] {
  return Array.from({ length: 20 }, (_, at): readonly PlanDevice[] => {
    const east = at * 20;
    return [
      {
        ...bare,
        device: `outer-${at}`,
        kind: 'fence_sensor',
        zone: 'outer',
        at: { east, north: 0 },
        cabinet: 'cab-1',
      },
      {
        ...bare,
        device: `beam-${at}`,
        kind: 'infrared_beam',
        zone: 'between',
        at: { east, north: 3 },
        cabinet: 'cab-1',
      },
      { ...bare, device: `inner-${at}`, kind: 'fence_sensor', zone: 'inner', at: { east, north: 6 } },
      {
        ...bare,
        device: `cam-${at}`,
        kind: 'camera',
        zone: 'between',
        at: { east, north: 12 },
        view: { bearingDegrees: 180, widthDegrees: 120, rangeMetres: 30 },
      },
    ];
  }).flat();
}

const givenTrack: readonly PlanDevice[] = [
  {
    ...bare,
    device: 'rail-1',
    kind: 'track_sensor',
    zone: 'rails',
    at: { east: 100, north: 80 },
    track: 't-1',
  },
  {
    ...bare,
    device: 'axles-in',
    kind: 'axle_counter',
    zone: 'rails',
    at: { east: 0, north: 80 },
    track: 't-1',
  },
  {
    ...bare,
    device: 'axles-out',
    kind: 'axle_counter',
    zone: 'rails',
    at: { east: 400, north: 80 },
    track: 't-1',
  },
  { ...bare, device: 'wind-1', kind: 'wind_station', zone: 'rails', at: { east: 200, north: 100 } },
];

function zone(name: string, ground: SitePlan['zones'][number]['ground']): SitePlan['zones'][number] {
  const ring = [
    { east: 0, north: 0 },
    { east: 400, north: 0 },
    { east: 400, north: 100 },
  ];
  return { zone: name, ground, ring };
}

interface More {
  readonly value?: number | null;
  readonly confidence?: number | null;
}

/** A rationaliser of that site that is told in short, and what it has said. */
export interface GivenSite {
  readonly rationaliser: Rationaliser;
  /** Something said so many seconds after noon. */
  says(seconds: number, said: readonly [device: string, signal: Signal], more?: More): void;
  /** Nothing more until then. */
  quietUntil(seconds: number): void;
  readonly outcomes: readonly Outcome[];
  /** Presented or raised, in order, with the second after noon. */
  asked(): readonly (PresentedAlarm & { readonly second: number })[];
  grouped(cause: string): number;
}

/** Begins at noon with nothing heard. */
export function givenSite(plan: SitePlan = givenPlan(), operators = 4): GivenSite {
  const rationaliser = createRationaliser(plan, { operators });
  const outcomes: Outcome[] = [];
  const at = (seconds: number): Instant => addSeconds(noon, seconds);
  return {
    rationaliser,
    outcomes,
    says(seconds, [device, signal], { value = null, confidence = null } = {}) {
      const moment = at(seconds);
      outcomes.push(
        ...rationaliser.take({ device, signal, happenedAt: moment, receivedAt: moment, value, confidence }),
      );
    },
    quietUntil: (seconds) => void outcomes.push(...rationaliser.advance(at(seconds))),
    asked: () =>
      outcomes.flatMap((one) =>
        one.kind === 'presented' || one.kind === 'raised'
          ? [{ ...one.alarm, second: (one.alarm.at - noon) / 1000 }]
          : [],
      ),
    grouped: (cause) => outcomes.filter((one) => one.kind === 'grouped' && one.group.cause === cause).length,
  };
}
