import type { ResumptionRefusal } from './set-back.ts';
import type { Text } from './text.ts';

/** Why the last question to a peer brought nothing; `not_taken`: it brought something of which not all could be taken. */
export type LinkFault =
  | 'unreachable'
  | 'not_them'
  | 'cut_off'
  | 'not_an_answer'
  | 'refused_by_them'
  | 'not_taken';

/**
 * Both directions of the link with one peer, as screens and alarms need it. Each direction fails by itself. Moments in
 * milliseconds by this node's clock.
 */
export interface LinkStanding {
  readonly peer: string;
  /** Whether this node hears them. */
  readonly state: 'not_configured' | 'up' | 'down';
  readonly since: number | null;
  /** This node has all that they may tell up to this moment; null: not yet known. */
  readonly currentTo: number | null;
  /** Whether they hear this node. */
  readonly heard: 'unknown' | 'up' | 'down';
  readonly heardSince: number | null;
  /** What waits to be taken by them. Absent: nothing of it is told to this reader. */
  readonly pending?: number;
  /** Their clock less ours; null: not known. */
  readonly clockSeconds: number | null;
  /** This node's own clock is not believed: nothing runs out by it. Absent: it is. */
  readonly clockDoubted?: boolean;
  /** Absent or null: not so, or not known. Nothing goes to them while it is so. */
  readonly setBack?: SetBack | null;
  /** Stretches of their book of which they said that it was set back: what is kept of it there no longer holds. Absent: none. */
  readonly declared?: readonly { readonly after: number; readonly upTo: number }[];
  /** Records of ours that should have gone to them and could not. Absent: none. */
  readonly uncarried?: UncarriedView;
  /** All that may go to them stands ready for them up to this moment. Absent or null: not known. */
  readonly toldTo?: number | null;
  /** Absent or null: nothing is wrong. */
  readonly fault?: LinkFault | null;
  /** Envelopes of theirs that were not taken as they should be, since the start. Absent: none. */
  readonly refused?: readonly RefusedEnvelopes[];
  /** Envelopes of theirs that came and stand in no record here yet. Absent: none. */
  readonly waiting?: WaitingEnvelopes;
}

/** Envelopes that were not taken for one reason, each counted once. */
export interface RefusedEnvelopes {
  readonly code: string;
  readonly count: number;
  readonly text: Text;
}

/** `unruled`: until this node’s rules let them come. `unknown`: until a newer version of this program. */
export interface WaitingEnvelopes {
  readonly unruled: number;
  readonly unknown: number;
}

/** How many records could not go to a peer, by a fault of this program, and the latest of them, newest first. */
export interface UncarriedView {
  readonly count: number;
  /** `at`: when its turn came. */
  readonly latest: readonly { readonly at: number }[];
}

/**
 * A peer holds of this node what its book never made: the book was set back, as by an old backup. By lane: what the peer
 * holds, what this book has made, and up to where both are known to be the same.
 */
export interface SetBack {
  readonly since: number;
  readonly lanes: readonly {
    readonly lane: string;
    readonly held: number;
    readonly made: number;
    readonly agreed: number;
  }[];
  /** How it could go on; absent or null: not known yet. */
  readonly resumption?: ResumptionView | null;
}

/** `GET /api/oversight/records/set-back`: peers that hold decisions of this node that its book does not have. */
export interface SetBackAnswer {
  /** This node’s own name. */
  readonly node: string;
  readonly peers: readonly { readonly peer: string; readonly setBack: SetBack }[];
}

/** How a book that was set back could go on, of all its peers: what is lacking, or that two persons may order it. */
export interface ResumptionView {
  /** The last position that this book and all that came back have alike. */
  readonly after: number;
  /** The highest that is known to have been given out. */
  readonly upTo: number;
  readonly head: number;
  /** `same`, `returned`, `holed`, `missing` or `unheard`; `envelopes`: what came back and is lacking here. */
  readonly peers: readonly { readonly peer: string; readonly state: string; readonly envelopes: number }[];
  /** Why it may not be ordered as things stand; null: it may. */
  readonly refused: ResumptionRefusal | null;
  /** Two persons have ordered it, and it is being carried out. */
  readonly isOrdered: boolean;
}

/** Data of the other side older than this is shown with its age, never as fresh. Ours. */
export const freshSecondsMax = 10;
/** A line that stands and has brought nothing new for so long has stopped: somebody must telephone. Ours: a backlog after an outage is here within it. */
export const stoppedSecondsMax = 60;
/** Clocks further apart than this are said to differ. Ours: what a person compares by reads to the minute. */
export const clockSecondsMax = 2;

/** How old what is known of the other side is, seconds; null: nothing of it is known yet. */
export function theirAgeSeconds({ currentTo }: Pick<LinkStanding, 'currentTo'>, now: number): number | null {
  return currentTo === null ? null : Math.max(0, (now - currentTo) / 1_000);
}

/** True where what the other side records may be shown as it stands: it is heard, and not long ago. */
export function isFresh(link: Pick<LinkStanding, 'state' | 'currentTo'>, now: number): boolean {
  const age = theirAgeSeconds(link, now);
  return link.state === 'up' && age !== null && age <= freshSecondsMax;
}

/**
 * Since when this node does not hear them: the line is down, or it stands and what they say has long not been whole here.
 * `now` in milliseconds, by this node’s clock. Null: it hears them.
 */
export function deafSince(
  { state, since, currentTo }: Pick<LinkStanding, 'state' | 'since' | 'currentTo'>,
  now: number,
): number | null {
  if (state !== 'up') return state === 'down' ? since : null;
  if (since === null && currentTo === null) return null;
  // A line that has just come back is given the time to bring what it owes.
  return ifStopped(Math.max(since ?? 0, currentTo ?? 0), now);
}

/**
 * Since when nothing of this node reaches them: they do not hear it, or what is decided here has long not been made ready
 * for them. `now` in milliseconds, by this node’s clock. Null: it reaches them, or that is not known.
 */
export function unheardSince(
  { state, heard, heardSince, toldTo }: Pick<LinkStanding, 'state' | 'heard' | 'heardSince' | 'toldTo'>,
  now: number,
): number | null {
  if (state === 'not_configured') return null;
  if (heard === 'down' && heardSince !== null) return heardSince;
  return toldTo == null ? null : ifStopped(toldTo, now);
}

function ifStopped(upTo: number, now: number): number | null {
  return now - upTo > stoppedSecondsMax * 1_000 ? upTo : null;
}
