import { z } from 'zod';
import type { Handle } from '../../app/handle.ts';
import type { Who } from '../../app/who.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { type Clock, instant } from '../../kernel/time.ts';
import { unitCommands, unitShiftCommands } from './units.ts';

interface UnitParts {
  readonly handle: Handle;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly clock: Clock;
  readonly state: State;
}

const kept = z.object({ at: z.number() });
const room = 'demonstration';
const key = 'units';
/** A demonstration started again after so long has a new shift. */
const shiftMilliseconds = 8 * 3_600_000;

/**
 * Enters the demonstration's invented units at its first start, and puts them on shift at each start after a shift's
 * time, by the commands that a duty officer would give. Throws where one is refused.
 */
export async function openDemonstrationUnits({ handle, values, clock, state }: UnitParts): Promise<void> {
  const before = kept.safeParse(await values.get(room, key));
  const now = clock();
  if (before.success && now - before.data.at < shiftMilliseconds) return;
  const who = dutyOfficer(state);
  const orders = [...(before.success ? [] : unitCommands), ...unitShiftCommands(instant(now))];
  for (const request of orders) {
    const answer = await handle(who, request);
    // Whoever was put on shift by hand since is left as they are.
    if (!answer.ok && !before.success)
      throw new Error(`the demonstration stops at ${request.idempotencyKey}: ${answer.refusal.code}`);
  }
  await values.put(room, key, { at: now });
}

/** Whoever is on duty in the demonstration. */
export function dutyOfficer(state: State): Who {
  return {
    kind: 'staff',
    actor: `demo-${state}-duty-1` as ActorId, // an invented person of the demonstration
    desk: `${state}-duty-1` as DeskId,
    roles: ['duty_officer'],
    agency: state === 'fr' ? 'fr-cross-gris-nez' : 'uk-hmcg',
    remits: ['channel'],
    state,
    markings: ['open', 'official'],
    caveats: [],
    purposes: ['save_life', 'border_control'],
    sources: null,
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}
