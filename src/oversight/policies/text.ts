import type { Text } from '../../kernel/text.ts';
import type { PoliciesEvent } from './events.ts';
import type { RecallOrdered } from './recall-events.ts';

/** Each event of the policies, and of what is taken back under them, in words, for every log that shows it. */
export const eventText = {
  PoliciesTakenAtStart: { en: 'Policies of the program taken', fr: 'Règles du programme prises' },
  PoliciesAdopted: { en: 'Policies adopted by two persons', fr: 'Règles adoptées par deux personnes' },
  RecallOrdered: { en: 'Recall ordered by two persons', fr: 'Rappel ordonné par deux personnes' },
} as const satisfies Record<(PoliciesEvent | RecallOrdered)['type'], Text>;
