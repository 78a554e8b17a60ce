import { type RefObject, useEffect, useRef } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import type { ListControl } from '../../../kit/elements/held-list.tsx';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useStore } from '../../../kit/store.ts';
import { areaText } from '../text-area.ts';
import { placeOfItem } from './area-items.ts';
import { foundItem, goToItem } from './area-open.ts';
import { AreaPane } from './area-pane.tsx';
import { DetailPane } from './detail-pane.tsx';
import { useDesk } from './desk-context.tsx';

/** The right pane: the opened item, or what was seen in an area, with the opened item over its list. */
export function SidePane(props: {
  readonly control: RefObject<ListControl | null>;
  /** Who exports and prints: name and desk. */
  readonly author: string;
}) {
  const desk = useDesk();
  const area = useStore(desk.area.state);
  const selection = useStore(desk.selection);
  if (area === null) return <DetailPane />;
  // The list stays as it was left, filter and place, while an item lies over it.
  return (
    <>
      <AreaPane area={area} covered={selection !== null} control={props.control} author={props.author} />
      {selection === null ? null : <DetailPane above={<ItemHead />} />}
    </>
  );
}

/** Over an opened item: where and when it was seen in the area, the way back, and the way to that moment. */
function ItemHead() {
  const { t, language } = useWords();
  const desk = useDesk();
  useStore(desk.selection);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only a focus that went with the list is taken along; one that stands on the chart stays there.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest('.pane-area') != null)
      head.current?.closest('aside')?.focus();
  }, []);
  const item = foundItem(desk);
  const at = item === null ? null : placeOfItem(item);
  return (
    <div className="area-item" ref={head}>
      <p>
        {item === null ? (
          t(areaText.notInList)
        ) : (
          <>
            <span className="figures">{t(areaText.seenAt, { at: formatUtcStamp(item.at) })}</span>
            {at === null ? null : <span className="figures beside">{formatPosition(at, language)}</span>}
          </>
        )}
      </p>
      <div className="area-acts">
        <ActionButton label={t(areaText.back)} hint="Esc" onPress={() => desk.selection.set(null)} />
        {item === null ? null : (
          <ActionButton label={t(areaText.goTo)} hint="g t" onPress={() => goToItem(desk)} />
        )}
      </div>
    </div>
  );
}
