import type { ActorId } from '../kernel/ids.ts';
import { markings, purposes } from '../kernel/marking.ts';
import type { Who } from './who.ts';

/** For tests: an invented person of one agency who holds every marking and purpose; narrow it with `but`. */
export function sampleWho(but: Partial<Who> = {}): Who {
  return {
    kind: 'staff',
    actor: 'example-1' as ActorId,
    desk: null,
    roles: [],
    agency: 'agency-a',
    remits: [],
    state: 'uk',
    markings,
    caveats: [],
    purposes,
    sources: null,
    provenAt: null,
    lifeAtRiskUntil: null,
    ...but,
  };
}
