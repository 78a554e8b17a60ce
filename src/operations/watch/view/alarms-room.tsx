import { useState } from 'react';
import { useAct } from '../../../kit/acts/use-act.ts';
import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { LinkNotice } from '../../../kit/room/link-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { AlarmsView } from '../wire.ts';
import { BudgetStrip } from './alarm-budget.tsx';
import { useAlarmColumns } from './alarm-columns.tsx';
import { AlarmPage } from './alarm-page.tsx';
import { alarmRows, type Which, whiches } from './alarm-rows.ts';
import { alarmName } from './alarm-words.ts';
import { ShelveDialog } from './dialog-shelve.tsx';
import { alarmsText as text, commonText } from './text.ts';
import { useHeldLink, useWatchDesk } from './use-watch.ts';

const layout = createTableLayout('watch.alarms', null);

/** Every alarm that stands, by cause, with what the desk was interrupted by; one opened beside. */
export function AlarmsRoom() {
  const words = useWords();
  const { t } = words;
  const desk = useWatchDesk();
  const view = useHeldLink(desk.alarms);
  const opened = useStore(desk.alarm);
  const dialog = useStore(desk.dialog);
  const act = useAct();
  const alarm = view?.alarms.find((one) => one.alarm === opened);
  const shelved =
    dialog?.kind === 'shelve' ? view?.alarms.find((one) => one.alarm === dialog.alarm) : undefined;
  return (
    <RoomFrame title={t(text.title)} tools={<SoundSwitch />}>
      <LinkNotice of={desk.alarms} />
      {view === null ? null : <BudgetStrip budget={view.budget} />}
      {view?.truncated === true ? <p className="notice is-trouble">{t(text.truncated)}</p> : null}
      <RoomActLine act={act} />
      <div className="room-body">
        <AlarmTable view={view} />
        {view === null || alarm === undefined ? null : (
          <RoomAside
            key={alarm.alarm}
            title={alarmName(alarm, words)}
            wide
            onClose={() => desk.alarm.set(null)}
          >
            <AlarmPage alarm={alarm} view={view} act={act} />
          </RoomAside>
        )}
      </div>
      {shelved === undefined ? null : <ShelveDialog key={shelved.alarm} alarm={shelved} act={act} />}
    </RoomFrame>
  );
}

function AlarmTable(props: { readonly view: AlarmsView | null }) {
  const { t, n } = useWords();
  const { staff } = useRoom();
  const desk = useWatchDesk();
  const { at, trouble } = useStore(desk.alarms.standing);
  const opened = useStore(desk.alarm);
  const [which, setWhich] = useState<Which>('all');
  const [whose, setWhose] = useState<'ours' | 'both'>('ours');
  const side = whose === 'ours' ? staff.state : null;
  const { view } = props;
  const rowsOf = (list: Which) => (view === null ? [] : alarmRows(view, list, side));
  const label = {
    asking: text.whichAsking,
    acknowledged: text.whichAcknowledged,
    returned: text.whichReturned,
    shelved: text.whichShelved,
    all: text.whichAll,
  } as const;
  // A list that is not known is not an empty one.
  const unknown = trouble === null ? text.asking : text.notKnown;
  const empty = view === null ? unknown : view.alarms.length === 0 ? text.empty : text.emptyFilter;
  return (
    <RecordTable
      name="watch-alarms"
      title={t(text.title)}
      columns={useAlarmColumns()}
      rows={rowsOf(which)}
      rowKey={({ alarm }) => alarm.alarm}
      layout={layout}
      opened={opened}
      onOpen={({ alarm }) => desk.alarm.set(alarm.alarm)}
      empty={t(empty)}
      askedAt={at}
      marking={commonText.marking}
      tools={
        <>
          <Segmented
            label={t(text.which)}
            value={which}
            choices={whiches.map((value) => ({
              value,
              label: `${t(label[value])} ${view === null ? '–' : n(rowsOf(value).length)}`,
            }))}
            onChange={setWhich}
          />
          <Segmented
            label={t(text.whose)}
            value={whose}
            choices={[
              { value: 'ours', label: `${t(text.ours)} (${staff.state.toUpperCase()})` },
              { value: 'both', label: t(text.both) },
            ]}
            onChange={setWhose}
          />
        </>
      }
    />
  );
}

/** The sound is the officer's own to switch on. */
function SoundSwitch() {
  const { t } = useWords();
  const desk = useWatchDesk();
  const isOn = useStore(desk.sound);
  return (
    <label className="check" title={t(text.soundTitle)}>
      <input type="checkbox" checked={isOn} onChange={(event) => desk.sound.set(event.target.checked)} />
      {t(text.sound)}
    </label>
  );
}
