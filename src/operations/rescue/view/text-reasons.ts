import type { Text } from '../../../kernel/text.ts';

/** What speaks for and against two records being of one boat, one sentence each. */
export const reasonText: Readonly<Record<string, Text>> = {
  same_caller: { en: 'The same phone called', fr: 'Le même téléphone a appelé' },
  place_and_time: {
    en: '{metres} apart, {minutes} min between them: within reach',
    fr: 'À {metres} et {minutes} min d’écart : atteignable',
  },
  count_agrees: {
    en: 'The count agrees: {people} and {known}',
    fr: 'Nombres concordants : {people} et {known}',
  },
  hull_agrees: { en: 'The state of the hull fits', fr: 'L’état de la coque concorde' },
  colour_agrees: { en: 'The colour is the same', fr: 'Même couleur' },
  unreachable: {
    en: '{metres} apart, {minutes} min between them: it cannot have come so far',
    fr: 'À {metres} et {minutes} min d’écart : distance infranchissable',
  },
  count_differs: {
    en: 'The count differs: {people}, not {known}',
    fr: 'Nombres différents : {people}, non {known}',
  },
  hull_contradicts: {
    en: 'The hull is better off later than before',
    fr: 'La coque irait mieux après qu’avant',
  },
  colour_differs: { en: 'The colour differs', fr: 'Couleur différente' },
  boat_closed: { en: 'That boat is closed', fr: 'Cette embarcation est close' },
};
