import { useState } from 'react';
import { Segmented } from '../../../../kit/elements/segmented.tsx';
import { useWords, type Words } from '../../../../kit/i18n/language.tsx';
import { useResource } from '../../../../kit/resource.ts';
import { ResourceNotice } from '../../../../kit/room/resource-notice.tsx';
import { Values } from '../../../../kit/room/values.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { FairnessAnswer } from '../../selection-wire.ts';
import { type Counted, type FairnessRow, quarterOf } from '../../selection/fairness.ts';
import { formText, groundText } from '../../text-terms.ts';
import { groundKinds, vehicleForms } from '../../words.ts';
import { instant } from '../../../../kernel/time.ts';
import { fairnessText as text, selectionText } from './text.ts';

const layout = createTableLayout('freight.fairness', null);
const grouped = ['ground', 'place', 'form', 'hour'] as const;
type Grouped = (typeof grouped)[number];
const quartersShown = 8;

/** The fairness report of a quarter: numerator and denominator together; exported and printed as it stands. */
export function FairnessTable() {
  const words = useWords();
  const { t } = words;
  const { clock } = useRoom();
  const [quarters] = useState(() => quartersUpTo(clock.get()));
  const [quarter, setQuarter] = useState(quarters[0] ?? '');
  const [by, setBy] = useState<Grouped>('ground');
  const report = useResource<FairnessAnswer>(`/api/operations/freight/fairness?quarter=${quarter}`, 600);
  return (
    <div className="room-stack">
      <p className="room-lead">{t(text.lead)}</p>
      <ResourceNotice of={report} />
      {report.value === null ? null : (
        <>
          <Values rows={definitionOf(report.value, words)} none={t(text.held)} />
          <RecordTable
            name={`freight-fairness-${quarter}-${by}`}
            title={`${t(selectionText.fairness)} ${quarter} · ${t(by === 'place' ? selectionText.place : text[by])}`}
            columns={columnsOf(by)}
            rows={rowsOf(report.value, by)}
            rowKey={({ of }) => of}
            layout={layout}
            opened={null}
            onOpen={() => {}}
            empty={t(text.empty)}
            askedAt={report.at}
            marking={selectionText.marking}
            further={definitionOf(report.value, words)}
            tools={
              <>
                <label className="filter">
                  <span className="unseen">{t(text.quarter)}</span>
                  <select
                    className="input"
                    value={quarter}
                    onChange={(event) => setQuarter(event.target.value)}
                  >
                    {quarters.map((one) => (
                      <option key={one}>{one}</option>
                    ))}
                  </select>
                </label>
                <Segmented
                  label={t(text.compared)}
                  value={by}
                  choices={grouped.map((value) => ({
                    value,
                    label: t(value === 'place' ? selectionText.place : text[value]),
                  }))}
                  onChange={setBy}
                />
              </>
            }
          />
        </>
      )}
    </div>
  );
}

/** How a passage is counted, and how many entries were counted with another: on screen, in a file and on paper. */
function definitionOf({ joined }: FairnessAnswer, said: Words): readonly (readonly [string, string])[] {
  return [
    [said.t(text.definition), said.t(text.counted)],
    [said.t(text.joined), countWords(joined, said)],
  ];
}

/** This quarter and those before it, newest first. */
function quartersUpTo(now: number): readonly string[] {
  const day = new Date(now);
  return Array.from({ length: quartersShown }, (_, back) =>
    quarterOf(instant(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 3 * back, 1))),
  );
}

const total = '';

function rowsOf(report: FairnessAnswer, by: Grouped): readonly FairnessRow[] {
  if (report.total.passages === 0) return [];
  const all = { ...report.total, of: total };
  if (by !== 'ground') return [...report.rows[by], all];
  return [
    ...report.hits.map(({ ground, controlled, found }) => ({
      of: ground,
      passages: report.total.passages,
      controlled,
      found,
      byGround: {},
    })),
    all,
  ];
}

function columnsOf(by: Grouped): readonly Column<FairnessRow>[] {
  return [
    words({ key: 'of', head: by === 'place' ? selectionText.place : text[by], width: 14 }, (row, said) =>
      nameOf(row.of, by, said),
    ),
    {
      ...words<FairnessRow>(
        { key: 'controlled', head: text.controlled, width: 14 },
        (row, said) => `${countWords(row.controlled, said)} ÷ ${countWords(row.passages, said)}`,
      ),
      end: true,
      order: ({ controlled, passages }) => rate(controlled, passages),
    },
    {
      ...words<FairnessRow>(
        { key: 'found', head: text.found, width: 14 },
        (row, said) => `${countWords(row.found, said)} ÷ ${countWords(row.controlled, said)}`,
      ),
      end: true,
      order: ({ found, controlled }) => rate(found, controlled),
    },
    words({ key: 'grounds', head: text.grounds, width: 20, grow: true }, ({ byGround }, said) =>
      groundKinds
        .filter((ground) => byGround[ground] !== undefined)
        .map((ground) => `${said.t(groundText[ground])} ${countWords(byGround[ground] ?? 0, said)}`)
        .join(', '),
    ),
  ];
}

function nameOf(of: string, by: Grouped, { t }: Words): string {
  if (of === total) return t(text.all);
  const form = vehicleForms.find((one) => by === 'form' && one === of);
  if (form !== undefined) return t(formText[form]);
  const ground = groundKinds.find((one) => by === 'ground' && one === of);
  if (ground !== undefined) return t(groundText[ground]);
  return by === 'hour' ? `${of}:00 UTC` : of;
}

function countWords(count: Counted, { t, n }: Words): string {
  return count === 'held_back' ? t(text.held) : n(count);
}

function rate(numerator: Counted, denominator: Counted): number {
  if (numerator === 'held_back' || denominator === 'held_back' || denominator === 0) return -1;
  return numerator / denominator;
}
