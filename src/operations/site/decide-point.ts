import { z } from 'zod';
import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import type { PointCommand, PointEvent } from './events-point.ts';
import type { PointRefusal } from './refusals.ts';
import { type DeviceFields, deviceFieldsSchema, registerKinds } from './registers.ts';
import type { PointChange, PointView } from './wire.ts';

export type PointState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly point: PointView };
type Decision = DecisionOf<PointEvent, PointRefusal>;

/** Longest that a point is put aside: a shift, so that who relieves the watch decides anew. Ours. */
export const shelveMinutesMax = 8 * 60;
/** Longest that a device is taken for work before somebody says so again. Ours. */
export const maintenanceHoursMax = 72;
const historyMax = 30;

/** The stream of a device's row: what a command on its state is decided beside. */
export function deviceStream(device: string): string {
  return `${registerKinds.device}/${device}`;
}

/**
 * Decides over the state of one device: at work on it until a time, a fault that is known, or put aside until a time.
 * What has an end is over by itself then: no command of anybody is needed for an alarm to be heard again. Refusals:
 * refusals.ts.
 */
export const pointDecider: Decider<PointState, PointCommand, PointEvent, PointRefusal> = {
  initial: { phase: 'none' },
  decide(state, command): Decision {
    if (command.by === undefined) return refuse('actor_missing');
    const row = registeredDevice(command.seen, command.device);
    if (row === null) return refuse('device_unknown');
    return decided(state.phase === 'known' ? standing(state.point, command.at) : null, command, row);
  },
  evolve(state, event) {
    const before: PointView =
      state.phase === 'known'
        ? state.point
        : { device: event.device, maintenance: null, fault: null, shelf: null, history: [] };
    return { phase: 'known', point: evolved(before, event) };
  },
};

function decided(point: PointView | null, command: PointCommand, row: DeviceFields): Decision {
  const { at, device, by = '' } = command;
  switch (command.type) {
    case 'StartMaintenance': {
      const { until, reason } = command;
      if (hours(at, until) <= 0) return refuse('over_already');
      if (hours(at, until) > maintenanceHoursMax)
        return refuse('too_long', { hoursMax: maintenanceHoursMax });
      return ok([{ type: 'MaintenanceStarted', at, device, until, reason, by }]);
    }
    case 'EndMaintenance':
      return point?.maintenance == null
        ? refuse('not_in_maintenance')
        : ok([{ type: 'MaintenanceEnded', at, device, by }]);
    case 'NoteDeviceFault':
      return point?.fault?.fault === command.fault
        ? refuse('unchanged')
        : ok([{ type: 'DeviceFaultNoted', at, device, fault: command.fault, by }]);
    case 'ClearDeviceFault':
      return point?.fault == null ? refuse('no_fault') : ok([{ type: 'DeviceFaultCleared', at, device, by }]);
    case 'ShelvePoint': {
      const { until, reason } = command;
      if (row.kind === 'track_sensor' || row.kind === 'panic_button') return refuse('life_not_shelvable');
      if (hours(at, until) <= 0) return refuse('over_already');
      if (hours(at, until) * 60 > shelveMinutesMax)
        return refuse('too_long', { hoursMax: shelveMinutesMax / 60 });
      return ok([{ type: 'PointShelved', at, device, until, reason, by }]);
    }
    case 'UnshelvePoint':
      return point?.shelf == null ? refuse('not_shelved') : ok([{ type: 'PointUnshelved', at, device, by }]);
    default:
      return never(command);
  }
}

/** A device's state at a moment: what has ended by itself is no longer in it. */
export function standing(point: PointView, at: UtcText): PointView {
  const { maintenance, shelf } = point;
  return {
    ...point,
    maintenance: maintenance !== null && maintenance.until > at ? maintenance : null,
    shelf: shelf !== null && shelf.until > at ? shelf : null,
  };
}

const changes = {
  MaintenanceStarted: 'maintenance_started',
  MaintenanceEnded: 'maintenance_ended',
  DeviceFaultNoted: 'fault_noted',
  DeviceFaultCleared: 'fault_cleared',
  PointShelved: 'shelved',
  PointUnshelved: 'unshelved',
} as const satisfies Record<PointEvent['type'], PointChange['change']>;

function evolved(before: PointView, event: PointEvent): PointView {
  const said = { by: event.by, at: event.at };
  const history = [...before.history, { ...said, change: changes[event.type] }].slice(-historyMax);
  switch (event.type) {
    case 'MaintenanceStarted':
      return { ...before, history, maintenance: { ...said, until: event.until, reason: event.reason } };
    case 'MaintenanceEnded':
      return { ...before, history, maintenance: null };
    case 'DeviceFaultNoted':
      return { ...before, history, fault: { ...said, fault: event.fault } };
    case 'DeviceFaultCleared':
      return { ...before, history, fault: null };
    case 'PointShelved':
      return { ...before, history, shelf: { ...said, until: event.until, reason: event.reason } };
    case 'PointUnshelved':
      return { ...before, history, shelf: null };
    default:
      return never(event);
  }
}

function hours(from: UtcText, to: UtcText): number {
  return (fromUtc(to) - fromUtc(from)) / 3_600_000;
}

const held = z.object({ phase: z.literal('held'), fields: z.string() });

/** The row of a device among the states that a decision is taken on; null: the register holds none that the asker may see. */
export function registeredDevice(
  seen: Readonly<Record<string, unknown>> | undefined,
  device: string,
): DeviceFields | null {
  const row = held.safeParse(seen?.[deviceStream(device)]);
  if (!row.success) return null;
  return deviceFieldsSchema.safeParse(JSON.parse(row.data.fields)).data ?? null; // written by the register itself
}
