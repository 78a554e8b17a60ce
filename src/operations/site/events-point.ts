import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor } from './shapes.ts';
import { deviceFaults, shelveReasons, workReasons } from './words.ts';

const ofDevice = z.strictObject({ device: shortName });

/** Commands on the state of one device, each beside its row of the register. */
export const pointCommandSchemas = {
  StartMaintenance: ofDevice.extend({ until: utcText, reason: z.enum(workReasons) }),
  EndMaintenance: ofDevice,
  NoteDeviceFault: ofDevice.extend({ fault: z.enum(deviceFaults) }),
  ClearDeviceFault: ofDevice,
  ShelvePoint: ofDevice.extend({ until: utcText, reason: z.enum(shelveReasons) }),
  UnshelvePoint: ofDevice,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
/** Bodies of the events of a device's state. */
export const pointEventSchemas = {
  MaintenanceStarted: pointCommandSchemas.StartMaintenance.extend(by),
  MaintenanceEnded: ofDevice.extend(by),
  DeviceFaultNoted: pointCommandSchemas.NoteDeviceFault.extend(by),
  DeviceFaultCleared: ofDevice.extend(by),
  PointShelved: pointCommandSchemas.ShelvePoint.extend(by),
  PointUnshelved: ofDevice.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type PointEvent = EventsOf<typeof pointEventSchemas>;
export type PointCommand = CommandsOf<typeof pointCommandSchemas>;
