import type { Text } from '../../../kernel/text.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { queueText, shipTypeText, statusText } from '../text.ts';
import type { VesselView } from '../wire.ts';
import { isUnderWay } from './ageing.ts';
import type { Track } from './picture.ts';

/** The nine digits of a station, from the id of its track. */
export function mmsiOf(track: string): string {
  return /\d{9}$/.exec(track)?.[0] ?? track;
}

/** The name on the air, or the number where none is given. */
export function nameOf(track: string, vessel: VesselView | undefined): string {
  const name = vessel?.name?.trim();
  return name === undefined || name === '' ? mmsiOf(track) : name;
}

/** The status in words; where a vessel gives none, what its speed says. What is no vessel has no status. */
export function statusWords(track: Track, words: Words): string | null {
  if (track.kind !== 'vessel_class_a' && track.kind !== 'vessel_class_b') return null;
  const said = track.status === null ? undefined : statusText[track.status];
  if (said !== undefined) return words.t(said);
  return words.t(isUnderWay(track) ? queueText.moving : queueText.atRest);
}

const special: Readonly<Record<number, Text>> = {
  30: shipTypeText.fishing,
  31: shipTypeText.tow,
  32: shipTypeText.tow,
  33: shipTypeText.dredger,
  34: shipTypeText.dredger,
  35: shipTypeText.military,
  36: shipTypeText.sailing,
  37: shipTypeText.pleasure,
  50: shipTypeText.pilot,
  51: shipTypeText.rescue,
  52: shipTypeText.tug,
  53: shipTypeText.tender,
  54: shipTypeText.antiPollution,
  55: shipTypeText.police,
};

const byTens: Readonly<Record<number, Text>> = {
  4: shipTypeText.highSpeed,
  6: shipTypeText.passenger,
  7: shipTypeText.cargo,
  8: shipTypeText.tanker,
};

/** The ship type in words, with the number as sent; null where none is given. */
export function shipTypeWords(type: number | null, words: Words): string | null {
  if (type === null || type === 0) return null;
  const text = special[type] ?? byTens[Math.floor(type / 10)] ?? shipTypeText.other;
  return `${words.t(text)} (${type})`;
}
