import type { UnitKind, Urgency } from './words.ts';

// How long each step may take before somebody must act. None is taken from a published standard: they are ours, set so
// that the fifty minutes of 24 November 2021 (F11) would have shown after the first of them. Each is to be agreed with
// the services and changed here.

/** From a proposal until it has reached the unit. */
export const deliveredWithinSeconds = 60;
/** From its arrival there until somebody said yes or no. */
export const acceptedWithinSeconds = 180;
/** From the question until the unit has said that it stops. */
export const cancelWithinSeconds = 180;

/** From acceptance until the unit has left, from its base; also how long a unit at its base needs before it moves. */
export const underWayWithinSeconds: Readonly<Record<UnitKind, number>> = {
  lifeboat: 600,
  cutter: 900,
  patrol_ship: 900,
  fire_boat: 600,
  tug: 900,
  fishing_vessel: 1_200,
  helicopter: 900,
  aircraft: 1_800,
  drone: 600,
};
/** A unit away from its base only turns its bow. */
export const turnsWithinSeconds = 180;
/** From leaving until it is there, where no time was asked for. */
export const onSceneWithinSeconds = 5_400;
/** A clock may be put off by at most this at a time: it always comes back. */
export const delaySecondsMax = 4 * 3_600;

/** A mayday relay that nobody acknowledges. Source: F10. */
export const relayWithinSeconds = 300;
/** A check-in this long overdue goes to the role above. */
export const checkInEscalatesSeconds = 300;
/** The relief of a unit must be thought of before its endurance ends. */
export const enduranceWarnSeconds = 1_800;
/** A gap must be decided on this long before it begins. */
export const gapDecidedBeforeSeconds = 3_600;
/** A boat without its unit is asked about no longer than this. */
export const lostTaskSeconds = 2 * 3_600;

/** A request to the other side: until its node holds it, until a person there says yes or no, until they have told. */
export const requestDeliveredWithinSeconds = 60;
export const requestAnsweredWithinSeconds = 180;
export const requestInformedWithinSeconds = 600;
/** Support is asked for at most this long at a time: it never becomes a habit by silence. */
export const supportSecondsMax = 12 * 3_600;
/** The other side's watch acknowledges a mayday relay within this. Ours: half of what a unit has. */
export const relayReceivedWithinSeconds = 150;

/** Further than this a unit is too far to be proposed. In distress a late unit is better than none. */
export const travelSecondsMax: Readonly<Record<Urgency, number>> = {
  distress: 6 * 3_600,
  urgent: 3 * 3_600,
  routine: 3 * 3_600,
};
/** Work on scene that a unit must have endurance for, beside going and coming back. */
export const workSeconds = 1_800;
/** A place last heard of longer ago is said to be old. */
export const positionOldSeconds = 1_800;
/** Whatever is sought within a wider circle is said to have no sure place: a lifeboat crosses less in five minutes. */
export const placeWideMetres = 5_000;
/** Arrivals closer together than this count as the same: what a unit can do then decides. */
export const sameArrivalSeconds = 300;
