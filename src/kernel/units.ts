/** International nautical mile, exactly. Source: BIPM SI Brochure, 8th edition, table 8. */
export const metresPerNauticalMile = 1852;

/** Nautical miles to metres. */
export function nauticalMilesToMetres(nauticalMiles: number): number {
  return nauticalMiles * metresPerNauticalMile;
}

/** Metres to nautical miles. */
export function metresToNauticalMiles(metres: number): number {
  return metres / metresPerNauticalMile;
}

/** Knots to metres per second. */
export function knotsToMetresPerSecond(knots: number): number {
  return (knots * metresPerNauticalMile) / 3600;
}

/** Metres per second to knots. */
export function metresPerSecondToKnots(metresPerSecond: number): number {
  return (metresPerSecond * 3600) / metresPerNauticalMile;
}
