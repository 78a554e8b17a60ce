import { type Lane, lanes } from '../../kernel/exchange.ts';
import type { LinkFault } from '../../kernel/link-standing.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { EnvelopeRefusal } from './codes.ts';
import type { Answering, PerLane } from './wire.ts';

/** What we know of one direction: what comes from them. Moments by this node's clock, unless said. */
export interface Hearing {
  readonly state: 'never' | 'up' | 'down';
  /** Since when it is so. */
  readonly since: Instant;
  /** The last whole answer; null: none yet. */
  readonly heardAt: Instant | null;
  /** Up to here we have everything that they may tell: their moment, on our clock as it was found when they said it; null: not yet. */
  readonly asOf: Instant | null;
  readonly fault: LinkFault | null;
  /** Their clock less ours; null: not yet known. The truth is within `clockUncertainMilliseconds`. */
  readonly clockMilliseconds: number | null;
  readonly clockUncertainMilliseconds: number | null;
  /** What they have made that we do not have. */
  readonly missing: PerLane;
  /** Envelopes that were refused since the start, each once, by code. */
  readonly refused: Readonly<Partial<Record<EnvelopeRefusal, number>>>;
}

/** The other direction: how far they hear us. */
export interface Heard {
  /** `unknown`: they have not asked, and cannot tell us. */
  readonly state: 'unknown' | 'up' | 'down';
  readonly since: Instant;
  /** When they last had a whole answer from us, as far as we know; null: never. */
  readonly heardAt: Instant | null;
  /** What they say of it: in an answer to us, or with a question of theirs. */
  readonly by: 'asked' | 'told' | null;
  /** What they have said to have. */
  readonly acknowledged: PerLane;
}

/** Both directions between this node and one peer. */
export interface LinkState {
  readonly peer: string;
  readonly hearing: Hearing;
  readonly heard: Heard;
}

const none: PerLane = { life: 0, work: 0, bulk: 0 };

/** Nothing heard and nothing asked yet. */
export function newLink(peer: string, at: Instant): LinkState {
  return {
    peer,
    hearing: {
      state: 'never',
      since: at,
      heardAt: null,
      asOf: null,
      fault: null,
      clockMilliseconds: null,
      clockUncertainMilliseconds: null,
      missing: none,
      refused: {},
    },
    heard: { state: 'unknown', since: at, heardAt: null, by: null, acknowledged: none },
  };
}

/** One whole answer of theirs, and what we had when it was worked through. */
export interface WholeAnswer {
  readonly head: Answering;
  readonly askedAt: Instant;
  readonly answeredAt: Instant;
  /** What of them stands here now. */
  readonly having: PerLane;
}

/** A whole answer came. What it says to be up to date is so only where we now have all that it speaks of. */
export function afterAnswer(link: LinkState, { head, askedAt, answeredAt, having }: WholeAnswer): LinkState {
  const missing = perLane((lane) => Math.max(0, head.heads[lane] - having[lane]));
  const isWhole = lanes.every((lane) => missing[lane] === 0);
  // A clock that is put back while a question stands would make the way shorter than nothing.
  const wayMilliseconds = Math.max(0, answeredAt - askedAt - head.waitedMilliseconds);
  const { hearing } = link;
  const clockMilliseconds = head.now - (answeredAt - wayMilliseconds / 2);
  // With the difference of this answer: one that was found later, once their clock was put right, would make it fresh.
  // Nobody has told us what is yet to come, though a clock of theirs that was put back may say so.
  const asOf = head.asOf === null ? null : instant(Math.min(answeredAt, head.asOf - clockMilliseconds));
  return {
    ...link,
    hearing: {
      ...hearing,
      state: 'up',
      since: hearing.state === 'up' ? hearing.since : answeredAt,
      heardAt: answeredAt,
      asOf: isWhole ? (asOf ?? hearing.asOf) : hearing.asOf,
      fault: null,
      clockMilliseconds,
      clockUncertainMilliseconds: wayMilliseconds / 2,
      missing,
    },
    heard: withWord(link.heard, head.hears, answeredAt),
  };
}

/** An attempt brought nothing. One alone is not yet silence: see `withSilence`. */
export function afterFault(link: LinkState, fault: LinkFault): LinkState {
  return { ...link, hearing: { ...link.hearing, fault } };
}

/** What they say when they ask. */
export interface TheirQuestion {
  /** They have everything up to here. */
  readonly acknowledged: PerLane;
  /** Milliseconds since their last whole answer from us; null: they know of none. */
  readonly hears: number | null;
}

/** They asked. That alone does not say that our answers reach them: what they say of it does. */
export function afterAsked(link: LinkState, { acknowledged, hears }: TheirQuestion, at: Instant): LinkState {
  const { heard } = link;
  // Who has just started and never heard us is waited for: see `withSilence`.
  const by = heard.state === 'unknown' ? 'asked' : heard.by;
  return {
    ...link,
    heard: {
      ...(hears === null ? { ...heard, by } : heardAgo(heard, { ageMilliseconds: hears, at, by: 'asked' })),
      acknowledged: perLane((lane) => Math.max(heard.acknowledged[lane], acknowledged[lane])),
    },
  };
}

/** An envelope was not taken as it should be. */
export function afterRefusal(link: LinkState, code: EnvelopeRefusal): LinkState {
  const { hearing } = link;
  const refused = { ...hearing.refused, [code]: (hearing.refused[code] ?? 0) + 1 };
  return { ...link, hearing: { ...hearing, refused } };
}

/** Time has passed: what was not heard for so long is down, since it was last heard. */
export function withSilence(link: LinkState, at: Instant, silentMilliseconds: number): LinkState {
  const { hearing, heard } = link;
  const isSilent = (since: Instant | null): boolean => since === null || at - since > silentMilliseconds;
  return {
    ...link,
    hearing:
      hearing.state === 'up' && isSilent(hearing.heardAt)
        ? { ...hearing, state: 'down', since: hearing.heardAt ?? hearing.since }
        : hearing,
    heard: withTheirSilence(heard, isSilent),
  };
}

function withTheirSilence(heard: Heard, isSilent: (since: Instant | null) => boolean): Heard {
  if (heard.state === 'up' && isSilent(heard.heardAt))
    return { ...heard, state: 'down', since: heard.heardAt ?? heard.since };
  // They ask, and have not heard us in all that time.
  const isAskedInVain = heard.state === 'unknown' && heard.by === 'asked' && isSilent(heard.since);
  return isAskedInVain ? { ...heard, state: 'down' } : heard;
}

/**
 * Our clock was put back by so much: every moment stands as far back as it did, and nothing is younger for it. Theirs is by
 * as much further on, though they have not yet been asked again.
 */
export function afterPutBack(link: LinkState, milliseconds: number): LinkState {
  const placed = withMoments(link, (at) => (at - milliseconds) as Instant); // a length taken off a moment of ours
  const { hearing } = placed;
  const before = hearing.clockMilliseconds;
  const clockMilliseconds = before === null ? null : before + milliseconds;
  return { ...placed, hearing: { ...hearing, clockMilliseconds } };
}

/** No moment lies ahead: what was read before our clock was put back, and written after, is of now. */
export function notAhead(link: LinkState, now: Instant): LinkState {
  return withMoments(link, (at) => (at > now ? now : at));
}

function withMoments(link: LinkState, placed: (at: Instant) => Instant): LinkState {
  const { hearing, heard } = link;
  const known = (at: Instant | null): Instant | null => (at === null ? null : placed(at));
  const asOf = known(hearing.asOf);
  return {
    ...link,
    hearing: { ...hearing, since: placed(hearing.since), heardAt: known(hearing.heardAt), asOf },
    heard: { ...heard, since: placed(heard.since), heardAt: known(heard.heardAt) },
  };
}

/** Their own word on when they last heard us; `withSilence` says whether that is long ago. */
function withWord(heard: Heard, ageMilliseconds: number | null, at: Instant): Heard {
  if (ageMilliseconds === null)
    return heard.state === 'unknown' ? { ...heard, state: 'down', by: 'told' } : heard;
  return heardAgo(heard, { ageMilliseconds, at, by: 'told' });
}

interface HeardAgo {
  readonly ageMilliseconds: number;
  readonly at: Instant;
  readonly by: 'asked' | 'told';
}

function heardAgo(heard: Heard, { ageMilliseconds, at, by }: HeardAgo): Heard {
  const heardAt = (at - ageMilliseconds) as Instant; // an age taken off a moment of ours
  if (heard.heardAt !== null && heard.heardAt >= heardAt) return heard;
  const since = heard.state === 'up' ? heard.since : heardAt;
  return { ...heard, state: 'up', since, heardAt, by };
}

/** A figure for each lane. */
export function perLane(of: (lane: Lane) => number): PerLane {
  return { life: of('life'), work: of('work'), bulk: of('bulk') };
}
