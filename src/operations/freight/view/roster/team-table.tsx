import { useState } from 'react';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { Moment } from '../../../../kit/elements/moment.tsx';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../../kit/room/room-frame.tsx';
import { Part, Values } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { Team } from '../../team/team-state.ts';
import { rosterFormText as text } from './form-text.ts';
import { type RosterAct, rosterOrder, useRoster } from './roster-context.tsx';
import { rosterText } from './text.ts';
import { peopleText } from './text-people.ts';

const layout = createTableLayout('freight.teams', null);

/** Teams with their lanes; one opened beside with its members and everything that can be done with it. */
export function TeamTable() {
  const { t } = useWords();
  const { roster, may, setDialog } = useRoster();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const rows = roster.value?.teams ?? [];
  const row = rows.find(({ team }) => team === opened);
  return (
    <>
      <RecordTable
        name="freight-teams"
        title={t(text.teams)}
        columns={columnsOf(staff.state)}
        rows={rows}
        rowKey={({ team }) => team}
        layout={layout}
        opened={opened}
        onOpen={({ team }) => setOpened(team)}
        empty={t(text.noTeams)}
        askedAt={roster.at}
        marking={rosterText.marking}
        tools={
          <ActionButton
            label={t(text.form)}
            refusal={may('FormTeam')}
            onPress={() => setDialog({ kind: 'team' })}
          />
        }
      />
      {row === undefined ? null : (
        <RoomAside key={row.team} title={row.team} onClose={() => setOpened(null)}>
          <TeamPage team={row} />
        </RoomAside>
      )}
    </>
  );
}

function columnsOf(state: 'fr' | 'uk'): readonly Column<Team>[] {
  return [
    words({ key: 'team', head: rosterText.team, width: 10, grow: true }, ({ team }) => team),
    words({ key: 'place', head: rosterText.place, width: 9 }, ({ place }) => place),
    words({ key: 'lane', head: rosterText.lane, width: 7 }, ({ lane }) => lane),
    numbers({ key: 'members', head: text.members, width: 7 }, ({ members }) => members.length),
    moments({ key: 'up', head: text.upSince, width: 15 }, state, ({ upSince }) => upSince),
    words(
      { key: 'searches', head: rosterText.searches, width: 10 },
      ({ searches }) => searches.join(', ') || '–',
    ),
  ];
}

function TeamPage({ team }: { readonly team: Team }) {
  const { t } = useWords();
  const { may, setDialog } = useRoster();
  const { team: name, upSince, members, state, zone } = team;
  return (
    <>
      <TeamActs team={team} />
      <Values
        none="–"
        rows={[
          [t(rosterText.place), team.place],
          [t(rosterText.lane), team.lane],
          [t(text.state), state.toUpperCase()],
          [t(text.zone), zone.replace('Europe/', '')],
          [t(text.upSince), upSince === null ? null : <Moment key="up" at={upSince} />],
        ]}
      />
      <Part
        title={t(text.members)}
        tools={
          <ActionButton
            quiet
            label={t(text.addMember)}
            refusal={may('AddMember')}
            onPress={() => setDialog({ kind: 'member', team: name })}
          />
        }
      >
        {members.length === 0 ? <p className="quiet">{t(text.noMembers)}</p> : null}
        <ul className="plain-list">
          {members.map((staff) => (
            <li key={staff}>
              <Member team={team} staff={staff} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function TeamActs({ team }: { readonly team: Team }) {
  const { t } = useWords();
  const { may, send, setDialog } = useRoster();
  const { team: name, upSince, searches, members } = team;
  const open = searches.length > 0 ? t(text.searchOpen) : null;
  const press = (act: RosterAct, undo?: RosterAct) =>
    send(
      rosterOrder(act, { team: name }),
      ...(undo === undefined ? [] : [rosterOrder(undo, { team: name })]),
    );
  return (
    <div className="act-row">
      <ActionButton
        label={t(text.roster)}
        refusal={may('RosterTeam') ?? (members.length === 0 ? t(text.noMembers) : null)}
        onPress={() => setDialog({ kind: 'shift', team: name })}
      />
      <ActionButton
        label={t(peopleText.sayWhen)}
        refusal={may('SetTeamAvailability') ?? (members.length === 0 ? t(text.noMembers) : null)}
        onPress={() => setDialog({ kind: 'available', of: { team: name } })}
      />
      <ActionButton
        label={t(text.standUp)}
        refusal={may('StandUpTeam') ?? (upSince === null ? null : t(text.upAlready))}
        onPress={() => press('StandUpTeam', 'StandDownTeam')}
      />
      <ActionButton
        label={t(text.standDown)}
        refusal={may('StandDownTeam') ?? (upSince === null ? t(text.notUp) : open)}
        onPress={() => press('StandDownTeam', 'StandUpTeam')}
      />
      <ActionButton
        label={t(text.disband)}
        refusal={may('DisbandTeam') ?? open}
        onPress={() => press('DisbandTeam')}
      />
    </div>
  );
}

function Member({ team, staff }: { readonly team: Team; readonly staff: string }) {
  const { t } = useWords();
  const { may, send, setDialog } = useRoster();
  const body = { team: team.team, staff };
  const isLast = team.members.length === 1 && team.searches.length > 0;
  return (
    <>
      <span className="figures">{staff}</span>{' '}
      <ActionButton
        quiet
        label={t(text.absent)}
        refusal={may('ReportAbsence')}
        onPress={() => setDialog({ kind: 'absence', staff })}
      />
      <ActionButton
        quiet
        label={t(text.removeMember)}
        refusal={may('RemoveMember') ?? (isLast ? t(text.searchOpen) : null)}
        onPress={() => send(rosterOrder('RemoveMember', body), rosterOrder('AddMember', body))}
      />
    </>
  );
}
