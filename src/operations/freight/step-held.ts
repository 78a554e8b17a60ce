import type { DomainCommand } from '../../kernel/decider.ts';
import type { PassageEvent } from './events-passage.ts';
import { applied, riskOfVehicle } from './passage-group.ts';
import type { Passage } from './passage-state.ts';

/**
 * A vehicle that was to go is held once people turn out to have been in it: its step follows what is known, until somebody
 * sets it anew. Medical help before police; nothing of one that has left, or that is held already.
 */
export function stepHeld(
  passage: Passage,
  events: readonly PassageEvent[],
  { command, by }: { readonly command: DomainCommand; readonly by: string },
): readonly PassageEvent[] {
  const { phase, next } = passage;
  if (phase === 'left' || (next !== 'release' && next !== 'hand_to_police')) return [];
  const isMedical = riskOfVehicle(applied(passage, events), command).medical;
  if (!isMedical && next === 'hand_to_police') return [];
  const { at } = command;
  return [{ type: 'NextStepSet', at, passage: passage.passage, next: isMedical ? 'medical' : 'hold', by }];
}
