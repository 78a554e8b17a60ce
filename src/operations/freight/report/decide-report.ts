import { canonicalText } from '../../../kernel/canonical.ts';
import type { Decider, Decision as DecisionOf } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../../kernel/time.ts';
import type { Checklist, DriverReported, ReportCommand, ReportEvent } from './events-report.ts';
import type { ReportRefusal } from './refusals.ts';
import { answerBackSeconds, type AnswerReason, checksAt, lifeKinds, type ReportAnswer } from './words.ts';

type Make = Extract<ReportCommand, { readonly type: 'MakeDriverReport' }>;
type Decision = DecisionOf<ReportEvent, ReportRefusal>;

export type ReportState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'made';
      readonly report: DriverReported;
      readonly answered: Answered | null;
    };

/** What came of a report, and who says so. */
export interface Answered {
  readonly answer: ReportAnswer;
  readonly reason: AnswerReason | null;
  readonly at: UtcText;
  readonly by: string;
}

/** A device without a link keeps a report this long; its clock may run ahead this much. */
export const reportAgeHoursMax = 72;
const aheadSecondsMax = 300;

/**
 * Decides over one driver's report, made without an account. The same report again writes nothing, so that a device may
 * send until it is told that it arrived. Source: issue 6, section 1; PROBLEM, section 5.
 */
export const reportDecider: Decider<ReportState, ReportCommand, ReportEvent, ReportRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    switch (command.type) {
      case 'MakeDriverReport':
        return make(state, command);
      case 'AnswerDriverReport': {
        if (state.phase === 'none') return refuse('report_unknown');
        if (state.answered !== null) return refuse('answered_already');
        const { at, report, answer, reason, together, by } = command;
        const { what, place } = state.report;
        if (together > 1 && what !== null && lifeKinds.includes(what)) return refuse('life_singly');
        if (together > 1 && reason === null) return refuse('reason_missing');
        const said = { what, place };
        return ok([{ type: 'DriverReportAnswered', at, report, answer, reason, together, by, said }]);
      }
      case 'WithdrawReportAnswer': {
        if (state.phase === 'none') return refuse('report_unknown');
        if (state.answered === null) return refuse('not_answered');
        if (state.report.what === 'people_inside') return refuse('call_ended');
        const { at, report, by } = command;
        if (secondsBetween(fromUtc(state.answered.at), fromUtc(at)) > answerBackSeconds)
          return refuse('answer_stands');
        return ok([{ type: 'ReportAnswerWithdrawn', at, report, answer: state.answered.answer, by }]);
      }
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'DriverReported':
        return state.phase === 'none' ? { phase: 'made', report: event, answered: null } : state;
      case 'DriverReportAnswered': {
        const { answer, reason, at, by } = event;
        return state.phase === 'none' ? state : { ...state, answered: { answer, reason, at, by } };
      }
      case 'ReportAnswerWithdrawn':
        return state.phase === 'none' ? state : { ...state, answered: null };
      default:
        return never(event);
    }
  },
};

function make(state: ReportState, { at, report, what, place, direction, seenAt, checklist }: Make): Decision {
  const said = { report, what, place, direction, seenAt, checklist };
  if (state.phase === 'made') return isSame(state.report, said) ? ok([]) : refuse('report_exists');
  if (what === null && checklist === null) return refuse('nothing_said');
  const age = secondsBetween(fromUtc(seenAt), fromUtc(at));
  if (age < -aheadSecondsMax || age > reportAgeHoursMax * 3_600) return refuse('time_absurd');
  if (checklist !== null && !isOfItsMoment(checklist)) return refuse('checks_differ');
  return ok([{ type: 'DriverReported', at, ...said }]);
}

function isOfItsMoment({ moment, answers }: Checklist): boolean {
  const named = answers.map(({ check }) => check);
  return new Set(named).size === named.length && named.every((check) => checksAt[moment].includes(check));
}

function isSame(before: DriverReported, said: Omit<DriverReported, 'type' | 'at'>): boolean {
  const { report, what, place, direction, seenAt, checklist } = before;
  return canonicalText({ report, what, place, direction, seenAt, checklist }) === canonicalText(said);
}
