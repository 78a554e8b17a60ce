import type { RoomParts } from '../kit/room/room-context.tsx';
import type { RoomId } from './rooms.ts';

type Staff = Pick<RoomParts['staff'], 'id' | 'desk' | 'actions'>;

/**
 * Opens a record in the room that keeps it, by its short path (`boat/b-7`); the room to go to, or null where no room
 * keeps such records. The rooms are loaded only now: the picture must not wait for them.
 */
export async function openRecord(about: string, staff: Staff): Promise<RoomId | null> {
  const [kind = '', id = ''] = about.split('/');
  const owner = `${staff.id} ${staff.desk} ${staff.actions.join(' ')}`;
  switch (kind) {
    case 'boat':
    case 'contact': {
      const { rescueDeskOf } = await import('../operations/rescue/view/rescue-desk.ts');
      const desk = rescueDeskOf(owner, staff.id);
      if (kind === 'boat') desk.boat.set(id);
      else desk.contact.set(id);
      return kind === 'boat' ? 'boats' : 'inbox';
    }
    case 'unit':
    case 'relay':
    case 'gap': {
      const { dispatchDeskOf } = await import('../operations/dispatch/view/dispatch-desk.ts');
      const desk = dispatchDeskOf(owner);
      desk.tab.set(({ unit: 'units', relay: 'relays', gap: 'gaps' } as const)[kind]);
      desk.opened.set(id);
      return 'units';
    }
    default:
      return null;
  }
}
