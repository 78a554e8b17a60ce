import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor } from './shapes.ts';
import { trackStandings } from './words.ts';

/** Bodies of the events of one track: what each request to stop trains on it has come to, and who was seen on it. */
export const trackEventSchemas = {
  TrackStopNoted: z.strictObject({
    site: shortName,
    track: shortName,
    stop: shortName,
    is: z.enum(trackStandings),
    by: actor,
  }),
  /** Somebody was on the track while a request for it stood: no release goes by evidence from before. */
  TrackSeen: z.strictObject({ site: shortName, track: shortName, alarm: shortName, seenAt: utcText }),
} as const satisfies Record<string, z.ZodType>;

export type TrackEvent = EventsOf<typeof trackEventSchemas>;
