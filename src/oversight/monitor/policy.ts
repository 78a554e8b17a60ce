import type { Handling } from '../../kernel/marking.ts';
import type { MonitorEvent } from './events.ts';

const oversight: Handling = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  keepDays: 3650,
  personal: false,
  jurisdiction: ['oversight'],
};

/**
 * How each event of the monitor may be used, released and kept. A report names the note that holds its text; it asks
 * for no higher clearance than every member of staff holds, so that nobody silences the monitor by withdrawing one.
 */
export const handling = {
  ReviewOpened: oversight,
  GlassEndNoted: oversight,
  BreakGlassReviewed: oversight,
  MonitorReportWritten: { ...oversight, personal: true },
} as const satisfies Record<MonitorEvent['type'], Handling>;
