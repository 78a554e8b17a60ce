import { normalizeIP, type RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { boundedCache } from '../policy/bounded-cache.ts';
import { askerIdOf } from './gate.ts';
import { tokenHash } from './session.ts';
import { sessionToken } from './session-cookie.ts';

/** Whose requests are counted together, and how somebody comes to have a count of their own. */
export interface RequestLimit {
  readonly options: RateLimitPluginOptions;
  /** To be told of each answered request: whom the gate knew counts by themselves from the next one on. */
  answered(request: FastifyRequest): void;
}

const knownMax = 20_000;

/**
 * Requests a minute of each person and each device, all sessions of one together; of an address for whoever the gate
 * has not come to know. Otherwise those behind one address would hear of each other's haste. How much is left is told
 * to nobody: it would be the count itself. A credential that nobody vouched for counts with its address, or as many
 * made-up ones would be as many counts.
 */
export function requestLimit(max: number): RequestLimit {
  const known = boundedCache<string>(knownMax);
  return {
    options: {
      max,
      timeWindow: 60_000,
      keyGenerator(request) {
        const credential = credentialOf(request);
        const actor = credential === null ? undefined : known.get(credential);
        return actor === undefined ? addressOf(request) : `actor/${actor}`;
      },
      errorResponseBuilder: () => Object.assign(new Error('rate limit'), { statusCode: 429 }),
      addHeaders: untold,
      addHeadersOnExceeding: untold,
    },
    answered(request) {
      const actor = askerIdOf(request);
      const credential = actor === null ? null : credentialOf(request);
      if (actor !== null && credential !== null) known.set(credential, actor);
    },
  };
}

/** By which requests of nobody known, and tries at the ways in, are counted: the address, of IPv6 its /64. */
export function addressOf(request: FastifyRequest): string {
  return normalizeIP(request.ip);
}

const untold = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
} as const;

function credentialOf(request: FastifyRequest): string | null {
  const shown = request.headers.authorization ?? sessionToken(request);
  return shown === undefined ? null : tokenHash(shown);
}
