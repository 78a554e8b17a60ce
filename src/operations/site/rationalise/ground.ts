import { isCamera } from '../cameras.ts';
import { type PlanDevice, planMetres, type PlanPoint, type SitePlan, type ViewCone } from '../plan.ts';
import { type Ground, grounds } from '../words.ts';
import { limits } from './figures.ts';

/** A device where its alerts are to be looked for, with its neighbours found once and for all. */
export interface Placed {
  readonly index: number;
  readonly device: PlanDevice;
  readonly ground: Ground;
  /** The track that it is on: its own, or the only one that any device of its zone names; null: none, or one cannot say. */
  readonly track: string | null;
  /** From outside inwards. */
  readonly row: number;
  /** Where what it reports is: of a camera the middle of its view, of the rest the place where it stands. */
  readonly place: PlanPoint;
  /** How far from that place what it reports may be. */
  readonly slackMetres: number;
  readonly pathNear: readonly number[];
  readonly windNear: readonly number[];
  /** Metres to the nearest track sensor or tunnel; null: the site has none. */
  readonly metresToTrack: number | null;
}

/** A site as the rationaliser looks at it: nothing of it changes with events. */
export interface SiteGround {
  readonly plan: SitePlan;
  readonly placed: readonly Placed[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Finds rows, places and neighbours of every device. Devices of a zone that the plan lacks stand inside. */
export function groundOf(plan: SitePlan): SiteGround {
  const groundOfZone = new Map(plan.zones.map(({ zone, ground }) => [zone, ground]));
  const tracks = tracksByZone(plan);
  const raw = plan.devices.map((device, index) => {
    const ground = groundOfZone.get(device.zone) ?? 'inside';
    return {
      index,
      device,
      ground,
      track: device.track ?? (isTrack(ground) ? (tracks.get(device.zone) ?? null) : null),
      row: grounds.indexOf(ground),
      place: placeOf(device),
      slackMetres: slackOf(device),
    };
  });
  const grid = gridOf(raw);
  const rails = raw.filter(({ ground, device }) => isTrack(ground) && !isCamera(device));
  const placed = raw.map((one): Placed => {
    const near = grid.within(one.place, limits.windAreaMetres).filter(({ index }) => index !== one.index);
    return {
      ...one,
      pathNear: near
        .filter(({ place }) => planMetres(one.place, place) <= limits.pathMetres)
        .map(({ index }) => index),
      windNear: near.filter(({ device }) => device.kind === 'fence_sensor').map(({ index }) => index),
      metresToTrack: isTrack(one.ground) ? 0 : nearestOf(one.place, rails),
    };
  });
  return { plan, placed, indexOf: new Map(placed.map(({ device, index }) => [device.device, index])) };
}

/**
 * The track of each zone in which all devices that name one name the same. A camera that looks at the rails mostly names
 * none: what it sees must hold up the release of that track, and not of another by the zone's name.
 */
function tracksByZone({ devices }: SitePlan): ReadonlyMap<string, string> {
  const named = new Map<string, Set<string>>();
  for (const { zone, track } of devices)
    if (track !== null) named.set(zone, (named.get(zone) ?? new Set()).add(track));
  return new Map(
    [...named].flatMap(([zone, tracks]) => {
      const [only] = tracks;
      return only === undefined || tracks.size > 1 ? [] : [[zone, only] as const];
    }),
  );
}

/** Where trains run. */
export function isTrack(ground: Ground): boolean {
  return ground === 'track' || ground === 'tunnel';
}

function placeOf({ at, view, presets, ...device }: PlanDevice): PlanPoint {
  const looks: ViewCone | undefined = view ?? presets[0]?.view;
  if (!isCamera(device) || looks === undefined) return at;
  const radians = (looks.bearingDegrees * Math.PI) / 180;
  const half = looks.rangeMetres / 2;
  return { east: at.east + half * Math.sin(radians), north: at.north + half * Math.cos(radians) };
}

function slackOf(device: PlanDevice): number {
  return isCamera(device) ? Math.max(10, (device.view ?? device.presets[0]?.view)?.rangeMetres ?? 0) / 2 : 10;
}

function nearestOf(place: PlanPoint, tracks: readonly { readonly place: PlanPoint }[]): number | null {
  if (tracks.length === 0) return null;
  return tracks.reduce((least, one) => Math.min(least, planMetres(place, one.place)), Infinity);
}

type Raw = Omit<Placed, 'pathNear' | 'windNear' | 'metresToTrack'>;

/** Squares as wide as the widest look, so that nine of them hold every neighbour. */
function gridOf(raw: readonly Raw[]) {
  const side = limits.windAreaMetres;
  const squares = new Map<string, Raw[]>();
  const squareOf = ({ east, north }: PlanPoint): readonly [number, number] => [
    Math.floor(east / side),
    Math.floor(north / side),
  ];
  for (const one of raw) {
    const name = squareOf(one.place).join('/');
    const held = squares.get(name);
    if (held === undefined) squares.set(name, [one]);
    else held.push(one);
  }
  return {
    within(place: PlanPoint, metres: number): readonly Raw[] {
      const [x, y] = squareOf(place);
      const near: Raw[] = [];
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          for (const one of squares.get(`${x + dx}/${y + dy}`) ?? [])
            if (planMetres(place, one.place) <= metres) near.push(one);
      return near;
    },
  };
}
