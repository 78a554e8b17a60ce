import type { LinkState } from '../../exchange/peer/link.ts';
import { envelopeRefusals, setAsideText } from '../../exchange/peer/refusals.ts';
import type { SetBack, WaitingEnvelopes } from '../../kernel/link-standing.ts';
import type { Uncarried } from '../../journal/outbox-port.ts';
import { fromUtc, type Instant, parseUtc, type UtcText } from '../../kernel/time.ts';
import type { LinkHealth } from '../../operations/picture/wire.ts';

const none = { count: 0, latest: [] };
const nothing: WaitingEnvelopes = { unruled: 0, unknown: 0 };

/** A link as screens show it; moments by this node’s clock. `link` null: the node has no exchange with that peer. */
export function linkHealth(of: {
  readonly peer: string;
  readonly link: LinkState | null;
  readonly pending: number;
  readonly oldestAt: UtcText | null;
  readonly setBack?: SetBack | null;
  readonly declared?: readonly { readonly after: number; readonly upTo: number }[];
  readonly uncarried?: { readonly count: number; readonly latest: readonly Uncarried[] };
  readonly waiting?: WaitingEnvelopes;
  /** Envelopes that were proved and whose records cannot stand here. */
  readonly setAside?: number;
  readonly toldTo?: Instant | null;
  readonly clockDoubted?: boolean;
}): LinkHealth {
  const { peer, link, pending, oldestAt, setBack = null, declared = [], uncarried = none } = of;
  const { waiting = nothing, setAside = 0, toldTo = null, clockDoubted = false } = of;
  if (link === null) return notConfigured(peer);
  const { hearing, heard } = link;
  const { asOf, clockMilliseconds, missing, refused } = hearing;
  return {
    peer,
    state: hearing.state === 'up' ? 'up' : 'down',
    lastAt: hearing.heardAt,
    since: hearing.since,
    currentTo: asOf,
    // One attempt that failed is no fault of a link that stands; that something could not be taken is.
    fault: hearing.state === 'up' && hearing.fault !== 'not_taken' ? null : hearing.fault,
    clockSeconds: clockMilliseconds === null ? null : Math.round(clockMilliseconds / 100) / 10,
    missing: missing.life + missing.work + missing.bulk,
    refused: refusalsOf(refused, setAside),
    waiting,
    heard: heard.state,
    heardSince: heard.since,
    heardAt: heard.heardAt,
    pending,
    pendingSince: oldestAt === null ? null : parseUtc(oldestAt),
    toldTo,
    setBack,
    declared,
    uncarried: {
      count: uncarried.count,
      // Places in the book are told to nobody in the open: the log has them.
      latest: uncarried.latest.map(({ at }) => ({ at: fromUtc(at) })),
    },
    ...(clockDoubted ? { clockDoubted } : {}),
  };
}

function notConfigured(peer: string): LinkHealth {
  return {
    peer,
    state: 'not_configured',
    lastAt: null,
    since: null,
    currentTo: null,
    fault: null,
    clockSeconds: null,
    missing: 0,
    refused: [],
    heard: 'unknown',
    heardSince: null,
    heardAt: null,
    pending: 0,
    pendingSince: null,
    setBack: null,
    declared: [],
  };
}

const codes = Object.keys(envelopeRefusals) as (keyof typeof envelopeRefusals)[]; // the closed list itself

function refusalsOf(counts: LinkState['hearing']['refused'], setAside: number): LinkHealth['refused'] {
  const refused = codes.flatMap((code) => {
    const count = counts[code] ?? 0;
    return count === 0 ? [] : [{ code, count, text: envelopeRefusals[code] }];
  });
  return setAside === 0 ? refused : [...refused, { code: 'set_aside', count: setAside, text: setAsideText }];
}
