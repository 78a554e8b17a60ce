import { useEffect, useRef } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { instant, toUtc } from '../../../kernel/time.ts';
import { askedSide, boatsOf, isRequestOpen } from '../request.ts';
import {
  findingText,
  requestEndText,
  requestLanguageText,
  requestRefusalText,
  requestStepText,
  supportCallsText,
  topicText,
  withdrawalText,
} from '../text-request.ts';
import type { Said } from '../wire.ts';
import type { InformationAsked, RequestView } from '../wire-request.ts';
import { Delivery } from './delivery.tsx';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { requestActs } from './request-acts.ts';
import { namesOf } from './request-words.ts';
import { roomText } from './text.ts';
import { requestsText as text } from './text-request.ts';
import { ActRow } from './unit-acts.tsx';
import { boatName } from './unit-words.ts';

/** One request: whether it has arrived, what each side has said of it and when, what is asked and answered in words. */
export function RequestPage(props: { readonly request: RequestView }) {
  const { t } = useWords();
  const { staff } = useRoom();
  const dispatch = useDispatch();
  const { request } = props;
  const isOpen = isRequestOpen(request, toUtc(instant(dispatch.now)));
  useSeen(request);
  return (
    <>
      <Delivery side={askedSide(request)} delivered={request.delivered} isOpen={isOpen} />
      {isOpen && request.answer === null ? <p className="quiet">{t(text.nobodyAssumes)}</p> : null}
      {request.withdrawn !== null && request.answer?.refusal === null ? (
        <p role="alert" className="overdue">
          {t(text.acceptedUnseen)}
        </p>
      ) : null}
      <ActRow keys acts={requestActs(request, { ...dispatch, own: staff.state, isOpen })} />
      {request.information === null ? null : <Question of={request} information={request.information} />}
      <Facts request={request} />
      <Steps request={request} />
    </>
  );
}

/** Whoever opens a request of the other side has seen it: that is said to them, once, and it answers nothing. */
function useSeen({ request, side, seen, answer, withdrawn }: RequestView): void {
  const { staff } = useRoom();
  const { send, may } = useDispatch();
  const isToSay =
    side !== staff.state &&
    seen === null &&
    answer === null &&
    withdrawn === null &&
    may('NoteRequestSeen') === null;
  const said = useRef<string | null>(null);
  useEffect(() => {
    // Once for each opened request; the list tells when it is written.
    if (!isToSay || said.current === request) return;
    said.current = request;
    send(dispatchOrder('NoteRequestSeen', { request }));
  }, [request, isToSay, send]);
}

function Question(props: { readonly of: RequestView; readonly information: InformationAsked }) {
  const { t } = useWords();
  const { side } = props.of;
  const { topic, lines, language, answer } = props.information;
  return (
    <Part title={t(topicText[topic])}>
      <p>
        <SideBadge side={side} /> <strong>{t(text.question)}</strong>{' '}
        <span className="quiet">{t(text.inLanguage, { language: t(requestLanguageText[language]) })}</span>
      </p>
      <blockquote lang={language}>{lines}</blockquote>
      {answer === null ? (
        <p className="quiet">{t(text.noAnswer)}</p>
      ) : (
        <>
          <p>
            <SideBadge side={askedSide(props.of)} /> <strong>{t(text.answer)}</strong> ·{' '}
            {t(findingText[answer.finding])} <Moment at={answer.at} seconds />{' '}
            <span className="quiet">
              {t(text.inLanguage, { language: t(requestLanguageText[answer.language]) })}
            </span>
          </p>
          <blockquote lang={answer.language}>{answer.lines}</blockquote>
        </>
      )}
    </Part>
  );
}

function Facts(props: { readonly request: RequestView }) {
  const { t } = useWords();
  const room = useRoom();
  const { boats } = useDispatch();
  const { request } = props;
  const { support } = request;
  return (
    <Part title={t(text.what)}>
      <Values
        none="–"
        rows={[
          ...(support === null
            ? []
            : ([
                [t(text.desk), support.desk ?? t(text.wholeWatch)],
                [t(text.calls), t(supportCallsText[support.calls])],
                [t(text.until), <Moment key="until" at={support.until} />],
              ] as const)),
          [t(text.boats), namesOf(request, boats)],
        ]}
      />
      {boatsOf(request).map((boat) => (
        <ActionButton
          key={boat}
          quiet
          label={`${t(roomText.open)} ${boatName(boats, boat)}`}
          onPress={() => room.openRecord(`boat/${boat}`)}
        />
      ))}
    </Part>
  );
}

/** Each step with the side whose word it is: what nobody has said reads as not said. */
function Steps(props: { readonly request: RequestView }) {
  const { t } = useWords();
  const { request } = props;
  const { side, asked, delivered, seen, answer, ended, withdrawn } = request;
  const theirs = askedSide(request);
  const refusal = answer?.refusal ?? null;
  return (
    <Part title={t(text.step)}>
      <ul className="plain-list">
        <Step side={side} name={t(requestStepText.asked)} said={asked} />
        <Step side={theirs} name={t(requestStepText.delivered)} said={delivered} />
        <Step side={theirs} name={t(requestStepText.seen)} said={seen} />
        <Step
          side={theirs}
          name={
            refusal === null
              ? t(requestStepText.accepted)
              : `${t(requestStepText.refused)} · ${t(requestRefusalText[refusal])}`
          }
          said={answer}
        />
        {ended === null ? null : (
          <Step
            side={ended.side}
            name={`${t(requestStepText.ended)} · ${t(requestEndText[ended.reason])}`}
            said={ended}
          />
        )}
        {withdrawn === null ? null : (
          <Step
            side={side}
            name={`${t(requestStepText.withdrawn)} · ${t(withdrawalText[withdrawn.reason])}`}
            said={withdrawn}
          />
        )}
      </ul>
    </Part>
  );
}

function Step(props: { readonly side: string; readonly name: string; readonly said: Said | null }) {
  const { t } = useWords();
  const { side, name, said } = props;
  return (
    <li>
      <SideBadge side={side} /> <strong>{name}</strong>{' '}
      {said === null ? (
        <span className="quiet">{t(text.notSaid)}</span>
      ) : (
        <>
          <Moment at={said.at} seconds /> <span className="quiet">{said.by}</span>
        </>
      )}
    </li>
  );
}
