import type { Position } from '../kernel/geo.ts';
import type { Language } from '../kernel/text.ts';

/** `51°03.42′N 001°27.90′E`: degrees and decimal minutes, the form of the bridge and of the radio. */
export function formatPosition(at: Position, language: Language): string {
  return `${formatLatitude(at.lat, language)} ${formatLongitude(at.lon, language)}`;
}

/** One latitude in degrees and decimal minutes; `decimals` of the minutes, two being about 18 m. */
export function formatLatitude(lat: number, language: Language, decimals = 2): string {
  return axis(lat, { degrees: 2, decimals, language, letters: 'NS' });
}

/** One longitude. West is `W` in English and `O` (ouest) in French. */
export function formatLongitude(lon: number, language: Language, decimals = 2): string {
  return axis(lon, { degrees: 3, decimals, language, letters: language === 'fr' ? 'EO' : 'EW' });
}

interface AxisForm {
  readonly degrees: number;
  readonly decimals: number;
  readonly language: Language;
  readonly letters: string;
}

function axis(value: number, form: AxisForm): string {
  const scale = 10 ** form.decimals;
  // Rounded as a whole number of small units first, so that 59.999 minutes never prints as 60.
  const units = Math.round(Math.abs(value) * 60 * scale);
  const degrees = Math.floor(units / (60 * scale));
  const minutes = ((units % (60 * scale)) / scale).toFixed(form.decimals);
  const width = form.decimals === 0 ? 2 : form.decimals + 3;
  const shown = minutes.padStart(width, '0').replace('.', form.language === 'fr' ? ',' : '.');
  return `${String(degrees).padStart(form.degrees, '0')}°${shown}′${form.letters.charAt(value < 0 && units > 0 ? 1 : 0)}`;
}
