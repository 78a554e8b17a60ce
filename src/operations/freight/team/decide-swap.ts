import type { Decider, Decision } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { fromUtc } from '../../../kernel/time.ts';
import { checkDuty, type DutyFault } from './duty-check.ts';
import type { Duty, DutyState } from './duty-state.ts';
import type { DutyEvent } from './events-duty.ts';
import type { SwapCommand, SwapCommandOf, SwapEvent, SwapEventOf } from './events-swap.ts';
import { seenRules } from './rest-rules.ts';
import { dutyStream, seenDuties, seenTeam } from './seen.ts';

export type SwapRefusal =
  | 'actor_missing'
  | 'swap_exists'
  | 'swap_unknown'
  | 'swap_settled'
  | 'same_person'
  | 'other_person_only'
  | 'own_duty_only'
  | 'duty_unknown'
  | 'duty_begun'
  | 'team_unknown'
  | 'not_a_member'
  | DutyFault;

type Proposed = Omit<SwapEventOf<'SwapProposed'>, 'type' | 'on'>;
/** One swap, proposed by one person for the other to settle. */
export type SwapState =
  | { readonly phase: 'none' }
  | { readonly phase: 'proposed' | 'accepted' | 'declined' | 'withdrawn'; readonly proposed: Proposed };

type Written = SwapEvent | DutyEvent;
type Answer = Decision<Written, SwapRefusal>;

/**
 * Decides over one swap. Who gives a duty away proposes it and who takes it accepts: neither alone moves it, and no
 * third person can do either for them. What is exchanged stands within the rest of both, as of that moment.
 */
export const swapDecider: Decider<SwapState, SwapCommand, Written, SwapRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, by, swap } = command;
    if (by === undefined) return refuse('actor_missing');
    if (command.type === 'ProposeSwap') return propose(state, command, by);
    if (state.phase === 'none') return refuse('swap_unknown');
    if (state.phase !== 'proposed') return refuse('swap_settled');
    const { proposed } = state;
    switch (command.type) {
      case 'AcceptSwap':
        return by === proposed.other ? accept(proposed, command, by) : refuse('other_person_only');
      case 'DeclineSwap':
        return by === proposed.other
          ? ok([{ type: 'SwapDeclined', at, swap, by }])
          : refuse('other_person_only');
      case 'WithdrawSwap':
        return by === proposed.staff
          ? ok([{ type: 'SwapWithdrawn', at, swap, by }])
          : refuse('own_duty_only');
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SwapProposed': {
        if (state.phase !== 'none') return state;
        const { type: _type, on: _on, ...proposed } = event;
        return { phase: 'proposed', proposed };
      }
      case 'SwapAccepted':
        return settled(state, 'accepted');
      case 'SwapDeclined':
        return settled(state, 'declined');
      case 'SwapWithdrawn':
        return settled(state, 'withdrawn');
      default:
        return state; // written on a person's own stream
    }
  },
};

function settled(state: SwapState, phase: 'accepted' | 'declined' | 'withdrawn'): SwapState {
  return state.phase === 'none' ? state : { ...state, phase };
}

function propose(state: SwapState, command: SwapCommandOf<'ProposeSwap'>, by: string): Answer {
  const { at, swap, staff, duty, other, otherDuty } = command;
  if (state.phase !== 'none') return refuse('swap_exists');
  if (by !== staff) return refuse('own_duty_only');
  if (other === staff) return refuse('same_person');
  const given = dutyAhead(seenDuties(command, staff), duty, at);
  if (!given.ok) return given;
  if (otherDuty === null)
    return ok([
      {
        type: 'SwapProposed',
        at,
        swap,
        staff,
        duty,
        other,
        otherDuty,
        team: given.value.team,
        otherTeam: null,
        by,
      },
    ]);
  const taken = dutyAhead(seenDuties(command, other), otherDuty, at);
  if (!taken.ok) return taken;
  const teams = { team: given.value.team, otherTeam: taken.value.team };
  return ok([{ type: 'SwapProposed', at, swap, staff, duty, other, otherDuty, ...teams, by }]);
}

function dutyAhead({ duties }: DutyState, name: string, at: SwapCommand['at']) {
  const duty = duties.find((one) => one.duty === name);
  if (duty === undefined) return refuse('duty_unknown', { duty: name });
  return fromUtc(duty.from) > fromUtc(at) ? ok(duty) : refuse('duty_begun', { duty: name });
}

function accept(proposed: Proposed, command: SwapCommandOf<'AcceptSwap'>, by: string): Answer {
  const { at, swap } = command;
  const { staff, other, otherDuty } = proposed;
  const [mine, theirs] = [seenDuties(command, staff), seenDuties(command, other)];
  const given = dutyAhead(mine, proposed.duty, at);
  if (!given.ok) return given;
  const taken = otherDuty === null ? null : dutyAhead(theirs, otherDuty, at);
  if (taken !== null && !taken.ok) return taken;
  const back =
    taken === null ? [] : [{ duty: taken.value, from: other, to: staff, held: mine, less: given.value }];
  const moves: readonly Move[] = [
    { duty: given.value, from: staff, to: other, held: theirs, less: taken?.value ?? null },
    ...back,
  ];
  for (const move of moves) {
    const checked = checkMove(move, command);
    if (!checked.ok) return checked;
  }
  return ok([
    { type: 'SwapAccepted', at, swap, by },
    ...moves.flatMap((move) => moved(move, { at, swap, by })),
  ]);
}

/** A duty that goes from one person to another, who holds `held` and gives `less` away. */
interface Move {
  readonly duty: Duty;
  readonly from: string;
  readonly to: string;
  readonly held: DutyState;
  readonly less: Duty | null;
}

function checkMove({ duty, to, held, less }: Move, command: SwapCommandOf<'AcceptSwap'>) {
  const team = seenTeam(command, duty.team);
  if (team === null) return refuse('team_unknown', { team: duty.team });
  if (!team.members.includes(to)) return refuse('not_a_member', { staff: to, team: duty.team });
  const left = { ...held, duties: held.duties.filter((one) => one.duty !== less?.duty) };
  const checked = checkDuty(left, duty, seenRules(command.seen, team.state));
  return checked.ok ? checked : refuse(checked.refusal.code, { ...checked.refusal.detail, staff: to });
}

type Saying = Pick<SwapEventOf<'SwapAccepted'>, 'at' | 'swap' | 'by'>;

function moved({ duty, from, to }: Move, { at, swap, by }: Saying): readonly DutyEvent[] {
  // Two people may have duties of one name, as a team's shift gives them: what comes in a swap bears the swap's.
  const name = `${swap}.${duty.duty}`.slice(0, 64);
  return [
    { type: 'DutyRetired', on: dutyStream(from), at, staff: from, duty: duty.duty, swap, by },
    { type: 'DutyPut', on: dutyStream(to), at, staff: to, ...duty, duty: name, swap, by },
  ];
}
