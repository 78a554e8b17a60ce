import type { DomainEvent, JournalPosition } from './event.ts';
import type { Refusal } from './result.ts';
import type { ActorId, DeskId } from './ids.ts';
import type { State } from './label.ts';
import type { UtcText } from './time.ts';

/** An order to decide. `at` is the moment given by the edge's clock: deciders own none. */
export interface DomainCommand {
  readonly type: string;
  readonly at: UtcText;
  /** Who gives it: set by the edge, never by the sender. Deciders that need it (four eyes) refuse without it. */
  readonly by?: ActorId;
  /** For acts that concern somebody: set by the edge as well, never by the sender. Deciders that need it refuse without it. */
  readonly concerned?: Concerned;
  /** From where it is given: set by the edge, never by the sender; absent where a flow or the node's clock gives it. */
  readonly givenFrom?: GivenFrom;
  /** States of the further streams that the command's door names, by whole name: set by the edge, as of the same append. */
  readonly seen?: Readonly<Record<string, unknown>>;
}

/** What the sender said in a command: without its type, its time and whatever the edge set beside. */
export function saidIn<Command extends DomainCommand>(
  command: Command,
): Omit<Command, 'type' | 'at' | 'by' | 'concerned' | 'givenFrom' | 'seen'> {
  const {
    type: _type,
    at: _at,
    by: _by,
    concerned: _concerned,
    givenFrom: _from,
    seen: _seen,
    ...said
  } = command;
  return said;
}

/** Where whoever gives an order sits, and what they are there. */
export interface GivenFrom {
  readonly state: State | null;
  readonly desk: DeskId | null;
  readonly roles: readonly string[];
  /** The state whose node this is, where it stands beside another's; absent: it stands alone, for both states' people. */
  readonly node?: State;
}

/**
 * What a decider answers. `trace`: events that are recorded although, or because, it refuses: an attempt that must not
 * go unseen. `trace` stands only beside a refusal.
 */
export type Decision<Event extends DomainEvent, Code extends string> =
  | { readonly ok: true; readonly value: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal<Code>; readonly trace?: readonly Event[] };

/** What the edge knows, at that moment, of the person whom an act concerns and of those who give it. */
export interface Concerned {
  /** Roles that the person concerned holds. */
  readonly holds: readonly string[];
  /** Roles that they hold or will hold by what is entered already. */
  readonly ahead: readonly string[];
  /** Roles of whoever gives the order; on an approval, of the second person. */
  readonly byRoles: readonly string[];
  /** Who proposed it, where a second person approves it now; null on every other occasion. */
  readonly proposed: { readonly by: ActorId; readonly roles: readonly string[] } | null;
}

/**
 * The pure core of one kind of stream.
 * `decide` answers with events or a refusal; `evolve` folds one event into the state. Neither throws,
 * reads a clock, draws chance or does I/O. Source: J. Chassaing, "Functional Event Sourcing Decider" (2021).
 */
export interface Decider<
  State,
  Command extends DomainCommand,
  Event extends DomainEvent,
  Code extends string,
> {
  readonly initial: State;
  decide(state: State, command: Command): Decision<Event, Code>;
  evolve(state: State, event: Event): State;
  /** Types of events of which two, decided without sight of each other on two nodes, may not both stand. */
  readonly contested?: readonly Event['type'][];
  /**
   * Called once a stream with events of more than one node is folded, also where `concurrent` is empty: pairs of contested
   * events of which neither author had seen the other's, in canonical order. Gives the state with what is disputed; takes
   * the safe side, and never lets an order or a clock settle it.
   */
  reconcile?(state: State, concurrent: readonly ConcurrentPair<Event>[]): State;
}

/** One event of a shared record, as a decider is shown it beside another. */
export interface SidedEvent<Event extends DomainEvent = DomainEvent> {
  readonly event: Event;
  readonly origin: string;
  /** In the origin's own journal. */
  readonly position: JournalPosition;
}

export type ConcurrentPair<Event extends DomainEvent = DomainEvent> = readonly [
  SidedEvent<Event>,
  SidedEvent<Event>,
];

/** Folds a history from the initial state. */
export function fold<State, Event extends DomainEvent>(
  decider: { readonly initial: State; evolve(state: State, event: Event): State },
  history: Iterable<Event>,
): State {
  let state = decider.initial;
  for (const event of history) state = decider.evolve(state, event);
  return state;
}
