import { useRef, useState } from 'react';
import { useRoom } from '../room/room-context.tsx';
import { isUnanswered, type Order, type Outcome, sendAct, type Taken } from './send-act.ts';

/** What may follow an order once it is taken. */
export interface ActOptions<Value> {
  readonly onTaken?: (value: Value & Taken) => void;
  /** The order that takes it back, where the act is reversible; it is offered, never asked for before. */
  readonly undo?: Order;
}

/** One act of a form or a button: how it stands, and how to send or undo it. */
export interface Act<Value = unknown> {
  readonly outcome: Outcome<Value>;
  readonly busy: boolean;
  /** True: what was recorded last was an undoing. */
  readonly undone: boolean;
  readonly send: (order: Order, options?: ActOptions<Value>) => void;
  /** Null where nothing can be taken back. */
  readonly undo: (() => void) | null;
  readonly clear: () => void;
}

/** Sends orders one at a time. An order without an answer keeps its key: pressed again, it is the same order. */
export function useAct<Value = unknown>(): Act<Value> {
  const room = useRoom();
  const [outcome, setOutcome] = useState<Outcome<Value>>({ kind: 'idle' });
  const [taken, setTaken] = useState<ActOptions<Value> | null>(null);
  const [undone, setUndone] = useState(false);
  const busy = useRef(false);
  const unanswered = useRef<{ readonly order: string; readonly key: string } | null>(null);
  const run = async (order: Order, options: ActOptions<Value>, undoing: boolean) => {
    if (busy.current) return;
    busy.current = true;
    const name = JSON.stringify(order);
    const key = unanswered.current?.order === name ? unanswered.current.key : crypto.randomUUID();
    unanswered.current = { order: name, key };
    setOutcome({ kind: 'sending' });
    const next = await sendAct<Value>(order, { key, prove: room.prove });
    busy.current = false;
    if (!isUnanswered(next)) unanswered.current = null;
    setOutcome(next);
    if (next.kind !== 'recorded' && next.kind !== 'proposed') return;
    setTaken(undoing || next.kind === 'proposed' ? null : options);
    setUndone(undoing);
    options.onTaken?.(next.value);
    room.acted();
  };
  const undo = outcome.kind === 'recorded' ? taken?.undo : undefined;
  return {
    outcome,
    busy: outcome.kind === 'sending',
    undone,
    send: (order, options = {}) => void run(order, options, false),
    undo:
      undo === undefined
        ? null
        : () => void run(undo, taken?.onTaken === undefined ? {} : { onTaken: taken.onTaken }, true),
    clear: () => setOutcome({ kind: 'idle' }),
  };
}
