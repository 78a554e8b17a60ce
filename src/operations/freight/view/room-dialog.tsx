import type { ReactNode } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { Form } from '../../../kit/forms/use-form.ts';
import { useFreight } from './freight-context.tsx';
import type { FreightAct } from './orders.ts';

/** One act over the freight room: taken, it closes, and what is in sight is asked again. */
export function RoomDialog<Name extends string>(props: {
  readonly title: string;
  readonly submit: string;
  readonly right: FreightAct;
  readonly form: Form<Name>;
  readonly order: () => Order;
  readonly undo?: (order: Order) => Order;
  /** What stands in the way beside the right; null: nothing. */
  readonly lacks?: string | null;
  readonly first?: ReactNode;
  readonly onTaken?: () => void;
  readonly children: ReactNode;
}) {
  const { act, may, dialog, close, again } = useFreight();
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
      onClose={() => close(dialog)}
      onTaken={() => {
        again();
        props.onTaken?.();
      }}
    >
      {props.children}
    </ActDialog>
  );
}
