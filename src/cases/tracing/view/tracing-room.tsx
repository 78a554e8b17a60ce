import { useEffect, useState } from 'react';
import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import type { RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useNudge, useResource } from '../../../kit/resource.ts';
import { deskOwner } from '../../../kit/room/desk-owner.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import { type OwnRequest, phaseOf, type TracingAnswer } from '../wire.ts';
import { OpenRequestDialog } from './dialog-open.tsx';
import { RequestDialog } from './dialogs.tsx';
import { PairDialog } from './dialogs-pair.tsx';
import { openedRequestOf } from './opened-request.ts';
import { commandOf, type TracingAct, tracingAction } from './orders.ts';
import { RequestPage } from './request-page.tsx';
import { RequestTable, ToldTable } from './request-tables.tsx';
import { formText } from './text-acts.ts';
import { phaseText, soughtText, tracingText as text } from './text.ts';
import { type Dialog, OpenDialog } from './tracing-context.tsx';
import { unsaidPair } from './why.ts';

/** The room of family tracing: requests of this side, what the other has told, and what staff of both make of them. */
export function TracingRoom() {
  const { t } = useWords();
  const { staff, onNews, singleKeys } = useRoom();
  const may = useMay();
  const act = useAct();
  const lying = openedRequestOf(deskOwner(staff));
  const opened = useStore(lying);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const answer = useResource<TracingAnswer>('/api/cases/tracing/requests');
  const { again, value, at } = answer;
  const nudge = useNudge(answer);
  useEffect(() => onNews('tracing', nudge), [onNews, nudge]);
  const request = value?.own.find((one) => one.request === opened);
  const refusal = may(tracingAction('OpenTracing'), text.giver);
  const open = () => (refusal === null ? setDialog({ kind: 'open' }) : false);
  useKeys(singleKeys && dialog === null ? { n: open } : {});
  const parts = (right: TracingAct): RoomActParts => ({
    refusal: may(tracingAction(right), text.giver),
    act,
    onClose: () => setDialog(null),
    onTaken: again,
  });
  return (
    <RoomFrame
      title={t(text.title)}
      lead={t(text.lead)}
      tools={<ActionButton label={t(formText.openIt)} hint="n" refusal={refusal} onPress={open} />}
    >
      <ResourceNotice of={answer} />
      {value?.more === true ? <p className="notice is-trouble">{t(text.more)}</p> : null}
      <RoomActLine act={act} />
      <div className="room-body">
        {value === null ? null : (
          <div className="tracing-lists">
            <RequestTable rows={value.own} at={at} opened={opened} onOpen={lying.set} />
            <ToldTable rows={value.told} />
          </div>
        )}
        {request === undefined ? null : (
          <RoomAside
            key={request.request}
            title={t(soughtText[request.relation])}
            badge={<span className="quiet">{t(phaseText[phaseOf(request)])}</span>}
            wide
            onClose={() => lying.set(null)}
          >
            <OpenDialog value={setDialog}>
              <RequestPage request={request} />
            </OpenDialog>
          </RoomAside>
        )}
      </div>
      <OneDialog dialog={dialog} own={value?.own ?? []} parts={parts} onOpened={lying.set} />
    </RoomFrame>
  );
}

function OneDialog(props: {
  readonly dialog: Dialog | null;
  readonly own: readonly OwnRequest[];
  readonly parts: (right: TracingAct) => RoomActParts;
  readonly onOpened: (request: string) => void;
}) {
  const { dialog, own, parts, onOpened } = props;
  if (dialog === null) return null;
  if (dialog.kind === 'open') return <OpenRequestDialog {...parts('OpenTracing')} onOpened={onOpened} />;
  const request = own.find((one) => one.request === dialog.request);
  // Its request is no longer to be seen.
  if (request === undefined) return null;
  const acts = parts(commandOf[dialog.kind]);
  if (!('other' in dialog)) return <RequestDialog kind={dialog.kind} request={request} parts={acts} />;
  const { other } = dialog;
  const offered = request.suggestions.find((one) => one.other === other);
  const pair =
    request.pairs.find((one) => one.otherRequest === other) ??
    (offered === undefined ? undefined : unsaidPair(offered.facts));
  if (pair === undefined) return null;
  return <PairDialog kind={dialog.kind} request={request} pair={pair} parts={acts} />;
}
