import type { Handling } from '../../kernel/marking.ts';
import type { EmergencyEvent } from './events.ts';

// Broken for a rescue, and seen by those who oversee through the review that a flow opens.
const glass: Handling = {
  purpose: 'save_life',
  marking: 'official',
  release: 'never',
  keepDays: 3650,
  personal: false,
  jurisdiction: ['oversight'],
};

/** How each event of an emergency may be used, released and kept. */
export const handling = {
  GlassBroken: glass,
  GlassMended: glass,
  GlassReviewNoted: glass,
} as const satisfies Record<EmergencyEvent['type'], Handling>;
