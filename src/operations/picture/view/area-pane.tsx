import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { HeldList, type ListControl } from '../../../kit/elements/held-list.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { areaText } from '../text-area.ts';
import { AreaForm } from './area-form.tsx';
import { type AreaItem, filterItems } from './area-items.ts';
import { openFound } from './area-open.ts';
import { AreaRow } from './area-row.tsx';
import type { AreaState } from './area-search.ts';
import { AreaExports } from './area-exports.tsx';
import { AreaStanding } from './area-standing.tsx';
import { useDesk } from './desk-context.tsx';

/** "Seen here": the question above, the answer below. */
export function AreaPane(props: {
  readonly area: AreaState;
  /** True while an opened item lies over the list. */
  readonly covered: boolean;
  readonly control: RefObject<ListControl | null>;
  readonly author: string;
}) {
  const words = useWords();
  const { t } = words;
  const desk = useDesk();
  const { area, covered } = props;
  const pane = useRef<HTMLElement>(null);
  const list = useRef<ListControl | null>(null);
  const [filter, setFilter] = useState('');
  useFocus({ pane, list, covered });
  useImperativeHandle(props.control, () => ({
    move(steps) {
      // From an opened item the keys go back into the list.
      if (desk.selection.get() !== null) flushSync(() => desk.selection.set(null));
      list.current?.move(steps);
    },
    open: () => list.current?.open(),
  }));
  const all = area.found?.items ?? [];
  const items = filterItems(all, filter, words);
  return (
    <aside
      ref={pane}
      className="pane pane-area"
      aria-label={t(areaText.region)}
      tabIndex={-1}
      hidden={covered}
    >
      <Head />
      <AreaForm ask={area.ask} />
      <AreaStanding area={area} shown={items.length} />
      {area.found === null ? null : (
        <>
          {all.length === 0 ? null : <Filter value={filter} onChange={setFilter} />}
          <FoundList
            items={items}
            all={all.length}
            stamp={area.found.askedAt}
            filter={filter}
            control={list}
          />
          <AreaExports
            found={area.found}
            items={items}
            filter={filter}
            author={props.author}
            covered={covered}
          />
        </>
      )}
    </aside>
  );
}

function Head() {
  const { t } = useWords();
  const desk = useDesk();
  return (
    <div className="detail-tools">
      <h2 className="area-title">{t(areaText.title)}</h2>
      <span className="stretch" />
      <ActionButton quiet label={t(areaText.close)} hint="Esc" onPress={() => desk.area.close()} />
    </div>
  );
}

/** The pane takes the focus when it opens, the list when an item over it closes, and gives it back at the end. */
function useFocus(parts: {
  readonly pane: RefObject<HTMLElement | null>;
  readonly list: RefObject<ListControl | null>;
  readonly covered: boolean;
}): void {
  const { pane, list, covered } = parts;
  const wasCovered = useRef(covered);
  useEffect(() => {
    const before = document.activeElement;
    pane.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [pane]);
  useEffect(() => {
    const { activeElement } = document;
    const lost = activeElement === null || activeElement === document.body;
    if (wasCovered.current && !covered && lost) list.current?.move(0);
    wasCovered.current = covered;
  }, [list, covered]);
}

function Filter(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useWords();
  return (
    <input
      type="search"
      className="input area-filter"
      aria-label={t(areaText.filter)}
      placeholder={t(areaText.filter)}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

function FoundList(props: {
  readonly items: readonly AreaItem[];
  readonly all: number;
  readonly stamp: number;
  readonly filter: string;
  readonly control: RefObject<ListControl | null>;
}) {
  const { t } = useWords();
  const desk = useDesk();
  const to = desk.area.state.get()?.ask.to ?? props.stamp;
  const oldest = useStore(desk.travel.extent)?.from ?? null;
  // Where nothing is held "nobody" would be a guess.
  const none = oldest !== null && to < oldest ? areaText.notHeld : areaText.empty;
  return (
    <HeldList
      // Another answer or another filter is the operator's own act: the list starts afresh.
      key={`${props.stamp}|${props.filter}`}
      label={t(areaText.list)}
      items={props.items}
      rowHeight={3.5}
      opened={null}
      empty={t(props.all === 0 ? none : areaText.noMatch)}
      control={props.control}
      waitingText={(count) => t(areaText.waiting, { count })}
      showText={t(areaText.show)}
      row={(item) => <AreaRow item={item} to={to} />}
      onOpen={(item) => openFound(desk, item)}
    />
  );
}
