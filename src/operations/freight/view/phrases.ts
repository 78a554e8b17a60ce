import type { Words } from '../../../kit/i18n/language.tsx';
import type { Found } from '../control-shapes.ts';
import { formText } from '../text-terms.ts';
import type { PassageRow, PlateShown } from '../wire.ts';
import { passageText } from './text.ts';

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

/** A count in words: never who. */
export function countWords(found: Found, { t, n }: Words): string {
  const { people, children, injured, unconscious, pregnant } = found;
  return t(passageText.counts, {
    people: n(people),
    children: n(children),
    injured: n(injured),
    unconscious: n(unconscious),
    pregnant: n(pregnant),
  });
}
