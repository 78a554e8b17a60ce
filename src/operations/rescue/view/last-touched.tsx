import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import { lastTouch } from './last-touch.ts';
import { ageWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';

/** Who last touched what the act is about: they may know what the record does not say. */
export function LastTouched(props: { readonly boats: readonly BoatView[] }) {
  const words = useWords();
  const { now } = useRescue();
  return (
    <ul className="quiet figures last-touched">
      {props.boats.map((boat) => (
        <li key={boat.boat}>
          {words.t(text.lastTouched, {
            what: boat.reference,
            by: lastTouch(boat).by,
            age: ageWords(lastTouch(boat).at, now, words),
          })}
        </li>
      ))}
    </ul>
  );
}
