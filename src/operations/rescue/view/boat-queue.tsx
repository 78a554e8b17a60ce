import { type RefObject, useState } from 'react';
import { HeldList, type ListControl } from '../../../kit/elements/held-list.tsx';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { filterRows } from '../../../kit/table/column.ts';
import { useBoatColumns } from './boat-columns.ts';
import { BoatRow } from './boat-row.tsx';
import { useRescue } from './rescue-context.tsx';
import { rescueText as text } from './text.ts';
import { standingOf } from './thought.ts';

/** The boats in the order in which they need a person; the order stands still while somebody is in it. */
export function BoatQueue(props: {
  readonly control: RefObject<ListControl | null>;
  readonly search: RefObject<HTMLInputElement | null>;
}) {
  const words = useWords();
  const { t, n } = words;
  const { desk, standings, now } = useRescue();
  const opened = useStore(desk.boat);
  const { at } = useStore(desk.link.standing);
  const columns = useBoatColumns();
  const [typed, setTyped] = useState('');
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const open = standings.filter(({ boat }) => boat.status === 'open');
  const closed = standings.filter(({ boat }) => boat.status === 'closed');
  const rows = filterRows(which === 'open' ? open : closed, typed, { columns, words });
  const empty = at === null ? text.loading : typed === '' ? text.noBoats : text.noMatch;
  return (
    <nav className="pane pane-queue" aria-label={t(text.queue)}>
      <div className="rescue-search">
        <Search {...props} typed={typed} onTyped={setTyped} />
        <Segmented
          label={t(text.which)}
          value={which}
          choices={[
            { value: 'open', label: `${t(text.open)} ${n(open.length)}` },
            { value: 'closed', label: `${t(text.closed)} ${n(closed.length)}` },
          ]}
          onChange={setWhich}
        />
      </div>
      <HeldList
        // Another filter is the officer's own act: the list starts afresh.
        key={`${which} ${typed}`}
        label={t(text.queue)}
        items={rows.map((standing) => ({ ...standing, key: standing.boat.boat }))}
        rowHeight={5.1}
        opened={opened}
        empty={t(empty)}
        control={props.control}
        waitingText={(count) => t(text.waiting, { count })}
        showText={t(text.show)}
        // What has left this list says where it stands now, not what was due before.
        row={(item) => <BoatRow standing={standingOf(standings, item.boat.boat) ?? item} now={now} />}
        onOpen={(item) => desk.boat.set(item.boat.boat)}
      />
    </nav>
  );
}

/** What is typed filters the list at once; Enter goes to it, Escape back to where it stood: letters are acts again. */
function Search(props: {
  readonly control: RefObject<ListControl | null>;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
}) {
  const { t } = useWords();
  return (
    <input
      ref={props.search}
      type="search"
      className="input"
      aria-label={t(text.search)}
      placeholder={t(text.search)}
      value={props.typed}
      onChange={(event) => props.onTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        else if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        props.control.current?.move(event.key === 'Escape' ? 0 : 1);
      }}
    />
  );
}
