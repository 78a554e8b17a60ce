import { metresPerNauticalMile, metresPerSecondToKnots } from '../../../kernel/units.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { unitText } from '../text.ts';

/** `3.42 NM`, and metres under half a mile: the precision a hand on the chart can use. */
export function formatRange(metres: number, words: Words): string {
  const miles = metres / metresPerNauticalMile;
  if (miles < 0.5) return words.t(unitText.metres, { n: words.n(Math.round(metres)) });
  return words.t(unitText.nauticalMiles, { n: words.n(miles, miles < 10 ? 2 : 1) });
}

/** `042°`: three figures, as it is spoken. */
export function formatBearing(degrees: number, words: Words): string {
  return words.t(unitText.degrees, { n: String(Math.round(degrees) % 360).padStart(3, '0') });
}

/** `12.4 kn` from metres per second. */
export function formatSpeed(metresPerSecond: number, words: Words): string {
  return words.t(unitText.knots, { n: words.n(metresPerSecondToKnots(metresPerSecond), 1) });
}

/** `200 m`. */
export function formatMetres(metres: number, words: Words): string {
  return words.t(unitText.metres, { n: words.n(Math.round(metres)) });
}
