import type { Order } from '../../../kit/acts/send-act.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { type RescueAct, rescueAction } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { giverText } from './text.ts';

/** Null where this post may do an act of the room; else what is missing and who can give it. */
export function useMayRescue(): (name: RescueAct) => string | null {
  const may = useMay();
  return (name) => may(rescueAction(name), giverText.watch);
}

/** One-press acts: sent at once, with the way back where there is one; how they stand is said in the room's one line. */
export function useQuickAct(): { readonly send: (order: Order, undo?: Order) => void } {
  const { desk, act } = useRescue();
  return {
    send: (order, undo) =>
      act.send(order, {
        ...(undo === undefined ? {} : { undo }),
        onTaken: () => desk.link.nudge(),
      }),
  };
}
