import type { Decision, DomainCommand } from '../../kernel/decider.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { PassageEvent } from './events-passage.ts';
import { type LifeRisk, lifeRiskIn, riskTogether } from './life-risk.ts';
import { settleMisses } from './method-miss.ts';
import { evolvePassage, type Passage, type PassageState } from './passage-state.ts';
import type { PassageRefusal } from './refusals.ts';

export type PassageDecision = Decision<PassageEvent, PassageRefusal>;

/** The stream of a passage. */
export function passageStream(passage: string): string {
  return `passage/${passage}`;
}

/** Another passage as of the same append; null: never opened, or not for the asker to see. */
export function seenPassage({ seen }: DomainCommand, passage: string): Passage | null {
  const state = seen?.[passageStream(passage)];
  if (typeof state !== 'object' || state === null || !('phase' in state)) return null;
  const told = state as PassageState; // the edge folds a stream of this name by its own decider
  return told.phase === 'none' ? null : told;
}

/** The other passages of the group, as of the same append. */
export function othersOf(passage: Passage, command: DomainCommand): readonly Passage[] {
  return passage.group.filter((id) => id !== passage.passage).flatMap((id) => seenPassage(command, id) ?? []);
}

/** Who needs somebody in the vehicle, whichever of its entries counted them: joined ones are one vehicle. */
export function riskOfVehicle(passage: Passage, command: DomainCommand): LifeRisk {
  return riskTogether([passage, ...othersOf(passage, command)].map(lifeRiskIn));
}

/** Events of a passage, and what they change about which controls of its group have missed people. */
export function withMisses(
  passage: Passage,
  events: readonly PassageEvent[],
  command: DomainCommand & { readonly at: UtcText },
): readonly PassageEvent[] {
  const members = [applied(passage, events), ...othersOf(passage, command)];
  return [...events, ...settleMisses(members, { own: passage.passage, at: command.at })];
}

/** A passage after events of its own; those written on another are passed over. */
export function applied(passage: Passage, events: readonly PassageEvent[]): Passage {
  const own = events.filter((event) => event.passage === passage.passage);
  const state = own.reduce<PassageState>(evolvePassage, passage);
  return state.phase === 'none' ? passage : state;
}
