import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useResource } from '../../../../kit/resource.ts';
import { ResourceNotice } from '../../../../kit/room/resource-notice.tsx';
import { Part } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { numbers, words } from '../../../../kit/table/columns.tsx';
import { PlainTable } from '../../../../kit/table/plain-table.tsx';
import type { Gap } from '../../team/gaps.ts';
import type { Search } from '../../team/search-state.ts';
import type { Proposal } from '../../team/who-could.ts';
import type { WhoCouldAnswer } from '../../team/wire.ts';
import { rosterFormText } from './form-text.ts';
import { rosterOrder, type Stretch, useRoster } from './roster-context.tsx';
import { rosterText as text } from './text.ts';
import { wallOf } from './wall-of.ts';
import { type Stand, wallHour, type WeekRow } from './week-rows.ts';

/** One lane on one day: what is missing with who could stand it, who stands, and its open searches. */
export function LanePage(props: { readonly row: WeekRow; readonly searches: readonly Search[] }) {
  const { t } = useWords();
  const { row } = props;
  const searches = props.searches.filter(({ place, lane }) => place === row.place && lane === row.lane);
  return (
    <>
      {row.gaps.map((gap) => (
        <GapPart key={gap.from} gap={gap} row={row} />
      ))}
      <Part title={t(text.stands)}>
        <PlainTable
          label={t(text.stands)}
          columns={standColumns(row)}
          rows={row.stands}
          rowKey={({ staff, from }) => `${staff} ${from}`}
          empty={t(text.nobodyStands)}
        />
      </Part>
      <Part title={t(text.searches)}>
        {searches.length === 0 ? <p className="quiet">{t(text.searchesNone)}</p> : null}
        <ul className="plain-list">
          {searches.map((search) => (
            <SearchLine key={search.search} search={search} />
          ))}
        </ul>
      </Part>
    </>
  );
}

function GapPart(props: { readonly gap: Gap; readonly row: WeekRow }) {
  const { t } = useWords();
  const { gap, row } = props;
  const { place, lane, from, until, short, minimum } = gap;
  const query = new URLSearchParams({ place, lane, from, until });
  const asked = useResource<WhoCouldAnswer>(`/api/operations/freight/who-could?${query.toString()}`);
  const { value } = asked;
  const title = `${wallHour(from, row)}-${wallHour(until, row)} · ${t(text.gapTitle, { short, minimum })}`;
  return (
    <Part title={title}>
      <ResourceNotice of={asked} />
      {value === null ? null : (
        <>
          <p className="quiet">{t(text.proposal)}</p>
          <PlainTable
            label={t(text.whoCould)}
            columns={[...proposalColumns, putColumn(gap, value)]}
            rows={value.proposals}
            rowKey={({ staff }) => staff}
            empty={t(text.nobody)}
          />
          {value.more > 0 ? <p>{t(text.more, { more: value.more })}</p> : null}
          <KeptOut answer={value} />
        </>
      )}
    </Part>
  );
}

/** What was proposed is what is put: the first hours of a long gap, with the break for which the rules were asked. */
function putColumn(
  { place, lane }: Gap,
  { from, until, breakMinutes }: Pick<WhoCouldAnswer, 'from' | 'until' | 'breakMinutes'>,
): Column<Proposal> {
  const stretch = { place, lane, from, until, breakMinutes };
  return {
    ...words<Proposal>({ key: 'put', head: rosterFormText.put, width: 9 }, () => ''),
    cell: ({ staff, team }) => <PutButton staff={staff} team={team} stretch={stretch} />,
  };
}

function PutButton(props: { readonly staff: string; readonly team: string; readonly stretch: Stretch }) {
  const { t } = useWords();
  const { may, setDialog } = useRoster();
  return (
    <ActionButton
      quiet
      label={t(rosterFormText.put)}
      refusal={may('PutDuty')}
      onPress={() => setDialog({ kind: 'duty', ...props })}
    />
  );
}

/** Takes a duty off the roster; it can be put back as it stood. */
function RetireButton({ stand: { staff, whole } }: { readonly stand: Stand }) {
  const { t } = useWords();
  const { may, send } = useRoster();
  const { duty, team, place, lane, breakMinutes } = whole;
  const [from, until] = [wallOf(whole.from, whole), wallOf(whole.until, whole)];
  const back = {
    staff,
    duty,
    team,
    place,
    lane,
    breakMinutes,
    date: from.day,
    starts: from.time,
    ends: until.time,
    startsRepeat: from.repeat,
    endsRepeat: until.repeat,
  };
  return (
    <ActionButton
      quiet
      label={t(rosterFormText.retire)}
      refusal={may('RetireDuty')}
      onPress={() => send(rosterOrder('RetireDuty', { staff, duty }), rosterOrder('PutDuty', back))}
    />
  );
}

function KeptOut(props: { readonly answer: WhoCouldAnswer }) {
  const { t } = useWords();
  const count = Object.values(props.answer.kept).reduce((sum, one) => sum + one, 0);
  return count === 0 ? null : <p className="quiet">{t(text.keptOut, { count })}</p>;
}

function SearchLine(props: { readonly search: Search }) {
  const { t } = useWords();
  const { search, team, left, takeovers } = props.search;
  const open = takeovers.find(({ settled }) => settled === null);
  return (
    <li>
      {t(text.searchLine, { search, team, left: left.length })}
      {open === undefined ? null : <strong> {t(text.offered, { team: open.to })}</strong>}
    </li>
  );
}

const proposalColumns: readonly Column<Proposal>[] = [
  words({ key: 'staff', head: text.person, width: 8 }, ({ staff }) => staff),
  words({ key: 'team', head: text.team, width: 8 }, ({ team }) => team),
  words({ key: 'willing', head: text.willing, width: 6 }, ({ isWilling }, { t }) =>
    isWilling ? t(text.yes) : '–',
  ),
  numbers({ key: 'before', head: text.hoursBefore, width: 7 }, ({ hoursBefore }) => hoursBefore),
  numbers({ key: 'rested', head: text.rested, width: 7 }, ({ hoursRested }) => hoursRested),
];

function standColumns(row: WeekRow): readonly Column<Stand>[] {
  return [
    words({ key: 'staff', head: text.person, width: 8 }, ({ staff, isAway, isOut }, { t }) =>
      [staff, ...(isAway ? [`(${t(text.away)})`] : []), ...(isOut ? [`(${t(text.out)})`] : [])].join(' '),
    ),
    words({ key: 'team', head: text.team, width: 8 }, ({ team }) => team),
    words(
      { key: 'when', head: text.gaps, width: 9 },
      ({ from, until }) => `${wallHour(from, row)}-${wallHour(until, row)}`,
    ),
    {
      ...words<Stand>({ key: 'retire', head: rosterFormText.retire, width: 8 }, () => ''),
      cell: (stand) => <RetireButton stand={stand} />,
    },
  ];
}
