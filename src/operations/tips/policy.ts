import type { DomainEvent } from '../../kernel/event.ts';
import type { Handling } from '../../kernel/marking.ts';
import type { TipMarking } from '../../kernel/released-tip.ts';
import type { TipEvent } from './events-tip.ts';

/**
 * What intelligence released to a site or to freight is kept no longer than a season: what it led to stands on their own
 * record. No person stands in it.
 */
const ashore = {
  purpose: 'border_control',
  marking: 'official',
  release: 'never',
  keepDays: 90,
  personal: false,
  jurisdiction: ['calais_port', 'coquelles', 'dunkirk', 'kent'],
} as const satisfies Handling;

/** What the watch at sea is told serves saving life alone, and may be told to the other state's watch. */
const atSea = {
  ...ashore,
  purpose: 'save_life',
  release: 'partner',
  jurisdiction: ['channel'],
} as const satisfies Handling;

/** How each event of a released tip may be used, released and kept. */
export const tipHandling = {
  TipReceived: ashore,
  TipAmended: ashore,
  TipRecalled: ashore,
  TipSeen: ashore,
  TipActedOn: ashore,
  SeaTipReceived: atSea,
  SeaTipAmended: atSea,
  SeaTipRecalled: atSea,
  SeaTipSeen: { ...atSea, release: 'never' },
} as const satisfies Record<TipEvent['type'], Handling>;

/** The marking is the release's own; everything else is the kind's. */
export function handlingOfTip(event: DomainEvent): Handling {
  const told = event as TipEvent; // a stream has one kind of events
  const handling: Handling = tipHandling[told.type];
  return 'marking' in told ? { ...handling, marking: told.marking satisfies TipMarking } : handling;
}
