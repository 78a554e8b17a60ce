import { z } from 'zod';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, type Instant, toUtc } from '../../kernel/time.ts';
import { isGood, type LookState, lookMissing } from './look/decide-look.ts';
import { lookId } from './look/events-look.ts';
import { passageId } from './shapes.ts';
import { type PlateReadFacts, type PlatesOf, seenAt, tokensOf } from './plate/seen-at.ts';
import type { SeenAnswer } from './wire.ts';

/** Which reads are asked of the store. */
export interface ReadsAsked {
  readonly tokens: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
}

export interface SeenRouteParts {
  /** The plates of a passage that this reader may see; null: there is none that they may. */
  readonly platesOf: (who: Who, passage: string) => Promise<PlatesOf | null>;
  /** A look as it stands on record. */
  readonly lookOf: (look: string) => Promise<LookState>;
  /** The newest reads that share a token. */
  readonly reads: (asked: ReadsAsked) => Promise<readonly PlateReadFacts[]>;
  readonly hoursKept: number;
  readonly clock: Clock;
}

const readsMax = 500;
const aheadSeconds = 60;
const passageParams = z.strictObject({ passage: passageId });
const lookQuery = z.strictObject({ look: lookId });

/**
 * Where the cameras of all sites saw the vehicle of a passage. Asked by passage and never by plate: whoever wants to
 * follow a vehicle must have a passage of it before them that they may see. Told to people alone, and only upon a look of
 * their own on record, which says why.
 */
export function seenRoute({ platesOf, lookOf, reads, hoursKept, clock }: SeenRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/passages/:passage/seen',
    action: 'operations/freight/LookUpPlateReads',
    summary: {
      en: 'Where cameras of all sites read the plates of a passage in the hours that reads are kept, upon a look on record that says why.',
      fr: 'Où les caméras de tous les sites ont lu les plaques d’un passage, tant que les lectures sont conservées, sur une consultation consignée avec son motif.',
    },
    params: passageParams,
    query: lookQuery,
    answer: async ({ who, params, query }): Promise<Reply> => {
      const { passage } = passageParams.parse(params);
      const plates = await platesOf(who, passage);
      if (plates === null) return refusedReply({ code: 'not_found' });
      const now = clock();
      const look = await lookOf(lookQuery.parse(query).look);
      if (!isGood(look, { by: who.actor, passage, now }))
        return refusedReply({ code: 'look_missing' }, lookMissing);
      const from = addSeconds(now, -hoursKept * 3_600);
      const tokens = tokensOf(plates);
      const found = await reads({ tokens, from, to: addSeconds(now, aheadSeconds), limit: readsMax });
      const answer: SeenAnswer = {
        since: toUtc(from),
        seen: seenAt(plates, found).map((one) => ({
          ...one,
          receivedAt: toUtc(one.receivedAt),
          happenedAt: toUtc(one.happenedAt),
        })),
        isCut: found.length === readsMax,
      };
      return json(answer);
    },
  };
}
