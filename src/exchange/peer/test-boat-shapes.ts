// The boats of the rescue and nothing else, for the verifying process of tests that are about the exchange: it is started
// dozens of times, and every context would cost it three times as long. What the node itself gives it, `verifier.test.ts` uses.
import type { ContextDoor } from '../../kernel/door.ts';
import { boatEventSchemas } from '../../operations/rescue/events-boat.ts';
import { handling } from '../../operations/rescue/policy.ts';

/** As that room has them; nothing is decided where texts are only checked. */
export const exchangeShapes: readonly ContextDoor[] = [
  {
    name: 'operations/rescue',
    streams: [
      {
        kind: 'boat',
        decider: { initial: null, decide: () => ({ ok: true, value: [] }), evolve: (state) => state },
        commands: {},
        events: boatEventSchemas,
        handling,
        upcasters: {},
        refusals: {},
      },
    ],
  },
];
