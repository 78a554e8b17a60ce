import { Moment } from '../../../kit/elements/moment.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Resource, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { markingText, purposeText } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { moments, words } from '../../../kit/table/columns.tsx';
import { roleText } from '../text.ts';
import type { DeskView, MyDeskView } from '../wire.ts';
import { MyCredentials, MySessions } from './my-sessions.tsx';
import { assignmentColumns, clearanceColumns, type Known, languageColumns } from './staff-columns.tsx';
import { columnText, myText as text, personText, staffText } from './text.ts';

type MyPost = MyDeskView['posts'][number];

/** Who I am here, what I may use records for, until when, and where else I am signed in. */
export function MyDeskRoom() {
  const { t } = useWords();
  const mine = useResource<MyDeskView>('/api/oversight/staff/desk');
  return (
    <RoomFrame title={t(text.title)}>
      <ResourceNotice of={mine} />
      <div className="room-scroll" tabIndex={0} role="group" aria-label={t(text.title)}>
        {mine.value === null ? null : <Mine mine={mine.value} />}
        <MySessions />
        <MyCredentials />
      </div>
    </RoomFrame>
  );
}

function Mine(props: { readonly mine: MyDeskView }) {
  const { t } = useWords();
  const { staff } = useRoom();
  const { mine } = props;
  const known = useKnown(staff.state);
  return (
    <div className="mine">
      <Part title={t(text.who)}>
        <Values
          none={t(staffText.none)}
          rows={[
            [
              t(columnText.id),
              <span key="id" className="figures">
                {mine.staff}
              </span>,
            ],
            [t(columnText.desk), mine.desk === null ? null : t(known.desk(mine.desk))],
            [t(columnText.roles), mine.roles.map((role) => t(roleText[role])).join(', ')],
            [t(text.ends), mine.endsAt === null ? t(text.unlimited) : <Until key="ends" at={mine.endsAt} />],
            [
              t(text.nextShift),
              mine.nextShift === null ? t(text.noShift) : <NextShift key="shift" shift={mine.nextShift} />,
            ],
          ]}
        />
      </Part>
      <Part title={t(text.may)}>
        <Values
          none={t(staffText.none)}
          rows={[
            [t(text.purposes), mine.purposes.map((purpose) => t(purposeText[purpose])).join(', ')],
            [t(text.markings), mine.markings.map((marking) => t(markingText[marking])).join(', ')],
          ]}
        />
      </Part>
      <Tables mine={mine} known={known} />
    </div>
  );
}

function Tables(props: { readonly mine: MyDeskView; readonly known: Known }) {
  const { t } = useWords();
  const { mine, known } = props;
  return (
    <>
      <Part title={t(personText.assignments)}>
        <PlainTable
          label={t(personText.assignments)}
          columns={assignmentColumns(known)}
          rows={mine.assignments}
          rowKey={({ id }) => id}
          empty={t(personText.noAssignments)}
        />
      </Part>
      <Part title={t(text.posts)}>
        <PlainTable
          label={t(text.posts)}
          columns={[
            words({ key: 'title', head: columnText.post }, ({ title }: MyPost) => t(title)),
            moments<MyPost>({ key: 'from', head: columnText.from }, known.state, ({ from }) => from),
            moments<MyPost>({ key: 'until', head: columnText.until }, known.state, ({ until }) => until),
          ]}
          rows={mine.posts}
          rowKey={({ id }) => id}
          empty={t(text.noPosts)}
        />
      </Part>
      <Part title={t(personText.clearances)}>
        <PlainTable
          label={t(personText.clearances)}
          columns={clearanceColumns(known)}
          rows={mine.clearances}
          rowKey={({ marking, from }) => `${marking}${from}`}
          empty={t(personText.noClearances)}
        />
      </Part>
      <Part title={t(personText.languages)}>
        <PlainTable
          label={t(personText.languages)}
          columns={languageColumns}
          rows={mine.languages}
          rowKey={({ code }) => code}
          empty={t(personText.noLanguages)}
        />
      </Part>
    </>
  );
}

/** An end with the time that is left to it. */
function Until(props: { readonly at: string }) {
  const { t, language } = useWords();
  const now = useStore(useRoom().clock);
  const left = formatAge((Date.parse(props.at) - now) / 1000, language);
  return (
    <>
      <Moment at={props.at} />
      <span className="beside">
        {t(text.timeLeft)}: {left}
      </span>
    </>
  );
}

function NextShift(props: { readonly shift: NonNullable<MyDeskView['nextShift']> }) {
  const { shift } = props;
  return (
    <>
      <Moment at={shift.from} /> – <Moment at={shift.until} />
      <span className="beside">{shift.desk}</span>
    </>
  );
}

/** Desks by name for those who may read the register; else their ids. */
function useKnown(state: 'fr' | 'uk'): Known {
  const room = useRoom();
  const may = room.staff.actions.includes('oversight/staff/see');
  const desks: Resource<readonly DeskView[]> = useResource(may ? '/api/oversight/staff/desks' : null, 600);
  const own = [room.staff.desk, room.staff.deskName] as const;
  const names = new Map([own, ...(desks.value ?? []).map(({ id, name }) => [id, name] as const)]);
  const plain = (id: string) => ({ en: id, fr: id });
  return { state, agency: plain, desk: (id) => names.get(id) ?? plain(id), name: () => null };
}
