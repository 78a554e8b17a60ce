import type { UtcText } from '../../../kernel/time.ts';
import type { ReportCommand } from './events-report.ts';

/** A report of noise at Calais, as a driver's page sends it. */
export const sampleReport: Extract<ReportCommand, { readonly type: 'MakeDriverReport' }> = {
  type: 'MakeDriverReport',
  at: '2026-11-20T02:10:00.000Z' as UtcText, // written as the edge writes it
  by: 'driver.page' as NonNullable<ReportCommand['by']>, // the page's own name
  report: 'r-0123456789abcdefghijkl',
  what: 'noise',
  place: 'calais',
  direction: 'to_uk',
  seenAt: '2026-11-20T02:05:00.000Z' as UtcText, // as above
  checklist: {
    moment: 'after_stop',
    answers: [
      { check: 'doors_locked', answer: 'yes' },
      { check: 'cord_tight', answer: 'no' },
    ],
  },
};
