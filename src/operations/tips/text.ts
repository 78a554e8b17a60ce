import type { Text } from '../../kernel/text.ts';
import type { tipCommandSchemas, TipEvent } from './events-tip.ts';

/** What each command does, for the description of the interface. */
export const summaries = {
  NoteTipSeen: {
    en: 'Note that a released tip was read in this room: its intelligence is told so, and by nobody’s name.',
    fr: 'Noter qu’un renseignement communiqué a été lu dans cette salle : le renseignement l’apprend, sans nom.',
  },
  NoteTipActedOn: {
    en: 'Note that a released tip was acted on ashore: its intelligence is told so, and not what was found.',
    fr: 'Noter qu’un renseignement communiqué a été suivi d’effet à terre : le renseignement l’apprend, sans le résultat.',
  },
} as const satisfies Record<keyof typeof tipCommandSchemas, Text>;

/** A line for each event. */
export const eventText = {
  TipReceived: { en: 'Released tip received', fr: 'Renseignement communiqué reçu' },
  TipAmended: { en: 'Released tip amended', fr: 'Renseignement communiqué rectifié' },
  TipRecalled: { en: 'Released tip recalled', fr: 'Renseignement communiqué rappelé' },
  TipSeen: { en: 'Released tip read', fr: 'Renseignement communiqué lu' },
  TipActedOn: { en: 'Released tip acted on', fr: 'Renseignement communiqué suivi d’effet' },
  SeaTipReceived: {
    en: 'Released tip received by the watch at sea',
    fr: 'Renseignement reçu par le quart en mer',
  },
  SeaTipAmended: {
    en: 'Tip to the watch at sea amended',
    fr: 'Renseignement au quart en mer rectifié',
  },
  SeaTipRecalled: {
    en: 'Tip to the watch at sea recalled',
    fr: 'Renseignement rappelé du quart en mer',
  },
  SeaTipSeen: { en: 'Tip read by the watch at sea', fr: 'Renseignement lu par le quart en mer' },
} as const satisfies Record<TipEvent['type'], Text>;
