import type { Handling } from '../../kernel/marking.ts';
import type { TipEvent } from './events-tip.ts';

/**
 * A tip and its release are acts of law enforcement, kept by their own wing: nothing of them leaves it but along the
 * flow to the rooms. The joint cells have people of both states: either may be the second person.
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

/** What was learned, in the vault: of the intelligence remit alone. */
export const reportHandling = {
  ...handling,
  personal: true,
  jurisdiction: ['intelligence'],
} as const satisfies Handling;

/** How each event of a tip may be used, released and kept. */
export const tipHandling = {
  TipWritten: { ...handling, personal: true },
  TipReleased: handling,
  ReleaseAmended: handling,
  TipWithdrawn: handling,
  TipFollowed: handling,
} as const satisfies Record<TipEvent['type'], Handling>;
