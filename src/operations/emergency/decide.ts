import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { BreakGlass, EmergencyCommand, EmergencyEvent } from './events.ts';

/** Twice within so many hours without a review, and the third waits for one. Source: issue 3, section 2. */
export const recentHours = 24;
export const unreviewedMax = 2;

export type EmergencyRefusal = 'actor_missing' | 'glass_unknown' | 'glass_mended' | 'review_first';

/** One breaking of the glass. `until` is its end, earlier where it was mended. */
export interface Glass {
  readonly id: string;
  readonly from: UtcText;
  readonly until: UtcText;
  readonly isReviewed: boolean;
}

/** Every breaking by one person, oldest first. */
export type EmergencyState = readonly Glass[];

type Decision = Result<readonly EmergencyEvent[], Refusal<EmergencyRefusal>>;

/** Decides over one person's breakings of the glass, for risk to life only. */
export const emergencyDecider: Decider<EmergencyState, EmergencyCommand, EmergencyEvent, EmergencyRefusal> = {
  initial: [],
  decide(state, command) {
    if (command.type === 'BreakGlass') return breakGlass(state, command);
    const { type, at, id } = command;
    const glass = state.find((one) => one.id === id);
    if (glass === undefined) return refuse('glass_unknown');
    switch (type) {
      case 'MendGlass':
        return fromUtc(glass.until) <= fromUtc(at)
          ? refuse('glass_mended')
          : ok([{ type: 'GlassMended', at, id }]);
      case 'NoteGlassReview':
        return ok(glass.isReviewed ? [] : [{ type: 'GlassReviewNoted', at, id }]);
      default:
        return never(type);
    }
  },
  evolve(state, event) {
    const changed = (change: Partial<Glass>): EmergencyState =>
      state.map((glass) => (glass.id === event.id ? { ...glass, ...change } : glass));
    switch (event.type) {
      case 'GlassBroken':
        return [...state, { id: event.id, from: event.at, until: event.until, isReviewed: false }];
      case 'GlassMended':
        return changed({ until: event.at });
      case 'GlassReviewNoted':
        return changed({ isReviewed: true });
      default:
        return never(event);
    }
  },
};

function breakGlass(state: EmergencyState, command: BreakGlass): Decision {
  const { at, by, reason, reference, minutes } = command;
  if (by === undefined) return refuse('actor_missing');
  const since = addSeconds(fromUtc(at), -recentHours * 3600);
  const unreviewed = state.filter(({ until, isReviewed }) => !isReviewed && fromUtc(until) > since);
  if (unreviewed.length >= unreviewedMax) return refuse('review_first', { unreviewed: unreviewed.length });
  const until = toUtc(addSeconds(fromUtc(at), minutes * 60));
  const id = `${by}.g${state.length + 1}`;
  return ok([{ type: 'GlassBroken', at, id, reason, reference, minutes, until }]);
}
