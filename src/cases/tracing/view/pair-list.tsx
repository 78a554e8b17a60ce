import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { isLinkedThereAlone, mayBeInContact, type OwnRequest, type PairView } from '../wire.ts';
import { AgainstFor } from './against-for.tsx';
import { FactsLines, shortName, stepOf, useAge } from './phrases.tsx';
import { PairButton } from './tracing-context.tsx';
import {
  concernText,
  consenterText,
  groundText,
  ruledOutText,
  stepText,
  tracingText as text,
} from './text.ts';

/** Pairs of which something stands, what needs an act first; none that were ruled out, which stand below. */
export function standingPairs({ pairs }: OwnRequest): readonly PairView[] {
  const isStanding = ({ link, ruledOut, declined, told }: PairView) =>
    ruledOut === null && (link !== null || declined !== null || told?.link != null);
  const rank = (pair: PairView) => (mayBeInContact(pair) ? 0 : isLinkedThereAlone(pair) ? 1 : 2);
  return pairs.filter(isStanding).toSorted((a, b) => rank(a) - rank(b));
}

/** Requests that this side or the other has linked with one of one's own: what to do next, who said what, and the acts. */
export function PairList({ request }: { readonly request: OwnRequest }) {
  const { t } = useWords();
  const pairs = standingPairs(request);
  if (pairs.length === 0) return null;
  return (
    <Part title={t(text.pairs)}>
      <ul className="plain-list tracing-list">
        {pairs.map((pair) => (
          <li key={pair.otherRequest} className="option">
            <OnePair request={request} pair={pair} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function OnePair({ request, pair }: { readonly request: OwnRequest; readonly pair: PairView }) {
  const { t } = useWords();
  const step = stepOf(pair, request);
  const of = { request, pair };
  return (
    <>
      {pair.other === null ? (
        <p className="quiet figures">{shortName(pair.otherRequest)}</p>
      ) : (
        <FactsLines facts={pair.other} />
      )}
      <p className={step === 'concern' || step === 'gone' ? 'tracing-step is-against' : 'tracing-step'}>
        <strong>{t(stepText[step])}</strong>
      </p>
      {pair.link === null ? <AgainstFor {...of} /> : null}
      <PairValues pair={pair} />
      {pair.link === null ? (
        <div className="act-row">
          <PairButton {...of} act="link" says />
          <PairButton {...of} act="ruleOut" />
          <ConcernButton {...of} />
        </div>
      ) : (
        <div className="act-row">
          <PairButton {...of} act="agree" />
          <PairButton {...of} act="decline" />
          <PairButton {...of} act="unlink" />
          <ConcernButton {...of} />
        </div>
      )}
    </>
  );
}

/** A concern is raised once; while it stands its place is that of its being cleared, by somebody else. */
export function ConcernButton(props: { readonly request: OwnRequest; readonly pair: PairView }) {
  return <PairButton {...props} act={props.pair.concern === null ? 'raise' : 'clear'} says />;
}

function PairValues({ pair }: { readonly pair: PairView }) {
  const words = useWords();
  const { t } = words;
  const ageOf = useAge();
  const { told } = pair;
  return (
    <Values
      none="–"
      rows={[
        ...ownRows(pair, words, ageOf),
        [
          t(text.otherSide),
          told?.link == null
            ? t(text.notLinkedThere)
            : t(text.linkedThere, {
                age: ageOf(told.link.at),
                grounds: groundWords(told.link.grounds, words),
              }),
        ],
        [
          t(text.contactThere),
          told === null || told.agreedAt === null
            ? t(text.noneThere)
            : t(text.agreedThere, { age: ageOf(told.agreedAt) }),
        ],
      ]}
    />
  );
}

type AgeOf = (at: string) => string;

/** What this side has said of the two. */
function ownRows({ link, agreed, declined, concern }: PairView, words: Words, ageOf: AgeOf) {
  const { t } = words;
  const contact =
    agreed !== null
      ? t(text.agreedHere, {
          age: ageOf(agreed.at),
          by: agreed.by,
          consent: t(consenterText[agreed.consent]),
        })
      : declined !== null
        ? t(text.declinedHere, { age: ageOf(declined.at), by: declined.by })
        : t(text.notAsked);
  return [
    [
      t(text.thisSide),
      link === null
        ? t(text.notLinkedHere)
        : t(text.linkedBy, { age: ageOf(link.at), by: link.by, grounds: groundWords(link.grounds, words) }),
    ] as const,
    [t(text.contactHere), contact] as const,
    ...(concern === null
      ? []
      : [
          [
            t(text.concern),
            t(text.concernBy, {
              concern: t(concernText[concern.concern]),
              age: ageOf(concern.at),
              by: concern.by,
            }),
          ] as const,
        ]),
  ];
}

function groundWords(grounds: readonly (keyof typeof groundText)[], { t }: Words): string {
  return grounds.map((one) => t(groundText[one])).join(' · ');
}

/** Requests that this side has ruled out: they stay in sight, and can still be linked. */
export function RuledOutPairs({ request }: { readonly request: OwnRequest }) {
  const { t, n } = useWords();
  const ageOf = useAge();
  const pairs = request.pairs.filter(({ ruledOut }) => ruledOut !== null);
  if (pairs.length === 0) return null;
  return (
    <details className="tracing-ruled-out">
      <summary>{t(text.ruledOut, { count: n(pairs.length) })}</summary>
      <ul className="plain-list tracing-list">
        {pairs.map((pair) => (
          <li key={pair.otherRequest} className="option">
            {pair.other === null ? (
              <p className="quiet figures">{shortName(pair.otherRequest)}</p>
            ) : (
              <FactsLines facts={pair.other} />
            )}
            {pair.ruledOut === null ? null : (
              <p className="quiet">
                {t(text.ruledOutBy, {
                  ground: t(ruledOutText[pair.ruledOut.ground]),
                  age: ageOf(pair.ruledOut.at),
                  by: pair.ruledOut.by,
                })}
              </p>
            )}
            <div className="act-row">
              <PairButton request={request} pair={pair} act="link" says />
              <PairButton request={request} pair={pair} act="reconsider" />
              <ConcernButton request={request} pair={pair} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
