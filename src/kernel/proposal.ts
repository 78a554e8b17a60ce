import type { Decider, DomainCommand } from './decider.ts';
import type { DomainEvent } from './event.ts';
import type { ActorId } from './ids.ts';
import { never, ok, refuse } from './result.ts';
import type { Refusal, Result } from './result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from './time.ts';

/** Hours within which a second person decides; then the proposal has lapsed and the act must be proposed anew. */
export const proposalHours = 72;

/** Why a second person refuses: a closed list, so that no sentence about a person stands in the book. */
export const refusalReasons = [
  'wrong_person',
  'wrong_record',
  'not_necessary',
  'not_lawful',
  'needs_more',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** An act that waits for its second person: the command as it was given, without personal fields. */
export interface ProposedAct {
  readonly proposal: string;
  readonly context: string;
  readonly command: string;
  /** The stream on which the command would be decided. */
  readonly stream: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type ProposeAct = DomainCommand & { readonly type: 'ProposeAct' } & ProposedAct;
export type ApproveAct = DomainCommand & { readonly type: 'ApproveAct'; readonly proposal: string };
export type RefuseAct = DomainCommand & {
  readonly type: 'RefuseAct';
  readonly proposal: string;
  readonly reason: RefusalReason;
};
export type WithdrawProposal = DomainCommand & {
  readonly type: 'WithdrawProposal';
  readonly proposal: string;
};
export type ProposalCommand = ProposeAct | ApproveAct | RefuseAct | WithdrawProposal;

export type ActProposed = DomainEvent & {
  readonly type: 'ActProposed';
  readonly by: ActorId;
  readonly lapsesAt: UtcText;
} & ProposedAct;
export interface ActApproved extends DomainEvent {
  readonly type: 'ActApproved';
  readonly proposal: string;
  readonly by: ActorId;
}
export interface ActRefused extends DomainEvent {
  readonly type: 'ActRefused';
  readonly proposal: string;
  readonly by: ActorId;
  readonly reason: RefusalReason;
}
export interface ProposalWithdrawn extends DomainEvent {
  readonly type: 'ProposalWithdrawn';
  readonly proposal: string;
  readonly by: ActorId;
}
export type ProposalEvent = ActProposed | ActApproved | ActRefused | ProposalWithdrawn;

export type ProposalRefusal =
  | 'actor_missing'
  | 'proposal_exists'
  | 'proposal_unknown'
  | 'already_decided'
  | 'proposal_lapsed'
  | 'author_never_approves'
  /** Said by whoever asks the register at an approval: the author may no longer do the act. */
  | 'author_without_right'
  | 'author_never_refuses'
  | 'only_author_withdraws';

/** One proposal. Lapsing is no event: whoever asks at a moment is told by `proposalPhase`. */
export type ProposalState =
  | { readonly phase: 'none' }
  | { readonly phase: 'open'; readonly proposed: ActProposed }
  | { readonly phase: 'approved' | 'refused' | 'withdrawn'; readonly proposed: ActProposed };

type Decision = Result<readonly ProposalEvent[], Refusal<ProposalRefusal>>;

/**
 * Four eyes: one person proposes, another approves or refuses, once, within 72 hours. The author never approves and
 * never refuses, but may withdraw; nobody acts without being known. Source: issue 3, section 2.
 */
export const proposalDecider: Decider<ProposalState, ProposalCommand, ProposalEvent, ProposalRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    return command.type === 'ProposeAct'
      ? propose(state, command, command.by)
      : answer(state, command, command.by);
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ActProposed':
        return { phase: 'open', proposed: event };
      case 'ActApproved':
        return closed(state, 'approved');
      case 'ActRefused':
        return closed(state, 'refused');
      case 'ProposalWithdrawn':
        return closed(state, 'withdrawn');
      default:
        return never(event);
    }
  },
};

/** What has become of a proposal at a moment: open ones lapse by themselves. */
export function proposalPhase(state: ProposalState, at: UtcText): ProposalState['phase'] | 'lapsed' {
  return state.phase === 'open' && fromUtc(at) > fromUtc(state.proposed.lapsesAt) ? 'lapsed' : state.phase;
}

function propose(state: ProposalState, command: ProposeAct, by: ActorId): Decision {
  if (state.phase !== 'none') return refuse('proposal_exists');
  const { at, proposal, context, command: name, stream, fields } = command;
  const lapsesAt = toUtc(addSeconds(fromUtc(at), proposalHours * 3600));
  return ok([{ type: 'ActProposed', at, proposal, context, command: name, stream, fields, by, lapsesAt }]);
}

function answer(state: ProposalState, command: Exclude<ProposalCommand, ProposeAct>, by: ActorId): Decision {
  if (state.phase === 'none') return refuse('proposal_unknown');
  if (state.phase !== 'open') return refuse('already_decided', { outcome: state.phase });
  if (proposalPhase(state, command.at) === 'lapsed') return refuse('proposal_lapsed');
  const isAuthor = state.proposed.by === by;
  const { at, proposal } = command;
  switch (command.type) {
    case 'ApproveAct':
      return isAuthor ? refuse('author_never_approves') : ok([{ type: 'ActApproved', at, proposal, by }]);
    case 'RefuseAct':
      return isAuthor
        ? refuse('author_never_refuses')
        : ok([{ type: 'ActRefused', at, proposal, by, reason: command.reason }]);
    case 'WithdrawProposal':
      return isAuthor
        ? ok([{ type: 'ProposalWithdrawn', at, proposal, by }])
        : refuse('only_author_withdraws');
    default:
      return never(command);
  }
}

function closed(state: ProposalState, phase: 'approved' | 'refused' | 'withdrawn'): ProposalState {
  return state.phase === 'none' ? state : { phase, proposed: state.proposed };
}
