import type { Bookmark } from '../bookmark.tsx';
import type { Text } from '../../kernel/text.ts';
import { type Answer, postJson } from '../http.ts';
import { troubleOf } from '../resource.ts';

/** One order to the node. */
export interface Order {
  readonly path: string;
  readonly body: unknown;
}

/** What the node says of an order it took. Further members are the order's own (a key told once, a code). */
export interface Taken {
  readonly position?: Bookmark | null;
  /** Set where the act waits for a second person. */
  readonly proposal?: string;
}

/** How an order stands. */
export type Outcome<Value> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'recorded'; readonly value: Value & Taken }
  | { readonly kind: 'proposed'; readonly proposal: string; readonly value: Value & Taken }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: Text | null;
      readonly detail: Readonly<Record<string, unknown>>;
    }
  /** The node wants to know again who acts, and they turned away from saying it. */
  | { readonly kind: 'not_proven' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'fault'; readonly code: string };

export interface SendParts {
  /** The same for every try of the same order: the node writes it once. */
  readonly key: string;
  /** Asks who acts to prove it again; false: they turned away. */
  readonly prove: () => Promise<boolean>;
  readonly post?: (path: string, body: unknown, key: string) => Promise<Answer<unknown>>;
}

/** Sends an order; where the node asks for proof of who acts, asks for it once and sends the same order again. */
export async function sendAct<Value = unknown>(order: Order, parts: SendParts): Promise<Outcome<Value>> {
  const post = parts.post ?? postJson;
  const first = await post(order.path, order.body, parts.key);
  if (!isNotProven(first)) return outcomeOf<Value>(first);
  if (!(await parts.prove())) return { kind: 'not_proven' };
  return outcomeOf<Value>(await post(order.path, order.body, parts.key));
}

function isNotProven(answer: Answer<unknown>): boolean {
  return answer.kind === 'refused' && answer.code === 'not_proven';
}

function outcomeOf<Value>(answer: Answer<unknown>): Outcome<Value> {
  if (answer.kind === 'ok') {
    // The node's own answer: its shape is the contract of the screens.
    const value = answer.value as Value & Taken;
    const proposal = value.proposal;
    return proposal === undefined ? { kind: 'recorded', value } : { kind: 'proposed', proposal, value };
  }
  const trouble = troubleOf(answer);
  if (trouble.kind !== 'refused') return trouble;
  if (trouble.code === 'not_proven') return { kind: 'not_proven' };
  return { ...trouble, detail: answer.kind === 'refused' ? answer.detail : {} };
}

/** True where the same order may have been taken although no answer came: it keeps its key. */
export function isUnanswered(outcome: Outcome<unknown>): boolean {
  return outcome.kind === 'offline' || outcome.kind === 'overloaded' || outcome.kind === 'fault';
}
