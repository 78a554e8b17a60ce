import type { Words } from '../../../kit/i18n/language.tsx';
import type { Found } from '../control-shapes.ts';
import { formText, methodText, resultText } from '../text-terms.ts';
import type { PassageRow, PlateShown } from '../wire.ts';
import type { ControlResult, Method } from '../words.ts';
import { countText, passageText } from './text.ts';

/** `FR ··77`: the state and the last two signs of a plate. */
export function plateHint({ country, hint }: Pick<PlateShown, 'country' | 'hint'>): string {
  return `${country ?? '··'} ··${hint}`;
}

/** Both plates of a vehicle in a line. */
export function platesHint(
  { plates }: { readonly plates: readonly Pick<PlateShown, 'country' | 'hint'>[] },
  { t }: Words,
): string {
  return plates.length === 0 ? t(passageText.noPlate) : plates.map(plateHint).join(' + ');
}

/** A passage as one names it: plates, form and place. */
export function passageName(row: Pick<PassageRow, 'plates' | 'form' | 'place'>, words: Words): string {
  return `${platesHint(row, words)} · ${words.t(formText[row.form])} · ${row.place}`;
}

/** A count in words, of each kind that there is: never who. */
export function countWords(found: Found, { t }: Words): string {
  const kinds = (['children', 'injured', 'unconscious', 'pregnant'] as const).filter((one) => found[one] > 0);
  const said = kinds.map((one) => t(countText[one], { count: found[one] }));
  return [t(countText.people, { count: found.people }), ...said].join(', ');
}

/** `CO2 probe: nothing found`: what was done and what came of it. */
export function controlWords(
  { method, result }: { readonly method: Method; readonly result: ControlResult },
  { t }: Words,
): string {
  return t(passageText.control, { method: t(methodText[method]), result: t(resultText[result]) });
}
