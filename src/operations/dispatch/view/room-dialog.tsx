import type { ReactNode } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import { ChoiceDialog, type ChoiceProps, type RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { Form } from '../../../kit/forms/use-form.ts';
import { linksOf, useDispatch } from './dispatch-context.tsx';
import type { DispatchAct } from './orders.ts';

/** What this board gives each of its acts: taken, it closes, and the lists are asked again. */
function useRoomAct(right: DispatchAct, lacks: string | null): RoomActParts {
  const { desk, act, may } = useDispatch();
  return {
    refusal: may(right) ?? lacks,
    act,
    onClose: () => desk.dialog.set(null),
    onTaken: () => {
      for (const link of linksOf(desk)) link.nudge();
    },
  };
}

/** One act over the unit board. */
export function RoomDialog<Name extends string>(props: {
  readonly title: string;
  readonly submit: string;
  readonly right: DispatchAct;
  readonly form: Form<Name>;
  readonly order: () => Order;
  readonly undo?: (order: Order) => Order;
  /** What stands in the way beside the right; null: nothing. */
  readonly lacks?: string | null;
  readonly first?: ReactNode;
  readonly children: ReactNode;
}) {
  const { right, lacks, ...said } = props;
  return <ActDialog<Name> {...said} {...useRoomAct(right, lacks ?? null)} />;
}

/** One act over the unit board that asks for one of a closed list. */
export function RoomChoice<Value extends string>(
  props: ChoiceProps<Value> & { readonly right: DispatchAct },
) {
  const { right, ...said } = props;
  return <ChoiceDialog<Value> {...said} {...useRoomAct(right, null)} />;
}
