import type { Boat } from './boat-state.ts';
import { saysFall, saysSome } from './claims.ts';
import type { BoatEvent, BoatEventOf } from './events-boat.ts';
import type { RecalledEvidence } from './events-recall.ts';
import type { ClaimedKind, ContactFacts } from './wire.ts';

/**
 * Of what a record spoke, in kind alone: a person must see that something is missing, and nothing of what was recalled is
 * said again by it.
 */
export function claimedIn({
  claims,
  counted,
  positions,
  caller,
  callersAboard,
}: ContactFacts): readonly ClaimedKind[] {
  const { persons, children, injured, deceased, engine, hull, hullKind, colour } = claims;
  const spoken: Readonly<Record<ClaimedKind, boolean>> = {
    people: saysSome(persons),
    in_water: saysFall({ claims }),
    in_need: [children, injured, deceased].some(saysSome),
    counted: counted !== null,
    place: positions.length > 0,
    telephone: caller !== null || callersAboard.length > 0,
    craft: [engine, hull, hullKind, colour].some((one) => one !== null),
  };
  return (Object.keys(spoken) as ClaimedKind[]).filter((kind) => spoken[kind]); // its own keys
}

/** The recalls that no person has acknowledged, the oldest first. */
export function unseenRecalls({ recalls = [] }: Pick<Boat, 'recalls'>): readonly RecalledEvidence[] {
  return recalls.filter(({ seen }) => seen === null);
}

/** Whether something was recalled since the boat was closed: the closing stands as it was made, by two persons. */
export function isHollowed({ closure, recalls = [] }: Pick<Boat, 'closure' | 'recalls'>): boolean {
  return closure !== null && recalls.some(({ sinceClosing }) => sinceClosing);
}

/** What an event changes of what was recalled. A contact that is linked anew has been looked at. */
export function withRecalls(boat: Boat, event: BoatEvent): Boat {
  switch (event.type) {
    case 'EvidenceRecalled': {
      const { contact, origin, reason, kind, claimed, at } = event;
      const one: RecalledEvidence = {
        contact,
        origin,
        reason,
        kind,
        claimed,
        at,
        sinceClosing: boat.closure !== null,
        seen: null,
      };
      return { ...boat, recalls: [...(boat.recalls ?? []), one] };
    }
    case 'RecallAcknowledged':
    case 'ContactLinked':
      return event.contact === null ? boat : seenBy(boat, event.contact, event);
    case 'BoatReopened': {
      const { recalls } = boat;
      if (recalls === undefined) return boat;
      return { ...boat, recalls: recalls.map((one) => ({ ...one, sinceClosing: false })) };
    }
    // It was given again, and nothing of it is recalled any more.
    case 'BoatOpened': {
      const { recalled: _recalled, ...rest } = boat;
      return rest;
    }
    default:
      return boat;
  }
}

function seenBy(
  boat: Boat,
  contact: string,
  { at, by }: Pick<BoatEventOf<'ContactLinked'>, 'at' | 'by'>,
): Boat {
  if (boat.recalls === undefined) return boat;
  const recalls = boat.recalls.map((one) =>
    one.contact === contact && one.seen === null ? { ...one, seen: { at, by } } : one,
  );
  return { ...boat, recalls };
}

/** A boat that its origin has recalled, with what is this side's own. */
export function recalledBoat(boat: Boat, event: BoatEventOf<'BoatRecalled'>): Boat {
  const { held, coordinator, phase, origin, reason, openedAt, onScene, log, at } = event;
  return {
    ...boat,
    openedAt,
    coordinator,
    onScene,
    log,
    own: { ...held, coordinator, phase },
    recalled: { origin, reason, at },
  };
}
