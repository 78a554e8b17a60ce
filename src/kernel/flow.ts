import type { DomainCommand } from './decider.ts';
import type { DomainEvent, RecordedEvent } from './event.ts';
import type { Text } from './text.ts';

/** What a flow proposes: a command for one stream of the other context. */
export interface FlowCommand {
  /** The part of the stream's name after its kind. */
  readonly key: string;
  readonly command: DomainCommand;
}

/**
 * The only corridor between two contexts: a pure function on one page. `auto` where it can only save life or be
 * looked at afterwards and decides about nobody; `ask` where a person decides. See docs/adding/flow.md.
 */
export interface Flow<From extends DomainEvent = DomainEvent, Memory = undefined> {
  /** `emergency-to-monitor`; unique. */
  readonly name: string;
  /** Contexts by whole name, and the kind of stream in the second. */
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly types: readonly From['type'][];
  /** True where it reads what other nodes have decided, and nothing of its own; else it reads only its own node's. */
  readonly ofOtherNodes?: true;
  readonly mark: 'auto' | 'ask';
  /** Which purpose allows that this fact travels, for the sheet that both states read. */
  readonly why: Text;
  /** Every field that travels, and no more. */
  readonly passes: readonly string[];
  /** What it keeps of the events before, where one alone does not say enough. Absent: nothing. */
  readonly memory?: FlowMemory<From, Memory>;
  propose(
    recorded: RecordedEvent<From>,
    ...memory: Memory extends undefined ? [] : [memory: Memory]
  ): readonly FlowCommand[];
}

/**
 * What a flow keeps of the events before: a pure fold in the order of the book, so that every process and every start
 * after a kill remembers the same. Plain JSON, and bounded.
 */
export interface FlowMemory<From extends DomainEvent, Memory> {
  readonly initial: Memory;
  evolve(memory: Memory, recorded: RecordedEvent<From>): Memory;
  /** What was kept, read again; null where it is of another shape: the book is then read from its beginning. */
  read(kept: unknown): Memory | null;
}
