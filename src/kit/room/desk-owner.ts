import type { RoomParts } from './room-context.tsx';

/** Whose what lies open at this desk is: another person, or other rights, begin afresh. */
export function deskOwner({
  id,
  desk,
  actions,
}: Pick<RoomParts['staff'], 'id' | 'desk' | 'actions'>): string {
  return `${id} ${desk} ${actions.join(' ')}`;
}
