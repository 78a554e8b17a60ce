import { useRef, useState } from 'react';
import { isUnanswered, type Order, type Outcome, sendAct } from '../../../kit/acts/send-act.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';

/** So many orders are on their way at once: one act of three hundred leaves the node room for other desks. */
const atOnce = 4;

/** How one act over many stands. */
export interface ManyState {
  readonly all: number;
  readonly done: number;
  readonly isRunning: boolean;
  /** By record: what came of its own order. */
  readonly outcomes: ReadonlyMap<string, Outcome<unknown>>;
}

export interface ManyActs {
  readonly state: ManyState | null;
  /** Gives each record its own order; again with the same orders for those without an answer. */
  readonly run: (orders: ReadonlyMap<string, Order>) => void;
  /** What is not on its way yet stays undone. */
  readonly stop: () => void;
  readonly clear: () => void;
}

/** Gives one order for each of many records: each is decided and written by itself, and each refusal stays with its own. */
export function useManyActs(onDone: () => void): ManyActs {
  const { prove, acted } = useRoom();
  const [state, setState] = useState<ManyState | null>(null);
  const isStopped = useRef(false);
  const isRunning = useRef(false);
  const keys = useRef(new Map<string, string>());
  const run = async (orders: ReadonlyMap<string, Order>): Promise<void> => {
    if (isRunning.current || orders.size === 0) return;
    isRunning.current = true;
    isStopped.current = false;
    const outcomes = new Map<string, Outcome<unknown>>();
    const waiting = [...orders];
    const tell = (running: boolean): void =>
      setState({ all: orders.size, done: outcomes.size, isRunning: running, outcomes: new Map(outcomes) });
    tell(true);
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !isStopped.current; next = waiting.shift()) {
        const [record, order] = next;
        const name = JSON.stringify(order);
        const key = keys.current.get(name) ?? crypto.randomUUID();
        keys.current.set(name, key);
        const outcome = await sendAct(order, { key, prove });
        if (!isUnanswered(outcome)) keys.current.delete(name);
        outcomes.set(record, outcome);
        tell(true);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    isRunning.current = false;
    tell(false);
    acted();
    onDone();
  };
  return {
    state,
    run: (orders) => void run(orders),
    stop: () => void (isStopped.current = true),
    clear: () => setState(null),
  };
}

/** Records of which something is to be said: refused, or without an answer. */
export function troubledOf({ outcomes }: ManyState): ReadonlySet<string> {
  return new Set([...outcomes].filter(([, { kind }]) => kind !== 'recorded').map(([record]) => record));
}

/** Records whose order was recorded. */
export function recordedOf({ outcomes }: ManyState): readonly string[] {
  return [...outcomes].filter(([, { kind }]) => kind === 'recorded').map(([record]) => record);
}
