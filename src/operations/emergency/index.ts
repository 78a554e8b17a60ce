import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { ContextDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { emergencyDecider } from './decide.ts';
import {
  breakGlassSchema,
  glassBrokenSchema,
  glassMendedSchema,
  glassReviewNotedSchema,
  mendGlassSchema,
} from './events.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';

/**
 * Breaking the glass for risk to life: one stream a person, named after whoever gives the command, so that nobody
 * breaks or mends another's.
 */
export const emergency: ContextDoor = {
  name: 'operations/emergency',
  streams: [
    {
      kind: 'glass',
      decider: emergencyDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
      commands: {
        BreakGlass: {
          schema: breakGlassSchema,
          summary: {
            en: 'Open emergency access for some minutes, because life is at risk. It is always reviewed.',
            fr: 'Ouvrir un accès d’urgence de quelques minutes, une vie étant en danger. Il est toujours examiné.',
          },
          streamKey: (_fields, by) => by,
          grave: true,
        },
        MendGlass: {
          schema: mendGlassSchema,
          summary: {
            en: 'End one’s own emergency access before its time.',
            fr: 'Clore son propre accès d’urgence avant terme.',
          },
          streamKey: (_fields, by) => by,
        },
      },
      events: {
        GlassBroken: glassBrokenSchema,
        GlassMended: glassMendedSchema,
        GlassReviewNoted: glassReviewNotedSchema,
      },
      handling,
      upcasters: {},
      refusals,
    },
  ],
};
