import { useState } from 'react';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { Moment } from '../../../../kit/elements/moment.tsx';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../../kit/room/room-frame.tsx';
import { Part } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../../kit/table/columns.tsx';
import { PlainTable } from '../../../../kit/table/plain-table.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { Duty, SaidSpan } from '../../team/duty-state.ts';
import { dutyWords } from './duty-words.ts';
import { rosterFormText } from './form-text.ts';
import { type PersonRow, personRows } from './people-rows.ts';
import { rosterOrder, useRoster } from './roster-context.tsx';
import { rosterText } from './text.ts';
import { peopleText as text } from './text-people.ts';

const layout = createTableLayout('freight.people', null);

/** People of the teams: who is away, what each said of their time, and their duties; one opened beside. */
export function PeopleTable() {
  const { t } = useWords();
  const { roster } = useRoster();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const rows = roster.value === null ? [] : personRows(roster.value);
  const row = rows.find((one) => one.staff === opened);
  return (
    <>
      <RecordTable
        name="freight-people"
        title={t(text.people)}
        columns={columnsOf(staff.state)}
        rows={rows}
        rowKey={(one) => one.staff}
        layout={layout}
        opened={opened}
        onOpen={(one) => setOpened(one.staff)}
        empty={t(text.noPeople)}
        askedAt={roster.at}
        marking={rosterText.marking}
      />
      {row === undefined ? null : (
        <RoomAside key={row.staff} title={row.staff} wide onClose={() => setOpened(null)}>
          <PersonPage row={row} />
        </RoomAside>
      )}
    </>
  );
}

function columnsOf(state: 'fr' | 'uk'): readonly Column<PersonRow>[] {
  return [
    words({ key: 'staff', head: text.person, width: 12 }, ({ staff }) => staff),
    words(
      { key: 'teams', head: rosterText.team, width: 10, grow: true },
      ({ teams }) => teams.join(', ') || '–',
    ),
    words({ key: 'away', head: text.awayHead, width: 14, grow: true }, ({ away }, { t }) => {
      if (away === null) return '–';
      return away.until === null
        ? t(text.awaySince)
        : t(text.awayUntil, { at: away.until.slice(0, 16).replace('T', ' ') });
    }),
    moments({ key: 'next', head: text.nextDuty, width: 17 }, state, ({ ahead }) => ahead[0]?.from ?? null),
    numbers({ key: 'duties', head: text.duties, width: 8 }, ({ ahead }) => ahead.length),
    numbers({ key: 'spans', head: text.spansHead, width: 8 }, ({ spans }) => spans.length),
  ];
}

function PersonPage({ row }: { readonly row: PersonRow }) {
  const { t } = useWords();
  const { may, setDialog } = useRoster();
  const { staff, absences, spans, ahead } = row;
  return (
    <>
      <div className="act-row">
        <ActionButton
          label={t(rosterFormText.absent)}
          refusal={may('ReportAbsence')}
          onPress={() => setDialog({ kind: 'absence', staff })}
        />
        <ActionButton
          label={t(text.sayWhen)}
          refusal={may('SetAvailability')}
          onPress={() => setDialog({ kind: 'available', of: { staff } })}
        />
      </div>
      <Part title={t(text.absences)}>
        {absences.length === 0 ? <p className="quiet">{t(text.noAbsences)}</p> : null}
        <ul className="plain-list">
          {absences.map((absence) => (
            <li key={absence.absence}>
              <Span from={absence.from} until={absence.until} />{' '}
              <ActionButton
                quiet
                label={t(text.returned)}
                refusal={may('ReportReturn')}
                onPress={() => setDialog({ kind: 'return', staff, absence })}
              />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t(text.spans)}>
        {spans.length === 0 ? <p className="quiet">{t(text.noSpans)}</p> : null}
        <ul className="plain-list">
          {spans.map((span) => (
            <li key={span.span}>
              <SpanLine staff={staff} span={span} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t(text.dutiesAhead)}>
        <PlainTable
          label={t(text.dutiesAhead)}
          columns={dutyColumns(staff)}
          rows={ahead}
          rowKey={({ duty }) => duty}
          empty={t(text.noDuties)}
        />
      </Part>
    </>
  );
}

function Span(props: { readonly from: string; readonly until: string | null }) {
  const { t } = useWords();
  return (
    <>
      <Moment at={props.from} /> – {props.until === null ? t(text.openEnd) : <Moment at={props.until} />}
    </>
  );
}

/** What somebody said of a span of their time; cleared, it can be said again. */
function SpanLine({ staff, span }: { readonly staff: string; readonly span: SaidSpan }) {
  const { t } = useWords();
  const { may, send } = useRoster();
  return (
    <>
      {t(text[span.is])} · <Span from={span.from} until={span.until} />{' '}
      <ActionButton
        quiet
        label={t(text.clear)}
        refusal={may('ClearAvailability')}
        onPress={() =>
          send(
            rosterOrder('ClearAvailability', { staff, span: span.span }),
            rosterOrder('SetAvailability', { staff, ...span }),
          )
        }
      />
    </>
  );
}

function dutyColumns(staff: string): readonly Column<Duty>[] {
  return [
    words({ key: 'when', head: text.when, width: 12 }, (duty) => dutyWords(duty)),
    words({ key: 'where', head: rosterText.place, width: 8 }, ({ place, lane }) => `${place} ${lane}`),
    {
      ...words<Duty>({ key: 'swap', head: text.offerSwap, width: 9 }, () => ''),
      cell: (duty) => <SwapButton staff={staff} duty={duty} />,
    },
  ];
}

function SwapButton({ staff, duty }: { readonly staff: string; readonly duty: Duty }) {
  const { t } = useWords();
  const { may, setDialog } = useRoster();
  const own = useRoom().staff.id;
  return (
    <ActionButton
      quiet
      label={t(text.offerSwap)}
      refusal={may('ProposeSwap') ?? (own === staff ? null : t(text.ownOnly))}
      onPress={() => setDialog({ kind: 'swap', staff, duty })}
    />
  );
}
