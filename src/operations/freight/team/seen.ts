import type { DomainCommand } from '../../../kernel/decider.ts';
import { type DutyState, noDuties } from './duty-state.ts';
import type { Team, TeamState } from './team-state.ts';

type Seen = Pick<DomainCommand, 'seen'>;

/** First parts of the streams of this room. */
export const teamKind = 'freight_team';
export const dutyKind = 'freight_duty';
export const swapKind = 'freight_swap';
export const searchKind = 'freight_search';

export function teamStream(team: string): string {
  return `${teamKind}/${team}`;
}
export function dutyStream(staff: string): string {
  return `${dutyKind}/${staff}`;
}

/** A team as of the same append; null: never formed, or not for the asker to see. */
export function seenTeam({ seen }: Seen, team: string): Team | null {
  const state = seen?.[teamStream(team)];
  if (typeof state !== 'object' || state === null || !('phase' in state)) return null;
  const known = state as TeamState; // the edge folds a stream of this name by its own decider
  return known.phase === 'none' ? null : known;
}

/** What the roster holds of a person as of the same append; nothing where nobody entered anything. */
export function seenDuties({ seen }: Seen, staff: string): DutyState {
  const state = seen?.[dutyStream(staff)];
  return typeof state === 'object' && state !== null && 'duties' in state ? (state as DutyState) : noDuties; // likewise
}
