import { useState } from 'react';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { useStore } from '../../../kit/store.ts';
import { methodText } from '../text-terms.ts';
import type { MethodPerformance, PerformanceAnswer } from '../wire.ts';
import { freightText, controlText, methodsText as text } from './text.ts';

const layout = createTableLayout('freight.methods', null);
const spans = ['7', '30', '90'] as const;
const dayMilliseconds = 86_400_000;

/** How methods perform by place: numerator and denominator stand together, never a rate alone. */
export function MethodsTable() {
  const { t } = useWords();
  const { clock } = useRoom();
  const [span, setSpan] = useState<(typeof spans)[number]>('30');
  // To the next full hour: the same question for an hour.
  const until = Math.ceil(useStore(clock) / 3_600_000) * 3_600_000;
  const iso = (at: number) => new Date(at).toISOString();
  const from = iso(until - Number(span) * dayMilliseconds);
  const answer = useResource<PerformanceAnswer>(
    `/api/operations/freight/methods?from=${from}&to=${iso(until)}`,
  );
  return (
    <div className="room-stack">
      <p className="room-lead">{t(text.lead)}</p>
      <ResourceNotice of={answer} />
      {answer.value === null ? null : (
        <RecordTable
          name="freight-methods"
          title={t(freightText.tabMethods)}
          columns={columns}
          rows={answer.value.rows}
          rowKey={({ place, method }) => `${place} ${method}`}
          layout={layout}
          opened={null}
          onOpen={() => {}}
          empty={t(text.empty)}
          askedAt={answer.at}
          marking={freightText.marking}
          tools={
            <Segmented
              label={t(text.from)}
              value={span}
              choices={spans.map((value) => ({ value, label: t(text.days, { n: value }) }))}
              onChange={setSpan}
            />
          }
        />
      )}
    </div>
  );
}

const columns: readonly Column<MethodPerformance>[] = [
  words({ key: 'place', head: freightText.place, width: 9 }, ({ place }) => place),
  words({ key: 'method', head: controlText.method, width: 14, grow: true }, ({ method }, { t }) =>
    t(methodText[method]),
  ),
  {
    ...words<MethodPerformance>(
      { key: 'missed', head: text.missed, width: 15 },
      ({ missed, known }, { n }) => `${n(missed)} ÷ ${n(known)}`,
    ),
    end: true,
    order: ({ missed, known }) => (known === 0 ? -1 : missed / known),
  },
  numbers({ key: 'made', head: text.made, width: 7 }, ({ made }) => made),
  numbers({ key: 'found', head: text.found, width: 6 }, ({ found }) => found),
  numbers({ key: 'nothing', head: text.nothing, width: 6 }, ({ nothing }) => nothing),
  numbers({ key: 'says', head: text.saysNothing, width: 8 }, ({ saysNothing }) => saysNothing),
  numbers({ key: 'doubtful', head: text.doubtful, width: 6 }, ({ doubtful }) => doubtful),
  numbers({ key: 'refused', head: text.refused, width: 6 }, ({ refused }) => refused),
  numbers({ key: 'cut', head: text.notCompleted, width: 8 }, ({ notCompleted }) => notCompleted),
  numbers({ key: 'elsewhere', head: text.elsewhere, width: 12 }, ({ missedElsewhere }) => missedElsewhere),
  numbers({ key: 'blind', head: text.blind, width: 13 }, ({ missedBlind }) => missedBlind),
];
