import { useEffect, useMemo } from 'react';
import type { AskedLink } from '../../../kit/live/asked-link.ts';
import { deskOwner } from '../../../kit/room/desk-owner.ts';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { State } from '../../../kernel/label.ts';
import { type WatchAct, watchAction } from './orders.ts';
import { commonText, giverText } from './text.ts';
import { type WatchDesk, watchDeskOf } from './watch-desk.ts';

/** The watch desk of whoever sits here. */
export function useWatchDesk(): WatchDesk {
  const { staff } = useRoom();
  const owner = deskOwner(staff);
  return useMemo(() => watchDeskOf(owner, staff.id), [owner, staff.id]);
}

/** Keeps one list of the watch while this part is on the screen: asked when the stream says that the watch changed. */
export function useHeldLink<Held>(link: AskedLink<Held>, isWanted = true): Held {
  const { onNews } = useRoom();
  useEffect(() => (isWanted ? link.hold() : undefined), [link, isWanted]);
  useEffect(() => (isWanted ? onNews('watch', () => link.nudge()) : undefined), [link, isWanted, onNews]);
  return useStore(link.held);
}

/** Null where the post may do this act; else who can give it. Where `side` is named: only that side's own people. */
export function useMayWatch(): (act: WatchAct, side?: State) => string | null {
  const may = useMay();
  const { t } = useWords();
  const { staff } = useRoom();
  return (act, side) => {
    const missing = may(watchAction(act), giverText.watch);
    if (missing !== null) return missing;
    if (side === undefined || side === staff.state) return null;
    return t(commonText.otherSide, { side: side.toUpperCase() });
  };
}
