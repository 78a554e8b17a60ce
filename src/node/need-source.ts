import { type Instant, toUtc } from '../kernel/time.ts';
import type { Need } from '../operations/dispatch/wire.ts';
import type { Boat } from '../operations/rescue/boat-state.ts';
import { ledgerOf } from '../operations/rescue/ledger.ts';
import { placeAt, positionHistory } from '../operations/rescue/position-history.ts';

/**
 * What a boat needs of units at a moment, as rescue knows it: where, how urgently, for how many; null where no place is
 * known to which anybody could be sent, or there is no such boat.
 */
export function needOf(boat: Boat | null, now: Instant): Need | null {
  if (boat === null || boat.status !== 'open') return null;
  const place = placeAt(positionHistory(boat), toUtc(now));
  if (place === null) return null;
  const { unaccounted, inWater } = ledgerOf(boat);
  return {
    boat: boat.boat,
    kind: 'rescue',
    urgency: boat.phase === 'distress' ? 'distress' : boat.phase === 'alert' ? 'urgent' : 'routine',
    place: { lat: place.lat, lon: place.lon },
    persons: unaccounted === null ? null : unaccounted.max,
    personsInWater: inWater.max > 0,
    seaState: null,
    neededBy: null,
  };
}
