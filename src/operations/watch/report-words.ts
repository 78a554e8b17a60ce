import { languages, type Language, type Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';

/** A text built once in each language, from the same fields: neither can say what the other does not. */
export function inBoth(build: (language: Language) => string): Text {
  const [en, fr] = languages.map(build);
  return { en: en ?? '', fr: fr ?? '' };
}

/** Degrees and decimal minutes, as charts and radio have them: `51°02.35'N 001°22.10'E`. WGS 84. */
export function positionWords({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  return `${angle(lat, { pad: 2, letters: ['N', 'S'] })} ${angle(lon, { pad: 3, letters: ['E', 'W'] })}`;
}

function angle(
  degrees: number,
  { pad, letters }: { readonly pad: number; readonly letters: readonly [string, string] },
): string {
  // In hundredths of a minute first, so that 59.999' does not become 60.00'.
  const hundredths = Math.round(Math.abs(degrees) * 6_000);
  const whole = Math.floor(hundredths / 6_000);
  const minutes = ((hundredths % 6_000) / 100).toFixed(2).padStart(5, '0');
  return `${String(whole).padStart(pad, '0')}°${minutes}'${degrees < 0 ? letters[1] : letters[0]}`;
}

/** `2026-11-27 03:41 UTC`: the same in both languages, so that nobody reads a day for a month. */
export function momentWords(at: UtcText): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** The colon as each language sets it. */
export function labelled(label: Text, value: string, language: Language): string {
  return language === 'fr' ? `${label.fr} : ${value}` : `${label.en}: ${value}`;
}

/** `03:41 UTC`. */
export function hourWords(at: UtcText): string {
  return `${at.slice(11, 16)} UTC`;
}
