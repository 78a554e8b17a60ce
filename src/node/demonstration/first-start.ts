import { z } from 'zod';
import type { Handle } from '../../app/handle.ts';
import type { Proposals } from '../../app/proposals.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { State } from '../../kernel/label.ts';
import { type Clock, instant } from '../../kernel/time.ts';
import { demonstrationCommands, type DemonstrationStep } from './staff-commands.ts';

interface FirstStartParts {
  readonly handle: Handle;
  readonly proposals: Proposals;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly clock: Clock;
  readonly state: State;
  readonly refresh: () => Promise<void>;
}

const kept = z.object({ state: z.enum(['begun', 'entered']), at: z.number() });
const room = 'demonstration';
const key = 'staff';

/**
 * Enters the demonstration's invented people at its first start, each by the commands a person would give; a start
 * after a crash goes on where it stopped, with the same moment and keys. Throws where a step is refused.
 */
export async function openDemonstration(parts: FirstStartParts): Promise<void> {
  const { values, clock, state, refresh } = parts;
  const before = kept.safeParse(await values.get(room, key));
  if (before.success && before.data.state === 'entered') return;
  const at = before.success ? before.data.at : clock();
  await values.put(room, key, { state: 'begun', at });
  const told = new Map<string, string>();
  for (const step of demonstrationCommands(instant(at), state)) await take(parts, told, step);
  await values.put(room, key, { state: 'entered', at });
  await refresh();
}

async function take(
  { handle, proposals, clock }: FirstStartParts,
  told: Map<string, string>,
  step: DemonstrationStep,
): Promise<void> {
  const who = { ...step.who, provenAt: clock() }; // clearances and posts are grave acts
  if (step.kind === 'command') {
    const answer = await handle(who, step.request);
    if (!answer.ok) throw refusal(step.request.idempotencyKey, answer.refusal.code);
    if (answer.proposal !== undefined) told.set(step.request.idempotencyKey, answer.proposal);
    return;
  }
  const { answer } = await proposals.approve(who, told.get(step.proposalOf) ?? '', step.idempotencyKey);
  if (!answer.ok) throw refusal(step.idempotencyKey, answer.refusal.code);
}

const refusal = (step: string, code: string): Error =>
  new Error(`the demonstration stops at ${step}: ${code}`);
