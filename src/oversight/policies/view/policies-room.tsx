import { useState } from 'react';
import { BookmarkValue } from '../../../kit/bookmark.tsx';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { releaseText } from '../release-text.ts';
import { eventText } from '../text.ts';
import type { PoliciesView, PolicyFile } from '../wire.ts';
import { FilePane } from './file-pane.tsx';
import { ProposePart } from './propose-part.tsx';
import { proposedTexts } from './proposed-texts.ts';
import { ReleasePane } from './release-pane.tsx';
import { policiesText as text } from './text.ts';

const layout = createTableLayout('policies.files', { column: 'name', down: false });

/** The policies as text; and what left the node by them, and why. */
export function PoliciesRoom() {
  const { t } = useWords();
  const [tab, setTab] = useState<'texts' | 'release'>('texts');
  return (
    <RoomFrame title={t(text.title)} lead={t(text.lead)}>
      <Tabs
        label={t(text.title)}
        value={tab}
        tabs={[
          { value: 'texts', label: t(text.files), count: '' },
          { value: 'release', label: t(releaseText.title), count: '' },
        ]}
        onChange={setTab}
      >
        {tab === 'texts' ? <PolicyTexts /> : <ReleasePane />}
      </Tabs>
    </RoomFrame>
  );
}

/** The policy text in force, file by file, and a text proposed against it. */
function PolicyTexts() {
  const { t } = useWords();
  const policies = useResource<PoliciesView>('/api/oversight/policies', 300);
  const [opened, setOpened] = useState<{ readonly name: string; readonly line: number | null } | null>(null);
  const view = policies.value;
  const file = view?.files.find(({ name }) => name === opened?.name);
  return (
    <div className="ask-pane">
      <ResourceNotice of={policies} />
      {view === null ? null : (
        <>
          <InForce view={view} />
          <div className="room-body">
            <Files
              view={view}
              at={policies.at}
              opened={file?.name ?? null}
              onOpen={(name) => setOpened({ name, line: null })}
            />
            {file === undefined ? (
              <p className="quiet-note">{t(text.openHint)}</p>
            ) : (
              <FilePane
                key={file.name}
                file={file}
                base={view.hash}
                line={opened?.line ?? null}
                onClose={() => setOpened(null)}
              />
            )}
          </div>
          <ProposePart
            view={view}
            onDone={policies.again}
            onPlace={(name, line) => setOpened({ name, line })}
          />
        </>
      )}
    </div>
  );
}

function InForce(props: { readonly view: PoliciesView }) {
  const { t } = useWords();
  const { view } = props;
  return (
    <div className="in-force">
      <Values
        none={t(text.none)}
        rows={[
          [
            t(text.hash),
            <span key="hash" className="long-id">
              {view.hash.slice(0, 16)}
            </span>,
          ],
          [t(text.since), view.since === null ? null : <Moment key="since" at={view.since} />],
          [t(text.position), view.position === null ? null : <BookmarkValue key="at" at={view.position} />],
          ['', t(view.shipped ? eventText.PoliciesTakenAtStart : eventText.PoliciesAdopted)],
        ]}
      />
    </div>
  );
}

function Files(props: {
  readonly view: PoliciesView;
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (name: string) => void;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const draft = useStore(proposedTexts(staff.id));
  const columns: readonly Column<PolicyFile>[] = [
    words({ key: 'name', head: text.fileName, width: 15, grow: true }, ({ name }) => name),
    numbers({ key: 'lines', head: text.lineCount, width: 5 }, (file) => file.text.split('\n').length),
    words({ key: 'changed', head: text.proposed, width: 8 }, ({ name }) =>
      Object.hasOwn(draft.texts, name) ? t(text.changed) : '–',
    ),
  ];
  return (
    <div className="policy-files">
      <RecordTable
        name="policies"
        title={t(text.files)}
        columns={columns}
        rows={props.view.files}
        rowKey={({ name }) => name}
        layout={layout}
        opened={props.opened}
        onOpen={({ name }) => props.onOpen(name)}
        empty={t(text.empty)}
        askedAt={props.at}
      />
    </div>
  );
}
