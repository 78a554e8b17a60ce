import { useWords } from '../../../kit/i18n/language.tsx';
import type { ClosingFinding, ContactFacts } from '../wire.ts';
import { findingWords } from './finding-words.ts';
import { contactName } from './phrases.ts';
import { reasonWords } from './reason-words.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText as text } from './text-contact.ts';
import { type Reason } from './thought-match.ts';

/** What speaks against, then what speaks for: always in this order, and both always said. */
export function AgainstFor(props: {
  readonly against: readonly Reason[];
  readonly for: readonly Reason[];
  /** What would stand against closing as well, once the link is made: before everything else. */
  readonly findings?: readonly ClosingFinding[];
  /** The contact that is just being typed: it is on no board yet. */
  readonly typed?: ContactFacts;
}) {
  const { t } = useWords();
  return (
    <div className="against-for">
      <ReasonLines
        kind="against"
        reasons={props.against}
        findings={props.findings ?? []}
        none={t(text.nothingAgainst)}
        typed={props.typed}
      />
      <ReasonLines
        kind="for"
        reasons={props.for}
        findings={[]}
        none={t(text.nothingFor)}
        typed={props.typed}
      />
    </div>
  );
}

/** One side of it. Each sentence names the records that say so, and opens them. */
function ReasonLines(props: {
  readonly kind: 'against' | 'for';
  readonly reasons: readonly Reason[];
  readonly findings: readonly ClosingFinding[];
  readonly none: string;
  readonly typed: ContactFacts | undefined;
}) {
  const words = useWords();
  const { board } = useRescue();
  const { reasons, findings, typed } = props;
  const factsOf = (contact: string) =>
    typed?.contact === contact ? typed : board.contacts.get(contact)?.facts;
  const nameOf = (contact: string) => {
    const facts = factsOf(contact);
    return facts === undefined ? contact : contactName(facts, words);
  };
  return (
    <div className={`reason-lines is-${props.kind}`}>
      <p>
        <strong>{words.t(text[props.kind])}</strong>
      </p>
      <ul className="reasons">
        {reasons.length + findings.length === 0 ? <li className="quiet">{props.none}</li> : null}
        {findings.map((finding) => (
          <li key={`${finding.obstacle} ${finding.contacts.join(' ')}`}>
            <strong>{findingWords(finding, words)}</strong>{' '}
            <span className="quiet">{finding.contacts.map(nameOf).join(', ')}</span>
          </li>
        ))}
        {reasons.map((reason) => (
          <li key={`${reason.kind} ${reason.contacts.join(' ')}`}>{reasonWords(reason, words, factsOf)}</li>
        ))}
      </ul>
    </div>
  );
}
