import type { ReactNode } from 'react';
import { ActStatus, troubledOutcome } from '../../../kit/acts/act-status.tsx';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcClock } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { troubleWords } from '../../../kit/room/resource-notice.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import { CallPanel } from './call-panel.tsx';
import { LinkNotice } from './link-notice.tsx';
import { newName } from './orders.ts';
import { callText } from './text-call.ts';
import { Dialogs } from './dialogs.tsx';
import { useRescue } from './rescue-context.tsx';
import { giverText, rescueText as text } from './text.ts';

/** One room of the rescue: its list, what stands beside it, the call in hand and whatever lies over all of it. */
export function RescueFrame(props: {
  readonly title: string;
  readonly lead?: string;
  readonly tools?: ReactNode;
  readonly list: ReactNode;
  /** The list with what stands beside it; while a call is taken the list alone stays, and the call stands beside it. */
  readonly whole: (list: ReactNode) => ReactNode;
}) {
  const { desk } = useRescue();
  const call = useStore(desk.call);
  const taking = call !== null && !call.aside;
  return (
    <RoomFrame
      title={props.title}
      {...(props.lead === undefined ? {} : { lead: props.lead })}
      tools={
        <>
          {props.tools}
          <CallButton />
        </>
      }
    >
      <BoardNotice />
      <LinkNotice />
      <LastAct />
      <div className="room-body rescue-body">
        {taking ? (
          <>
            <div className="rescue-list">{props.list}</div>
            <CallPanel key={call.began} call={call} />
          </>
        ) : (
          props.whole(props.list)
        )}
      </div>
      <Dialogs />
    </RoomFrame>
  );
}

/** `n`: a call begins, or one goes back to the call in hand. */
function CallButton() {
  const { t, language } = useWords();
  const may = useMay();
  const room = useRoom();
  const { desk, now } = useRescue();
  const call = useStore(desk.call);
  const dialog = useStore(desk.dialog);
  const refusal = may('operations/rescue/RecordContact', giverText.watch);
  const take = () => {
    if (refusal !== null) return;
    const inHand = call ?? { call: newName('call'), began: now, startedAt: performance.now() };
    // Told again on coming back: after a crash the call may lie at another desk now.
    room.calls.begun(inHand.call);
    desk.call.set({ ...inHand, aside: false });
  };
  useKeys(room.singleKeys && dialog === null ? { n: take } : {});
  return (
    <>
      {call?.aside === true ? (
        <strong className="figures rescue-call-open" role="status">
          {t(text.callOpen, {
            at: formatUtcClock(call.began),
            age: formatAge((now - call.began) / 1000, language),
          })}
        </strong>
      ) : null}
      <ActionButton
        strong
        label={t(call?.aside === true ? text.backToCall : text.takeCall)}
        hint="n"
        refusal={refusal}
        onPress={take}
      />
    </>
  );
}

const recordedSaidMilliseconds = 30_000;

/** How the last act stands, with its undo: one line. While a dialog is open the dialog says it. */
function LastAct() {
  const words = useWords();
  const { desk, act, now } = useRescue();
  const dialog = useStore(desk.dialog);
  const recorded = useStore(desk.recorded);
  // Taken without trouble, a call is said until the next act or for half a minute: an old word is no news.
  const isPast =
    recorded?.refused === null &&
    (act.outcome.kind !== 'idle' || now - recorded.at > recordedSaidMilliseconds);
  const call = isPast ? null : recorded;
  const isSaid = call !== null || (dialog === null && act.outcome.kind !== 'idle');
  const refused = call?.refused == null ? null : troubledOutcome(call.refused, words);
  return (
    <div className={isSaid ? 'rescue-act is-said' : 'rescue-act'}>
      {call === null ? null : (
        <p role="status" className={refused === null ? 'figures' : 'act-trouble'}>
          {refused === null
            ? words.t(callText.done, { seconds: words.n(call.seconds, 1) })
            : words.t(callText.alsoFailed, { what: refused })}
        </p>
      )}
      {dialog === null ? <ActStatus act={act} /> : null}
    </div>
  );
}

const oldAfterMilliseconds = 10_000;

/** How the board stands: being asked, unreachable, busy, refused, old. Nothing is shown while all is well. */
function BoardNotice() {
  const words = useWords();
  const { t, language } = words;
  const { desk } = useRescue();
  const { at, trouble } = useStore(desk.link.standing);
  const ageMilliseconds = at === null ? 0 : Date.now() - at;
  const isOld = at !== null && ageMilliseconds > oldAfterMilliseconds;
  const loading = at === null && trouble === null;
  const says = trouble !== null || isOld || loading;
  return (
    <div role="status" className={says ? `notice ${loading ? '' : 'is-trouble'}` : 'unseen'}>
      {loading ? t(text.loading) : null}
      {trouble === null ? null : <strong>{troubleWords(trouble, words)}</strong>}
      {isOld ? <span>{t(text.ageOfBoard, { age: formatAge(ageMilliseconds / 1000, language) })}</span> : null}
    </div>
  );
}
