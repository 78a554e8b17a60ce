import { useState } from 'react';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { TextField } from '../../../../kit/forms/fields.tsx';
import { useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useResource } from '../../../../kit/resource.ts';
import { ResourceNotice } from '../../../../kit/room/resource-notice.tsx';
import { Part, Values } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { ListedShare } from '../../selection-listed.ts';
import type { DrawAuditAnswer, DrawnPassage } from '../../selection-wire.ts';
import { drawAgain } from './draw-again.ts';
import { selectionText, shareText as text } from './text.ts';

const layout = createTableLayout('freight.draws', null);

/** Checks the draws of one day: the browser draws them again from the opened secret, and says whether it is the same. */
export function DrawAudit({ share }: { readonly share: ListedShare }) {
  const { t } = useWords();
  const form = useForm({ draft: null, initial: { day: share.from.slice(0, 10) } });
  const [day, setDay] = useState<string | null>(null);
  const query = new URLSearchParams({ place: share.place, period: share.period, day: day ?? '' });
  const path = day === null ? null : `/api/operations/freight/draw-audit?${query.toString()}`;
  // An opened secret and a day that is over change no more.
  const asked = useResource<DrawAuditAnswer>(path, 86_400);
  return (
    <Part title={t(text.audit)}>
      <p className="quiet">{t(text.how)}</p>
      <div className="table-tools">
        <TextField form={form} name="day" type="date" label={t(text.day)} figures />
        <ActionButton
          label={t(text.check)}
          refusal={share.secret === null ? t(text.shut) : null}
          sayRefusal
          onPress={() => setDay(form.values.day)}
        />
      </div>
      {day === null ? null : <ResourceNotice of={asked} />}
      {asked.value === null ? null : <Result answer={asked.value} at={asked.at} />}
    </Part>
  );
}

function Result({ answer, at }: { readonly answer: DrawAuditAnswer; readonly at: number | null }) {
  const { t, n } = useWords();
  const [again] = useState(() => drawAgain(answer));
  return (
    <>
      <p role="status" className={again.isSame ? '' : 'notice is-trouble'}>
        <strong>{again.isSame ? t(text.same, { count: again.passages }) : t(text.differs)}</strong>
      </p>
      <Values
        none="–"
        rows={[
          [t(text.drawn), `${n(again.drawn)} ÷ ${n(again.passages)}`],
          [t(text.drawnNot), again.drawnNotControlled.join(', ')],
          [t(text.notDrawn), again.controlledNotDrawn.join(', ')],
        ]}
      />
      <RecordTable
        name="freight-draws"
        title={`${t(selectionText.shares)} · ${answer.share.place} · ${answer.day}`}
        columns={columns}
        rows={answer.passages}
        rowKey={({ passage }) => passage}
        layout={layout}
        opened={null}
        onOpen={() => {}}
        empty={t(text.noPassages)}
        askedAt={at}
        marking={selectionText.marking}
      />
    </>
  );
}

const mark = (yes: boolean): string => (yes ? '●' : '–');
const columns: readonly Column<DrawnPassage>[] = [
  words({ key: 'passage', head: text.passage, width: 12, grow: true }, ({ passage }) => passage),
  {
    ...words<DrawnPassage>({ key: 'draw', head: text.draw, width: 8 }, ({ draw }) => draw.toFixed(9)),
    order: ({ draw }) => draw,
  },
  words({ key: 'drawn', head: text.isDrawn, width: 5 }, ({ isDrawn }) => mark(isDrawn)),
  words({ key: 'controlled', head: text.controlled, width: 8 }, (one) => mark(one.controlledAtRandom)),
];
