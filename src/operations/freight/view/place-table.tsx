import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { directionText, methodText } from '../text-terms.ts';
import type { PlaceShown } from '../wire.ts';
import { placeFieldsOf } from './dialog-place.tsx';
import { useFreight } from './freight-context.tsx';
import { putRow, retireRow } from './orders.ts';
import { freightText } from './text.ts';
import { placeKindText, placeText as text, registerText } from './text-forms.ts';

const layout = createTableLayout('freight.places', null);

/** Ports and terminals with their lanes; one opened beside, where its supervisor changes it. */
export function PlaceTable() {
  const { t } = useWords();
  const { registers, may, setDialog } = useFreight();
  const [opened, setOpened] = useState<string | null>(null);
  if (registers.value === null) return null;
  const row = registers.value.places.find(({ place }) => place === opened);
  return (
    <>
      <RecordTable
        name="freight-places"
        title={t(text.tab)}
        columns={columns}
        rows={registers.value.places}
        rowKey={({ place }) => place}
        layout={layout}
        opened={opened}
        onOpen={({ place }) => setOpened(place)}
        empty={t(text.empty)}
        askedAt={registers.at}
        marking={freightText.marking}
        tools={
          <ActionButton
            label={t(text.add)}
            refusal={may('PutFreightPlace')}
            onPress={() => setDialog({ kind: 'place', place: null })}
          />
        }
      />
      {row === undefined ? null : (
        <RoomAside key={row.place} title={row.name} onClose={() => setOpened(null)}>
          <PlacePage shown={row} />
        </RoomAside>
      )}
    </>
  );
}

const columns: readonly Column<PlaceShown>[] = [
  words({ key: 'name', head: text.name, width: 12, grow: true }, ({ name }) => name),
  words({ key: 'place', head: registerText.row, width: 9 }, ({ place }) => place),
  words({ key: 'kind', head: text.kind, width: 10 }, ({ kind }, { t }) => t(placeKindText[kind])),
  words({ key: 'side', head: text.side, width: 4 }, ({ side }) => side.toUpperCase()),
  numbers({ key: 'lanes', head: text.lanes, width: 5 }, ({ lanes }) => lanes.length),
  words({ key: 'xray', head: text.xRay, width: 10 }, ({ xRay }, { t }) =>
    t(xRay ? registerText.yes : registerText.no),
  ),
];

function PlacePage({ shown }: { readonly shown: PlaceShown }) {
  const { t, language } = useWords();
  const { may, send, setDialog } = useFreight();
  const any = { row: shown.place, version: null };
  const fields = placeFieldsOf(shown);
  const put = may('PutFreightPlace');
  return (
    <>
      <div className="act-row">
        <ActionButton
          label={t(registerText.change)}
          refusal={put}
          onPress={() => setDialog({ kind: 'place', place: shown.place })}
        />
        <ActionButton
          label={t(text.addLane)}
          refusal={put}
          onPress={() => setDialog({ kind: 'lane', place: shown.place, lane: null })}
        />
        <ActionButton
          label={t(registerText.retire)}
          refusal={may('RetireFreightPlace')}
          onPress={() =>
            send(
              retireRow('FreightPlace', { row: shown.place, version: shown.version }),
              putRow('FreightPlace', any, fields),
            )
          }
        />
      </div>
      <Values
        none="–"
        rows={[
          [t(text.kind), t(placeKindText[shown.kind])],
          [t(text.side), shown.side.toUpperCase()],
          [
            t(text.at),
            <span key="at" className="figures">
              {formatPosition(shown.at, language)}
            </span>,
          ],
          [t(text.xRay), t(shown.xRay ? registerText.yes : registerText.no)],
        ]}
      />
      <Part title={t(text.lanes)}>
        <ul className="plain-list">
          {shown.lanes.map((lane) => (
            <LaneLine key={lane.lane} shown={shown} lane={lane} />
          ))}
        </ul>
      </Part>
    </>
  );
}

function LaneLine(props: { readonly shown: PlaceShown; readonly lane: PlaceShown['lanes'][number] }) {
  const { t } = useWords();
  const { may, send, setDialog } = useFreight();
  const { shown, lane } = props;
  const fields = placeFieldsOf(shown);
  const put = may('PutFreightPlace');
  const lanes = shown.lanes.filter((one) => one.lane !== lane.lane);
  const said = [t(directionText[lane.direction]), ...lane.methods.map((one) => t(methodText[one]))];
  return (
    <li className="option">
      <p>
        <strong className="figures">{lane.lane}</strong> · {said.join(' · ')}{' '}
        <ActionButton
          quiet
          label={t(registerText.change)}
          refusal={put}
          onPress={() => setDialog({ kind: 'lane', place: shown.place, lane: lane.lane })}
        />
        <ActionButton
          quiet
          label={t(text.removeLane)}
          refusal={put ?? (lanes.length === 0 ? t(text.lastLane) : null)}
          onPress={() =>
            send(
              putRow('FreightPlace', { row: shown.place, version: shown.version }, { ...fields, lanes }),
              putRow('FreightPlace', { row: shown.place, version: null }, fields),
            )
          }
        />
      </p>
    </li>
  );
}
