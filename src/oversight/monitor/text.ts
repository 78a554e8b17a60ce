import type { Text } from '../../kernel/text.ts';
import type { MonitorEvent } from './events.ts';
import type { Finding } from './wire.ts';

/** Each event of the monitor in words, for every log that shows it. */
export const eventText = {
  ReviewOpened: { en: 'Review of an emergency access opened', fr: 'Examen d’un accès d’urgence ouvert' },
  GlassEndNoted: { en: 'End of the emergency access noted', fr: 'Fin de l’accès d’urgence notée' },
  BreakGlassReviewed: { en: 'Emergency access reviewed', fr: 'Accès d’urgence examiné' },
  MonitorReportWritten: { en: 'Report of the monitor written', fr: 'Rapport du contrôleur rédigé' },
} as const satisfies Record<MonitorEvent['type'], Text>;

/** What a review found, in words. */
export const findingText = {
  justified: { en: 'Justified', fr: 'Justifié' },
  not_justified: { en: 'Not justified', fr: 'Non justifié' },
  unclear: { en: 'Unclear', fr: 'Indéterminé' },
} as const satisfies Record<Finding, Text>;
