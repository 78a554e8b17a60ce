import { distanceMetres } from '../../kernel/geo.ts';
import { fromUtc, type Instant, type UtcText } from '../../kernel/time.ts';
import { claimedIn } from './boat-recalled.ts';
import { happenedAt, positionAt } from './contact-state.ts';
import type { Held } from './events-boat.ts';
import type { Channel, ClaimedKind, ContactFacts } from './wire.ts';

/** An empty hull marked and left, with the boat it was. */
export interface LeftHull extends Pick<Held['hulls'][number], 'mark' | 'position' | 'at'> {
  readonly boat: string;
}

/** How an empty hull may drift, at the moment of looking. */
export interface Drift {
  readonly now: UtcText;
  /** Metres from where it was left within which it may be; null: it may be anywhere, and explains nothing any more. */
  readonly reachMetres: (hull: LeftHull, at: Instant) => number | null;
}

/** Who sees a boat from outside: whoever calls, writes or relays may be speaking for people aboard. */
const sighting: readonly Channel[] = ['patrol', 'camera', 'radar', 'drone', 'aircraft', 'vessel', 'unit'];
/** What may be said of an empty hull. */
const sayable: readonly ClaimedKind[] = ['place', 'craft'];

/**
 * The marked hull that a sighting may be of, the nearest in reach; null where it must be looked at as a boat: where
 * anybody calls, or is said to be aboard, in the water or dead, where no marked hull can have drifted there, or where no place is given.
 */
export function explainedByHull(
  contact: ContactFacts,
  hulls: readonly LeftHull[],
  { now, reachMetres }: Drift,
): LeftHull | null {
  const { positions, kind, channel } = contact;
  if (kind !== 'report' || !sighting.includes(channel)) return null;
  if (!claimedIn(contact).every((one) => sayable.includes(one))) return null;
  const seenAt = happenedAt(contact) < now ? happenedAt(contact) : now;
  const inReach = hulls.flatMap((hull) => {
    if (seenAt < hull.at) return [];
    const away = positions.map((position) => {
      const reach = reachMetres(hull, fromUtc(positionAt(contact, position)));
      if (reach === null) return Infinity;
      return distanceMetres(hull.position, position) - reach - position.accuracyMetres;
    });
    const least = Math.min(...away);
    return least <= 0 ? [{ hull, least }] : [];
  });
  return inReach.toSorted((a, b) => a.least - b.least).at(0)?.hull ?? null;
}
