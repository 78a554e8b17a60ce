import { z } from 'zod';
import { destination, distanceMetres } from '../kernel/geo.ts';
import { fromUtc } from '../kernel/time.ts';
import type { DetectionRecorded } from '../operations/picture/events.ts';
import { isHeardOnly } from '../operations/picture/wire.ts';
import { boatSpeedMetresPerSecondMax } from '../operations/rescue/position-history.ts';
import { seenObjects } from '../operations/rescue/wire.ts';

/** A source that says nothing of a thing for so long has lost it: what comes then is a new contact. */
export const followSeconds = 600;
/** For so long a thing is held: what comes late may still be of it. */
const standSeconds = 2 * followSeconds;
/** No contact takes more positions than this; what goes on longer comes before the watch again, as a new one. */
export const positionsMax = 20;
/** The n-th further position of a contact comes no sooner than n times this after the one before: 95 minutes for 20. */
const spacingSeconds = 30;
/** A person in the water goes with the stream and the wind. */
const driftMetresPerSecondMax = 1.5;
/** However vaguely a device sees, what it says of two places farther apart than this is of two things. */
const vaguenessMetresMax = 500;
/** So wide a circle is what a station can hear, not how vaguely it sees: all of it is taken as one place. */
const heardMetresMin = 50_000;
/** How far out a small craft is taken to be, where a device tells its bearing and nothing of the range. Ours. */
const sightMetresMax = 15_000;
/**
 * Things that one source may have in the inbox at once, by what it takes them for. A device that sees more, sees waves:
 * the rest waits in the picture for a person's word, and buries nobody's call. Of people in the water there is no bound.
 */
export const thingsOfSourceMax = { unsaid: 20, small_craft: 60, person_in_water: Infinity } as const;
/** Things followed at once over all sources: more than the strait has small craft. */
const thingsMax = 500;

const sightingSchema = z.strictObject({
  source: z.string(),
  object: z.enum(seenObjects).nullable(),
  count: z.number().nullable(),
  lat: z.number(),
  lon: z.number(),
  accuracyMetres: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
/** Where a source saw something, and as what. */
export type Sighting = Readonly<z.infer<typeof sightingSchema>>;

export const thingSchema = sightingSchema.extend({
  contact: z.string(),
  /** Positions that its contact has, and when the newest of them held. */
  positions: z.number(),
  keptAt: z.number(),
});
/** Something that one source sees again and again, and the contact that it is. */
export type Thing = Readonly<z.infer<typeof thingSchema>>;

/**
 * A detection as a place: of a bearing alone, the middle of the line of sight, and a circle over the whole of it; of what
 * was only heard, the station and all that it hears.
 */
export function sightingOf(event: DetectionRecorded): Sighting {
  const { source, object = null, count, position, bearing } = event;
  const seen = {
    source,
    object: seenObjects.find((one) => one === object) ?? null,
    count,
    at: fromUtc(event.at),
  };
  if (position !== null) return { ...seen, ...position };
  if (bearing === null) throw new Error('a detection without a place'); // refused by its decider
  if (isHeardOnly(event))
    return { ...seen, ...bearing.from, accuracyMetres: bearing.rangeMetresMax ?? sightMetresMax };
  const halfMetres = (bearing.rangeMetresMax ?? sightMetresMax) / 2;
  const { lat, lon } = destination(bearing.from, bearing.degrees, halfMetres);
  const asideMetres = halfMetres * Math.tan((Math.min(bearing.accuracyDegrees, 60) * Math.PI) / 180);
  return { ...seen, lat, lon, accuracyMetres: Math.max(1, Math.round(Math.hypot(halfMetres, asideMetres))) };
}

/**
 * The thing that a sighting is of: seen by the same source as the same kind of object, minutes apart, and no farther
 * than it could have come; of several the likeliest. Null: something new. More objects than before are something new.
 */
export function followed(things: readonly Thing[], sighting: Sighting): Thing | null {
  let found: { readonly thing: Thing; readonly share: number } | null = null;
  for (const thing of things) {
    const share = shareOfReach(thing, sighting);
    if (share <= 1 && (found === null || share < found.share)) found = { thing, share };
  }
  return found?.thing ?? null;
}

/** Whether a source has as many things in the inbox as it may, of what it takes this one for. */
export function isFlooding(things: readonly Thing[], { source, object, at }: Sighting): boolean {
  const isStanding = (thing: Thing) =>
    thing.source === source && thing.object === object && at - thing.at <= standSeconds * 1_000;
  const standing = things.filter(isStanding);
  return standing.length >= thingsOfSourceMax[object ?? 'unsaid'];
}

function shareOfReach(thing: Thing, sighting: Sighting): number {
  if (thing.source !== sighting.source || thing.object !== sighting.object) return Infinity;
  if ((sighting.count ?? 1) > (thing.count ?? 1)) return Infinity;
  const seconds = Math.abs(sighting.at - thing.at) / 1_000;
  if (seconds > followSeconds) return Infinity;
  const speed = sighting.object === 'person_in_water' ? driftMetresPerSecondMax : boatSpeedMetresPerSecondMax;
  const vagueMetres = vagueness(thing) + vagueness(sighting);
  return distanceMetres(thing, sighting) / (vagueMetres + speed * seconds);
}

function vagueness(sighting: Sighting): number {
  return isWide(sighting) ? sighting.accuracyMetres : Math.min(sighting.accuracyMetres, vaguenessMetresMax);
}

/** True for what was only heard: its circle is the reach of a station. */
export function isWide({ accuracyMetres }: Pick<Sighting, 'accuracyMetres'>): boolean {
  return accuracyMetres >= heardMetresMin;
}

/**
 * Whether the contact takes this sighting as a further position, or has enough of that minute. The first fix of what was
 * only heard is taken at once; that something with a place is only heard now tells no place.
 */
export function isKept(thing: Thing, sighting: Sighting): boolean {
  const { positions, keptAt } = thing;
  const { at } = sighting;
  if (isWide(thing) !== isWide(sighting)) return isWide(thing);
  return Math.abs(at - keptAt) >= positions * spacingSeconds * 1_000;
}

/** The thing after a sighting of it. A late one moves nothing back. */
export function seenAgain(thing: Thing, sighting: Sighting): Thing {
  const last = sighting.at >= thing.at ? { ...thing, ...sighting, count: thing.count } : thing;
  if (!isKept(thing, sighting)) return last;
  return { ...last, positions: thing.positions + 1, keptAt: Math.max(thing.keptAt, sighting.at) };
}

/** The things still worth holding: those that can still be followed, the newest last. */
export function heldThings(
  things: readonly Thing[],
  { before, now }: { readonly before: Thing | null; readonly now: Thing },
): readonly Thing[] {
  const newest = Math.max(now.at, ...things.map(({ at }) => at));
  const isHeld = ({ at, positions }: Thing) =>
    positions < positionsMax && newest - at <= standSeconds * 1_000;
  return [...things.filter((one) => one.contact !== before?.contact), now].filter(isHeld).slice(-thingsMax);
}
