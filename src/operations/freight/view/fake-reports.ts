import { instant, toUtc } from '../../../kernel/time.ts';
import { type ListedReport, reportGroups } from '../report/report-groups.ts';
import type { ReportKind } from '../report/words.ts';
import type { ReceiptRecordAnswer } from '../selection-wire.ts';
import type { DriverReportsAnswer } from '../wire.ts';

const kinds: readonly ReportKind[] = ['noise', 'cut_seal', 'people_near', 'threat'];

function listed(now: number, at: number): ListedReport {
  const seenAt = toUtc(instant(now - (at + 1) * 7 * 60_000));
  return {
    report: `r-${String(at).padStart(22, '0')}`,
    what: at === 11 ? 'people_inside' : (kinds[at % kinds.length] ?? 'other'),
    place: at === 10 ? null : 'example-port',
    direction: 'to_uk',
    seenAt,
    at: seenAt,
    answer: null,
    reason: null,
    answeredAt: null,
  };
}

/** Twelve invented reports: ten of a port, one on the road, and one of people inside. `now`: milliseconds. */
export function fakeReports(now: number): DriverReportsAnswer {
  const reports = Array.from({ length: 12 }, (_, at) => listed(now, at));
  return { position: 'p', at: toUtc(instant(now)), places: reportGroups(reports) };
}

/** What the book holds under the code of an invented receipt whose paper says otherwise. */
export function fakeReceipt(now: number): ReceiptRecordAnswer {
  const { answer, reason: _reason, answeredAt: _at, ...said } = listed(now, 0);
  const checklist = {
    moment: 'after_stop',
    answers: [
      { check: 'doors_locked', answer: 'yes' },
      { check: 'cord_tight', answer: 'no' },
    ],
  } as const;
  return {
    ok: true,
    standing: 'changed',
    record: { recorded: { type: 'DriverReported', ...said, checklist }, answer },
  };
}
