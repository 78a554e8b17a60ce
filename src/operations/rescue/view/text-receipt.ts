import type { Text } from '../../../kernel/text.ts';
import type { DetectionAssessment, SeenObject } from '../wire.ts';

/** What a device takes something for. */
export const seenObjectText = {
  small_craft: { en: 'small craft, as the device sees it', fr: 'petite embarcation, selon le capteur' },
  person_in_water: {
    en: 'person in the water, as the device sees it',
    fr: 'personne à l’eau, selon le capteur',
  },
  unsaid: { en: 'the device does not say what', fr: 'nature non précisée par le capteur' },
} as const satisfies Record<SeenObject | 'unsaid', Text>;

/** What the watch of the picture made of a detection. */
export const assessmentText = {
  seen: { en: 'seen', fr: 'vue' },
  confirmed: { en: 'confirmed', fr: 'confirmée' },
  false_alarm: { en: 'false alarm', fr: 'fausse alerte' },
} as const satisfies Record<DetectionAssessment, Text>;
