import { z } from 'zod';
import { type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor } from './shapes.ts';
import { trackStandings } from './words.ts';

/** Bodies of the events of one track: what each request to stop trains on it has come to. */
export const trackEventSchemas = {
  TrackStopNoted: z.strictObject({
    site: shortName,
    track: shortName,
    stop: shortName,
    is: z.enum(trackStandings),
    by: actor,
  }),
} as const satisfies Record<string, z.ZodType>;

export type TrackEvent = EventsOf<typeof trackEventSchemas>;
