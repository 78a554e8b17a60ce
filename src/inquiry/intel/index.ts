import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import { tipDecider } from './decide.ts';
import { tipCommandSchemas, tipEventSchemas } from './events.ts';
import { tipHandling } from './policy.ts';
import { summaries, tipRefusals, twoForRelease } from './text.ts';

const streamKey = ({ tip }: Readonly<Record<string, unknown>>): string => String(tip); // checked by each schema

/**
 * The first door of the intelligence room: what it has released to fixed sites. Reports, sources and what is not released
 * have no place here yet, so that nothing of them can be asked for.
 */
export const intel: ContextDoor = {
  name: 'inquiry/intel',
  streams: [
    {
      kind: 'released_tip',
      decider: tipDecider as unknown as StreamDoor['decider'], // the door erases state types
      commands: {
        ReleaseTip: {
          schema: tipCommandSchemas.ReleaseTip,
          summary: summaries.ReleaseTip,
          streamKey,
          fourEyes: twoForRelease,
        },
        WithdrawTip: { schema: tipCommandSchemas.WithdrawTip, summary: summaries.WithdrawTip, streamKey },
      },
      events: tipEventSchemas,
      handling: tipHandling,
      upcasters: {},
      refusals: tipRefusals,
    },
  ],
};
