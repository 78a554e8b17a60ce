import { useState } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { LongId, Values } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { CameraViewingRow } from '../wire.ts';
import { monitorText } from './text.ts';

const layout = createTableLayout('monitor.cameras', { column: 'at', down: true });

const purposeText = {
  alarm: { en: 'Alarm', fr: 'Alarme' },
  person_in_danger: { en: 'Person in danger', fr: 'Personne en danger' },
  patrol_support: { en: 'Support of a patrol', fr: 'Appui d’une patrouille' },
  train_stop: { en: 'Stop of trains', fr: 'Arrêt des trains' },
  device_check: { en: 'Check of the camera', fr: 'Contrôle de la caméra' },
} as const satisfies Record<CameraViewingRow['purpose'], Text>;

const endText = {
  left: { en: 'Left', fr: 'Quittée' },
  expired: { en: 'Time was up', fr: 'Durée écoulée' },
  camera_silent: { en: 'Camera silent', fr: 'Caméra muette' },
  node_stopped: { en: 'Node stopped', fr: 'Arrêt du nœud' },
  lost: { en: 'Not known', fr: 'Inconnue' },
} as const satisfies Record<NonNullable<CameraViewingRow['ended']>, Text>;

const text = {
  title: { en: 'Viewings of cameras', fr: 'Consultations de caméras' },
  none: { en: 'Nobody has looked through a camera.', fr: 'Aucune caméra n’a été consultée.' },
  site: { en: 'Fixed site', fr: 'Site fixe' },
  camera: { en: 'Camera', fr: 'Caméra' },
  purpose: { en: 'Purpose', fr: 'Motif' },
  alarm: { en: 'Alarm', fr: 'Alarme' },
  recipient: { en: 'Shown to as well', fr: 'Montrée aussi à' },
  before: { en: 'Past from', fr: 'Passé depuis' },
  first: { en: 'First picture', fr: 'Première image' },
  last: { en: 'Last picture', fr: 'Dernière image' },
  given: { en: 'Pictures', fr: 'Images' },
  ended: { en: 'End', fr: 'Fin' },
  goesOn: { en: 'Goes on', fr: 'En cours' },
  viewing: { en: 'Viewing', fr: 'Consultation' },
} as const satisfies Record<string, Text>;

/** Who looked through which camera of a fixed site, when and why: never what was to be seen. */
export function CamerasPane(props: {
  readonly rows: readonly CameraViewingRow[];
  readonly at: number | null;
}) {
  const { t, n } = useWords();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const row = props.rows.find(({ viewing }) => viewing === opened);
  const endOf = ({ ended }: CameraViewingRow) => t(ended === null ? text.goesOn : endText[ended]);
  const columns: readonly Column<CameraViewingRow>[] = [
    moments({ key: 'at', head: monitorText.at }, staff.state, ({ at }) => at),
    words({ key: 'by', head: monitorText.by, width: 12 }, ({ by }) => by),
    words({ key: 'desk', head: monitorText.desk, width: 9 }, ({ desk }) => desk ?? '–'),
    words({ key: 'camera', head: text.camera, width: 10, grow: true }, ({ device }) => device),
    words({ key: 'purpose', head: text.purpose, width: 12, grow: true }, ({ purpose }) =>
      t(purposeText[purpose]),
    ),
    words({ key: 'ended', head: text.ended, width: 9 }, endOf),
    numbers({ key: 'given', head: text.given, width: 6 }, ({ given }) => given),
  ];
  return (
    <div className="room-body">
      <RecordTable
        name="monitor-cameras"
        title={t(text.title)}
        columns={columns}
        rows={props.rows}
        rowKey={({ viewing }) => viewing}
        layout={layout}
        opened={opened}
        onOpen={({ viewing }) => setOpened(viewing)}
        empty={t(text.none)}
        askedAt={props.at}
      />
      {row === undefined ? null : (
        <RoomAside key={row.viewing} title={row.device} onClose={() => setOpened(null)}>
          <Values
            none="–"
            rows={[
              [t(text.viewing), <LongId key="id" id={row.viewing} />],
              [t(text.site), row.site],
              [t(text.purpose), t(purposeText[row.purpose])],
              [t(text.alarm), row.alarm],
              [t(text.recipient), row.recipient],
              [t(text.before), momentOr(row.beforeFrom)],
              [t(text.first), momentOr(row.firstAt)],
              [t(text.last), momentOr(row.lastAt)],
              [t(text.given), row.given === null ? null : n(row.given)],
              [t(text.ended), endOf(row)],
            ]}
          />
        </RoomAside>
      )}
    </div>
  );
}

function momentOr(at: string | null) {
  return at === null ? null : <Moment at={at} seconds />;
}
