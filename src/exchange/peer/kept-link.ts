import { z } from 'zod';
import { type Instant, instant } from '../../kernel/time.ts';
import { type LinkState, newLink } from './link.ts';

/** Of a link, what outlives a restart: when either side was last heard, and up to when their word is whole here. */
export interface KeptLink {
  readonly hearing: Pick<LinkState['hearing'], 'state' | 'since' | 'heardAt' | 'asOf'>;
  readonly heard: Pick<LinkState['heard'], 'state' | 'since' | 'heardAt' | 'by'>;
}

const moment = z
  .number()
  .min(0)
  .max(8.64e15)
  .transform((at): Instant => instant(at));
const kept: z.ZodType<KeptLink> = z.object({
  hearing: z.object({
    state: z.enum(['never', 'up', 'down']),
    since: moment,
    heardAt: moment.nullable(),
    asOf: moment.nullable(),
  }),
  heard: z.object({
    state: z.enum(['unknown', 'up', 'down']),
    since: moment,
    heardAt: moment.nullable(),
    by: z.enum(['asked', 'told']).nullable(),
  }),
});

/** What of a link is to be kept. Reasons, counts and the difference of the clocks are found anew by each run. */
export function toBeKept({ hearing, heard }: LinkState): KeptLink {
  const { state, since, heardAt, asOf } = hearing;
  const they = { state: heard.state, since: heard.since, heardAt: heard.heardAt, by: heard.by };
  return { hearing: { state, since, heardAt, asOf }, heard: they };
}

/** Reads what was kept; null: nothing, or nothing that can be read. */
export function readKeptLink(value: unknown): KeptLink | null {
  const read = kept.safeParse(value);
  return read.success ? read.data : null;
}

/**
 * A link as a run begins with it: as old as it was left, so that a restart makes no outage younger; whether it is silent by
 * now, `withSilence` says. Where the clock now stands before what was kept, it says nothing of how long ago that was: the
 * link is then a new one, of which nothing is known.
 */
export function linkFrom(peer: string, left: KeptLink | null, at: Instant): LinkState {
  const link = newLink(peer, at);
  if (left === null || latest(left) > at) return link;
  const { hearing, heard } = left;
  return {
    ...link,
    hearing: { ...link.hearing, ...hearing },
    // Who was not known to ask is waited for from now on.
    heard: heard.state === 'unknown' ? link.heard : { ...link.heard, ...heard },
  };
}

function latest({ hearing, heard }: KeptLink): number {
  return Math.max(hearing.since, hearing.heardAt ?? 0, hearing.asOf ?? 0, heard.since, heard.heardAt ?? 0);
}
