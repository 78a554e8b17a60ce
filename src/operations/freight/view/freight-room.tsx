import { useEffect, useState } from 'react';
import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { TipList } from '../../../kit/tips/tip-list.tsx';
import { useTips } from '../../../kit/tips/use-tips.ts';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { CorrectDialog } from './dialog-correct.tsx';
import { FindDialog } from './dialog-find.tsx';
import { JoinDialog, PartDialog } from './dialog-join.tsx';
import { NextDialog } from './dialog-next.tsx';
import { OpenDialog } from './dialog-open.tsx';
import { RecordDialog } from './dialog-record.tsx';
import { EquipmentDialog } from './dialog-equipment.tsx';
import { MetDialog } from './dialog-met.tsx';
import { LaneDialog, PlaceDialog } from './dialog-place.tsx';
import { PlateDialog } from './dialog-plate.tsx';
import { VehicleDialog } from './dialog-vehicle.tsx';
import { DriverReports } from './driver-reports.tsx';
import { EquipmentTable } from './equipment-table.tsx';
import { FreightContext, type FreightDialog, useFreight, useFreightRoom } from './freight-context.tsx';
import { LiveMark } from './live-mark.tsx';
import { MethodsTable } from './methods-table.tsx';
import { PassageList } from './passage-list.tsx';
import { PlaceTable } from './place-table.tsx';
import { actsText, freightText as text } from './text.ts';
import { placeText } from './text-forms.ts';

import { driverReportsText } from './text-driver-reports.ts';

const tabs = ['passages', 'methods', 'equipment', 'places', 'drivers'] as const;
type Tab = (typeof tabs)[number];
const tabLabels = {
  passages: text.tabPassages,
  methods: text.tabMethods,
  equipment: text.tabEquipment,
  places: placeText.tab,
  drivers: driverReportsText.tab,
} as const;

/** Vehicles at ports and terminals: passages, how methods perform, and equipment with its calibration. */
export function FreightRoom() {
  const freight = useFreightRoom();
  return (
    <FreightContext value={freight}>
      <Board />
    </FreightContext>
  );
}

function Board() {
  const { t } = useWords();
  const { act, dialog, setDialog, may, list, registers, opened } = useFreight();
  const { singleKeys } = useRoom();
  const [tab, setTab] = useState<Tab>('passages');
  // The alarm line may open one while another list is in sight.
  useEffect(() => {
    if (opened !== null) setTab('passages');
  }, [opened]);
  const tips = useTips('freight');
  const open = may('OpenPassage');
  useKeys(
    singleKeys && dialog === null
      ? {
          '1': () => setTab('passages'),
          '2': () => setTab('methods'),
          '3': () => setTab('equipment'),
          '4': () => setTab('places'),
          '5': () => setTab('drivers'),
          n: () => (open === null ? setDialog({ kind: 'open' }) : false),
          f: () => setDialog({ kind: 'find' }),
        }
      : {},
  );
  return (
    <RoomFrame
      title={t(text.title)}
      tools={
        <>
          <Segmented
            label={t(text.view)}
            value={tab}
            choices={tabs.map((value) => ({ value, label: t(tabLabels[value]) }))}
            onChange={setTab}
          />
          <ActionButton label={t(actsText.find)} hint="f" onPress={() => setDialog({ kind: 'find' })} />
          <ActionButton
            label={t(actsText.open)}
            hint="n"
            refusal={open}
            onPress={() => setDialog({ kind: 'open' })}
          />
        </>
      }
    >
      <LiveMark />
      <TipList {...tips} />
      {tab === 'passages' ? <ResourceNotice of={list} /> : null}
      {tab === 'equipment' || tab === 'places' ? <ResourceNotice of={registers} /> : null}
      <RoomActLine act={act} />
      <div className="room-body">{bodies[tab]}</div>
      <Dialogs />
    </RoomFrame>
  );
}

const bodies = {
  passages: <PassageList />,
  methods: <MethodsTable />,
  equipment: <EquipmentTable />,
  places: <PlaceTable />,
  drivers: <DriverReports />,
} as const satisfies Record<Tab, unknown>;

function Dialogs() {
  const { dialog, passage } = useFreight();
  if (dialog === null) return null;
  if (dialog.kind === 'open') return <OpenDialog />;
  if (dialog.kind === 'find') return <FindDialog />;
  if (dialog.kind === 'equipment' || dialog.kind === 'place' || dialog.kind === 'lane')
    return <RegisterDialog dialog={dialog} />;
  const shown = passage.value?.passage;
  // Its passage is being asked for, or is no longer to be seen.
  if (shown === undefined || shown.passage !== dialog.passage) return null;
  switch (dialog.kind) {
    case 'correct':
      return <CorrectDialog passage={shown} control={dialog.control} />;
    case 'record':
      return <RecordDialog passage={shown} />;
    case 'join':
      return <JoinDialog passage={shown} />;
    case 'part':
      return <PartDialog passage={shown} />;
    case 'next':
      return <NextDialog passage={shown} />;
    case 'plate':
      return <PlateDialog passage={shown} />;
    case 'vehicle':
      return <VehicleDialog passage={shown} />;
    case 'met':
      return <MetDialog passage={shown} />;
    default:
      return dialog satisfies never;
  }
}

type OfRegister = Extract<FreightDialog, { readonly kind: 'equipment' | 'place' | 'lane' }>;

/** A row as the register holds it now; one that is gone meanwhile has no form. */
function RegisterDialog({ dialog }: { readonly dialog: OfRegister }) {
  const { registers } = useFreight();
  if (dialog.kind === 'equipment') {
    const shown = registers.value?.equipment.find(({ equipment }) => equipment === dialog.equipment);
    return dialog.equipment !== null && shown === undefined ? null : (
      <EquipmentDialog shown={shown ?? null} />
    );
  }
  const shown = registers.value?.places.find(({ place }) => place === dialog.place);
  if (dialog.place !== null && shown === undefined) return null;
  if (dialog.kind === 'place') return <PlaceDialog shown={shown ?? null} />;
  return shown === undefined ? null : <LaneDialog shown={shown} lane={dialog.lane} />;
}
