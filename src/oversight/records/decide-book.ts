import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Stretch } from '../../kernel/set-back.ts';
import type { BookCommand, BookEvent } from './events-book.ts';

export type BookRefusal = 'author_missing' | 'resumption_ordered' | 'stretch_turned' | 'resumption_unknown';

/** What the book says of itself: whether it is being put in order after it was set back, and over which stretch. */
export interface BookState {
  readonly ordered: Stretch | null;
}

/**
 * Decides how a book that was set back goes on: two persons order it, the program carries it out, and says how it ended.
 * Whether everything was given back is held by whoever carries it out, who knows what is there.
 */
export const bookDecider: Decider<BookState, BookCommand, BookEvent, BookRefusal> = {
  initial: { ordered: null },
  decide({ ordered }, command) {
    switch (command.type) {
      case 'ResumeAfterSetBack': {
        const { at, by, after, upTo, reason, reference, without } = command;
        if (by === undefined) return refuse('author_missing');
        if (ordered !== null) return refuse('resumption_ordered');
        if (upTo < after) return refuse('stretch_turned');
        return ok([{ type: 'ResumptionOrdered', at, by, after, upTo, reason, reference, without }]);
      }
      case 'EndResumption': {
        const { at, lost, moved, returned, unread } = command;
        // Another process has said so before.
        if (ordered === null) return refuse('resumption_unknown');
        return ok([{ type: 'BookResumed', at, ...ordered, lost, moved, returned, unread }]);
      }
      case 'StopResumption':
        if (ordered === null) return refuse('resumption_unknown');
        return ok([{ type: 'ResumptionStopped', at: command.at, ...ordered, why: command.why }]);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ResumptionOrdered':
        return { ordered: { after: event.after, upTo: event.upTo } };
      case 'BookResumed':
      case 'ResumptionStopped':
        return { ordered: null };
      case 'PositionLost':
        return state;
      default:
        return never(event);
    }
  },
};
