import type { CommandDoor, ContextDoor, StreamDoor } from '../../kernel/door.ts';
import { tracingDecider } from './decide.ts';
import { tracingCommandSchemas, tracingEventSchemas, tracingKind } from './events-tracing.ts';
import { sealedHandling, tracingHandling } from './policy.ts';
import { tracingRefusals } from './refusals.ts';
import { summaries } from './text.ts';

type Fields = Readonly<Record<string, unknown>>;
const streamKey = ({ request }: Fields): string => String(request); // checked by each schema

const plain = (name: keyof typeof tracingCommandSchemas): CommandDoor => ({
  schema: tracingCommandSchemas[name],
  summary: summaries[name],
  streamKey,
});

/** Decided beside the other request: one that was withheld or closed meanwhile is linked by nobody. */
const ofPair = (name: keyof typeof tracingCommandSchemas): CommandDoor => ({
  ...plain(name),
  beside: ({ other }) => [`${tracingKind}/${String(other)}`], // checked by each schema
});

/**
 * Family tracing: people whom a rescue, the sea or a landing in two states has parted, and who look for one another. Names
 * and words are sealed; the other state is told only what its person has agreed to, and none of either.
 */
export const tracing: ContextDoor = {
  name: 'cases/tracing',
  streams: [
    {
      kind: tracingKind,
      decider: tracingDecider as unknown as StreamDoor['decider'], // the door erases state types
      commands: {
        OpenTracing: {
          ...plain('OpenTracing'),
          personal: [
            {
              subjectKind: 'person_found',
              subject: ({ person }) => String(person), // checked by its schema
              fields: { seekerName: 'name', sought: 'free_text' },
              handling: sealedHandling,
            },
          ],
        },
        CorrectTracing: plain('CorrectTracing'),
        ShareTracing: plain('ShareTracing'),
        WithholdTracing: plain('WithholdTracing'),
        LinkFamily: ofPair('LinkFamily'),
        UnlinkFamily: plain('UnlinkFamily'),
        RuleOutFamily: ofPair('RuleOutFamily'),
        ReconsiderFamily: plain('ReconsiderFamily'),
        AgreeToContact: ofPair('AgreeToContact'),
        DeclineContact: plain('DeclineContact'),
        RaiseConcern: ofPair('RaiseConcern'),
        ClearConcern: plain('ClearConcern'),
        CloseTracing: plain('CloseTracing'),
        ReopenTracing: plain('ReopenTracing'),
      },
      events: tracingEventSchemas,
      handling: tracingHandling,
      upcasters: {},
      refusals: tracingRefusals,
    },
  ],
};
