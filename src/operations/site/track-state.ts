import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import { refuse } from '../../kernel/result.ts';
import type { TrackEvent } from './events-track.ts';
import type { TrackStanding } from './words.ts';

/** Requests that stand on one track, oldest first; one that has ended is left out. */
export interface TrackState {
  readonly stops: readonly { readonly stop: string; readonly is: Exclude<TrackStanding, 'ended'> }[];
}

/** First part of the streams of the tracks. */
export const trackKind = 'site_track';
/** So many are kept of one track; the oldest is the first to be forgotten here, and stands on its own stream still. */
const stopsKept = 200;

/**
 * One track with every request to stop trains on it: trains run on a track, not on a request, so that none is released
 * while another stands. It takes no order: whatever decides over a request writes here as well.
 */
export const trackDecider: Decider<TrackState, DomainCommand, TrackEvent, 'actor_missing'> = {
  initial: { stops: [] },
  decide: () => refuse('actor_missing'),
  evolve({ stops }, { stop, is }) {
    const others = stops.filter((one) => one.stop !== stop);
    return { stops: is === 'ended' ? others : [...others, { stop, is }].slice(-stopsKept) };
  },
};

/** Whole name of the stream of a track. */
export function trackStream(site: string, track: string): string {
  return `${trackKind}/${site}:${track}`;
}
