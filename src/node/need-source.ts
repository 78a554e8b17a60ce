import { type Instant, toUtc } from '../kernel/time.ts';
import type { Need } from '../operations/dispatch/wire.ts';
import type { Boat } from '../operations/rescue/boat-state.ts';
import { ledgerOf } from '../operations/rescue/ledger.ts';
import { circleMetres, newestPlace } from '../operations/rescue/newest-place.ts';

/**
 * What a boat needs of units at a moment, as rescue knows it: where, how urgently, for how many; null where no place is
 * known to which anybody could be sent, or there is no such boat. The place is the one that the chart shows, with its
 * own time and the circle drawn round it: never one reckoned between it and what is only possibly of this boat.
 */
export function needOf(boat: Boat | null, now: Instant): Need | null {
  if (boat === null || boat.status !== 'open') return null;
  const place = newestPlace(boat);
  if (place === null) return null;
  const { unaccounted, inWater } = ledgerOf(boat);
  // A clock that runs ahead makes no place of the future.
  const at = toUtc(now);
  return {
    boat: boat.boat,
    kind: 'rescue',
    urgency: boat.phase === 'distress' ? 'distress' : boat.phase === 'alert' ? 'urgent' : 'routine',
    place: { lat: place.lat, lon: place.lon },
    placeAt: place.at < at ? place.at : at,
    withinMetres: Math.round(circleMetres(boat, now)),
    persons: unaccounted === null ? null : unaccounted.max,
    personsInWater: inWater.max > 0,
    seaState: null,
    neededBy: null,
  };
}
