import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import type { Handling } from '../../../kernel/marking.ts';
import type { Text } from '../../../kernel/text.ts';
import { plain } from '../handling.ts';
import { passageStream } from '../passage-group.ts';
import { passageId } from '../shapes.ts';
import { lookDecider, lookRefusals } from './decide-look.ts';
import { lookCommandSchemas, type LookEvent, lookEventSchemas, lookId } from './events-look.ts';

/** How each event of a look may be used, released and kept. */
export const lookHandling = { PlateReadsLookedUp: plain } as const satisfies Record<
  LookEvent['type'],
  Handling
>;

/** What each event says, for the record. */
export const lookEventText = {
  PlateReadsLookedUp: {
    en: 'Camera reads of a vehicle looked up',
    fr: 'Lectures de caméras d’un véhicule consultées',
  },
} as const satisfies Record<LookEvent['type'], Text>;

/** First part of the stream's name. */
export const lookKind = 'plate_look';

/** Looks into the reads of plate cameras: who, of which passage, why. Nothing is told without one. */
export const lookStream: StreamDoor = {
  kind: lookKind,
  decider: lookDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases state types
  commands: {
    LookUpPlateReads: {
      schema: lookCommandSchemas.LookUpPlateReads,
      summary: {
        en: 'Say why the cameras’ reads of a vehicle are looked up; they are told for ten minutes.',
        fr: 'Indiquer le motif de consultation des lectures de caméras d’un véhicule ; elles sont données pendant dix minutes.',
      },
      streamKey: ({ look }) => lookId.parse(look),
      beside: ({ passage }) => [passageStream(passageId.parse(passage))],
    },
  },
  events: lookEventSchemas,
  handling: lookHandling,
  upcasters: {},
  refusals: lookRefusals,
};
