import { useState } from 'react';
import type { RecordReview, ReviewedReader } from '../../../kernel/access-review.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { markingText, purposeText, roleText, stateText, termOf } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { AskLine } from './ask-line.tsx';
import { accessText as text } from './text.ts';

const layout = createTableLayout('access.readers', null);
const pageSize = 200;

/** Who can see one record, by its label: those who may first, with the rule; then the rest, with what they lack. */
export function RecordReviewPane(props: { readonly onPerson: (staff: string) => void }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  const [limit, setLimit] = useState(pageSize);
  const path = `/api/oversight/access/record/${encodeURIComponent(asked ?? '')}?limit=${limit}`;
  const review = useResource<RecordReview>(asked === null ? null : path, 600);
  return (
    <div className="ask-pane">
      <AskLine
        label={text.position}
        hint={text.positionHint}
        fault={text.positionFault}
        form={/^(?:[1-9]\d{0,14}|p\.[\w-]{48})$/}
        first=""
        onAsk={(position) => {
          setLimit(pageSize);
          setAsked(position);
        }}
      />
      <ResourceNotice of={review} />
      {asked === null ? <p className="quiet-note">{t(text.nothingAsked)}</p> : null}
      {review.value === null ? null : (
        <div className="room-body">
          <Readers review={review.value} at={review.at} onPerson={props.onPerson} />
          <aside className="room-aside" aria-label={t(text.label)}>
            <div className="room-aside-body" tabIndex={0} role="group" aria-label={t(text.label)}>
              <Label review={review.value} />
              {review.value.readers.length < review.value.asked ? (
                <ActionButton label={t(text.more)} onPress={() => setLimit(limit + pageSize)} />
              ) : null}
            </div>
          </aside>
        </div>
      )}
    </div>
  );
}

function Readers(props: {
  readonly review: RecordReview;
  readonly at: number | null;
  readonly onPerson: (staff: string) => void;
}) {
  const { t } = useWords();
  const { review } = props;
  return (
    <RecordTable
      name={`access-record-${review.position}`}
      title={`${t(text.record)}: ${review.position}`}
      columns={readerColumns}
      rows={review.readers}
      rowKey={({ staff }) => staff}
      layout={layout}
      opened={null}
      onOpen={({ staff }) => props.onPerson(staff)}
      empty={t(text.noReaders)}
      askedAt={props.at}
    />
  );
}

const readerColumns: readonly Column<ReviewedReader>[] = [
  words({ key: 'may', head: text.may, width: 6 }, ({ allowed }, { t }) => t(allowed ? text.yes : text.no)),
  words({ key: 'staff', head: text.who, width: 12 }, ({ staff }) => staff),
  words({ key: 'agency', head: text.agency, width: 12 }, ({ agency }) => agency ?? '–'),
  words({ key: 'roles', head: text.roles, width: 12, grow: true }, ({ roles }, { t }) =>
    roles.map((role) => t(termOf(roleText, role))).join(', '),
  ),
  words({ key: 'why', head: text.why, width: 24, grow: true }, (row, said) => whyWords(row, said)),
];

/** The reasons of the rules that permit; where none does, what is missing and who can give it. */
export function whyWords(
  row: Pick<ReviewedReader, 'allowed' | 'why' | 'missing'>,
  { t }: Pick<Words, 't'>,
): string {
  const reasons = row.why.map((why) => t(why)).join(' ');
  return row.allowed || row.missing === null ? reasons : t(row.missing);
}

function Label(props: { readonly review: RecordReview }) {
  const { t, n } = useWords();
  const { review } = props;
  const { label } = review;
  const counts = { allowed: n(review.allowed), asked: n(review.asked), shown: n(review.readers.length) };
  const released = [...(label.releasedTo ?? []), ...(label.releasedToStates ?? [])];
  return (
    <Part title={t(text.label)}>
      <p>{t(text.allowed, counts)}</p>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.type), review.type],
          [t(text.asked), review.action],
          [t(text.marking), t(markingText[label.marking])],
          [t(text.purpose), t(purposeText[label.purpose])],
          [t(text.owner), label.owner],
          [t(text.origin), t(termOf(stateText, label.origin))],
          [t(text.personal), t(label.personal ? text.yes : text.no)],
          [t(text.caveats), (label.caveats ?? []).join(', ')],
          [t(text.remits), (label.jurisdiction ?? []).join(', ')],
          [t(text.released), released.join(', ')],
          [
            t(text.named),
            label.namedList === undefined ? null : t(text.namedCount, { count: label.namedList.length }),
          ],
          [t(text.conditions), (label.conditions ?? []).join(', ')],
        ]}
      />
    </Part>
  );
}
