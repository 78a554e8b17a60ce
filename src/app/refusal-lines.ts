import type { Clock } from '../kernel/time.ts';
import { toUtc } from '../kernel/time.ts';
import { httpStatus } from './http-status.ts';

/** One refused request, without a word of what was sent: each field comes from the program's own tables. */
export interface RefusedRequest {
  readonly code: string;
  /** Id of whoever asked, where the gate knew them. */
  readonly actor: string | null;
  readonly method: string;
  /** As the route table writes it; null for an address that is none. */
  readonly route: string | null;
  /** Whether a session or a key was shown at all. */
  readonly offered: boolean;
}

export interface RefusalLinesParts {
  readonly write: (line: string) => void;
  readonly clock: Clock;
  /** Lines a minute; what is beyond is told as a count. */
  readonly perMinuteMax?: number;
}

const told = new Set([401, 403, 404, 413, 422, 429]);

/**
 * The log of refusals at the door: one line of JSON each, UTC, for whoever watches over the node. A refusal of the trade
 * (409) is none of it, it stands in the book; nor is a console that asks before anybody signed in. Never throws.
 * Source: OWASP ASVS 5.0, 16.2.1, 16.3.2 and 16.3.3.
 */
export function createRefusalLines({
  write,
  clock,
  perMinuteMax = 300,
}: RefusalLinesParts): (refused: RefusedRequest) => void {
  let minute = 0;
  let count = 0;
  return ({ offered, ...refused }) => {
    if (!told.has(httpStatus(refused.code)) || (refused.code === 'not_signed_in' && !offered)) return;
    const at = clock();
    if (Math.floor(at / 60_000) !== minute) {
      if (count > perMinuteMax)
        write(JSON.stringify({ at: toUtc(at), log: 'refused', untold: count - perMinuteMax }));
      minute = Math.floor(at / 60_000);
      count = 0;
    }
    count += 1;
    if (count <= perMinuteMax) write(JSON.stringify({ at: toUtc(at), log: 'refused', ...refused }));
  };
}
