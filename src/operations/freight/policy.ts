import type { Handling } from '../../kernel/marking.ts';
import type { PassageEvent } from './events-passage.ts';
import { named, plain } from './handling.ts';

/** How each event of a passage may be used, released and kept. */
export const passageHandling = {
  PassageOpened: named,
  PlateNoted: named,
  VehicleCorrected: plain,
  ControlRecorded: named,
  ControlCorrected: named,
  PeopleMet: plain,
  CareAsked: plain,
  HelpNoted: plain,
  NextStepSet: plain,
  PassagesJoined: plain,
  PassagesParted: plain,
  MethodMissed: plain,
  MethodMissWithdrawn: plain,
  PassageLeft: plain,
} as const satisfies Record<PassageEvent['type'], Handling>;
