import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import { subjectId } from '../../kernel/shapes.ts';
import type { UtcText } from '../../kernel/time.ts';
import { findings } from './wire.ts';

/** Short names: no spaces, nothing that could hold a sentence. */
const shortName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/);
const reportId = z.string().regex(/^r-[0-9a-f]{32}$/);

export const reviewBreakGlassSchema = z.strictObject({ id: shortName, finding: z.enum(findings) });

/**
 * A report as its author gives it, with the hash of what was given: a plain SHA-256 over the report's id and the text.
 * Plain, so that a court or the other state can check a text they are handed without asking for a key; over the id as
 * well, so that two reports never bear the same hash; and never of a text short enough to be found by trying.
 */
export const writeReportSchema = z
  .strictObject({ report: reportId, about: shortName.nullable(), text: z.string().min(40).max(20_000) })
  .transform((given) => ({ ...given, sha256: reportHash(given) }));

/** The hash of a report's text, lower-case hex. */
export function reportHash({ report, text }: { readonly report: string; readonly text: string }): string {
  return sha256Hex(`${report}\n${text}`);
}

/** The note in the vault that holds a report's text: the report's own digits, so that each finds the other. */
export function noteOf(report: string): string {
  return `s-${report.slice(2)}`;
}

const opened = {
  id: shortName,
  staff: shortName,
  desk: shortName.nullable(),
  reason: shortName,
  reference: shortName,
  until: z.string(),
  due: z.string(),
};
export const reviewOpenedSchema = z.strictObject(opened);
export const glassEndNotedSchema = z.strictObject({ id: shortName });
export const breakGlassReviewedSchema = z.strictObject({ id: shortName, finding: z.enum(findings) });
export const monitorReportWrittenSchema = z.strictObject({
  report: reportId,
  subject: subjectId,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  about: shortName.nullable(),
});

interface Broken {
  readonly id: string;
  /** Who broke the glass: a staff id. */
  readonly staff: string;
  readonly desk: string | null;
  readonly reason: string;
  readonly reference: string;
  readonly until: UtcText;
}
/** By a flow only. */
export type OpenReview = DomainCommand & { readonly type: 'OpenReview' } & Broken;
/** By a flow only: the glass was mended early. */
export type NoteGlassEnd = DomainCommand & { readonly type: 'NoteGlassEnd'; readonly id: string };
export type ReviewBreakGlass = DomainCommand & { readonly type: 'ReviewBreakGlass' } & Readonly<
    z.infer<typeof reviewBreakGlassSchema>
  >;
export type ReviewCommand = OpenReview | NoteGlassEnd | ReviewBreakGlass;

/** Its text has gone to the vault before: the decider never sees it. */
export type WriteReport = DomainCommand & { readonly type: 'WriteReport' } & Readonly<
    Omit<z.infer<typeof writeReportSchema>, 'text'>
  >;

export type ReviewOpened = DomainEvent & { readonly type: 'ReviewOpened'; readonly due: UtcText } & Broken;
export interface GlassEndNoted extends DomainEvent {
  readonly type: 'GlassEndNoted';
  readonly id: string;
}
export type BreakGlassReviewed = DomainEvent & { readonly type: 'BreakGlassReviewed' } & Readonly<
    z.infer<typeof breakGlassReviewedSchema>
  >;
export type MonitorReportWritten = DomainEvent & { readonly type: 'MonitorReportWritten' } & Readonly<
    z.infer<typeof monitorReportWrittenSchema>
  >;
export type MonitorEvent = ReviewOpened | GlassEndNoted | BreakGlassReviewed | MonitorReportWritten;
