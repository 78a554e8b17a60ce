import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import { tipDecider } from './decide.ts';
import { tipCommandSchemas, tipEventSchemas } from './events-tip.ts';
import { handlingOfTip, tipHandling } from './policy.ts';
import { tipRefusals } from './refusals.ts';
import { summaries } from './text.ts';

/** First part of the stream's name. */
export const roomTipKind = 'room-tip';

/** A tip in one room: recalled there and read there, whatever another room does with it. */
export function tipKey({ tip, room }: Readonly<Record<string, unknown>>): string {
  return `${String(tip)}.${String(room)}`; // checked by each schema
}

/**
 * What intelligence has released to the rooms of operations: a site, freight, the watch at sea. It comes in the form in
 * which it was released, and nothing here asks for more.
 */
export const tips: ContextDoor = {
  name: 'operations/tips',
  streams: [
    {
      kind: roomTipKind,
      decider: tipDecider as unknown as StreamDoor['decider'], // the door erases state types
      commands: {
        NoteTipSeen: {
          schema: tipCommandSchemas.NoteTipSeen,
          summary: summaries.NoteTipSeen,
          streamKey: tipKey,
        },
        NoteTipActedOn: {
          schema: tipCommandSchemas.NoteTipActedOn,
          summary: summaries.NoteTipActedOn,
          streamKey: tipKey,
        },
      },
      events: tipEventSchemas,
      handling: tipHandling,
      handlingOf: handlingOfTip,
      upcasters: {},
      refusals: tipRefusals,
    },
  ],
};
