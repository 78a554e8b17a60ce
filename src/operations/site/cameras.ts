import { addSeconds, type Instant } from '../../kernel/time.ts';
import { isInView, type PlanDevice, planMetres, type PlanPoint } from './plan.ts';

/** Why a camera that would see the place does not serve. */
export type CameraUnfit = 'maintenance' | 'known_fault' | 'link_lost' | 'power_lost';

/** One camera for an alarm: where it looks from, how it is to be turned, and from when its recording matters. */
export interface CameraChoice {
  readonly camera: string;
  readonly metres: number;
  /** The pre-set position to call up; null: it looks there already. */
  readonly preset: string | null;
  /** Null: it serves. */
  readonly unfit: CameraUnfit | null;
  /** The picture of before: from here on, up to the present. */
  readonly before: Instant;
}

/** How far back the picture of before begins: a person covers some thirty metres in it. */
export const beforeSeconds = 15;

/** At most so many cameras are named for one alarm: an operator looks at three pictures, not at twenty. */
export const camerasMax = 3;

const kinds = new Set(['camera', 'thermal_camera']);

/** True for a device that gives a picture. */
export function isCamera({ kind }: Pick<PlanDevice, 'kind'>): boolean {
  return kinds.has(kind);
}

/**
 * The cameras nearest to a place that see it or can be turned to it, those in order first. One that does not serve is
 * named with its reason where nothing better sees the place, so that nobody waits for a dead picture. Metres on the plan.
 */
export function nearestCameras(
  devices: readonly PlanDevice[],
  { place, at }: { readonly place: PlanPoint; readonly at: Instant },
  unfitOf: (camera: string) => CameraUnfit | null,
): readonly CameraChoice[] {
  const choices = devices.flatMap((device): CameraChoice[] => {
    if (!isCamera(device)) return [];
    const preset = presetFor(device, place);
    if (preset === undefined) return [];
    return [
      {
        camera: device.device,
        metres: Math.round(planMetres(device.at, place)),
        preset,
        unfit: unfitOf(device.device),
        before: addSeconds(at, -beforeSeconds),
      },
    ];
  });
  return choices.toSorted(byUse).slice(0, camerasMax);
}

/** The pre-set position from which a camera sees a place; null: as it stands; undefined: from none. */
function presetFor({ at, view, presets }: PlanDevice, place: PlanPoint): string | null | undefined {
  if (view !== null && isInView(at, view, place)) return null;
  return presets.find((one) => isInView(at, one.view, place))?.preset;
}

function byUse(one: CameraChoice, other: CameraChoice): number {
  const fit = Number(one.unfit !== null) - Number(other.unfit !== null);
  // Looking there already beats a nearer one that must first turn: the person is gone in the meantime.
  const turned = Number(one.preset !== null) - Number(other.preset !== null);
  return fit || turned || one.metres - other.metres || (one.camera < other.camera ? -1 : 1);
}
