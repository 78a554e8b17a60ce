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
export interface Flow<From extends DomainEvent = DomainEvent> {
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
  propose(recorded: RecordedEvent<From>): readonly FlowCommand[];
}
