import type { ActorId, DeskId } from '../kernel/ids.ts';

/** On whose behalf a request is made: a member of staff at a desk, or a device. Never a name. */
export interface Who {
  readonly actor: ActorId;
  readonly desk: DeskId | null;
  readonly roles: readonly string[];
}
