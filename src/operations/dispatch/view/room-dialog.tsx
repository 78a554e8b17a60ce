import type { ReactNode } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { Form } from '../../../kit/forms/use-form.ts';
import { useDispatch } from './dispatch-context.tsx';
import type { DispatchAct } from './orders.ts';

/** One act over the unit board: taken, it closes, and the lists are asked again. */
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
  const { desk, act, may } = useDispatch();
  return (
    <ActDialog<Name>
      title={props.title}
      submit={props.submit}
      form={props.form}
      refusal={may(props.right) ?? props.lacks ?? null}
      order={props.order}
      act={act}
      {...(props.undo === undefined ? {} : { undo: props.undo })}
      {...(props.first === undefined ? {} : { first: props.first })}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => {
        for (const link of [desk.units, desk.tasks, desk.relays, desk.gaps, desk.requests, desk.patrols])
          link.nudge();
      }}
    >
      {props.children}
    </ActDialog>
  );
}
