import { useEffect, useState } from 'react';
import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useNudge, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import { TextExports } from '../../../kit/table/text-exports.tsx';
import type { HandoverAnswer } from '../answer-wire.ts';
import { sheetMinutesMax } from '../decide-handover.ts';
import { handoverKindText } from '../text.ts';
import { sheetText } from '../text-sheet.ts';
import { type HandoverKind, handoverKinds } from '../wire.ts';
import { minuteOf } from './figures.ts';
import { HandoverSheetView } from './handover-sheet.tsx';
import { HandoverSide } from './handover-side.tsx';
import { handoverStanding, isTooOld } from './handover-standing.ts';
import { type KeptSheet, keptSheet, saysTheSame } from './prepared-sheets.ts';
import { commonText } from './text.ts';
import { handoverText as text } from './text-handover.ts';

const askEverySeconds = 10;

/** What is handed over at this desk, as of one moment, and the two signatures. The sheet never moves while it is read. */
export function HandoverRoom() {
  const { t } = useWords();
  const { staff, onNews, singleKeys } = useRoom();
  const [kind, setKind] = useState<HandoverKind>('shift');
  const desk = staff.desk;
  const path = `/api/operations/watch/handover?desk=${encodeURIComponent(desk)}&kind=${kind}`;
  const asked = useResource<HandoverAnswer>(path, askEverySeconds);
  const { again } = asked;
  const nudge = useNudge(asked);
  useEffect(() => onNews('watch', nudge), [onNews, nudge]);
  const [held, setHeld] = useState<HandoverAnswer | null>(null);
  const { value } = asked;
  useEffect(() => {
    // The first sheet of each desk and kind; later ones wait until somebody asks for them.
    if (value !== null && (held === null || held.sheet.kind !== kind || held.sheet.desk !== desk))
      setHeld(value);
  }, [value, held, kind, desk]);
  const toNow = () => {
    if (value !== null) setHeld(value);
  };
  useKeys(singleKeys ? { r: toNow } : {});
  const act = useAct();
  return (
    <RoomFrame
      title={`${t(text.title)} · ${desk}`}
      tools={
        <Segmented
          label={t(text.kind)}
          value={kind}
          choices={handoverKinds.map((one) => ({ value: one, label: t(handoverKindText[one]) }))}
          onChange={setKind}
        />
      }
    >
      <ResourceNotice of={asked} />
      <RoomActLine act={act} />
      {value === null || held === null ? null : (
        <Handover answer={value} held={held} desk={desk} act={act} onNow={toNow} again={again} />
      )}
    </RoomFrame>
  );
}

function Handover(props: {
  readonly answer: HandoverAnswer;
  readonly held: HandoverAnswer;
  readonly desk: string;
  readonly act: ReturnType<typeof useAct>;
  readonly onNow: () => void;
  readonly again: () => void;
}) {
  const room = useRoom();
  const now = useStore(room.clock);
  const { answer, held, desk } = props;
  const { staff } = room;
  const standing = handoverStanding(answer.handovers, desk, { staff: staff.id, desk: staff.desk, now });
  const { running } = standing;
  const kept = running === null ? null : keptSheet(running.sheetHash);
  const shown: KeptSheet = kept ?? held;
  return (
    <div className="handover">
      <div className="handover-sheet" tabIndex={0} role="group" aria-label={shown.text.en.split('\n')[0]}>
        <SheetHead shown={shown} answer={answer} isPrepared={kept !== null} onNow={props.onNow} />
        {running !== null && kept === null ? (
          <NotHere at={running.preparedAt} hash={running.sheetHash} />
        ) : null}
        <HandoverSheetView sheet={shown.sheet} />
      </div>
      <HandoverSide
        answer={answer}
        shown={held}
        isKept={kept !== null}
        standing={standing}
        desk={desk}
        act={props.act}
        again={props.again}
      />
    </div>
  );
}

/** How old the sheet is, whether the record has gone on since, and the ways out of the screen. */
function SheetHead(props: {
  readonly shown: KeptSheet;
  readonly answer: HandoverAnswer;
  readonly isPrepared: boolean;
  readonly onNow: () => void;
}) {
  const { t, language } = useWords();
  const { clock } = useRoom();
  const now = useStore(clock);
  const { shown, answer } = props;
  const { at } = shown.sheet;
  const age = formatAge((now - Date.parse(at)) / 1000, language);
  const isChanged = !saysTheSame(shown.sheet, answer.sheet);
  return (
    <div className="table-tools">
      <strong className="figures">
        {props.isPrepared ? t(text.prepared, { at: minuteOf(at) }) : t(text.asOf, { at: minuteOf(at), age })}
      </strong>
      {isTooOld(at, now, sheetMinutesMax) ? <strong className="overdue">{t(text.tooOld)}</strong> : null}
      <span role="status">{isChanged ? t(text.changed) : ''}</span>
      {props.isPrepared ? null : <ActionButton label={t(text.refresh)} hint="r" onPress={props.onNow} />}
      <span className="stretch" />
      <TextExports
        name="handover"
        title={sheetText.title}
        marking={commonText.marking}
        text={shown.text}
        askedAt={Date.parse(at)}
        more={[[text.fingerprint, shown.sheetHash]]}
      />
    </div>
  );
}

function NotHere(props: { readonly at: string; readonly hash: string }) {
  const { t } = useWords();
  return (
    <p className="notice is-trouble">
      {t(text.notHere, { at: minuteOf(props.at), start: props.hash.slice(0, 2) })}
    </p>
  );
}
