import { createContext, useContext } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { useStore } from '../../../kit/store.ts';
import { queueText, timeText } from '../text.ts';
import type { Desk } from './desk.ts';
import type { Picture } from './picture.ts';

/** The desk every view of the picture works on. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk in force. Outside a desk this is a bug. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('no desk is open here');
  return desk;
}

/** The picture shown with the moment it is shown for; renders again at most twice a second. */
export function usePicture(): { readonly picture: Picture; readonly now: number; readonly desk: Desk } {
  const desk = useDesk();
  useStore(desk.revision);
  useStore(desk.clock);
  useStore(desk.travel.time);
  return { picture: desk.picture(), now: desk.now(), desk };
}

/** Why there is no picture to show: a list then says so, and never that there is nothing. Null: one is held. */
export function useMissingPicture(): Text | null {
  const desk = useDesk();
  const isLoaded = useStore(desk.live.loaded);
  const time = useStore(desk.travel.time);
  if (time.mode === 'live') return isLoaded ? null : queueText.loading;
  if (time.shown !== null) return null;
  return time.fetch === 'failed' ? timeText.failed : timeText.loading;
}
