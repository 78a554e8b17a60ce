import type { Position } from '../../kernel/geo.ts';
import { distanceMetres } from '../../kernel/geo.ts';
import type { Instant } from '../../kernel/time.ts';
import type { StationKind } from '../../operations/picture/wire.ts';
import { createGenerations } from './generations.ts';

/** Tells a place a station can have reached from one it cannot. */
export interface Places {
  isPlausible(
    track: string,
    at: { readonly place: Position; readonly happenedAt: Instant; readonly kind: StationKind },
  ): boolean;
}

interface Fix extends Position {
  readonly at: Instant;
}

interface Known {
  readonly fix: Fix;
  /** A place that could not be reached, and how many reports in a row agree with it. */
  readonly doubted: Fix | null;
  readonly agreeing: number;
}

/** Fixes scatter, and a report's second may be wrong: this much is never a jump. */
const slackMetres = 2_000;
/** So many reports in a row that agree with one another are believed: the ship is there, and the old place was wrong. */
const believedAfter = 3;

/**
 * Fastest that each kind moves, metres a second: twice the fastest ferry; a jet.
 */
const fastest: Readonly<Record<StationKind, number>> = {
  vessel_class_a: 60,
  vessel_class_b: 60,
  base_station: 60,
  aid_to_navigation: 60,
  search_and_rescue_aircraft: 350,
  distress_beacon: 350,
  other: 350,
};

/** Remembers the last place of each station for an hour. */
export function createPlaces(stationsMax = 50_000): Places {
  const known = createGenerations<string, Known>(3_600_000, stationsMax);
  return {
    isPlausible(track, { place, happenedAt, kind }) {
      // Always believed: a beacon's wrong first fix must not hide the next one.
      if (kind === 'distress_beacon') return true;
      const fix: Fix = { lat: place.lat, lon: place.lon, at: happenedAt };
      const before = known.get(track, happenedAt);
      if (before === undefined || canReach(before.fix, fix, fastest[kind])) {
        const isOlder = before !== undefined && before.fix.at > happenedAt;
        known.set(track, { fix: isOlder ? before.fix : fix, doubted: null, agreeing: 0 }, happenedAt);
        return true;
      }
      const agrees = before.doubted !== null && canReach(before.doubted, fix, fastest[kind]);
      const agreeing = agrees ? before.agreeing + 1 : 1;
      const believed = agreeing >= believedAfter;
      known.set(
        track,
        believed ? { fix, doubted: null, agreeing: 0 } : { fix: before.fix, doubted: fix, agreeing },
        happenedAt,
      );
      return believed;
    },
  };
}

function canReach(from: Fix, to: Fix, metresPerSecond: number): boolean {
  const reach = slackMetres + metresPerSecond * (Math.abs(to.at - from.at) / 1000);
  // One degree of latitude is 111 km: most reports are settled without trigonometry.
  if (Math.abs(to.lat - from.lat) < 0.005 && Math.abs(to.lon - from.lon) < 0.005) return true;
  return distanceMetres(from, to) <= reach;
}
