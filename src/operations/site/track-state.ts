import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import { never, refuse } from '../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import type { AlarmFacts } from './events-alarm.ts';
import type { TrackEvent } from './events-track.ts';
import type { TrackStanding } from './words.ts';

/** Requests that stand on one track, oldest first, and when somebody was last seen on it; one that has ended is left out. */
export interface TrackState {
  readonly stops: readonly { readonly stop: string; readonly is: Exclude<TrackStanding, 'ended'> }[];
  /** While a request stood; null: nobody was. */
  readonly seenAt: UtcText | null;
}

/** First part of the streams of the tracks. */
export const trackKind = 'site_track';
/** So many are kept of one track; the oldest is the first to be forgotten here, and stands on its own stream still. */
const stopsKept = 200;

/**
 * One track with every request to stop trains on it and with who was seen there: trains run on a track, not on a request,
 * so that none is released while another stands. It takes no order: whatever decides over a request or an alarm writes here
 * as well.
 */
export const trackDecider: Decider<TrackState, DomainCommand, TrackEvent, 'actor_missing'> = {
  initial: { stops: [], seenAt: null },
  decide: () => refuse('actor_missing'),
  evolve(state, event) {
    switch (event.type) {
      case 'TrackStopNoted': {
        const { stop, is } = event;
        const others = state.stops.filter((one) => one.stop !== stop);
        return { ...state, stops: is === 'ended' ? others : [...others, { stop, is }].slice(-stopsKept) };
      }
      case 'TrackSeen': {
        const isLater = state.seenAt === null || fromUtc(event.seenAt) > fromUtc(state.seenAt);
        return isLater ? { ...state, seenAt: event.seenAt } : state;
      }
      default:
        return never(event);
    }
  },
};

/** Whole name of the stream of a track. */
export function trackStream(site: string, track: string): string {
  return `${trackKind}/${site}:${track}`;
}

/** The track on which an alarm is: where none is named, trains are stopped for its whole zone. */
export function trackOf({ track, zone }: Pick<AlarmFacts, 'track' | 'zone'>): string {
  return track ?? zone;
}
