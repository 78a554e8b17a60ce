import type { LinkHealth } from '../../operations/picture/wire.ts';

/** A link with the French node that stands both ways, unless said otherwise. */
export function sampleLink(fields: Partial<LinkHealth> = {}): LinkHealth {
  return {
    peer: 'fr',
    state: 'up',
    lastAt: 0,
    since: 0,
    currentTo: 0,
    fault: null,
    clockSeconds: 0,
    missing: 0,
    refused: [],
    heard: 'up',
    heardSince: 0,
    heardAt: 0,
    pending: 0,
    pendingSince: null,
    setBack: null,
    ...fields,
  };
}
