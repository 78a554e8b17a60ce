import { freshSecondsMax, isFresh } from '../kernel/link-standing.ts';
import type { LinkLine } from '../operations/picture/wire.ts';

/** In such steps the age of what is no longer fresh is told: never younger than it is. */
const stepMilliseconds = freshSecondsMax * 1_000;

/**
 * A link as a line, `now` in milliseconds. A list of what others may know: what a link comes to say besides is not told
 * until it is named here. While theirs is fresh the moment of their last answer is put away, since they answer at once
 * when they have something to say; the difference of the clocks is told in whole seconds, being measured at each answer.
 */
export function lineOf(link: LinkLine, now: number): LinkLine {
  const { peer, state, since, heard, heardSince, clockSeconds, currentTo } = link;
  const stepped = currentTo === null ? null : currentTo - (currentTo % stepMilliseconds);
  return {
    peer,
    state,
    since,
    currentTo: isFresh(link, now) ? now : stepped,
    heard,
    heardSince,
    clockSeconds: clockSeconds === null ? null : Math.round(clockSeconds),
  };
}
