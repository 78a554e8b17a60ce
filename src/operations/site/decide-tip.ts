import type { Decider } from '../../kernel/decider.ts';
import { never, ok } from '../../kernel/result.ts';
import { fromUtc, type Instant } from '../../kernel/time.ts';
import type { TipCommand, TipEvent } from './events-tip.ts';
import type { TipView } from './wire.ts';

export type TipState =
  | { readonly phase: 'none' }
  | { readonly phase: 'received'; readonly tip: TipView }
  | { readonly phase: 'recalled' };

/**
 * Takes in what intelligence has released for a site, as released: received once, recalled once, over at its own end. A
 * recalled tip is forgotten here but for its having been recalled. The same again writes nothing.
 */
export const tipDecider: Decider<TipState, TipCommand, TipEvent, never> = {
  initial: { phase: 'none' },
  decide(state, command) {
    switch (command.type) {
      case 'ReceiveTip': {
        if (state.phase !== 'none') return ok([]);
        const { at, tip, site, zone, kind, from, until, source, information, body } = command;
        const said = { tip, site, zone, kind, from, until, source, information, body };
        return ok([{ type: 'SiteTipReceived', at, ...said }]);
      }
      case 'RecallTip':
        return ok(
          state.phase === 'received' ? [{ type: 'SiteTipRecalled', at: command.at, tip: command.tip }] : [],
        );
      default:
        return never(command);
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'SiteTipReceived': {
        const { at, tip, site, zone, kind, from, until, source, information, body } = event;
        const said = { tip, site, zone, kind, from, until, source, information, body };
        return { phase: 'received', tip: { ...said, receivedAt: at } };
      }
      case 'SiteTipRecalled':
        return { phase: 'recalled' };
      default:
        return never(event);
    }
  },
};

/** The tips that still hold, or will: what is over leaves the picture by the clock alone. */
export function standingTips(states: readonly TipState[], now: Instant): readonly TipView[] {
  return states.flatMap((state) =>
    state.phase === 'received' && fromUtc(state.tip.until) > now ? [state.tip] : [],
  );
}
