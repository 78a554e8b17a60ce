import type { Text } from '../../../kernel/text.ts';
import type { Gathered } from './assemble.ts';
import { frenchElements } from './elements-fr.ts';
import { britishElements } from './elements-uk.ts';
import type { FileElement, Held, Missing } from './wire.ts';

/** One element of a scheme: what it asks for, by which article, and how the record is read for it. */
export interface ElementAsked {
  readonly element: string;
  readonly article: Text;
  readonly asks: Text;
  holds(file: Gathered): readonly Held[];
  /** What a reader must know is not there, where nothing held answers it. */
  lacks(file: Gathered): readonly Missing[];
}

/** What the record holds towards each element of the file's scheme. It weighs nothing: persons decide. */
export function elementsOf(file: Gathered): readonly FileElement[] {
  const asked = file.scheme === 'uk' ? britishElements : frenchElements;
  return asked.map((one) => {
    const { element, article, asks } = one;
    return { element, article, asks, holds: one.holds(file), missing: one.lacks(file) };
  });
}
