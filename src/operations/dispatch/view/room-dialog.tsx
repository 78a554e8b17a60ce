import { ChoiceDialog, type ChoiceProps } from '../../../kit/acts/choice-dialog.tsx';
import { closeOwn, type DialogRoom, roomDialog } from '../../../kit/acts/room-dialog.tsx';
import { useStore } from '../../../kit/store.ts';
import { linksOf, useDispatch } from './dispatch-context.tsx';
import type { DispatchDialog } from './dispatch-desk.ts';
import type { DispatchAct } from './orders.ts';

function useDispatchDialog(): DialogRoom<DispatchAct, DispatchDialog | null> {
  const { desk, act, may } = useDispatch();
  return {
    act,
    may,
    dialog: useStore(desk.dialog),
    close: (own) => closeOwn(desk.dialog, own),
    again: () => {
      for (const link of linksOf(desk)) link.nudge();
    },
  };
}

/** One act over the unit board. */
export const RoomDialog = roomDialog(useDispatchDialog);

/** One act over the unit board that asks for one of a closed list. */
export function RoomChoice<Value extends string>(
  props: ChoiceProps<Value> & { readonly right: DispatchAct },
) {
  const { right, ...said } = props;
  const { may, act, dialog, close, again } = useDispatchDialog();
  return (
    <ChoiceDialog<Value>
      {...said}
      refusal={may(right)}
      act={act}
      onClose={() => close(dialog)}
      onTaken={again}
    />
  );
}
