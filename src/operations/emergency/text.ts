import type { Text } from '../../kernel/text.ts';
import type { EmergencyEvent } from './events.ts';
import type { Danger } from './wire.ts';

/** Each event of an emergency in words, for every log that shows it. */
export const eventText = {
  GlassBroken: { en: 'Emergency access opened', fr: 'Accès d’urgence ouvert' },
  GlassMended: { en: 'Emergency access ended early', fr: 'Accès d’urgence clos avant terme' },
  GlassReviewNoted: { en: 'Emergency access reviewed', fr: 'Accès d’urgence examiné' },
} as const satisfies Record<EmergencyEvent['type'], Text>;

/** Dangers to life, as the watch says them. */
export const dangerText = {
  people_in_water: { en: 'People in the water', fr: 'Personnes à la mer' },
  boat_sinking: { en: 'Boat sinking', fr: 'Embarcation en train de couler' },
  casualty: { en: 'Casualty in danger of life', fr: 'Blessé en danger de mort' },
  fire: { en: 'Fire', fr: 'Incendie' },
  person_missing: { en: 'Person missing', fr: 'Personne manquante' },
  other_danger_to_life: { en: 'Other danger to life', fr: 'Autre danger pour la vie' },
} as const satisfies Record<Danger, Text>;
