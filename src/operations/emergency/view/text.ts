import type { Texts } from '../../../kernel/text.ts';

export const glassText = {
  open: { en: 'Break the glass', fr: 'Bris de glace' },
  title: { en: 'Break the glass: risk to life', fr: 'Bris de glace : danger pour la vie' },
  why: {
    en: 'Opens what would save a life and is closed to your post. The independent monitor sees it at once, and each opening under it is reviewed.',
    fr: 'Ouvre ce qui sauverait une vie et vous est fermé. Le contrôleur indépendant le voit aussitôt ; chaque ouverture est examinée.',
  },
  reason: { en: 'What is the danger', fr: 'Quel est le danger' },
  reference: { en: 'For which case', fr: 'Pour quelle affaire' },
  referenceHint: { en: 'A reference such as FR-007.', fr: 'Une référence telle que FR-007.' },
  minutes: { en: 'For how many minutes (5 to 60)', fr: 'Pour combien de minutes (5 à 60)' },
  minutesFault: { en: 'A whole number from 5 to 60.', fr: 'Un nombre entier de 5 à 60.' },
  break: { en: 'Break the glass', fr: 'Briser la glace' },
  broken: {
    en: 'Glass broken for risk to life: {left} left, until {at} UTC. Each opening is seen by the monitor and reviewed.',
    fr: 'Bris de glace pour danger de mort : encore {left}, jusqu’à {at} UTC. Chaque ouverture est vue du contrôleur et examinée.',
  },
} as const satisfies Texts;
