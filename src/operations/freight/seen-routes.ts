import { z } from 'zod';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { passageId } from './shapes.ts';
import { type PlateReadFacts, type PlatesOf, type SeenAt, seenAt, tokensOf } from './plate/seen-at.ts';

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
  /** The newest reads that share a token. */
  readonly reads: (asked: ReadsAsked) => Promise<readonly PlateReadFacts[]>;
  readonly hoursKept: number;
  readonly clock: Clock;
}

/** What the route answers: where and when, by which camera, and how close the read is. Never a plate. */
export interface SeenAnswer {
  /** From here on reads are kept: an earlier one is gone. */
  readonly since: UtcText;
  readonly seen: readonly (Omit<SeenAt, 'receivedAt' | 'happenedAt'> & {
    readonly receivedAt: UtcText;
    readonly happenedAt: UtcText;
  })[];
  /** There are more than are shown. */
  readonly isCut: boolean;
}

const readsMax = 500;
const aheadSeconds = 60;
const passageParams = z.strictObject({ passage: passageId });

/**
 * Where the cameras of all sites saw the vehicle of a passage. Asked by passage and never by plate: whoever wants to
 * follow a vehicle must have a passage of it before them that they may see.
 */
export function seenRoute({ platesOf, reads, hoursKept, clock }: SeenRouteParts): Route {
  return {
    method: 'GET',
    url: '/api/operations/freight/passages/:passage/seen',
    action: 'operations/freight/see',
    caller: 'either',
    summary: {
      en: 'Where cameras of all sites read the plates of a passage in the hours that reads are kept.',
      fr: 'Où les caméras de tous les sites ont lu les plaques d’un passage, tant que les lectures sont conservées.',
    },
    params: passageParams,
    answer: async ({ who, params }): Promise<Reply> => {
      const plates = await platesOf(who, passageParams.parse(params).passage);
      if (plates === null) return refusedReply({ code: 'not_found' });
      const now = clock();
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
