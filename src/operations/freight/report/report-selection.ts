import { fromUtc } from '../../../kernel/time.ts';
import type { ListedReport, PlaceReports } from './report-groups.ts';
import { answeredTogetherMax, lifeKinds, type ReportKind } from './words.ts';

/** Which reports are in sight: empty narrows nothing. `hour`: of day in UTC, two figures; `road`: at no place. */
export interface ReportFilter {
  readonly place: string;
  readonly what: ReportKind | '';
  readonly hour: string;
  /** Answered ones too. */
  readonly answered: boolean;
}

export const allReports: ReportFilter = { place: '', what: '', hour: '', answered: false };

/** The name of the road among places in a filter. */
export const roadPlace = 'road';

/**
 * The groups with the reports that a filter lets through; groups without one go. `kept`: of which something is said, and
 * which therefore stay though they were answered meanwhile. Pure.
 */
export function shownGroups(
  places: readonly PlaceReports[],
  filter: ReportFilter,
  kept: ReadonlySet<string> = new Set(),
): readonly PlaceReports[] {
  return places
    .filter(({ place }) => filter.place === '' || (place ?? roadPlace) === filter.place)
    .map((group) => ({ ...group, newest: group.newest.filter((one) => isShown(one, filter, kept)) }))
    .filter(({ newest }) => newest.length > 0);
}

function isShown(
  { report, what, seenAt, answer }: ListedReport,
  filter: ReportFilter,
  kept: ReadonlySet<string>,
): boolean {
  return (
    (filter.what === '' || what === filter.what) &&
    (filter.hour === '' || seenAt.slice(11, 13) === filter.hour) &&
    (filter.answered || answer === null || kept.has(report))
  );
}

/** True where it may be answered together with others: unanswered, and no life may be at risk. */
export function isPickable({ what, answer }: ListedReport): boolean {
  return answer === null && !lifeKinds.includes(what);
}

/** Those of a list from one to another, both included, that may be answered together; `shown`: as they stand in sight. */
export function pickedBetween(shown: readonly ListedReport[], from: string, to: string): readonly string[] {
  const [one, other] = [from, to].map((id) => shown.findIndex(({ report }) => report === id));
  if (one === undefined || other === undefined || one < 0 || other < 0) return [];
  return shown
    .slice(Math.min(one, other), Math.max(one, other) + 1)
    .filter(isPickable)
    .map(({ report }) => report);
}

/** What one act can take of those chosen: still in sight, still unanswered, and no more than an act may hold. */
export function takenTogether(
  shown: readonly ListedReport[],
  chosen: ReadonlySet<string>,
): readonly ListedReport[] {
  return shown.filter((one) => chosen.has(one.report) && isPickable(one)).slice(0, answeredTogetherMax);
}

/** Hours of day in which something was seen, in UTC, in order. */
export function hoursOf(places: readonly PlaceReports[]): readonly string[] {
  const hours = places.flatMap(({ newest }) =>
    newest.map(({ seenAt }) => String(new Date(fromUtc(seenAt)).getUTCHours()).padStart(2, '0')),
  );
  return [...new Set(hours)].toSorted();
}
