import type { Text } from '../../../kernel/text.ts';

/** What people ashore say they noticed where no life is said to be at risk: a reason to look, and no alarm. */
export const landSignalKinds = ['threat', 'people_near', 'cut_seal', 'cut_cover', 'noise', 'other'] as const;
export type LandSignalKind = (typeof landSignalKinds)[number];

export const landSignalText = {
  threat: { en: 'Threat', fr: 'Menace' },
  people_near: { en: 'People near vehicles', fr: 'Personnes près des véhicules' },
  cut_seal: { en: 'Cut seal', fr: 'Scellé coupé' },
  cut_cover: { en: 'Cut cover', fr: 'Bâche lacérée' },
  noise: { en: 'Noise', fr: 'Bruit' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<LandSignalKind, Text>;
