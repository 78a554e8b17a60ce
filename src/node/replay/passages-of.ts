import type { PassageAnswer, PassagesAnswer, PassageView } from '../../operations/freight/wire.ts';
import type { NightConsole } from './console.ts';

const base = '/api/operations/freight/passages';
/** A night has at most so many pages: beyond, the book is not the night's. */
const pagesMax = 100;

/** Every passage of the book in full, as its desk reads it, by reference. */
export async function passagesFor(by: NightConsole): Promise<readonly PassageView[]> {
  const found: PassageView[] = [];
  let after = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const { passages, next } = (await by.ask(`${base}${after}`)) as PassagesAnswer; // as the node's route writes it
    for (const { passage } of passages) {
      const whole = (await by.ask(`${base}/${passage}`)) as PassageAnswer; // as above
      found.push(whole.passage);
    }
    if (next === null) break;
    after = `?after=${encodeURIComponent(next)}`;
  }
  return found.toSorted((a, b) => (a.passage < b.passage ? -1 : 1));
}
