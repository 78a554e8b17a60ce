import type { DriverReported } from './report/events-report.ts';
import type { ReportAnswer } from './report/words.ts';
import type { SharePeriod } from './selection/decide-draw.ts';
import type { RuleEvent } from './selection/events-rule.ts';

type Adopted = Extract<RuleEvent, { readonly type: 'RuleAdopted' }>;

/** A rule with whether somebody has ended it. */
export type ListedRule = Adopted & { readonly ended: boolean };
/** A period of a place's random share; its secret only once it is opened. */
export type ListedShare = SharePeriod & { readonly place: string };

/** A report found by the number on its receipt, and what came of it. */
export interface NumberedReport {
  readonly recorded: DriverReported;
  readonly answer: ReportAnswer | null;
}
