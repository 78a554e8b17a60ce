import type { Text } from '../../kernel/text.ts';
import type { PoliciesEvent } from './events.ts';

/** Each event of the policies in words, for every log that shows it. */
export const eventText = {
  PoliciesTakenAtStart: { en: 'Policies of the program taken', fr: 'Règles du programme prises' },
  PoliciesAdopted: { en: 'Policies adopted by two persons', fr: 'Règles adoptées par deux personnes' },
} as const satisfies Record<PoliciesEvent['type'], Text>;
