import type { Handling } from '../../kernel/marking.ts';
import type { PictureEvent } from './events.ts';

/** How each event of the picture may be used, released and kept. */
export const handling = {
  DetectionRecorded: {
    purpose: 'save_life',
    marking: 'official',
    release: 'partner',
    keepDays: 3650,
    personal: false,
    jurisdiction: ['channel'],
  },
  DetectionAssessed: {
    purpose: 'save_life',
    marking: 'official',
    release: 'partner',
    keepDays: 3650,
    personal: false,
    jurisdiction: ['channel'],
  },
  AssessmentWithdrawn: {
    purpose: 'save_life',
    marking: 'official',
    release: 'partner',
    keepDays: 3650,
    personal: false,
    jurisdiction: ['channel'],
  },
} as const satisfies Record<PictureEvent['type'], Handling>;
