import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { OfSide, SideBadge, useSideAge } from '../../../kit/room/their-age.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { positionSourceText, statusText, unitKindText } from '../text.ts';
import type { UnitView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { unitsText as text } from './text.ts';
import { commitmentWords, dueWords, enduranceWords, statusSince } from './unit-words.ts';

/** The unit board as a table: for the screen, the filter, the export and the print. */
export function useUnitColumns(): readonly Column<UnitView>[] {
  const { boats, tasks, now } = useDispatch();
  const ageOf = useSideAge();
  const said = useWords();
  const dueAt = ({ commitment }: UnitView): string | null =>
    commitment === null ? null : (tasks.get(commitment.task)?.dueAt ?? null);
  return [
    words({ key: 'name', head: text.unit, width: 11, grow: true }, ({ fields }) => fields.callName),
    {
      ...words<UnitView>({ key: 'side', head: text.side, width: 7 }, ({ fields }) =>
        sideWords(fields.side, ageOf),
      ),
      cell: ({ fields }) => <SideBadge side={fields.side} />,
    },
    words({ key: 'kind', head: text.kind, width: 8 }, ({ fields }, { t }) => t(unitKindText[fields.kind])),
    {
      ...words<UnitView>({ key: 'status', head: text.status, width: 9 }, ({ status }, { t }) =>
        t(statusText[status]),
      ),
      cell: ({ status, fields }) => <OfSide side={fields.side}>{said.t(statusText[status])}</OfSide>,
    },
    words({ key: 'since', head: text.statusSince, width: 5 }, (unit, { language }) => {
      const since = statusSince(unit);
      return since === null ? '–' : formatAge((now - Date.parse(since)) / 1000, language);
    }),
    words(
      { key: 'task', head: text.task, width: 15, grow: true },
      (unit, said) => commitmentWords(unit, boats, said) ?? '–',
    ),
    {
      ...words<UnitView>({ key: 'clock', head: text.clock, width: 7.5 }, (unit, said) => {
        const due = dueAt(unit);
        return due === null ? '–' : dueWords(due, now, said);
      }),
      order: (unit) => dueAt(unit) ?? '~',
      cell: (unit) => <Clock at={dueAt(unit)} now={now} />,
    },
    {
      ...words<UnitView>({ key: 'check', head: text.checkIn, width: 7.5 }, ({ checkIn }, said) =>
        checkIn === null ? '–' : dueWords(checkIn.dueAt, now, said),
      ),
      order: ({ checkIn }) => checkIn?.dueAt ?? '~',
      cell: ({ checkIn }) => <Clock at={checkIn?.dueAt ?? null} now={now} />,
    },
    {
      ...words<UnitView>(
        { key: 'endurance', head: text.endurance, width: 7 },
        (unit, said) => enduranceWords(unit, now, said) ?? '–',
      ),
      order: ({ enduranceEndsAt }) => enduranceEndsAt ?? '~',
    },
    words({ key: 'crew', head: text.crew, width: 7.5 }, ({ shift, fields }, { t, n }) =>
      shift === null ? '–' : t(text.crewOf, { crew: n(shift.crew), minimum: n(fields.crewMinimum) }),
    ),
    ...useWhatItIs(),
  ];
}

/** What a unit can bear and take, and where it was last heard. */
function useWhatItIs(): readonly Column<UnitView>[] {
  const { now } = useDispatch();
  const said = useWords();
  return [
    numbers({ key: 'sea', head: text.sea, width: 5 }, ({ fields }) => fields.seaStateMax),
    numbers({ key: 'takes', head: text.takes, width: 5 }, ({ fields }) => fields.embarkPersons),
    words({ key: 'base', head: text.base, width: 7 }, ({ fields }) => fields.base.port),
    {
      ...words<UnitView>({ key: 'position', head: text.position, width: 20 }, (unit, said) =>
        placeWords(unit, now, said),
      ),
      cell: (unit) => <OfSide side={unit.fields.side}>{placeWords(unit, now, said)}</OfSide>,
    },
  ];
}

/** `FR`, or `FR (4 min old)` while that side is not heard: as a filter, an export and a print have it. */
export function sideWords(side: string | null, ageOf: (side: string | null) => string | null): string {
  if (side === null) return '–';
  const age = ageOf(side);
  return age === null ? side.toUpperCase() : `${side.toUpperCase()} (${age})`;
}

/** Where a unit was last heard, with the age and the source; at its base where nothing was heard. */
export function placeWords(
  { position, sortieFrom }: UnitView,
  now: number,
  { t, language }: ReturnType<typeof useWords>,
): string {
  if (position === null) return sortieFrom === null ? t(text.atBase) : '–';
  return t(text.heardAt, {
    position: formatPosition(position, language),
    age: formatAge((now - Date.parse(position.heldAt)) / 1000, language),
    source: t(positionSourceText[position.source]),
  });
}

/** A clock: in how long, or late, by word and by sign. */
export function Clock(props: { readonly at: string | null; readonly now: number }) {
  const said = useWords();
  const { at, now } = props;
  if (at === null) return <span className="absent">–</span>;
  const isLate = Date.parse(at) < now;
  return <span className={isLate ? 'figures overdue' : 'figures'}>{dueWords(at, now, said)}</span>;
}
