import type { CommandDoor, ContextDoor, StreamDoor } from '../../kernel/door.ts';
import { tipDecider } from './decide.ts';
import { type AmendCommand, type ReleaseCommand, tipCommandSchemas, tipEventSchemas } from './events-tip.ts';
import { reportHandling, tipHandling } from './policy.ts';
import { tipRefusals } from './refusals.ts';
import { tipAmendmentText, tipKindText } from '../../kernel/released-tip.ts';
import { languageText, summaries, twoForRelease } from './text.ts';

type Fields = Readonly<Record<string, unknown>>;
const streamKey = ({ tip }: Fields): string => String(tip); // checked by each schema

/** First part of the stream's name. */
export const intelKind = 'intel_tip';

const releases = (name: (ReleaseCommand | AmendCommand)['type']): CommandDoor => ({
  schema: tipCommandSchemas[name],
  summary: summaries[name],
  streamKey,
  fourEyes: twoForRelease,
  terms: { kind: tipKindText, language: languageText, amendment: tipAmendmentText },
});

/**
 * The intelligence room: tips with their grade and handling, and what of them was released to which room. What was
 * learned is sealed; sources have no place here yet, so that nothing of them can be asked for.
 */
export const intel: ContextDoor = {
  name: 'inquiry/intel',
  streams: [
    {
      kind: intelKind,
      decider: tipDecider as unknown as StreamDoor['decider'], // the door erases state types
      commands: {
        WriteTip: {
          schema: tipCommandSchemas.WriteTip,
          summary: summaries.WriteTip,
          streamKey,
          personal: [
            {
              subjectKind: 'note',
              subject: ({ report }) => String(report), // checked by its schema
              fields: { text: 'free_text', conditionsText: 'reason' },
              handling: reportHandling,
            },
          ],
          derive: ({ conditionsText }) => ({ conditionsWritten: typeof conditionsText === 'string' }),
        },
        ReleaseToSite: releases('ReleaseToSite'),
        ReleaseToFreight: releases('ReleaseToFreight'),
        ReleaseToWatch: releases('ReleaseToWatch'),
        AmendToSite: releases('AmendToSite'),
        AmendToFreight: releases('AmendToFreight'),
        AmendToWatch: releases('AmendToWatch'),
        WithdrawTip: { schema: tipCommandSchemas.WithdrawTip, summary: summaries.WithdrawTip, streamKey },
      },
      events: tipEventSchemas,
      handling: tipHandling,
      upcasters: {},
      refusals: tipRefusals,
    },
  ],
};
