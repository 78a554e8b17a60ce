import type { Decider, Decision } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  AnswerHelp,
  CallForHelp,
  ConditionsReported,
  EndHelp,
  OfSide,
  ReportStrength,
  SideCommand,
  StrengthReported,
} from './events-watch.ts';
import type { HelpPhase, HelpReason, HelpRefusal } from './wire.ts';

export type WatchRefusal =
  | 'actor_missing'
  | 'desk_missing'
  | 'other_side'
  | 'minimum_above_establishment'
  | 'team_unknown'
  | 'help_already_asked'
  | 'help_unknown'
  | 'help_already_answered'
  | 'help_over'
  | 'own_call'
  | 'reason_missing';

export interface TeamStrength {
  readonly team: string;
  readonly staff: number;
  readonly establishment: number;
  readonly minimum: number;
  readonly reportedAt: UtcText;
  /** Since when without a break; null: it is not. Nobody left is worse than too few. */
  readonly belowSince: UtcText | null;
  readonly emptySince: UtcText | null;
}

export interface HelpCall {
  readonly call: string;
  readonly phase: HelpPhase;
  readonly reason: HelpReason;
  readonly about: string | null;
  readonly askedAt: UtcText;
  readonly answeredAt: UtcText | null;
  readonly refusal: HelpRefusal | null;
}

/** The watch of one side: its teams by name, its newest call for help, and the conditions last reported. */
export interface WatchState {
  /** Null until anything is on record. */
  readonly side: State | null;
  readonly teams: readonly TeamStrength[];
  readonly help: HelpCall | null;
  readonly conditions: ConditionsReported | null;
}

type Answer = Decision<OfSide, WatchRefusal>;

/**
 * The fewest with whom a watch may be kept, where nobody has set another figure: 80 % of the establishment, rounded up
 * (5 gives 4, 4 gives 4, 3 gives 3). Ours: the service's own minimum was fallen short of on the night of the great loss
 * (PROBLEM, S4, S12), so the figure errs upwards, and a watch may set a higher one.
 */
export function minimumOf(establishment: number): number {
  return Math.ceil((establishment * 4) / 5);
}

/** Decides over the watch of one side. What a side says of itself, only its own people say; a flow or a feed may as well. */
export const watchDecider: Decider<WatchState, SideCommand, OfSide, WatchRefusal> = {
  initial: { side: null, teams: [], help: null, conditions: null },
  decide(state, command) {
    const isOfOther = isOtherSide(command);
    switch (command.type) {
      case 'ReportStrength':
        return isOfOther ? refuse('other_side') : reportStrength(command);
      case 'RelieveWatch': {
        if (isOfOther) return refuse('other_side');
        const { at, side, team } = command;
        if (!state.teams.some((one) => one.team === team)) return refuse('team_unknown');
        return ok([{ type: 'WatchRelieved', at, side, team }]);
      }
      case 'CallForHelp':
        return isOfOther ? refuse('other_side') : callForHelp(state, command);
      case 'AnswerHelp':
        return answerHelp(state, command);
      case 'EndHelp':
        return endHelp(state, command);
      case 'ReportConditions': {
        if (isOfOther) return refuse('other_side');
        const { by: _by, givenFrom: _from, concerned: _concerned, seen: _seen, ...said } = command;
        return ok([{ ...said, type: 'ConditionsReported' }]);
      }
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    const { side } = event;
    switch (event.type) {
      case 'StrengthReported':
        return { ...state, side, teams: withTeam(state.teams, event) };
      case 'WatchRelieved':
        return { ...state, side, teams: state.teams.filter(({ team }) => team !== event.team) };
      case 'HelpAsked': {
        const { call, reason, about, at } = event;
        const help: HelpCall = {
          call,
          phase: 'asked',
          reason,
          about,
          askedAt: at,
          answeredAt: null,
          refusal: null,
        };
        return { ...state, side, help };
      }
      case 'HelpAnswered': {
        if (state.help === null) return state;
        const phase = event.answer === 'accept' ? 'accepted' : 'refused';
        return { ...state, help: { ...state.help, phase, answeredAt: event.at, refusal: event.reason } };
      }
      case 'HelpEnded':
        return state.help === null ? state : { ...state, help: { ...state.help, phase: 'ended' } };
      case 'ConditionsReported':
        return { ...state, side, conditions: event };
      default:
        return never(event);
    }
  },
};

/** Given by the other side, or by somebody of neither; a feed, and what the node itself gives for no state, is nobody's. */
function isOtherSide({ givenFrom, side }: SideCommand): boolean {
  if (givenFrom === undefined) return false;
  return givenFrom.state === null ? givenFrom.desk !== null : givenFrom.state !== side;
}

function reportStrength({ at, side, team, staff, establishment, minimum }: ReportStrength): Answer {
  if (minimum !== null && minimum > establishment) return refuse('minimum_above_establishment');
  const held = minimum ?? minimumOf(establishment);
  return ok([{ type: 'StrengthReported', at, side, team, staff, establishment, minimum: held }]);
}

function withTeam(teams: readonly TeamStrength[], event: StrengthReported): readonly TeamStrength[] {
  const { team, staff, establishment, minimum, at } = event;
  const before = teams.find((one) => one.team === team);
  const belowSince = staff < minimum ? (before?.belowSince ?? at) : null;
  const emptySince = staff === 0 && minimum > 0 ? (before?.emptySince ?? at) : null;
  const now = { team, staff, establishment, minimum, reportedAt: at, belowSince, emptySince };
  return [...teams.filter((one) => one.team !== team), now].toSorted((one, other) =>
    one.team < other.team ? -1 : 1,
  );
}

function callForHelp({ help }: WatchState, command: CallForHelp): Answer {
  const { at, side, call, reason, about, by, givenFrom } = command;
  if (by === undefined) return refuse('actor_missing');
  const desk = givenFrom?.desk ?? null;
  if (desk === null) return refuse('desk_missing');
  if (help?.phase === 'asked' || help?.phase === 'accepted') return refuse('help_already_asked');
  return ok([{ type: 'HelpAsked', at, side, call, reason, about, by, desk }]);
}

function answerHelp({ help }: WatchState, command: AnswerHelp): Answer {
  const { at, side, call, answer, reason, by, givenFrom } = command;
  if (by === undefined) return refuse('actor_missing');
  const desk = givenFrom?.desk ?? null;
  if (desk === null) return refuse('desk_missing');
  if (help === null || help.call !== call) return refuse('help_unknown');
  if (givenFrom?.state === side || givenFrom?.state == null) return refuse('own_call');
  if (help.phase === 'ended') return refuse('help_over');
  if (help.phase !== 'asked') return refuse('help_already_answered');
  if (answer === 'refuse' && reason === null) return refuse('reason_missing');
  const why = answer === 'refuse' ? reason : null;
  return ok([{ type: 'HelpAnswered', at, side, call, answer, reason: why, by, desk }]);
}

/** The asker ends it at any time; the other side, once it has said yes. */
function endHelp({ help }: WatchState, command: EndHelp): Answer {
  const { at, side, call, by } = command;
  if (by === undefined) return refuse('actor_missing');
  if (help === null || help.call !== call) return refuse('help_unknown');
  if (help.phase === 'ended' || help.phase === 'refused') return refuse('help_over');
  if (isOtherSide(command) && help.phase !== 'accepted') return refuse('other_side');
  return ok([{ type: 'HelpEnded', at, side, call, by }]);
}
