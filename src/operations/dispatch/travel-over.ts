import type { SeaGrid } from './sea-grid.ts';
import { airRoute, seaRoute, travelSeconds } from './sea-route.ts';
import { isAirborne, type TravelSeconds } from './travel.ts';

/**
 * How long units need over this sea: straight where they fly, round the land where they sail. `slowdown`: share of a
 * vessel's speed lost to sea and dark, 0 to below 1; it does not slow what flies. Null: there is no way for it.
 */
export function travelOver(grid: SeaGrid, slowdown = 0): TravelSeconds {
  return ({ from, kind, speedMetresPerSecond }, to) => {
    if (isAirborne(kind)) return travelSeconds({ metres: airRoute(from, to).metres, speedMetresPerSecond });
    const found = seaRoute(from, to, grid);
    return found.ok ? travelSeconds({ metres: found.value.metres, speedMetresPerSecond, slowdown }) : null;
  };
}
