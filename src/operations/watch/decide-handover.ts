import type { Decider, Decision } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { addSeconds, fromUtc, secondsBetween, toUtc, type UtcText } from '../../kernel/time.ts';
import type {
  HandoverCommand,
  HandoverPrepared,
  OfHandover,
  PrepareHandover,
  SignHandover,
} from './events-handover.ts';

/** A sheet older than this is no longer signed: what it leaves out may be what matters. */
export const sheetMinutesMax = 15;
/** The reader's clock is the node's own; this is rounding, not leave. */
const aheadSecondsMax = 5;

export type HandoverRefusal =
  | 'actor_missing'
  | 'desk_missing'
  | 'other_desk'
  | 'other_side'
  | 'handover_unknown'
  | 'handover_over'
  | 'sheet_too_old'
  | 'sheet_ahead'
  | 'sheet_differs'
  | 'outgoing_first'
  | 'already_signed'
  | 'same_person';

export interface Signature {
  readonly at: UtcText;
  readonly by: string;
  readonly desk: string;
}
interface Sheet {
  readonly handover: string;
  readonly side: State;
  readonly prepared: HandoverPrepared;
}

/** One handing over of a desk: by shift or for a break. */
export type HandoverState =
  | { readonly phase: 'none' }
  | (Sheet & { readonly phase: 'prepared' })
  | (Sheet & { readonly phase: 'signed_by_one'; readonly outgoing: Signature })
  | (Sheet & { readonly phase: 'done'; readonly outgoing: Signature; readonly incoming: Signature })
  | (Sheet & { readonly phase: 'withdrawn' });
export type BegunHandover = Exclude<HandoverState, { readonly phase: 'none' }>;

type Answer = Decision<OfHandover, HandoverRefusal>;

/**
 * Decides over one handing over. Whoever leaves signs first, at the desk; then another person of the same side signs
 * for what they have before them. Nobody is relieved by one signature, and a sheet that is 15 minutes old at the second
 * is prepared anew. Source: HSE, human factors, shift handover (two-way, written and spoken), in PROBLEM section 4.
 */
export const handoverDecider: Decider<HandoverState, HandoverCommand, OfHandover, HandoverRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    switch (command.type) {
      case 'PrepareHandover':
        return prepare(state, command);
      case 'SignHandover':
        return sign(state, command);
      case 'WithdrawHandover': {
        const { at, handover, by, givenFrom } = command;
        if (by === undefined) return refuse('actor_missing');
        if (state.phase === 'none') return refuse('handover_unknown');
        if (givenFrom?.state !== state.side) return refuse('other_side');
        if (isOver(state)) return refuse('handover_over');
        return ok([{ type: 'HandoverWithdrawn', at, handover, by }]);
      }
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'HandoverPrepared':
        return { phase: 'prepared', handover: event.handover, side: event.side, prepared: event };
      case 'HandoverSigned': {
        const { at, by, desk, part } = event;
        const signature: Signature = { at, by, desk };
        if (part === 'outgoing' && state.phase === 'prepared')
          return { ...state, phase: 'signed_by_one', outgoing: signature };
        if (part === 'incoming' && state.phase === 'signed_by_one')
          return { ...state, phase: 'done', incoming: signature };
        return state;
      }
      case 'HandoverWithdrawn': {
        if (state.phase === 'none') return state;
        const { handover, side, prepared } = state;
        return { phase: 'withdrawn', handover, side, prepared };
      }
      default:
        return never(event);
    }
  },
};

/** Until when a sheet may be signed. */
export function sheetValidUntil({ sheetAt }: Pick<HandoverPrepared, 'sheetAt'>): UtcText {
  return toUtc(addSeconds(fromUtc(sheetAt), sheetMinutesMax * 60));
}

function isOver({ phase }: HandoverState): boolean {
  return phase === 'done' || phase === 'withdrawn';
}

function staleness(sheetAt: UtcText, at: UtcText): 'sheet_too_old' | 'sheet_ahead' | null {
  const ageSeconds = secondsBetween(fromUtc(sheetAt), fromUtc(at));
  if (ageSeconds < -aheadSecondsMax) return 'sheet_ahead';
  return ageSeconds > sheetMinutesMax * 60 ? 'sheet_too_old' : null;
}

function prepare(state: HandoverState, command: PrepareHandover): Answer {
  const { at, handover, desk, kind, sheetAt, sheetHash, place, by, givenFrom } = command;
  if (by === undefined) return refuse('actor_missing');
  const side = givenFrom?.state ?? null;
  if (side === null || givenFrom?.desk == null) return refuse('desk_missing');
  if (givenFrom.desk !== desk) return refuse('other_desk');
  if (isOver(state)) return refuse('handover_over');
  if (state.phase !== 'none' && state.prepared.desk !== desk) return refuse('other_desk');
  const stale = staleness(sheetAt, at);
  if (stale !== null) return refuse(stale, { minutesMax: sheetMinutesMax });
  return ok([{ type: 'HandoverPrepared', at, handover, desk, side, kind, sheetAt, sheetHash, place, by }]);
}

function sign(state: HandoverState, command: SignHandover): Answer {
  const { at, handover, part, sheetHash, by, givenFrom } = command;
  if (by === undefined) return refuse('actor_missing');
  if (state.phase === 'none') return refuse('handover_unknown');
  const desk = givenFrom?.desk ?? null;
  if (desk === null) return refuse('desk_missing');
  if (givenFrom?.state !== state.side) return refuse('other_side');
  if (state.phase === 'done' || state.phase === 'withdrawn') return refuse('handover_over');
  if (sheetHash !== state.prepared.sheetHash) return refuse('sheet_differs');
  const stale = staleness(state.prepared.sheetAt, at);
  if (stale !== null) return refuse(stale, { minutesMax: sheetMinutesMax });
  if (part === 'outgoing') {
    if (state.phase !== 'prepared') return refuse('already_signed');
    if (desk !== state.prepared.desk) return refuse('other_desk');
  } else {
    if (state.phase !== 'signed_by_one') return refuse('outgoing_first');
    if (by === state.outgoing.by) return refuse('same_person');
  }
  return ok([{ type: 'HandoverSigned', at, handover, part, sheetHash, by, desk }]);
}
