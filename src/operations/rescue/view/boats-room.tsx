import { type Ref, useRef } from 'react';
import type { ListControl } from '../../../kit/elements/held-list.tsx';
import { type KeyBindings, useKeys } from '../../../kit/elements/keys.ts';
import { createPaneWidths, Panes } from '../../../kit/elements/panes.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { TableExports } from '../../../kit/table/table-exports.tsx';
import { useBoatColumns } from './boat-columns.ts';
import { BoatMap } from './boat-map.tsx';
import { BoatPage } from './boat-page.tsx';
import { BoatQueue } from './boat-queue.tsx';
import { RescueContext, useRescue, useRescueRoom } from './rescue-context.tsx';
import { RescueFrame } from './rescue-frame.tsx';
import { rescueText as text } from './text.ts';

const widths = createPaneWidths('strait.rescue.panes', { left: 24, right: 31 });

/** The boats in the order in which they need a person, the chart, and the opened boat. */
export function BoatsRoom() {
  const rescue = useRescueRoom();
  return (
    <RescueContext value={rescue}>
      <Boats />
    </RescueContext>
  );
}

function Boats() {
  const { t } = useWords();
  const { desk } = useRescue();
  const list = useRef<ListControl>(null);
  const search = useRef<HTMLInputElement>(null);
  useBoatKeys(list, search);
  const call = useStore(desk.call);
  return (
    <RescueFrame
      title={t(text.boats)}
      tools={call === null || call.aside ? <BoatExports /> : null}
      list={<BoatQueue control={list} search={search} />}
      whole={(queue) => <Panes widths={widths} left={queue} middle={<BoatMap />} right={<BoatPage />} />}
    />
  );
}

/** The whole board as it stands, out of the screen: marked, with the place in the book, author and time. */
function BoatExports() {
  const { t } = useWords();
  const { desk, standings } = useRescue();
  const { at } = useStore(desk.link.standing);
  return (
    <TableExports
      name="boats"
      title={t(text.boats)}
      columns={useBoatColumns()}
      rows={standings}
      filter=""
      askedAt={at}
      marking={text.marking}
    />
  );
}

function useBoatKeys(list: { readonly current: ListControl | null }, search: Ref<HTMLInputElement>): void {
  const { singleKeys } = useRoom();
  const { desk } = useRescue();
  const dialog = useStore(desk.dialog);
  const single: KeyBindings = {
    j: () => list.current?.move(1),
    k: () => list.current?.move(-1),
    // What stands in the field is what one types over.
    '/': () => (search !== null && typeof search === 'object' ? search.current?.select() : undefined),
  };
  useKeys({
    ...(singleKeys && dialog === null ? single : {}),
    Escape: () => {
      if (document.querySelector('dialog[open]') !== null || desk.call.get()?.aside === false) return false;
      desk.boat.set(null);
      return true;
    },
  });
}
