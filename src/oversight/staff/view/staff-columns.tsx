import { type Marking, markings } from '../../../kernel/marking.ts';
import type { Text } from '../../../kernel/text.ts';
import { markingText, termOf } from '../../../kit/room/terms.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { agencyKindText, languageText, levelText, remitText, roleText } from '../text.ts';
import type {
  AgencyView,
  AssignmentView,
  ClearanceView,
  DeskView,
  LanguageView,
  PersonView,
  PostView,
  ShiftView,
} from '../wire.ts';
import { columnText as head, personText } from './text.ts';

type State = 'fr' | 'uk';

/** What the columns need to speak of ids: the registers' own names, and names out of the vault while they are shown. */
export interface Known {
  readonly state: State;
  readonly agency: (id: string) => Text;
  readonly desk: (id: string) => Text;
  readonly name: (subject: string) => string | null;
}

const stateWords = (state: State | null) => state?.toUpperCase() ?? 'FR UK';

/** Columns of the people. */
export function peopleColumns(known: Known): readonly Column<PersonView>[] {
  const current = ({ assignments }: PersonView) => assignments.filter((one) => one.current);
  return [
    words({ key: 'id', head: head.id, width: 12 }, ({ id }) => id),
    {
      ...words(
        { key: 'name', head: head.name, width: 12 },
        (row: PersonView) => known.name(row.nameSubject) ?? '',
      ),
      cell: ({ nameSubject }) => known.name(nameSubject) ?? <SealedName />,
      personal: true,
    },
    words({ key: 'state', head: head.state, width: 4.5 }, ({ state }) => stateWords(state)),
    words({ key: 'agency', head: head.agency, width: 12, grow: true }, ({ agency }, { t }) =>
      t(known.agency(agency)),
    ),
    words({ key: 'desk', head: head.desk, width: 12, grow: true }, (row, { t }) =>
      current(row)
        .map(({ desk }) => t(known.desk(desk)))
        .join(', '),
    ),
    words({ key: 'role', head: head.role, width: 12, grow: true }, (row, { t }) =>
      current(row)
        .map(({ role }) => t(roleText[role]))
        .join(', '),
    ),
    words({ key: 'clearance', head: head.clearance, width: 10 }, ({ clearances }, { t }) =>
      // The ladder: whoever holds a marking holds those below it.
      t(markingText[highest(clearances)]),
    ),
    words({ key: 'phase', head: head.phase, width: 7 }, ({ phase }, { t }) =>
      t(phase === 'left' ? personText.left : personText.inService),
    ),
  ];
}

function SealedName() {
  return <span className="sealed" aria-hidden="true" />;
}

/** Columns of the desks. */
export function deskColumns(known: Known): readonly Column<DeskView>[] {
  return [
    words({ key: 'id', head: head.desk, width: 12 }, ({ id }) => id),
    words({ key: 'name', head: head.name, width: 12, grow: true }, ({ name }, { t }) => t(name)),
    words({ key: 'agency', head: head.agency, width: 12, grow: true }, ({ agency }, { t }) =>
      t(known.agency(agency)),
    ),
    words({ key: 'place', head: head.place, width: 10 }, ({ place }, { t }) => t(place)),
    words({ key: 'roles', head: head.roles, width: 14, grow: true }, ({ roles }, { t }) =>
      roles.map((role) => t(roleText[role])).join(', '),
    ),
    moments({ key: 'from', head: head.from }, known.state, ({ from }) => from),
    moments({ key: 'until', head: head.until }, known.state, ({ until }) => until),
  ];
}

/** Columns of the agencies. */
export function agencyColumns(known: Known): readonly Column<AgencyView>[] {
  return [
    words({ key: 'id', head: head.agency, width: 12 }, ({ id }) => id),
    words({ key: 'acronym', head: head.acronym, width: 7 }, ({ acronym }, { t }) => t(acronym)),
    words({ key: 'name', head: head.name, width: 16, grow: true }, ({ name }, { t }) => t(name)),
    words({ key: 'state', head: head.state, width: 4.5 }, ({ state }) => stateWords(state)),
    words({ key: 'kind', head: head.kind, width: 11 }, ({ kind }, { t }) => t(agencyKindText[kind])),
    words({ key: 'remits', head: head.remits, width: 14, grow: true }, ({ remits }, { t }) =>
      remits.map((remit) => t(remitText[remit])).join(', '),
    ),
    moments({ key: 'from', head: head.from }, known.state, ({ from }) => from),
    moments({ key: 'until', head: head.until }, known.state, ({ until }) => until),
  ];
}

/** Columns of the appointed posts. */
export function postColumns(known: Known): readonly Column<PostView>[] {
  return [
    words({ key: 'title', head: head.post, width: 20, grow: true }, ({ title }, { t }) => t(title)),
    words({ key: 'state', head: head.state, width: 4.5 }, ({ state }) => stateWords(state)),
    words({ key: 'holder', head: head.holder, width: 12 }, ({ holder }) => holder ?? '–'),
    moments({ key: 'from', head: head.from }, known.state, ({ since }) => since),
    moments({ key: 'until', head: head.until }, known.state, ({ until }) => until),
  ];
}

/** Columns of the holders that a post had. */
export function historyColumns(known: Known): readonly Column<PostView['history'][number]>[] {
  return [
    words({ key: 'holder', head: head.holder }, ({ holder }) => holder),
    moments({ key: 'from', head: head.from }, known.state, ({ from }) => from),
    moments({ key: 'until', head: head.until }, known.state, ({ until }) => until),
  ];
}

/** Columns of the shifts. */
export function shiftColumns(known: Known): readonly Column<ShiftView>[] {
  return [
    moments({ key: 'from', head: head.from }, known.state, ({ from }) => from),
    moments({ key: 'until', head: head.until }, known.state, ({ until }) => until),
    words({ key: 'desk', head: head.desk, width: 14, grow: true }, ({ desk }, { t }) => t(known.desk(desk))),
    words({ key: 'staff', head: head.id, width: 12 }, ({ staff }) => staff),
    words({ key: 'id', head: head.shift, width: 12, grow: true }, ({ id }) => id),
  ];
}

/** Columns of one person's assignments. */
export function assignmentColumns(known: Known): readonly Column<AssignmentView>[] {
  return [
    words({ key: 'role', head: head.role }, ({ role, standsInFor }, { t }) =>
      standsInFor === null
        ? t(roleText[role])
        : `${t(roleText[role])} (${t(head.standsInFor)} ${standsInFor})`,
    ),
    words({ key: 'desk', head: head.desk }, ({ desk }, { t }) => t(known.desk(desk))),
    moments({ key: 'from', head: head.from }, known.state, ({ from }) => from),
    moments({ key: 'until', head: head.until }, known.state, ({ until }) => until),
  ];
}

/** Columns of one person's clearances. */
export function clearanceColumns(known: Known): readonly Column<ClearanceView>[] {
  return [
    words({ key: 'marking', head: head.clearance }, ({ marking }, { t }) => t(markingText[marking])),
    words({ key: 'caveats', head: head.caveats }, ({ caveats }) => caveats.join(', ') || '–'),
    moments({ key: 'from', head: head.from }, known.state, ({ from }) => from),
    moments({ key: 'until', head: head.until }, known.state, ({ until }) => until),
  ];
}

/** Columns of one person's languages. */
export const languageColumns: readonly Column<LanguageView>[] = [
  words(
    { key: 'language', head: head.language },
    ({ code }, { t }) => `${t(termOf(languageText, code))} (${code})`,
  ),
  words({ key: 'level', head: head.level }, ({ level }, { t }) => t(levelText[level])),
  words({ key: 'interprets', head: head.interprets }, ({ interprets }, { t }) =>
    t(interprets ? personText.yes : personText.no),
  ),
];

function highest(clearances: readonly ClearanceView[]): Marking {
  const top = Math.max(0, ...clearances.map(({ marking }) => markings.indexOf(marking)));
  return markings[top] ?? 'open';
}
