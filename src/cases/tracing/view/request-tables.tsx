import { useState } from 'react';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { type OwnRequest, phaseOf, phases, type RequestFacts } from '../wire.ts';
import { shortName } from './phrases.tsx';
import { ageText, partingText, phaseText, soughtText, tracingText as text } from './text.ts';
import { needsAct } from './why.ts';

const layout = createTableLayout('cases.tracing', null);
const filters = ['open', 'toDo', 'closed', 'all'] as const;
type Filter = (typeof filters)[number];

const isShown: Readonly<Record<Filter, (request: OwnRequest) => boolean>> = {
  open: ({ closed }) => closed === null,
  toDo: needsAct,
  closed: ({ closed }) => closed !== null,
  all: () => true,
};

/** What needs an act most first, then the newest. */
function byNeed(a: OwnRequest, b: OwnRequest): number {
  const rank = (one: OwnRequest) => phases.indexOf(phaseOf(one));
  return rank(a) - rank(b) || b.at.localeCompare(a.at, 'en');
}

/** Requests of this side. */
export function RequestTable(props: {
  readonly rows: readonly OwnRequest[];
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (request: string) => void;
}) {
  const { t } = useWords();
  const { staff, clock } = useRoom();
  const now = useStore(clock);
  const [filter, setFilter] = useState<Filter>('open');
  const { rows, at, opened, onOpen } = props;
  const columns: readonly Column<OwnRequest>[] = [
    words({ key: 'phase', head: text.phase, width: 13.5, grow: true }, (one) => t(phaseText[phaseOf(one)])),
    words({ key: 'sought', head: text.sought, width: 12.5, grow: true }, ({ relation }) =>
      t(soughtText[relation]),
    ),
    words({ key: 'seeker', head: text.seeker, width: 8 }, ({ seeker }) => t(ageText[seeker])),
    numbers(
      { key: 'suggestions', head: text.suggestionCount, width: 5.5 },
      ({ suggestions }) => suggestions.length,
    ),
    words({ key: 'shared', head: text.isShared, width: 9 }, ({ isShared }) =>
      t(isShared ? text.yes : text.no),
    ),
    ageColumn<OwnRequest>(text.opened, now),
    ...factColumns<OwnRequest>(staff.state),
    referenceColumn<OwnRequest>(),
  ];
  return (
    <RecordTable
      name="family-tracing"
      title={t(text.table)}
      columns={columns}
      rows={rows.filter(isShown[filter]).toSorted(byNeed)}
      rowKey={({ request }) => request}
      layout={layout}
      opened={opened}
      onOpen={({ request }) => onOpen(request)}
      empty={t(rows.length === 0 ? text.empty : text.emptyOfFilter)}
      askedAt={at}
      tools={
        <Segmented
          label={t(text.shown)}
          value={filter}
          choices={filters.map((value) => ({ value, label: t(text[value]) }))}
          onChange={setFilter}
        />
      }
    />
  );
}

/** So many are listed: whoever looks for one looks at its suggestion, and all are compared. */
const toldMost = 200;

/** What the other state has told, with the age of each. */
export function ToldTable({ rows }: { readonly rows: readonly RequestFacts[] }) {
  const { t, n } = useWords();
  const { staff, clock } = useRoom();
  const now = useStore(clock);
  const columns: readonly Column<RequestFacts>[] = [
    words({ key: 'side', head: text.side }, ({ side }) => side.toUpperCase()),
    referenceColumn<RequestFacts>(),
    words({ key: 'sought', head: text.sought }, ({ relation }) => t(soughtText[relation])),
    words({ key: 'seeker', head: text.seeker }, ({ seeker }) => t(ageText[seeker])),
    ageColumn<RequestFacts>(text.toldAgo, now),
    ...factColumns<RequestFacts>(staff.state),
  ];
  return (
    <div className="tracing-told" tabIndex={0} role="group" aria-label={t(text.told)}>
      <Part title={t(text.told)}>
        {rows.length === 0 ? null : <p className="quiet">{t(text.toldHint)}</p>}
        {rows.length <= toldMost ? null : (
          <p className="quiet">{t(text.toldMost, { shown: n(toldMost), all: n(rows.length) })}</p>
        )}
        <PlainTable
          label={t(text.told)}
          columns={columns}
          rows={rows.toSorted((a, b) => b.at.localeCompare(a.at, 'en')).slice(0, toldMost)}
          rowKey={({ request }) => request}
          empty={t(text.toldEmpty)}
        />
      </Part>
    </div>
  );
}

/** How and when people were parted, and from which boat this one came. */
function factColumns<Row extends RequestFacts>(state: 'fr' | 'uk'): readonly Column<Row>[] {
  return [
    words({ key: 'how', head: text.how, width: 12, grow: true }, ({ parting }, { t }) =>
      t(partingText[parting.how]),
    ),
    words({ key: 'boat', head: text.boat, width: 8 }, ({ parting }) => parting.boat ?? '–'),
    moments({ key: 'from', head: text.from, width: 17 }, state, ({ parting }) => parting.from),
    moments({ key: 'until', head: text.until, width: 17 }, state, ({ parting }) => parting.until),
  ];
}

function ageColumn<Row extends RequestFacts>(
  head: (typeof text)['opened' | 'toldAgo'],
  now: number,
): Column<Row> {
  const ageOf = ({ at }: RequestFacts, { language }: Words) =>
    formatAge((now - Date.parse(at)) / 1000, language);
  return { key: 'age', head, width: 6, text: ageOf, order: ({ at }) => -Date.parse(at) };
}

function referenceColumn<Row extends RequestFacts>(): Column<Row> {
  return words({ key: 'reference', head: text.reference, width: 7 }, ({ request }) => shortName(request));
}
