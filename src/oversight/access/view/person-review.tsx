import { useState } from 'react';
import type { PersonReview, ReviewedAct } from '../../../kernel/access-review.ts';
import { shortNamePattern } from '../../../kernel/short-name.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { markingText, purposeText, roleText, termOf } from '../../../kit/room/terms.ts';
import { Values } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { AskLine } from './ask-line.tsx';
import { whyWords } from './record-review.tsx';
import { accessText as text } from './text.ts';

const layout = createTableLayout('access.acts', null);

/** What one person can do at every door, by role, purpose and marking; by id, never by name. */
export function PersonReviewPane(props: { readonly first: string }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<string | null>(props.first === '' ? null : props.first);
  const path = `/api/oversight/access/person/${encodeURIComponent(asked ?? '')}`;
  const review = useResource<PersonReview>(asked === null ? null : path, 600);
  return (
    <div className="ask-pane">
      <AskLine
        label={text.staff}
        hint={text.staffHint}
        fault={text.staffFault}
        form={shortNamePattern}
        first={props.first}
        onAsk={setAsked}
      />
      <ResourceNotice of={review} />
      {asked === null ? <p className="quiet-note">{t(text.nobodyAsked)}</p> : null}
      {review.value === null ? null : (
        <div className="room-body">
          <RecordTable
            name={`access-person-${review.value.staff}`}
            title={`${t(text.person)}: ${review.value.staff}`}
            columns={actColumns}
            rows={review.value.acts}
            rowKey={({ action }) => action}
            layout={layout}
            opened={null}
            onOpen={() => undefined}
            empty={t(text.noActs)}
            askedAt={review.at}
          />
          <aside className="room-aside" aria-label={review.value.staff}>
            <div className="room-aside-body" tabIndex={0} role="group" aria-label={review.value.staff}>
              <Held review={review.value} />
            </div>
          </aside>
        </div>
      )}
    </div>
  );
}

const actColumns: readonly Column<ReviewedAct>[] = [
  words({ key: 'may', head: text.may, width: 6 }, ({ allowed }, { t }) => t(allowed ? text.yes : text.no)),
  words({ key: 'act', head: text.act, width: 20 }, ({ action }) => action),
  words({ key: 'why', head: text.why, width: 24, grow: true }, (row, said) => whyWords(row, said)),
];

function Held(props: { readonly review: PersonReview }) {
  const { t } = useWords();
  const { review } = props;
  return (
    <Values
      none={t(text.none)}
      rows={[
        [t(text.who), review.staff],
        [t(text.agency), review.agency],
        [t(text.roles), review.roles.map((role) => t(termOf(roleText, role))).join(', ')],
        [t(text.purposes), review.purposes.map((purpose) => t(purposeText[purpose])).join(', ')],
        [t(text.markings), review.markings.map((marking) => t(markingText[marking])).join(', ')],
        [t(text.caveats), (review.caveats ?? []).join(', ')],
        [t(text.remits), review.remits.join(', ')],
      ]}
    />
  );
}
