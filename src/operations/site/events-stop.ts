import { z } from 'zod';
import { actor, type CommandsOf, type EventsOf, shortName } from './shapes.ts';
import { stopEnds, stopRefusals } from './words.ts';

/** Why trains are to stop. */
export const stopReasons = [
  'person_on_track',
  'person_in_tunnel',
  'person_near_track',
  'object_on_track',
] as const;
export type StopReason = (typeof stopReasons)[number];

const ofStop = z.strictObject({ stop: shortName });

/** Commands on one request to stop trains: the ladder of a transfer at sea, rung by rung. */
export const stopCommandSchemas = {
  ProposeStop: ofStop.extend({
    site: shortName,
    track: shortName,
    /** The alarm that it is about; null: somebody saw it. */
    alarm: shortName.nullable(),
    reason: z.enum(stopReasons),
  }),
  NoteStopDelivered: ofStop,
  AcceptStop: ofStop,
  RefuseStop: ofStop.extend({ reason: z.enum(stopRefusals) }),
  /** Whoever runs the trains says that none runs there any more. */
  ConfirmTrainsStopped: ofStop,
  EndStop: ofStop.extend({ reason: z.enum(stopEnds) }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
/** Bodies of the events of a request to stop trains. */
export const stopEventSchemas = {
  StopProposed: stopCommandSchemas.ProposeStop.extend(by),
  StopDelivered: ofStop.extend(by),
  StopAccepted: ofStop.extend(by),
  StopRefused: stopCommandSchemas.RefuseStop.extend(by),
  TrainsStopped: ofStop.extend(by),
  StopEnded: stopCommandSchemas.EndStop.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type StopEvent = EventsOf<typeof stopEventSchemas>;
export type StopCommand = CommandsOf<typeof stopCommandSchemas>;
