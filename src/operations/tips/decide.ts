import { type Decider, saidIn } from '../../kernel/decider.ts';
import type { ReleasedTip } from '../../kernel/released-tip.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, type Instant, type UtcText } from '../../kernel/time.ts';
import type { TipCommand, TipEvent } from './events-tip.ts';
import type { TipRefusal } from './refusals.ts';

export interface StandingTip extends ReleasedTip {
  readonly receivedAt: UtcText;
  readonly seenAt: UtcText | null;
  readonly actedAt: UtcText | null;
}

export type TipState =
  | { readonly phase: 'none' }
  | { readonly phase: 'received'; readonly tip: StandingTip }
  | { readonly phase: 'recalled' };

/**
 * Takes in what intelligence has released for one room, as released: received once, recalled once, over at its own end. A
 * recalled tip is forgotten here but for its having been recalled. Whoever works there says that it was read, and ashore
 * that it was acted on: at sea that would tell of a rescue, and it is refused. Refusals: refusals.ts.
 */
export const tipDecider: Decider<TipState, TipCommand, TipEvent, TipRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, tip, room } = command;
    const isSea = room === 'watch';
    switch (command.type) {
      case 'ReceiveTip':
        if (state.phase !== 'none') return ok([]);
        return ok([{ type: isSea ? 'SeaTipReceived' : 'TipReceived', at, ...saidIn(command) }]);
      case 'RecallTip':
        if (state.phase !== 'received') return ok([]);
        return ok([
          isSea
            ? { type: 'SeaTipRecalled', at, tip, room, to: state.tip.to }
            : { type: 'TipRecalled', at, tip, room },
        ]);
      case 'NoteTipSeen':
        if (state.phase !== 'received') return refuse('tip_gone');
        if (state.tip.seenAt !== null) return ok([]);
        return ok([{ type: isSea ? 'SeaTipSeen' : 'TipSeen', at, tip, room }]);
      case 'NoteTipActedOn':
        if (isSea) return refuse('not_told_back');
        if (state.phase !== 'received') return refuse('tip_gone');
        return ok(state.tip.actedAt === null ? [{ type: 'TipActedOn', at, tip, room }] : []);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'TipReceived':
      case 'SeaTipReceived': {
        const { type: _type, at, ...said } = event;
        return { phase: 'received', tip: { ...said, receivedAt: at, seenAt: null, actedAt: null } };
      }
      case 'TipRecalled':
      case 'SeaTipRecalled':
        return { phase: 'recalled' };
      case 'TipSeen':
      case 'SeaTipSeen':
        return noted(state, { seenAt: event.at });
      case 'TipActedOn':
        return noted(state, { actedAt: event.at });
      default:
        return never(event);
    }
  },
};

function noted(state: TipState, change: Partial<Pick<StandingTip, 'seenAt' | 'actedAt'>>): TipState {
  return state.phase === 'received' ? { phase: 'received', tip: { ...state.tip, ...change } } : state;
}

/** True while a tip holds or will: what is over leaves every picture by the clock alone. */
export function isStanding({ until }: Pick<ReleasedTip, 'until'>, now: Instant): boolean {
  return fromUtc(until) > now;
}
