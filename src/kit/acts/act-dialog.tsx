import type { ReactNode } from 'react';
import type { Text } from '../../kernel/text.ts';
import { Sheet } from '../elements/sheet.tsx';
import { ActForm } from '../forms/act-form.tsx';
import type { Form } from '../forms/use-form.ts';
import type { Order, Taken } from './send-act.ts';
import type { Act } from './use-act.ts';

export interface ActDialogProps<Name extends string> {
  readonly title: string;
  readonly submit: string;
  readonly form: Form<Name>;
  /** What is missing, right or state, and who can give it; null: nothing. */
  readonly refusal: string | null;
  readonly order: () => Order;
  readonly undo?: (order: Order) => Order;
  /** The room's own act: how it stands is said there once the sheet is gone. */
  readonly act: Act;
  /** What must be read before the form: what speaks against it, always first. */
  readonly first?: ReactNode;
  /** True where a second person must approve. */
  readonly second?: boolean;
  readonly done?: Text;
  readonly onClose: () => void;
  readonly onTaken?: (value: Taken) => void;
  readonly children: ReactNode;
}

/** One act over a room: what speaks against it first, then what must be said, then the button. Taken with all that stands in it, it closes. */
export function ActDialog<Name extends string>(props: ActDialogProps<Name>) {
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <div className="sheet-body sheet-wide">
        {props.first}
        <ActForm<Name>
          title={props.title}
          submit={props.submit}
          form={props.form}
          refusal={props.refusal}
          order={props.order}
          act={props.act}
          {...(props.undo === undefined ? {} : { undo: props.undo })}
          {...(props.second === undefined ? {} : { second: props.second })}
          {...(props.done === undefined ? {} : { done: props.done })}
          onTaken={(taken, isAllSent) => {
            if (isAllSent) props.onClose();
            props.onTaken?.(taken);
          }}
        >
          {props.children}
        </ActForm>
      </div>
    </Sheet>
  );
}
