import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { OrderRecall, RecallOrdered } from './recall-events.ts';

export type RecallRefusal = 'author_missing' | 'already_recalled';

/** Whether one record was ordered back from one peer. */
export interface RecallState {
  readonly isOrdered: boolean;
}

/**
 * Decides that one record is taken back from one peer, once and for good: nothing gives it to that peer again. What left,
 * and whether the program took it back before, is held by whoever asks the outbox.
 */
export const recallDecider: Decider<RecallState, OrderRecall, RecallOrdered, RecallRefusal> = {
  initial: { isOrdered: false },
  decide({ isOrdered }, command) {
    switch (command.type) {
      case 'OrderRecall': {
        const { at, by, peer, record, version, reason, reference, purpose, marking, jurisdiction } = command;
        if (by === undefined) return refuse('author_missing');
        if (isOrdered) return refuse('already_recalled');
        const of = { peer, record, version, purpose, marking, jurisdiction };
        return ok([{ type: 'RecallOrdered', at, by, ...of, reason, reference }]);
      }
      default:
        return never(command.type);
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'RecallOrdered':
        return { isOrdered: true };
      default:
        return never(event.type);
    }
  },
};
