import { knotsToMetresPerSecond } from './units.ts';

// Bounds of the strait that more than one room reckons with: no room may draw a narrower circle than another.

/**
 * Where the stream is unknown it is anything up to this. Source: Ifremer, "Courantologie, Nord - Pas-de-Calais &
 * Picardie" (after SHOM 550): at mean springs (coefficient 95) up to 3.5 knots south of Gris-Nez, flood and ebb alike;
 * raised to the highest coefficient, 120 [from memory], in proportion: 4.4, rounded up to 4.5 knots. The UK pilot's
 * figures on the other shore (South Foreland 2.3, off Ramsgate 3.2 knots at springs) lie below.
 */
export const streamMetresPerSecondMax = knotsToMetresPerSecond(4.5);

/**
 * Somebody in the water, over ground: the stream, and what a gale adds by the leeway that rescue reckons with (6.3 knots
 * together, rounded up; rescue holds it against its own).
 */
export const personAdriftMetresPerSecondMax = knotsToMetresPerSecond(6.5);

/**
 * A small boat through the water, in knots. A working figure of this project, not measured: an overloaded inflatable makes
 * 2 to 6 in public accounts. To be set by the two services.
 */
export const smallBoatKnotsMax = 8;

/** A small boat over ground, the stream behind it. */
export const smallBoatMetresPerSecondMax =
  knotsToMetresPerSecond(smallBoatKnotsMax) + streamMetresPerSecondMax;
