import { metresPerNauticalMile } from '../../../kernel/units.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { ContactView } from '../board-wire.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText as text } from './text-contact.ts';
import { hullThatMayBe } from './thought-hull.ts';

/**
 * An empty hull that was marked and left may drift by: said below the boats that the contact may be of, the doubt first.
 * Nothing is answered by it.
 */
export function HullThatMayBe(props: { readonly contact: ContactView }) {
  const { t, n } = useWords();
  const { board, now } = useRescue();
  const found = props.contact.links.length > 0 ? null : hullThatMayBe(board, props.contact.facts, now);
  if (found === null) return null;
  const { hull, reference, metres, seconds } = found;
  const named = {
    mark: hull.mark,
    reference,
    at: formatUtcStamp(Date.parse(hull.at)).slice(0, 16),
    miles: n(Math.round((metres / metresPerNauticalMile) * 10) / 10),
    minutes: n(Math.max(0, Math.round(seconds / 60))),
  };
  return (
    <Part title={t(text.hullMayBe)}>
      <ul className="reasons">
        <li>{t(text.hullDoubt, named)}</li>
        <li className="quiet">{t(text.hullLine, named)}</li>
      </ul>
    </Part>
  );
}
