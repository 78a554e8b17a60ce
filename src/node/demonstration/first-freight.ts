import { z } from 'zod';
import type { Handle } from '../../app/handle.ts';
import type { Who } from '../../app/who.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import type { Clock } from '../../kernel/time.ts';
import { freightCommands } from './freight.ts';

interface FreightParts {
  readonly handle: Handle;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly clock: Clock;
  readonly state: State;
}

const kept = z.object({ at: z.number() });
const room = 'demonstration';
const key = 'freight';

/** Enters the demonstration's places and equipment at its first start. Throws where one is refused. */
export async function openDemonstrationFreight({
  handle,
  values,
  clock,
  state,
}: FreightParts): Promise<void> {
  if (kept.safeParse(await values.get(room, key)).success) return;
  const now = clock();
  const who = supervisor(state);
  for (const request of freightCommands(now)) {
    const answer = await handle(who, request);
    if (!answer.ok)
      throw new Error(`the demonstration stops at ${request.idempotencyKey}: ${answer.refusal.code}`);
  }
  await values.put(room, key, { at: now });
}

/** Whoever keeps freight in the demonstration. */
export function supervisor(state: State): Who {
  return {
    kind: 'staff',
    actor: `demo-${state}-freight-2` as ActorId, // an invented person of the demonstration
    desk: `${state}-freight-1` as DeskId,
    roles: ['freight_supervisor'],
    agency: state === 'fr' ? 'fr-dnpaf' : 'uk-border-force',
    remits: ['calais_port', 'coquelles', 'dunkirk'],
    state,
    markings: ['open', 'official'],
    caveats: [],
    purposes: ['save_life', 'border_control'],
    sources: null,
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}
