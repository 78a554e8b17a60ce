import { canonicalText } from '../../../kernel/canonical.ts';
import type { Decider, Decision as DecisionOf } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../../kernel/time.ts';
import type { Checklist, DriverReported, ReportCommand, ReportEvent } from './events-report.ts';
import type { ReportRefusal } from './refusals.ts';
import { checksAt, type ReportAnswer } from './words.ts';

type Make = Extract<ReportCommand, { readonly type: 'MakeDriverReport' }>;
type Decision = DecisionOf<ReportEvent, ReportRefusal>;

export type ReportState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'made';
      readonly report: DriverReported;
      readonly answered: { readonly answer: ReportAnswer; readonly at: UtcText; readonly by: string } | null;
    };

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
        const { at, report, answer, by } = command;
        const { what, place } = state.report;
        return ok([{ type: 'DriverReportAnswered', at, report, answer, by, said: { what, place } }]);
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
        const { answer, at, by } = event;
        return state.phase === 'none' ? state : { ...state, answered: { answer, at, by } };
      }
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
