import { zones } from '../../../../kernel/local-clock.ts';
import { instant } from '../../../../kernel/time.ts';
import type { Order } from '../../../../kit/acts/send-act.ts';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { chosen } from '../../../../kit/forms/checks.ts';
import { memberOf } from '../../../../kit/forms/choices.ts';
import { ChecksField, SelectField, TextField } from '../../../../kit/forms/fields.tsx';
import { neededNumber, readNumber } from '../../../../kit/forms/number-checks.ts';
import { type Form, useForm } from '../../../../kit/forms/use-form.ts';
import { useWords, type Words } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { numbers, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { Cover, CoverHours } from '../../team/cover.ts';
import type { HeldCover } from '../../team/wire.ts';
import type { RowSeen } from '../orders.ts';
import { coverWith } from './cover-with.ts';
import { rosterFormText as text, weekdayShort } from './form-text.ts';
import { RosterForm, rosterOrder, useRoster } from './roster-context.tsx';
import { rosterText } from './text.ts';

const layout = createTableLayout('freight.cover', null);

interface CoverRow {
  readonly key: string;
  readonly place: string;
  readonly version: number;
  readonly cover: Cover;
  readonly period: number;
  readonly at: number;
  readonly hours: CoverHours;
}

/** Minimum cover by place, lane and hour: each line can be removed, with the way back. */
export function CoverTable() {
  const { t } = useWords();
  const { roster, may, setDialog } = useRoster();
  const covers = roster.value?.covers ?? [];
  const rows = covers.flatMap((held) =>
    held.cover.periods.flatMap(({ hours }, period) =>
      hours.map(
        (one, at): CoverRow => ({ ...held, key: `${held.place} ${period} ${at}`, period, at, hours: one }),
      ),
    ),
  );
  return (
    <RecordTable
      name="freight-cover"
      title={t(text.cover)}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      layout={layout}
      opened={null}
      onOpen={() => {}}
      empty={t(text.noCover)}
      askedAt={roster.at}
      marking={rosterText.marking}
      tools={
        <ActionButton
          label={t(text.coverAdd)}
          refusal={may('PutCover')}
          onPress={() => setDialog({ kind: 'cover' })}
        />
      }
    />
  );
}

const columns: readonly Column<CoverRow>[] = [
  words({ key: 'place', head: rosterText.place, width: 9 }, ({ place }) => place),
  words({ key: 'lane', head: rosterText.lane, width: 7 }, ({ hours }) => hours.lane),
  words({ key: 'days', head: text.days, width: 14, grow: true }, ({ hours }, said) => daysIn(hours, said)),
  words(
    { key: 'hours', head: text.hours, width: 9 },
    ({ hours }) => `${hourName(hours.fromHour)}-${hourName(hours.untilHour)}`,
  ),
  numbers({ key: 'people', head: text.people, width: 7 }, ({ hours }) => hours.people),
  words({ key: 'from', head: text.periodFrom, width: 9 }, ({ cover, period }) => periodWords(cover, period)),
  {
    ...words<CoverRow>({ key: 'act', head: text.remove, width: 8 }, () => ''),
    cell: (row) => <RemoveLine row={row} />,
  },
];

const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

function daysIn({ weekdays }: CoverHours, { t }: Words): string {
  return weekdays.map((day) => t(weekdayShort[day] ?? weekdayShort[0])).join(' ');
}

function periodWords({ periods }: Cover, period: number): string {
  const { from, until } = periods[period] ?? { from: '–', until: null };
  return until === null ? from : `${from} – ${until}`;
}

function RemoveLine({ row }: { readonly row: CoverRow }) {
  const { t } = useWords();
  const { may, send } = useRoster();
  const held = row.cover.periods[row.period]?.hours ?? [];
  const periods = row.cover.periods.map((period, at) =>
    at === row.period ? { ...period, hours: period.hours.toSpliced(row.at, 1) } : period,
  );
  return (
    <ActionButton
      quiet
      label={t(text.remove)}
      refusal={may('PutCover') ?? (held.length < 2 ? t(text.lastHours) : null)}
      onPress={() =>
        send(
          putCover({ row: row.place, version: row.version }, { ...row.cover, periods }),
          putCover(after(row), row.cover),
        )
      }
    />
  );
}

/** The whole cover of a place is written: a line that somebody added since this version was seen would be gone. */
function putCover({ row, version }: RowSeen, fields: Cover): Order {
  return rosterOrder('PutCover', { row, fields, seenVersion: version });
}

/** As one's own change leaves it: what is taken back is that change and nobody else's. */
function after({ place, version }: Pick<HeldCover, 'place' | 'version'>): RowSeen {
  return { row: place, version: version + 1 };
}

type Field = 'place' | 'zone' | 'lane' | 'days' | 'fromHour' | 'untilHour' | 'people';
const hour = (max: number) => neededNumber({ min: 0, max, whole: true });

/** Adds one line to the newest period of a place, or begins one where there is none or the last is over. */
export function CoverDialog() {
  const { t } = useWords();
  const { clock } = useRoom();
  const { roster } = useRoster();
  const form = useForm<Field>({
    draft: 'freight.cover',
    initial: { place: '', zone: '', lane: '', days: '', fromHour: '', untilHour: '', people: '' },
    checks: {
      place: chosen,
      zone: (value, values) => (coverOf(values.place) === undefined ? chosen(value) : null),
      lane: chosen,
      days: chosen,
      fromHour: hour(23),
      untilHour: (value, values) =>
        hour(24)(value) ??
        ((readNumber(value) ?? 0) <= (readNumber(values.fromHour) ?? 0) ? text.hoursReversed : null),
      people: neededNumber({ min: 1, max: 100, whole: true }),
    },
  });
  const { values } = form;
  const coverOf = (place: string) => roster.value?.covers.find((one) => one.place === place);
  const held = coverOf(values.place);
  const seen = { row: values.place, version: held?.version ?? null };
  const zone = memberOf(zones, values.zone, 'Europe/Paris');
  return (
    <RosterForm<Field>
      title={t(text.coverAdd)}
      submit={t(text.coverIt)}
      right="PutCover"
      form={form}
      order={() =>
        putCover(seen, coverWith(linesIn(values), held?.cover, { zone, now: instant(clock.get()) }))
      }
      {...(held === undefined ? {} : { undo: () => putCover(after(held), held.cover) })}
    >
      <CoverFields form={form} isFirst={held === undefined} />
    </RosterForm>
  );
}

function CoverFields(props: { readonly form: Form<Field>; readonly isFirst: boolean }) {
  const { t } = useWords();
  const { form, isFirst } = props;
  const places = useRoster().registers.value?.places ?? [];
  const lanes = places.find(({ place }) => place === form.values.place)?.lanes ?? [];
  return (
    <>
      <div className="beside-columns">
        <SelectField
          form={form}
          name="place"
          label={t(text.coverPlace)}
          choices={places.map(({ place, name }) => ({ value: place, label: name }))}
          autoFocus
        />
        <SelectField
          form={form}
          name="lane"
          label={t(rosterText.lane)}
          choices={lanes.map(({ lane }) => ({ value: lane, label: lane }))}
        />
        {isFirst ? (
          <SelectField
            form={form}
            name="zone"
            label={t(text.zone)}
            choices={zones.map((value) => ({ value, label: value.replace('Europe/', '') }))}
          />
        ) : null}
      </div>
      <ChecksField
        form={form}
        name="days"
        label={t(text.days)}
        choices={weekdayShort.map((day, at) => ({ value: String(at), label: t(day) }))}
      />
      <div className="beside-columns">
        <TextField form={form} name="fromHour" label={t(text.fromHour)} figures />
        <TextField form={form} name="untilHour" label={t(text.untilHour)} figures />
        <TextField form={form} name="people" label={t(text.people)} figures />
      </div>
    </>
  );
}

function linesIn(values: Readonly<Record<Field, string>>): CoverHours {
  return {
    lane: values.lane,
    weekdays: values.days
      .split(' ')
      .filter(Boolean)
      .map(Number)
      .toSorted((a, b) => a - b),
    fromHour: readNumber(values.fromHour) ?? 0,
    untilHour: readNumber(values.untilHour) ?? 0,
    people: readNumber(values.people) ?? 0,
  };
}
