import { useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Opened } from '../../../kit/open-vault.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { LongId, Part, Values } from '../../../kit/room/values.tsx';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import { isChildAlone, type OwnRequest } from '../wire.ts';
import { AgainstFor } from './against-for.tsx';
import { ConcernButton, PairList, RuledOutPairs } from './pair-list.tsx';
import { FactsLines } from './phrases.tsx';
import { PairButton, RequestButton } from './tracing-context.tsx';
import { consenterText, outcomeText, tracingText as text } from './text.ts';
import { unsaidPair } from './why.ts';

/** One tracing request of this side: what is known, what is sealed, what is linked, and what may be of one family. */
export function RequestPage({ request }: { readonly request: OwnRequest }) {
  return (
    <>
      <div className="act-row">
        {(['share', 'withhold', 'correct', 'close', 'reopen'] as const).map((act) => (
          <RequestButton key={act} act={act} request={request} />
        ))}
      </div>
      <div className="tracing-own">
        <FactsLines facts={request} />
      </div>
      <RequestValues request={request} />
      <Sealed person={request.person} />
      <PairList request={request} />
      <Suggestions request={request} />
    </>
  );
}

function RequestValues({ request }: { readonly request: OwnRequest }) {
  const { t } = useWords();
  const { consent, isShared, opened, closed } = request;
  return (
    <Values
      none="–"
      rows={[
        ...(closed === null
          ? []
          : [
              [
                t(text.ended),
                <span key="ended">
                  {t(outcomeText[closed.outcome])} · <Moment at={closed.at} />{' '}
                  {t(text.doneBy, { by: closed.by })}
                </span>,
              ] as const,
            ]),
        [t(text.sharedSince), isShared ? t(text.yes) : t(text.notShared)],
        [
          t(text.consent),
          isChildAlone(request) ? <strong>{t(text.childAlone)}</strong> : t(consenterText[consent]),
        ],
        [
          t(text.opened),
          <span key="opened">
            <Moment at={opened.at} /> {t(text.doneBy, { by: opened.by })}
          </span>,
        ],
        [t(text.reference), <LongId key="reference" id={request.request} />],
      ]}
    />
  );
}

/** Name and words, opened by an act that is written in the log; kept while they are shown, and no longer. */
function Sealed({ person }: { readonly person: string }) {
  const { t } = useWords();
  const may = useMay();
  const [opened, setOpened] = useState<Opened | null>(null);
  const details = opened?.subjects.flatMap((subject) => subject.details) ?? [];
  return (
    <Part title={t(text.sealed)}>
      {opened === null ? (
        <>
          <p className="quiet">{t(text.sealedHint)}</p>
          <VaultOpening
            label={t(text.openSealed)}
            hint={t(text.openHint)}
            refusal={may('cases/vault/open', text.vaultGiver)}
            subjects={[person]}
            kinds={['name', 'free_text']}
            reason="safeguarding"
            onOpened={setOpened}
          />
        </>
      ) : null}
      {opened !== null && details.length === 0 ? <p className="quiet">{t(text.nothingOpen)}</p> : null}
      {details.length === 0 ? null : (
        <Values
          none="–"
          rows={details.map((one) => [t(one.kind === 'name' ? text.name : text.ownWords), one.text] as const)}
        />
      )}
    </Part>
  );
}

/** Requests that may be of the same family: what speaks against each before what speaks for it. */
function Suggestions({ request }: { readonly request: OwnRequest }) {
  const { t } = useWords();
  const { suggestions, pairs, closed } = request;
  return (
    <Part title={t(text.suggestions)}>
      <p className="quiet">
        {t(
          closed !== null
            ? text.closedSuggestions
            : suggestions.length === 0
              ? text.noSuggestions
              : text.suggestionsHint,
        )}
      </p>
      <ul className="plain-list tracing-list">
        {suggestions.map(({ other, facts }) => {
          const said = pairs.find((one) => one.otherRequest === other);
          const of = { request, pair: said ?? unsaidPair(facts) };
          return (
            <li key={other} className="option">
              <FactsLines facts={facts} />
              <AgainstFor {...of} />
              <div className="act-row">
                <PairButton {...of} act="link" says />
                <PairButton {...of} act="ruleOut" />
                <ConcernButton {...of} />
              </div>
            </li>
          );
        })}
      </ul>
      <RuledOutPairs request={request} />
    </Part>
  );
}
