import { type Box, distanceMetres, isInBox, type Position } from '../../../kernel/geo.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../../kernel/time.ts';
import type { PositionFlag, PositionReading } from '../wire.ts';
import { digitSuspects } from './digit-suspects.ts';

/** A position and when it held. */
export interface PlacedAt {
  readonly lat: number;
  readonly lon: number;
  readonly at: UtcText;
  /** 95 % radius; 0 where it is left out. */
  readonly accuracyMetres?: number;
}

/** A position to look at; `raw` are the figures as typed, null where nobody typed it. */
export interface PositionInDoubt extends PlacedAt {
  readonly raw: string | null;
}

/** What is known around a position. */
export interface Around {
  readonly isOnLand: (position: Position) => boolean;
  /** The last position of the same caller or boat; null: none. */
  readonly last: PlacedAt | null;
  /** The most that such a boat makes good, metres a second. */
  readonly speedMetresPerSecondMax: number;
  /** Waters in which the position is expected. */
  readonly area: Box;
}

export interface PositionFlags {
  readonly flags: readonly PositionFlag[];
  readonly candidates: readonly PositionReading[];
}

const digitCandidatesMax = 4;

/**
 * What is absurd about a position: `on_land`, `out_of_area`, `swapped` (it would lie in the area the other way round),
 * `far_jump` (not to be reached from the last one in the time between, radii of both granted), `digit_suspect` (one
 * digit changed, or two neighbours exchanged, would make it plausible). Candidates say what it may have been: swapped,
 * the other hemisphere, and at most four of a digit, the likeliest slip first. The position itself is never changed.
 */
export function flagsOf(position: PositionInDoubt, around: Around): PositionFlags {
  const flags: PositionFlag[] = [];
  const candidates: PositionReading[] = [];
  const isIn = isInBox(position, around.area);
  if (around.isOnLand(position)) flags.push('on_land');
  if (!isIn) {
    flags.push('out_of_area');
    const turned = { lat: position.lon, lon: position.lat };
    if (isInBox(turned, around.area)) {
      flags.push('swapped');
      candidates.push({ ...turned, reading: 'swapped' });
    }
    const mirrored = { lat: position.lat, lon: -position.lon };
    if (isInBox(mirrored, around.area)) candidates.push({ ...mirrored, reading: 'other_hemisphere' });
  }
  if (!isReachable(position, { from: around.last, position, around })) flags.push('far_jump');
  const suspects = flags.length === 0 ? [] : suspectsOf(position, around);
  if (suspects.length > 0) flags.push('digit_suspect');
  return { flags, candidates: [...candidates, ...suspects] };
}

interface Way {
  readonly from: PlacedAt | null;
  /** The position whose time and radius count. */
  readonly position: PlacedAt;
  readonly around: Around;
}

/** True where a boat could have come from the last position, or gone to it where that one is the later. */
function isReachable(to: Position, { from, position, around }: Way): boolean {
  if (from === null) return true;
  const seconds = Math.abs(secondsBetween(fromUtc(from.at), fromUtc(position.at)));
  const radii = (from.accuracyMetres ?? 0) + (position.accuracyMetres ?? 0);
  return distanceMetres(from, to) <= seconds * around.speedMetresPerSecondMax + radii;
}

function suspectsOf(position: PositionInDoubt, around: Around): readonly PositionReading[] {
  if (position.raw === null) return [];
  const isPlausible = (to: Position): boolean =>
    isInBox(to, around.area) &&
    isReachable(to, { from: around.last, position, around }) &&
    !around.isOnLand(to);
  const { last } = around;
  return digitSuspects({ raw: position.raw, at: position }, isPlausible)
    .map((suspect) => ({ ...suspect, metres: last === null ? 0 : distanceMetres(last, suspect) }))
    .toSorted((a, b) => a.keySteps - b.keySteps || a.metres - b.metres || a.lat - b.lat || a.lon - b.lon)
    .slice(0, digitCandidatesMax)
    .map(({ lat, lon, reading }) => ({ lat, lon, reading }));
}
