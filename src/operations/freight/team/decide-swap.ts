import type { Decider, Decision } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { fromUtc } from '../../../kernel/time.ts';
import { checkDuty, type DutyFault } from './duty-check.ts';
import type { Duty, DutyState } from './duty-state.ts';
import type { DutyEvent } from './events-duty.ts';
import type { SwapCommand, SwapCommandOf, SwapEvent, SwapEventOf } from './events-swap.ts';
import { seenRules } from './rest-rules.ts';
import { dutyStream, seenDuties, seenTeam } from './seen.ts';
import {
  evolveSwap,
  isOpenSwap,
  type OpenSwapState,
  type ProposedSwap,
  type SwapState,
} from './swap-state.ts';

export type SwapRefusal =
  | 'actor_missing'
  | 'swap_exists'
  | 'swap_unknown'
  | 'swap_settled'
  | 'swap_not_accepted'
  | 'same_person'
  | 'other_person_only'
  | 'own_duty_only'
  | 'third_person_only'
  | 'duty_unknown'
  | 'duty_begun'
  | 'team_unknown'
  | 'not_a_member'
  | DutyFault;

type Written = SwapEvent | DutyEvent;
type Answer = Decision<Written, SwapRefusal>;

/**
 * Decides over one swap. Who gives a duty away asks, who takes it accepts, and a third person who keeps the roster
 * approves: until then nobody's duty moves. At each of the three what is exchanged must stand within the rest of both.
 * Whoever is asked may think better of it, and whoever asked take it back, until it is approved.
 */
export const swapDecider: Decider<SwapState, SwapCommand, Written, SwapRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { by } = command;
    if (by === undefined) return refuse('actor_missing');
    if (command.type === 'ProposeSwap') return propose(state, command, by);
    if (state.phase === 'none') return refuse('swap_unknown');
    if (!isOpenSwap(state)) return refuse('swap_settled');
    return answered(state, command, by);
  },
  evolve: evolveSwap,
};

type Later = Exclude<SwapCommand, { readonly type: 'ProposeSwap' }>;

function answered({ phase, proposed }: OpenSwapState, command: Later, by: string): Answer {
  const { at, swap } = command;
  const { staff, other } = proposed;
  const said = { at, swap, by };
  switch (command.type) {
    case 'AcceptSwap': {
      if (by !== other) return refuse('other_person_only');
      if (phase === 'accepted') return refuse('swap_settled');
      const moves = movesOf(proposed, command);
      return moves.ok ? ok([{ type: 'SwapAccepted', ...said }]) : moves;
    }
    case 'DeclineSwap':
      return by === other ? ok([{ type: 'SwapDeclined', ...said }]) : refuse('other_person_only');
    case 'WithdrawSwap':
      return by === staff ? ok([{ type: 'SwapWithdrawn', ...said }]) : refuse('own_duty_only');
    case 'ApproveSwap': {
      if (by === staff || by === other) return refuse('third_person_only');
      if (phase === 'proposed') return refuse('swap_not_accepted');
      const moves = movesOf(proposed, command);
      if (!moves.ok) return moves;
      return ok([{ type: 'SwapApproved', ...said }, ...moves.value.flatMap((move) => moved(move, said))]);
    }
    case 'RefuseSwap':
      if (by === staff || by === other) return refuse('third_person_only');
      return ok([{ type: 'SwapRefused', ...said }]);
    default:
      return never(command);
  }
}

function propose(state: SwapState, command: SwapCommandOf<'ProposeSwap'>, by: string): Answer {
  const { at, swap, staff, duty, other, otherDuty, team, otherTeam } = command;
  if (state.phase !== 'none') return refuse('swap_exists');
  if (by !== staff) return refuse('own_duty_only');
  if (other === staff) return refuse('same_person');
  const asked = { at, swap, staff, duty, other, otherDuty, team, otherTeam, by };
  const moves = movesOf(asked, command);
  return moves.ok ? ok([{ type: 'SwapProposed', ...asked }]) : moves;
}

/** A duty that goes from one person to another, who holds `held` and gives `less` away. */
interface Move {
  readonly duty: Duty;
  readonly from: string;
  readonly to: string;
  readonly held: DutyState;
  readonly less: Duty | null;
}

type Seeing = Pick<SwapCommand, 'at' | 'seen'>;

/** What would move, as of this moment: both duties stand, lie ahead, and each lies within the rest of who gets it. */
function movesOf(asked: ProposedSwap, command: Seeing) {
  const { staff, other } = asked;
  const [mine, theirs] = [seenDuties(command, staff), seenDuties(command, other)];
  const given = dutyAhead(mine, { duty: asked.duty, team: asked.team }, command.at);
  if (!given.ok) return given;
  const wanted = { duty: asked.otherDuty ?? '', team: asked.otherTeam };
  const taken = asked.otherDuty === null ? null : dutyAhead(theirs, wanted, command.at);
  if (taken !== null && !taken.ok) return taken;
  const less = taken?.value ?? null;
  const moves: readonly Move[] = [
    { duty: given.value, from: staff, to: other, held: theirs, less },
    ...(less === null ? [] : [{ duty: less, from: other, to: staff, held: mine, less: given.value }]),
  ];
  for (const move of moves) {
    const checked = checkMove(move, command);
    if (!checked.ok) return checked;
  }
  return ok(moves);
}

interface NamedDuty {
  readonly duty: string;
  readonly team: string | null;
}

function dutyAhead({ duties }: DutyState, { duty: name, team }: NamedDuty, at: SwapCommand['at']) {
  const duty = duties.find((one) => one.duty === name && one.team === team);
  if (duty === undefined) return refuse('duty_unknown', { duty: name });
  return fromUtc(duty.from) > fromUtc(at) ? ok(duty) : refuse('duty_begun', { duty: name });
}

function checkMove({ duty, to, held, less }: Move, command: Seeing) {
  const team = seenTeam(command, duty.team);
  if (team === null) return refuse('team_unknown', { team: duty.team });
  if (!team.members.includes(to)) return refuse('not_a_member', { staff: to, team: duty.team });
  const left = { ...held, duties: held.duties.filter((one) => one.duty !== less?.duty) };
  const checked = checkDuty(left, duty, seenRules(command.seen, team.state));
  return checked.ok ? checked : refuse(checked.refusal.code, { ...checked.refusal.detail, staff: to });
}

type Saying = Pick<SwapEventOf<'SwapApproved'>, 'at' | 'swap' | 'by'>;

function moved({ duty, from, to }: Move, { at, swap, by }: Saying): readonly DutyEvent[] {
  // Two people may have duties of one name, as a team's shift gives them: what comes in a swap bears the swap's.
  const name = `${swap}.${duty.duty}`.slice(0, 64);
  return [
    { type: 'DutyRetired', on: dutyStream(from), at, staff: from, duty: duty.duty, swap, by },
    { type: 'DutyPut', on: dutyStream(to), at, staff: to, ...duty, duty: name, swap, by },
  ];
}
