import type { ActorId, DeskId } from '../kernel/ids.ts';
import type { ReaderRights, State } from '../kernel/label.ts';
import type { Marking, Purpose } from '../kernel/marking.ts';
import type { Instant } from '../kernel/time.ts';
import type { Asker } from '../policy/request.ts';

/** On whose behalf a request is made: a member of staff at a desk, or a device. Never a name. */
export interface Who {
  readonly kind: 'staff' | 'device';
  readonly actor: ActorId;
  readonly desk: DeskId | null;
  readonly roles: readonly string[];
  readonly agency: string | null;
  /** Remits of the agency: what falls within one is within its jurisdiction. */
  readonly remits: readonly string[];
  readonly state: State | null;
  /** Each marking held, lower ones included. */
  readonly markings: readonly Marking[];
  readonly caveats: readonly string[];
  readonly purposes: readonly Purpose[];
  /** Sources a device may speak for; null: not a device. */
  readonly sources: readonly string[] | null;
  /** When they last proved who they are; null for devices. */
  readonly provenAt: Instant | null;
  /** Until when they may break the glass for risk to life; null where they do not. */
  readonly lifeAtRiskUntil: Instant | null;
}

/** The same person as the policy asks about them. */
export function askerOf({
  kind,
  actor,
  desk,
  roles,
  agency,
  remits,
  state,
  markings,
  caveats,
  purposes,
}: Who): Asker {
  return { kind, id: actor, roles, desk, agency, remits, state, markings, caveats, purposes };
}

/** The same person as row security asks about them. */
export function rightsOf(who: Who, at: Instant): ReaderRights {
  const { actor, agency, remits, state, markings, caveats, purposes } = who;
  const lifeAtRisk = isLifeAtRisk(who, at);
  return { person: actor, agency, remits, state, markings, caveats, purposes, lifeAtRisk };
}

/** True while this person acts with the glass broken; a device never does. */
export function isLifeAtRisk(
  { kind, lifeAtRiskUntil }: Pick<Who, 'kind' | 'lifeAtRiskUntil'>,
  at: Instant,
): boolean {
  return kind === 'staff' && lifeAtRiskUntil !== null && lifeAtRiskUntil > at;
}
