import type { Decider, Decision, DomainCommand } from '../../kernel/decider.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import { type CallerCommand, type CallerEvent, callerEventSchemas } from './events-caller.ts';
import { handling } from './policy.ts';
import { isSameValue } from './same-value.ts';

export type CallerRefusal = 'caller_forgotten';

/** Why a caller is not marked. */
export const callerRefusals = {
  caller_forgotten: {
    en: 'This caller is erased: its telephone is marked no more.',
    fr: 'Cet appelant est effacé : son téléphone ne reçoit plus de marque.',
  },
} as const satisfies Record<CallerRefusal, Text>;

/** One caller's marks as they stand. */
export interface CallerState {
  readonly status: 'none' | 'marked' | 'forgotten';
  readonly told: readonly CallerUnderKey[];
  /** The same by `<key> <mark>`, as they are looked up: the epoch of each. */
  readonly borne: Readonly<Record<string, number>>;
}

/** Under one joint key. */
export interface CallerUnderKey {
  readonly peer: string;
  readonly epoch: number;
  readonly key: string;
  readonly marks: readonly string[];
}

/** Keys of all peers, old and new ones: with more, the oldest are borne no longer. */
const keysMax = 24;

/** Marks a caller under one joint key at a time; once erased, never again. */
export const callerDecider: Decider<CallerState, CallerCommand, CallerEvent, CallerRefusal> = {
  initial: { status: 'none', told: [], borne: {} },
  decide(state, command): Decision<CallerEvent, CallerRefusal> {
    const { at, subject } = command;
    if (command.type === 'ForgetCaller')
      return ok(state.status === 'marked' ? [{ type: 'CallerForgotten', at, subject }] : []);
    if (state.status === 'forgotten') return refuse('caller_forgotten');
    const { peer, epoch, key, marks } = command;
    const before = state.told.find((one) => one.key === key);
    if (isSameValue(before?.marks ?? [], marks)) return ok([]);
    return ok([{ type: 'CallerMarked', at, subject, peer, epoch, key, marks }]);
  },
  evolve(state, event) {
    if (event.type === 'CallerForgotten') return { status: 'forgotten', told: [], borne: {} };
    // What the journal says of a withdrawal is no event of a caller.
    if (event.type !== 'CallerMarked') return state;
    const { peer, epoch, key, marks } = event;
    const others = state.told.filter((one) => one.key !== key);
    const told = [...others, { peer, epoch, key, marks }].slice(-keysMax);
    return { status: 'marked', told, borne: borneBy(told) };
  },
};

function borneBy(told: readonly CallerUnderKey[]): CallerState['borne'] {
  return Object.fromEntries(
    told.flatMap(({ key, epoch, marks }) => marks.map((mark) => [borneAs(key, mark), epoch] as const)),
  );
}

/** How a mark under a key is looked up: the same text on whichever node it was made. */
export function borneAs(key: string, mark: string): string {
  return `${key} ${mark}`;
}

/** Callers, a stream for each subject. Only the part that seals gives orders on it, so no address leads here. */
export const callerStream: StreamDoor = {
  kind: 'caller',
  decider: callerDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
  commands: {},
  events: callerEventSchemas,
  handling,
  upcasters: {},
  refusals: callerRefusals,
};
