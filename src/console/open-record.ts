import { deskOwner } from '../kit/room/desk-owner.ts';
import type { RoomParts } from '../kit/room/room-context.tsx';
import { watchDeskOf } from '../operations/watch/view/watch-desk.ts';
import type { RoomId } from './rooms.ts';

type Staff = Pick<RoomParts['staff'], 'id' | 'desk' | 'actions'>;

/** Rooms that open no single record of such a kind from outside. */
const roomsOf: Readonly<Record<string, RoomId>> = {
  site_alarm: 'sites',
  train_stop: 'sites',
  freight_place: 'freight',
  land_call: 'freight',
  watch: 'watch',
  desk: 'watch',
  incident: 'watch',
  handover: 'handover',
};

/**
 * Opens a record in the room that keeps it, by its short path (`boat/b-7`); the room to go to, or null where no room
 * keeps such records. The rooms are loaded only now: the picture must not wait for them. `because`: the kind of alarm for
 * which it is opened; where one act answers that, its dialog lies open over the record.
 */
export async function openRecord(about: string, staff: Staff, because?: string): Promise<RoomId | null> {
  const [kind = '', id = '', part = ''] = about.split('/');
  const owner = deskOwner(staff);
  switch (kind) {
    case 'boat':
    case 'contact': {
      const { rescueDeskOf } = await import('../operations/rescue/view/rescue-desk.ts');
      const desk = rescueDeskOf(owner, staff.id);
      if (kind === 'boat') desk.boat.set(id);
      else desk.contact.set(id);
      if (kind === 'boat' && because === 'crossing_near') desk.dialog.set({ kind: 'transfer', boat: id });
      return kind === 'boat' ? 'boats' : 'inbox';
    }
    case 'unit':
    case 'relay':
    case 'gap':
    case 'side-request':
    case 'ask-other-side':
    case 'site_patrol':
      return openInDispatch(kind, { owner, id, part });
    case 'intel_tip': {
      const { openedTipOf } = await import('../inquiry/intel/view/opened-tip.ts');
      openedTipOf(owner).set(id);
      return 'intel';
    }
    case 'tracing': {
      const { openedRequestOf } = await import('../cases/tracing/view/opened-request.ts');
      openedRequestOf(owner).set(id);
      return 'tracing';
    }
    case 'alarm': {
      watchDeskOf(owner, staff.id).alarm.set(id);
      return 'alarms';
    }
    default:
      return roomsOf[kind] ?? null;
  }
}

type OfDispatch = 'unit' | 'relay' | 'gap' | 'side-request' | 'ask-other-side' | 'site_patrol';

const dispatchTabs = {
  unit: 'units',
  relay: 'relays',
  gap: 'gaps',
  'side-request': 'requests',
  'ask-other-side': 'requests',
  site_patrol: 'patrols',
} as const satisfies Record<OfDispatch, string>;

async function openInDispatch(
  kind: OfDispatch,
  { owner, id, part }: { readonly owner: string; readonly id: string; readonly part: string },
): Promise<RoomId> {
  const { dispatchDeskOf } = await import('../operations/dispatch/view/dispatch-desk.ts');
  const desk = dispatchDeskOf(owner);
  desk.tab.set(dispatchTabs[kind]);
  const isQuestion = kind === 'ask-other-side';
  // A patrol is found by its site and alarm; a question to the other side has no record yet.
  desk.opened.set(isQuestion ? null : kind === 'site_patrol' ? `${id}/${part}` : id);
  if (isQuestion) desk.dialog.set({ kind: 'information', boat: id });
  return 'units';
}

/** Opens the proposal of a task for the boat that is opened in the rescue; null where none is. */
export async function proposeForOpenedBoat(staff: Staff): Promise<RoomId | null> {
  const owner = deskOwner(staff);
  const { rescueDeskOf } = await import('../operations/rescue/view/rescue-desk.ts');
  const boat = rescueDeskOf(owner, staff.id).boat.get();
  if (boat === null || !staff.actions.includes('operations/dispatch/ProposeTask')) return null;
  const { dispatchDeskOf } = await import('../operations/dispatch/view/dispatch-desk.ts');
  dispatchDeskOf(owner).dialog.set({ kind: 'propose', unit: null, boat });
  return 'units';
}
