import { distanceMetres } from '../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import { saysSome } from './claims.ts';
import { happenedAt, positionAt } from './contact-state.ts';
import type { Held } from './events-boat.ts';
import type { ContactFacts } from './wire.ts';

/** An empty hull marked and left, with the boat it was. */
export interface LeftHull extends Pick<Held['hulls'][number], 'mark' | 'position' | 'at'> {
  readonly boat: string;
}

/** How an empty hull may drift. */
export interface DriftBounds {
  /** Nothing adrift goes faster. */
  readonly speedMetresPerSecondMax: number;
  /** After so long a hull has sunk, been taken in, or is anywhere: it explains nothing any more. */
  readonly ageSecondsMax: number;
}

/**
 * The marked hull that a sighting may be of, the nearest in reach; null where it must be looked at as a boat: where
 * anybody is said to be aboard or in the water, where no marked hull can have drifted there, or where no place is given.
 */
export function explainedByHull(
  contact: ContactFacts,
  hulls: readonly LeftHull[],
  { now, ...bounds }: DriftBounds & { readonly now: UtcText },
): LeftHull | null {
  const { claims, positions, kind } = contact;
  const speaks = [claims.persons, claims.children, claims.inWater, claims.overboard, claims.injured];
  if (kind !== 'report' || speaks.some(saysSome)) return null;
  const seenAt = happenedAt(contact) < now ? happenedAt(contact) : now;
  const inReach = hulls.flatMap((hull) => {
    const ageSeconds = secondsBetween(fromUtc(hull.at), fromUtc(seenAt));
    if (ageSeconds < 0 || ageSeconds > bounds.ageSecondsMax) return [];
    const away = positions.map((position) => {
      const seconds = secondsBetween(fromUtc(hull.at), fromUtc(positionAt(contact, position)));
      const reach = Math.max(0, seconds) * bounds.speedMetresPerSecondMax + hull.position.accuracyMetres;
      return distanceMetres(hull.position, position) - reach - position.accuracyMetres;
    });
    const least = Math.min(...away);
    return least <= 0 ? [{ hull, least }] : [];
  });
  return inReach.toSorted((a, b) => a.least - b.least).at(0)?.hull ?? null;
}
