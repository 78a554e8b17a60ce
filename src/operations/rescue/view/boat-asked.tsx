import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import { useStore } from '../../../kit/store.ts';
import type { BoatView } from '../board-wire.ts';
import { requestsOf, type RequestStanding } from './boat-requests.ts';
import { useRescue } from './rescue-context.tsx';
import { boatRequestsText as text, requestStandingText } from './text-requests.ts';
import { requestWordText } from './text-terms.ts';
import { giverText } from './text.ts';

/**
 * What either side asked of the other about this boat, each with its way to the request; and, first, the way to ask.
 * Words and answers stay with the request, in the room of the units.
 */
export function BoatAsked(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const requests = requestsOf(props.boat);
  return (
    <div className="part">
      <AskOther boat={props.boat} />
      {requests.length === 0 ? (
        <p className="quiet-note">{t(text.none)}</p>
      ) : (
        <table className="plain-table">
          <caption className="unseen">{t(text.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(text.what)}</th>
              <th scope="col">{t(text.step)}</th>
              <th scope="col">{t(text.since)}</th>
              <th scope="col">{t(text.open)}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <AskedRow key={request.request} request={request} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function AskedRow(props: { readonly request: RequestStanding }) {
  const { t, language } = useWords();
  const { openRecord } = useRoom();
  const { now } = useRescue();
  const { request, kind, topic, step, at, isOpen } = props.request;
  const what = [kind, topic].flatMap((word) => (word === null ? [] : [t(termOf(requestWordText, word))]));
  const stands = t(termOf(requestStandingText, step));
  const named = t(text.openNamed, { what: what.join(', '), step: stands });
  return (
    <tr>
      <td>{what.join(' · ')}</td>
      <td>{isOpen ? <strong>{stands}</strong> : stands}</td>
      <td className="figures">{formatAge((now - Date.parse(at)) / 1000, language)}</td>
      <td>
        <ActionButton
          quiet
          label={t(text.openOne)}
          title={named}
          onPress={() => openRecord(`side-request/${request}`)}
        />
      </td>
    </tr>
  );
}

/** Opens the question with this boat in it; where this post may not ask, it says who can give that. */
function AskOther(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { singleKeys, openRecord } = useRoom();
  const { desk } = useRescue();
  const may = useMay();
  const rests = useStore(desk.dialog) !== null || !singleKeys;
  const refusal = may('operations/dispatch/AskInformation', giverText.watch);
  const ask = () => {
    if (refusal === null) openRecord(`ask-other-side/${props.boat.boat}`);
  };
  useKeys(rests ? {} : { q: ask });
  return (
    <div className="act-row">
      <ActionButton label={t(text.ask)} hint="q" refusal={refusal} onPress={ask} />
    </div>
  );
}
