import type { Words } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { detailText, unitText } from '../text.ts';
import { type DetectionView, isHeardOnly } from '../wire.ts';
import { formatBearing, formatRange } from './units.ts';

/**
 * Under what bearing something was seen and from where; what was only heard has none: within what range, of where. The
 * place it was seen or heard from must never pass for its own. Null: there is no bearing.
 */
export function bearingWords(
  detection: Pick<DetectionView, 'position' | 'bearing'>,
  words: Words,
): string | null {
  const { bearing } = detection;
  if (bearing === null) return null;
  const { t, n, language } = words;
  const from = formatPosition(bearing.from, language);
  if (isHeardOnly(detection) && bearing.rangeMetresMax !== null)
    return t(detailText.heardOnly, { range: formatRange(bearing.rangeMetresMax, words), from });
  return t(detailText.bearingValue, {
    bearing: formatBearing(bearing.degrees, words),
    accuracy: t(unitText.degrees, { n: n(bearing.accuracyDegrees, 1) }),
    from,
  });
}
