import type { ReactNode } from 'react';
import type { Text } from '../../kernel/text.ts';
import { chosen } from '../forms/checks.ts';
import { choicesOf } from '../forms/choices.ts';
import { SelectField } from '../forms/fields.tsx';
import { useForm } from '../forms/use-form.ts';
import { useWords } from '../i18n/language.tsx';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';
import type { Order } from './send-act.ts';

/** What a room gives every act of its own: the right, its act, and what follows. */
export type RoomActParts = Pick<ActDialogProps<string>, 'refusal' | 'act' | 'onClose' | 'onTaken'>;

/** What one such act says of itself. */
export interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly submit: string;
  readonly label: string;
  /** The closed list with its words, in the order in which it is offered. */
  readonly terms: Readonly<Record<Value, Text>>;
  /** What must be read before the list. */
  readonly first?: ReactNode;
  readonly order: (value: Value) => Order;
  readonly undo?: (order: Order) => Order;
}

/** One act that asks for nothing but one of a closed list: a reason, a result, a state. */
export function ChoiceDialog<Value extends string>(props: ChoiceProps<Value> & RoomActParts) {
  const { label, terms, order, ...rest } = props;
  const choices = choicesOf(terms, useWords());
  const form = useForm({ draft: null, initial: { choice: '' }, checks: { choice: chosen } });
  return (
    <ActDialog
      {...rest}
      form={form}
      order={() => {
        const held = choices.find(({ value }) => value === form.values.choice);
        if (held === undefined) throw new Error('a form is checked before it is sent');
        return order(held.value);
      }}
    >
      <SelectField form={form} name="choice" label={label} choices={choices} autoFocus />
    </ActDialog>
  );
}
