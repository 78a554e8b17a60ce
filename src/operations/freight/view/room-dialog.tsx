import type { ReactNode } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { Act } from '../../../kit/acts/use-act.ts';
import type { Form } from '../../../kit/forms/use-form.ts';
import { useFreight } from './freight-context.tsx';

/** What a dialog asks of the room over which it lies. */
interface DialogRoom<Right extends string, Dialog> {
  readonly act: Act;
  readonly may: (right: Right) => string | null;
  readonly dialog: Dialog;
  readonly close: (own: Dialog) => void;
  readonly again: () => void;
}

interface RoomDialogProps<Name extends string, Right extends string> {
  readonly title: string;
  readonly submit: string;
  readonly right: Right;
  readonly form: Form<Name>;
  readonly order: () => Order;
  readonly undo?: (order: Order) => Order;
  /** What stands in the way beside the right; null: nothing. */
  readonly lacks?: string | null;
  readonly first?: ReactNode;
  readonly onTaken?: () => void;
  readonly children: ReactNode;
}

/**
 * The dialog of a room: one act over it; taken, it closes, and what is in sight is asked again. `Fault`: what the room
 * has to say of its own refusals, above the fields.
 */
export function roomDialog<Right extends string, Dialog>(
  useDialogRoom: () => DialogRoom<Right, Dialog>,
  Fault: () => ReactNode = () => null,
) {
  return function RoomDialog<Name extends string>(props: RoomDialogProps<Name, Right>) {
    const { act, may, dialog, close, again } = useDialogRoom();
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
        <Fault />
        {props.children}
      </ActDialog>
    );
  };
}

/** One act over the freight room. */
export const RoomDialog = roomDialog(useFreight);
