import { useWords } from '../../../kit/i18n/language.tsx';
import type { Text } from '../../../kernel/text.ts';
import { suggesterOf } from '../match.ts';
import type { PairView, RequestFacts } from '../wire.ts';
import { concernText, doubtText, reasonText, tracingText as text } from './text.ts';

/** What speaks against two requests being of one family, then what speaks for it: always in this order, both always said. */
export function AgainstFor(props: { readonly request: RequestFacts; readonly pair: PairView }) {
  const words = useWords();
  const { t } = words;
  const { request, pair } = props;
  if (pair.other === null) return null;
  const found = suggesterOf([pair.other])(request)[0];
  const { concern } = pair;
  const against: readonly string[] = [
    ...(concern === null ? [] : [t(text.concernHere, { concern: t(concernText[concern.concern]) })]),
    ...(found === undefined ? [t(text.unfit)] : found.against.map((one) => t(doubtText[one]))),
  ];
  const speaks = (found?.reasons ?? []).map((one) => t(reasonText[one]));
  return (
    <div className="against-for">
      <Lines kind="against" head={text.against} lines={against} none={text.nothingAgainst} />
      <Lines kind="for" head={text.for} lines={speaks} none={text.nothingFor} />
    </div>
  );
}

function Lines(props: {
  readonly kind: 'against' | 'for';
  readonly head: Text;
  readonly lines: readonly string[];
  readonly none: Text;
}) {
  const { t } = useWords();
  const { kind, head, lines, none } = props;
  return (
    <p className={`reason-lines is-${kind}${lines.length === 0 ? ' is-none' : ''}`}>
      <strong>{t(head)}</strong>{' '}
      {lines.length === 0 ? <span className="quiet">{t(none)}</span> : lines.join(' · ')}
    </p>
  );
}
