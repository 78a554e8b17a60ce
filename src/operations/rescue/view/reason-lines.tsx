import { useWords } from '../../../kit/i18n/language.tsx';
import { reasonWords } from './reason-words.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText as text } from './text-contact.ts';
import { type Reason } from './thought-match.ts';

/** What speaks against, then what speaks for: always in this order, and both always said. */
export function AgainstFor(props: { readonly against: readonly Reason[]; readonly for: readonly Reason[] }) {
  const { t } = useWords();
  return (
    <div className="against-for">
      <ReasonLines kind="against" reasons={props.against} none={t(text.nothingAgainst)} />
      <ReasonLines kind="for" reasons={props.for} none={t(text.nothingFor)} />
    </div>
  );
}

/** One side of it. Each sentence names the records that say so, and opens them. */
function ReasonLines(props: {
  readonly kind: 'against' | 'for';
  readonly reasons: readonly Reason[];
  readonly none: string;
}) {
  const words = useWords();
  const { board } = useRescue();
  return (
    <div className={`reason-lines is-${props.kind}`}>
      <p>
        <strong>{words.t(text[props.kind])}</strong>
      </p>
      <ul className="reasons">
        {props.reasons.length === 0 ? <li className="quiet">{props.none}</li> : null}
        {props.reasons.map((reason) => (
          <li key={`${reason.kind} ${reason.contacts.join(' ')}`}>{reasonWords(reason, words, board)}</li>
        ))}
      </ul>
    </div>
  );
}
