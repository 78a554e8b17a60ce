import type { Handling } from '../../kernel/marking.ts';
import type { TipEvent } from './events.ts';

/**
 * A release is an act of law enforcement, kept by its own wing; no person stands in it. The joint cells have people of
 * both states: either may be the second person.
 */
const handling = {
  purpose: 'law_enforcement',
  marking: 'official_sensitive',
  release: 'never',
  keepDays: 1095,
  personal: false,
  jurisdiction: ['intelligence', 'calais_port', 'coquelles', 'dunkirk', 'kent'],
  bothStates: true,
} as const satisfies Handling;

/** How each event of a released tip may be used, released and kept. */
export const tipHandling = {
  TipReleased: handling,
  TipWithdrawn: handling,
} as const satisfies Record<TipEvent['type'], Handling>;
