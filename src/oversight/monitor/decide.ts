import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import {
  type MonitorEvent,
  noteOf,
  type OpenReview,
  type ReviewBreakGlass,
  type ReviewCommand,
  type WriteReport,
} from './events.ts';

/** Hours within which each breaking of the glass is reviewed. Source: issue 3, section 2. */
export const reviewHours = 72;

export type MonitorRefusal =
  | 'actor_missing'
  | 'review_unknown'
  | 'review_exists'
  | 'already_reviewed'
  | 'own_glass'
  | 'glass_still_open'
  | 'report_exists';

/** The review of one breaking of the glass. */
export type ReviewState =
  | { readonly phase: 'none' }
  | { readonly phase: 'due' | 'reviewed'; readonly staff: string; readonly until: UtcText };

/** One report: written once, and there is no command that changes it. A correction is a further report about it. */
export type ReportState = { readonly phase: 'none' | 'written' };

type Decision = Result<readonly MonitorEvent[], Refusal<MonitorRefusal>>;

/** Decides over the review of one breaking of the glass. */
export const reviewDecider: Decider<ReviewState, ReviewCommand, MonitorEvent, MonitorRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.type === 'OpenReview') return open(state, command);
    if (state.phase === 'none') return refuse('review_unknown');
    switch (command.type) {
      case 'NoteGlassEnd':
        return ok([{ type: 'GlassEndNoted', at: command.at, id: command.id }]);
      case 'ReviewBreakGlass':
        return review(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ReviewOpened':
        return { phase: 'due', staff: event.staff, until: event.until };
      case 'GlassEndNoted':
        return state.phase === 'none' ? state : { ...state, until: event.at };
      case 'BreakGlassReviewed':
        return state.phase === 'none' ? state : { ...state, phase: 'reviewed' };
      case 'MonitorReportWritten':
        return state; // stands on a stream of its own
      default:
        return never(event);
    }
  },
};

/** Decides over one report of the monitor. */
export const reportDecider: Decider<ReportState, WriteReport, MonitorEvent, MonitorRefusal> = {
  initial: { phase: 'none' },
  decide(state, { at, by, report, sha256, about }) {
    if (by === undefined) return refuse('actor_missing');
    if (state.phase === 'written') return refuse('report_exists');
    return ok([{ type: 'MonitorReportWritten', at, report, subject: noteOf(report), sha256, about }]);
  },
  evolve: () => ({ phase: 'written' }),
};

function open(state: ReviewState, command: OpenReview): Decision {
  if (state.phase !== 'none') return refuse('review_exists');
  const { at, id, staff, desk, reason, reference, until } = command;
  const due = toUtc(addSeconds(fromUtc(at), reviewHours * 3600));
  return ok([{ type: 'ReviewOpened', at, id, staff, desk, reason, reference, until, due }]);
}

function review(
  state: Exclude<ReviewState, { phase: 'none' }>,
  { at, by, id, finding }: ReviewBreakGlass,
): Decision {
  if (by === undefined) return refuse('actor_missing');
  if (by === state.staff) return refuse('own_glass');
  if (state.phase === 'reviewed') return refuse('already_reviewed');
  if (fromUtc(at) < fromUtc(state.until)) return refuse('glass_still_open');
  return ok([{ type: 'BreakGlassReviewed', at, id, finding }]);
}
