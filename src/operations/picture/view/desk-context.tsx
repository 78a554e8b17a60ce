import { createContext, useContext } from 'react';
import { useStore } from '../../../kit/store.ts';
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
