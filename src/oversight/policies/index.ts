import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { type JudgePolicies, policiesDecider } from './decide.ts';
import { adoptPoliciesSchema, policiesAdoptedSchema, policiesTakenAtStartSchema } from './events.ts';
import { handling } from './policy.ts';
import { recallDoor } from './recall-door.ts';
import { refusals } from './refusals.ts';

/** The one stream of a node's policies: each node has a book of its own. */
export const policiesStream = 'policies/node';

/** The stream of this node's policies, judged by whoever knows the engine and the walls of the program. */
export function policiesDoor(judge: JudgePolicies): StreamDoor {
  return {
    kind: 'policies',
    decider: policiesDecider(judge) as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
    commands: {
      AdoptPolicies: {
        schema: adoptPoliciesSchema,
        summary: {
          en: 'Bring other policies into force: the whole set of files.',
          fr: 'Mettre d’autres règles en vigueur : l’ensemble des fichiers.',
        },
        streamKey: () => 'node',
        fourEyes: {
          en: 'Policies say who may see and do what: nobody alone brings them into force.',
          fr: 'Les règles disent qui peut voir et faire quoi : nul ne les met seul en vigueur.',
        },
        grave: true,
      },
    },
    events: { PoliciesTakenAtStart: policiesTakenAtStartSchema, PoliciesAdopted: policiesAdoptedSchema },
    handling,
    upcasters: {},
    refusals,
  };
}

/** Policies as text, changed only by a recorded decision of two persons; and what persons take back of what left by them. */
export function policies(judge: JudgePolicies): ContextDoor {
  return { name: 'oversight/policies', streams: [policiesDoor(judge), recallDoor] };
}
