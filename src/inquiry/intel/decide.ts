import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import type { TipCommand, TipEvent } from './events.ts';
import type { TipRefusal } from './text.ts';

export type TipState =
  | { readonly phase: 'none' }
  | { readonly phase: 'released' | 'withdrawn'; readonly site: string };

/** A tip that holds for longer is no tip: it is assessed and released anew. Ours. */
export const tipHoursMax = 72;

/**
 * Decides over the release of a tip to a fixed site: with an end, once, taken back by whoever may release. Two persons
 * answer for a release. Refusals: text.ts.
 */
export const tipDecider: Decider<TipState, TipCommand, TipEvent, TipRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { by, at, tip } = command;
    if (by === undefined) return refuse('actor_missing');
    switch (command.type) {
      case 'ReleaseTip': {
        if (state.phase !== 'none') return refuse('tip_exists');
        const { site, zone, kind, from, until, source, information, body } = command;
        if (fromUtc(until) <= fromUtc(from)) return refuse('end_not_after_start');
        if (fromUtc(until) <= fromUtc(at)) return refuse('over_already');
        if (secondsBetween(fromUtc(at), fromUtc(until)) > tipHoursMax * 3_600)
          return refuse('too_long', { hoursMax: tipHoursMax });
        const said = { tip, site, zone, kind, from, until, source, information, body };
        return ok([{ type: 'TipReleased', at, ...said, by }]);
      }
      case 'WithdrawTip':
        if (state.phase === 'none') return refuse('tip_unknown');
        if (state.phase === 'withdrawn') return refuse('tip_withdrawn');
        return ok([{ type: 'TipWithdrawn', at, tip, site: state.site, reason: command.reason, by }]);
      default:
        return never(command);
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'TipReleased':
        return { phase: 'released', site: event.site };
      case 'TipWithdrawn':
        return { phase: 'withdrawn', site: event.site };
      default:
        return never(event);
    }
  },
};
