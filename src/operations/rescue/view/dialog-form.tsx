import type { ReactNode } from 'react';
import type { Order, Taken } from '../../../kit/acts/send-act.ts';
import { Sheet } from '../../../kit/elements/sheet.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import type { Form } from '../../../kit/forms/use-form.ts';
import type { RescueAct } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { useMayRescue } from './use-quick-act.ts';

export interface DialogFormProps<Name extends string> {
  readonly title: string;
  readonly submit: string;
  readonly right: RescueAct;
  readonly form: Form<Name>;
  readonly order: () => Order;
  readonly undo?: (order: Order) => Order;
  readonly second?: boolean;
  /** What stands in the way beside the right; null: nothing. */
  readonly lacks?: string | null;
  /** What must be read before the form: the contradictions, always first. */
  readonly first?: ReactNode;
  readonly onTaken?: (value: Taken) => void;
  readonly children: ReactNode;
}

/** One act over the room: what speaks against it first, then what must be said, then the button. Taken, it closes. */
export function DialogForm<Name extends string>(props: DialogFormProps<Name>) {
  const { desk, act } = useRescue();
  const may = useMayRescue();
  const close = () => desk.dialog.set(null);
  return (
    <Sheet title={props.title} onClose={close}>
      <div className="sheet-body sheet-wide">
        {props.first}
        <ActForm<Name>
          title={props.title}
          submit={props.submit}
          form={props.form}
          refusal={may(props.right) ?? props.lacks ?? null}
          order={props.order}
          // The room's own act: how it stands is said there once the sheet is gone.
          act={act}
          {...(props.undo === undefined ? {} : { undo: props.undo })}
          {...(props.second === undefined ? {} : { second: props.second })}
          onTaken={(taken) => {
            desk.link.nudge();
            close();
            props.onTaken?.(taken);
          }}
        >
          {props.children}
        </ActForm>
      </div>
    </Sheet>
  );
}
