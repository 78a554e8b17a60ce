import type { Decider, Decision } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { BeginCall, CallCommand, OfCall } from './events-call.ts';

export type CallRefusal = 'desk_missing' | 'other_side' | 'call_unknown' | 'call_over';

/** A call that somebody at a desk is taking. */
export interface CallInHand {
  readonly phase: 'begun';
  readonly call: string;
  readonly side: State;
  readonly desk: string;
  readonly begunAt: UtcText;
}

export type CallState = { readonly phase: 'none' } | { readonly phase: 'done' } | CallInHand;

/**
 * A call of which nothing was heard for so long holds up nobody: its console was lost. Ours; the longest distress calls
 * of the great loss lasted a quarter of an hour.
 */
export const callSecondsMax = 3_600;

type Answer = Decision<OfCall, CallRefusal>;

/**
 * Decides over one call: that it is being taken and where, and that it is over. Taken up again at another desk of the
 * same side, after a crash or a change of place, it lies there.
 */
export const callDecider: Decider<CallState, CallCommand, OfCall, CallRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    switch (command.type) {
      case 'BeginCall':
        return begin(state, command);
      case 'EndCall': {
        if (state.phase === 'none') return refuse('call_unknown');
        if (state.phase === 'done') return ok([]);
        if (command.givenFrom?.state !== state.side) return refuse('other_side');
        return ok([{ type: 'CallEnded', at: command.at, call: command.call }]);
      }
      default:
        return never(command);
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'CallBegun': {
        const { call, side, desk, at } = event;
        return { phase: 'begun', call, side, desk, begunAt: at };
      }
      case 'CallEnded':
        return { phase: 'done' };
      default:
        return never(event);
    }
  },
};

function begin(state: CallState, { at, call, givenFrom }: BeginCall): Answer {
  const desk = givenFrom?.desk ?? null;
  const side = givenFrom?.state ?? null;
  if (desk === null || side === null) return refuse('desk_missing');
  if (state.phase === 'done') return refuse('call_over');
  if (state.phase === 'begun' && state.side !== side) return refuse('other_side');
  if (state.phase === 'begun' && state.desk === desk) return ok([]);
  return ok([{ type: 'CallBegun', at, call, side, desk }]);
}

/** True while a call holds somebody up. */
export function isInHand({ begunAt }: CallInHand, now: UtcText): boolean {
  return secondsBetween(fromUtc(begunAt), fromUtc(now)) < callSecondsMax;
}
