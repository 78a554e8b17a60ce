import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Text } from '../kernel/text.ts';
import { roomNameText as name, roomRefusalText as refusal } from './room-text.ts';

/** Names of the rooms as they stand in the address: no personal data, ever. */
export const roomIds = [
  'picture',
  'boats',
  'inbox',
  'alarms',
  'units',
  'handover',
  'watch',
  'desk',
  'staff',
  'approvals',
  'access',
  'vault-log',
  'retention',
  'requests',
  'monitor',
  'devices',
  'policies',
  'freight',
  'sites',
  'roster',
  'selection',
  'intel',
  'tracing',
] as const;
export type RoomId = (typeof roomIds)[number];

/** One room of the console. */
export interface Room {
  readonly id: RoomId;
  readonly name: Text;
  /** The letter after `g`. */
  readonly key: string;
  /** What one must be permitted to see it; null: everyone who is signed in. */
  readonly action: string | null;
  /** Who can let one in; null: the room is left out of the list of those who may not see it. */
  readonly refusal: Text | null;
  /** Loaded when first entered: the picture must not wait for the offices. Null: the picture itself. */
  readonly view: LazyExoticComponent<ComponentType> | null;
}

function room(
  id: RoomId,
  parts: Pick<Room, 'key' | 'action' | 'refusal'>,
  load: (() => Promise<{ readonly default: ComponentType }>) | null,
): Room {
  return { id, name: name[id], ...parts, view: load === null ? null : lazy(load) };
}

/**
 * Shown to those who may not enter, with who can let them in, is every room whose being there is a safeguard and tells
 * nothing: that staff, approvals, logs, holds, requests, a monitor and policies exist stands in public documents, and
 * an officer should know that each opening is written down. Approvals are open to all: the node shows each reader their
 * own proposals and those they may decide. Left out is one: "Devices and sessions" would tell whoever
 * stands at an unattended desk which post keeps the keys of the feeds.
 */
export const rooms: readonly Room[] = [
  room('picture', { key: 'p', action: 'operations/picture/see', refusal: refusal.picture }, null),
  room('boats', { key: 'b', action: 'operations/rescue/see', refusal: refusal.rescue }, () =>
    import('../operations/rescue/view/boats-room.tsx').then(({ BoatsRoom }) => ({ default: BoatsRoom })),
  ),
  room('inbox', { key: 'i', action: 'operations/rescue/see', refusal: refusal.rescue }, () =>
    import('../operations/rescue/view/inbox-room.tsx').then(({ InboxRoom }) => ({ default: InboxRoom })),
  ),
  room('alarms', { key: 'x', action: 'operations/watch/see', refusal: refusal.watch }, () =>
    import('../operations/watch/view/alarms-room.tsx').then(({ AlarmsRoom }) => ({ default: AlarmsRoom })),
  ),
  room('units', { key: 'u', action: 'operations/dispatch/see', refusal: refusal.watch }, () =>
    import('../operations/dispatch/view/units-room.tsx').then(({ UnitsRoom }) => ({ default: UnitsRoom })),
  ),
  room('handover', { key: 'h', action: 'operations/watch/see', refusal: refusal.watch }, () =>
    import('../operations/watch/view/handover-room.tsx').then(({ HandoverRoom }) => ({
      default: HandoverRoom,
    })),
  ),
  room('watch', { key: 'w', action: 'operations/watch/see', refusal: refusal.watch }, () =>
    import('../operations/watch/view/watch-room.tsx').then(({ WatchRoom }) => ({ default: WatchRoom })),
  ),
  room('desk', { key: 'd', action: null, refusal: null }, () =>
    import('../oversight/staff/view/my-desk-room.tsx').then(({ MyDeskRoom }) => ({ default: MyDeskRoom })),
  ),
  room('staff', { key: 's', action: 'oversight/staff/see', refusal: refusal.staff }, () =>
    import('../oversight/staff/view/staff-room.tsx').then(({ StaffRoom }) => ({ default: StaffRoom })),
  ),
  room('approvals', { key: 'a', action: null, refusal: null }, () =>
    import('../oversight/approvals/view/approvals-room.tsx').then(({ ApprovalsRoom }) => ({
      default: ApprovalsRoom,
    })),
  ),
  room('access', { key: 'r', action: 'oversight/access/review', refusal: refusal.access }, () =>
    import('../oversight/access/view/access-room.tsx').then(({ AccessRoom }) => ({ default: AccessRoom })),
  ),
  room('vault-log', { key: 'v', action: 'oversight/records/seeLog', refusal: refusal.log }, () =>
    import('../oversight/records/view/log-room.tsx').then(({ LogRoom }) => ({ default: LogRoom })),
  ),
  room('retention', { key: 'e', action: 'oversight/records/see', refusal: refusal.records }, () =>
    import('../oversight/records/view/retention-room.tsx').then(({ RetentionRoom }) => ({
      default: RetentionRoom,
    })),
  ),
  room('requests', { key: 'q', action: 'oversight/records/see', refusal: refusal.records }, () =>
    import('../oversight/records/view/requests-room.tsx').then(({ RequestsRoom }) => ({
      default: RequestsRoom,
    })),
  ),
  room('monitor', { key: 'm', action: 'oversight/monitor/see', refusal: refusal.monitor }, () =>
    import('../oversight/monitor/view/monitor-room.tsx').then(({ MonitorRoom }) => ({
      default: MonitorRoom,
    })),
  ),
  room('devices', { key: 'k', action: 'oversight/identity/see', refusal: null }, () =>
    import('../oversight/identity/view/identity-room.tsx').then(({ IdentityRoom }) => ({
      default: IdentityRoom,
    })),
  ),
  room('policies', { key: 'l', action: 'oversight/policies/see', refusal: refusal.policies }, () =>
    import('../oversight/policies/view/policies-room.tsx').then(({ PoliciesRoom }) => ({
      default: PoliciesRoom,
    })),
  ),
  room('sites', { key: 'z', action: 'operations/site/see', refusal: refusal.watch }, () =>
    import('../operations/site/view/site-room.tsx').then(({ SiteRoom }) => ({ default: SiteRoom })),
  ),
  room('freight', { key: 'f', action: 'operations/freight/see', refusal: refusal.freight }, () =>
    import('../operations/freight/view/freight-room.tsx').then(({ FreightRoom }) => ({
      default: FreightRoom,
    })),
  ),
  room('roster', { key: 'o', action: 'operations/freight/see', refusal: refusal.freight }, () =>
    import('../operations/freight/view/roster/roster-room.tsx').then(({ RosterRoom }) => ({
      default: RosterRoom,
    })),
  ),
  room('selection', { key: 'c', action: 'operations/freight/see', refusal: refusal.freight }, () =>
    import('../operations/freight/view/selection/selection-room.tsx').then(({ SelectionRoom }) => ({
      default: SelectionRoom,
    })),
  ),
  room('intel', { key: 't', action: 'inquiry/intel/see', refusal: refusal.intel }, () =>
    import('../inquiry/intel/view/intel-room.tsx').then(({ IntelRoom }) => ({ default: IntelRoom })),
  ),
  room('tracing', { key: 'n', action: 'cases/tracing/see', refusal: refusal.tracing }, () =>
    import('../cases/tracing/view/tracing-room.tsx').then(({ TracingRoom }) => ({ default: TracingRoom })),
  ),
];

/** True where this person may enter. */
export function mayEnter(room: Room, actions: readonly string[]): boolean {
  return room.action === null || actions.includes(room.action);
}
