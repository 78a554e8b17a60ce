import type { ReactNode } from 'react';
import type { Store } from '../store.ts';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';
import type { Act } from './use-act.ts';

/** What a dialog asks of the room over which it lies. */
export interface DialogRoom<Right extends string, Dialog> {
  readonly act: Act;
  /** Null where the post may do this; else who can give it. */
  readonly may: (right: Right) => string | null;
  readonly dialog: Dialog;
  /** Closes this dialog and no other: an answer that comes late leaves open what was opened meanwhile. */
  readonly close: (own: Dialog) => void;
  /** Asks everything in sight again. */
  readonly again: () => void;
}

type RoomDialogProps<Name extends string, Right extends string> = Omit<
  ActDialogProps<Name>,
  'refusal' | 'act' | 'onClose'
> & {
  readonly right: Right;
  /** What stands in the way beside the right; null: nothing. */
  readonly lacks?: string | null;
};

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
    const { right, lacks, onTaken, children, ...said } = props;
    return (
      <ActDialog<Name>
        {...said}
        refusal={may(right) ?? lacks ?? null}
        act={act}
        onClose={() => close(dialog)}
        onTaken={(taken) => {
          again();
          onTaken?.(taken);
        }}
      >
        <Fault />
        {children}
      </ActDialog>
    );
  };
}

/** Closes the dialog that a desk holds, where it is still this one. */
export function closeOwn<Dialog>(held: Store<Dialog | null>, own: Dialog | null): void {
  held.update((now) => (now === own ? null : now));
}
