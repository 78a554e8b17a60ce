import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { saveFile } from '../../../kit/save-file.ts';
import { useStore } from '../../../kit/store.ts';
import { areaText } from '../text-area.ts';
import type { AreaItem } from './area-items.ts';
import { AreaPrint } from './area-print.tsx';
import type { AreaFound } from './area-search.ts';
import { areaCsv, type SheetHead } from './area-sheet.ts';
import { zonesOf } from './area-zones.ts';
import { useDesk } from './desk-context.tsx';
import type { Desk } from './desk.ts';

interface ExportProps {
  readonly found: AreaFound;
  /** As filtered: what is on screen is what goes out. */
  readonly items: readonly AreaItem[];
  readonly filter: string;
  readonly author: string;
}

/** Takes the list out of the screen: as a table for a spreadsheet, or on paper. */
export function AreaExports(props: ExportProps & { readonly covered: boolean }) {
  const words = useWords();
  const { t } = words;
  const desk = useDesk();
  const [printed, setPrinted] = useState<SheetHead | null>(null);
  useStore(desk.charts);
  useEffect(() => {
    if (props.covered) return undefined;
    // The printer reads the page at once: the sheet, with every row, must stand before it does.
    const before = () => flushSync(() => setPrinted(sheetHead(props, desk, words)));
    const after = () => setPrinted(null);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  });
  return (
    <div className="area-exports">
      <ActionButton
        label={t(areaText.csv)}
        onPress={() =>
          saveFile(areaCsv(sheetHead(props, desk, words), props.items, words), nameOf(props.found))
        }
      />
      <ActionButton label={t(areaText.print)} onPress={() => window.print()} />
      {printed === null
        ? null
        : createPortal(<AreaPrint head={printed} items={props.items} />, document.body)}
    </div>
  );
}

function sheetHead(props: ExportProps, desk: Desk, { t }: Words): SheetHead {
  const { found, items, filter, author } = props;
  const { ask, askedAt, bookmark, truncated } = found;
  const zone = zonesOf(desk.charts.get()).find(({ id }) => id === ask.zone);
  return {
    ask,
    askedAt,
    bookmark,
    truncated,
    filter,
    author,
    areaName: zone === undefined ? t(areaText.extent) : t(areaText.around, { name: t(zone.name) }),
    // The node's clock as it runs: the store of it ticks once a second, and would lie behind the question.
    exportedAt: Date.now() + desk.live.offset(),
    demonstration: desk.live.health.get()?.demonstration ?? false,
    count: items.length,
  };
}

/** `strait-20270908-0114-20270908-0214Z.csv`: sortable, and the same in both languages. */
function nameOf({ ask }: AreaFound): string {
  const compact = (at: number) =>
    new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
  return `strait-${compact(ask.from)}-${compact(ask.to)}Z.csv`;
}
