import { closeOwn, type DialogRoom, roomDialog } from '../../../kit/acts/room-dialog.tsx';
import { useStore } from '../../../kit/store.ts';
import type { RescueAct } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import type { Dialog } from './rescue-desk.ts';
import { useMayRescue } from './use-quick-act.ts';

function useRescueDialog(): DialogRoom<RescueAct, Dialog | null> {
  const { desk, act } = useRescue();
  return {
    act,
    may: useMayRescue(),
    dialog: useStore(desk.dialog),
    close: (own) => closeOwn(desk.dialog, own),
    again: () => desk.link.nudge(),
  };
}

/** One act over the rescue room: what speaks against it first, then what must be said, then the button. */
export const DialogForm = roomDialog(useRescueDialog);
