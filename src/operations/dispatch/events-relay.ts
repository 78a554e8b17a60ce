import { z } from 'zod';
import { states } from '../../kernel/label.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor, boatId, placeSchema } from './shapes.ts';
import { relayEnds, relayIntentions, relayNatures, taskRefusals } from './words.ts';

const ofRelay = z.strictObject({ relay: shortName });
const units = z.array(shortName).max(60).readonly();

const distress = {
  /** Null: no boat on record yet. A relay waits for no record. */
  boat: boatId.nullable(),
  nature: z.enum(relayNatures),
  position: placeSchema,
  /** People in distress; null: not known. */
  persons: z.int().min(0).max(2_000).nullable(),
  /** Coast stations and ships that send or repeat it. */
  stations: z.array(shortName).max(20).readonly(),
};

/** Commands of a relay's stream with their schemas. */
export const relayCommandSchemas = {
  SendRelay: ofRelay.extend({ ...distress, units }),
  /** More units are called: the nearest of either state. */
  CallUnits: ofRelay.extend({ units: z.array(shortName).min(1).max(60).readonly() }),
  /** Also by a unit that was not called but heard it. */
  AcknowledgeRelay: ofRelay.extend({
    unit: shortName,
    intention: z.enum(relayIntentions),
    /** Needed where it cannot. */
    reason: z.enum(taskRefusals).nullable(),
    arrivesAt: utcText.nullable(),
  }),
  EndRelay: ofRelay.extend({ reason: z.enum(relayEnds) }),
  /** The other side’s watch says that it has it: its own record, apart from what any unit answers. */
  ReceiveRelay: ofRelay,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
/** Bodies of the events of a relay's stream: the call of each unit is an event of its own. */
export const relayEventSchemas = {
  RelaySent: ofRelay.extend({ ...distress, side: z.enum(states).nullable(), ...by }),
  UnitCalled: ofRelay.extend({ unit: shortName, ...by }),
  RelayAcknowledged: relayCommandSchemas.AcknowledgeRelay.extend(by),
  RelayEnded: relayCommandSchemas.EndRelay.extend(by),
  RelayReceived: ofRelay.extend({ side: z.enum(states), ...by }),
} as const satisfies Record<string, z.ZodType>;

export type RelayEvent = EventsOf<typeof relayEventSchemas>;
export type RelayCommand = CommandsOf<typeof relayCommandSchemas>;
export type RelayCommandOf<Name extends RelayCommand['type']> = Extract<
  RelayCommand,
  { readonly type: Name }
>;
