import type { UtcText } from '../../../kernel/time.ts';
import type { DutyEvent } from './events-duty.ts';
import type { SwapEvent, SwapEventOf } from './events-swap.ts';

/** What is asked: whose duty goes to whom, and which comes back; of which teams they are. */
export type ProposedSwap = Omit<SwapEventOf<'SwapProposed'>, 'type' | 'on'>;

export type SwapPhase = 'proposed' | 'accepted' | 'approved' | 'declined' | 'withdrawn' | 'refused';

/** One swap: asked, accepted by the other, approved by the supervisor. Both wait in between. */
export type SwapState =
  | { readonly phase: 'none' }
  | {
      readonly phase: SwapPhase;
      readonly proposed: ProposedSwap;
      /** Since when it stands so: how long somebody has been waited for. */
      readonly since: UtcText;
    };

export type OpenSwapState = Extract<SwapState, { readonly proposed: ProposedSwap }> & {
  readonly phase: 'proposed' | 'accepted';
};

/** True while somebody still has to answer. */
export function isOpenSwap(state: SwapState): state is OpenSwapState {
  return state.phase === 'proposed' || state.phase === 'accepted';
}

const phaseAfter = {
  SwapAccepted: 'accepted',
  SwapApproved: 'approved',
  SwapDeclined: 'declined',
  SwapWithdrawn: 'withdrawn',
  SwapRefused: 'refused',
} as const satisfies Record<Exclude<SwapEvent['type'], 'SwapProposed'>, SwapPhase>;

/** Folds one event into a swap; those of a person are another stream's. */
export function evolveSwap(state: SwapState, event: SwapEvent | DutyEvent): SwapState {
  switch (event.type) {
    case 'SwapProposed': {
      if (state.phase !== 'none') return state;
      const { type: _type, on: _on, ...proposed } = event;
      return { phase: 'proposed', proposed, since: event.at };
    }
    case 'SwapAccepted':
    case 'SwapApproved':
    case 'SwapDeclined':
    case 'SwapWithdrawn':
    case 'SwapRefused':
      return state.phase === 'none' ? state : { ...state, phase: phaseAfter[event.type], since: event.at };
    default:
      return state;
  }
}
