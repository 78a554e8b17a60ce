import { fromUtc, type UtcText } from '../../../kernel/time.ts';
import type { Direction } from '../words.ts';
import type { AnswerReason, ReportAnswer, ReportKind } from './words.ts';

/** A driver's report as a desk reads it. `place` null: on the road. */
export interface ListedReport {
  readonly report: string;
  readonly what: ReportKind;
  readonly place: string | null;
  readonly direction: Direction;
  readonly seenAt: UtcText;
  /** When the node had it. */
  readonly at: UtcText;
  readonly answer: ReportAnswer | null;
  readonly reason: AnswerReason | null;
  /** When it was answered: for a time after that the answer can be taken back. */
  readonly answeredAt: UtcText | null;
}

/** So many reports from one place within so many minutes: rather a crowd, or somebody who floods, than vehicles. */
export interface ReportFlood {
  readonly reports: number;
  readonly minutes: number;
}

/** All that drivers report from one place. */
export interface PlaceReports {
  readonly place: string | null;
  /** Read of this place; `isMore`: there are older ones, which are kept and not read here. */
  readonly reports: number;
  readonly isMore: boolean;
  readonly unanswered: number;
  /** Unanswered ones that say that people are inside. */
  readonly life: number;
  readonly lastAt: UtcText;
  /** Null: no more than vehicles could make. */
  readonly flood: ReportFlood | null;
  /** All that were read: newest first, those of life before the rest. */
  readonly newest: readonly ListedReport[];
}

/** Read of each place, so that no place takes the room of another. */
export const reportsPerPlaceMax = 300;
/** Ours: the largest terminal sees fifteen vehicles a minute, of which few report. */
const floodReports = 10;
const floodMinutes = 10;

/**
 * What drivers report, by place: where people are said to be inside first, then where most is unanswered. Whatever comes
 * from one place stands in its one group, and takes none from the next. `reports`: newest first. Pure.
 */
export function reportGroups(reports: readonly ListedReport[]): readonly PlaceReports[] {
  const byPlace = new Map<string | null, ListedReport[]>();
  for (const one of reports) byPlace.set(one.place, [...(byPlace.get(one.place) ?? []), one]);
  return [...byPlace.values()]
    .flatMap((own) => groupOf(own.toSorted((one, other) => compare(other.at, one.at))))
    .toSorted(
      (one, other) =>
        Number(other.life > 0) - Number(one.life > 0) ||
        other.unanswered - one.unanswered ||
        compare(other.lastAt, one.lastAt),
    );
}

function groupOf(own: readonly ListedReport[]): readonly PlaceReports[] {
  const [last] = own;
  if (last === undefined) return [];
  const open = own.filter(({ answer }) => answer === null);
  const isLife = ({ what, answer }: ListedReport): boolean => what === 'people_inside' && answer === null;
  return [
    {
      place: last.place,
      reports: own.length,
      isMore: own.length >= reportsPerPlaceMax,
      unanswered: open.length,
      life: own.filter(isLife).length,
      lastAt: last.at,
      flood: floodOf(own),
      newest: [...own.filter(isLife), ...own.filter((one) => !isLife(one))],
    },
  ];
}

/** The newest ten minutes of a place that came so thickly; `own`: newest first. */
function floodOf(own: readonly ListedReport[]): ReportFlood | null {
  const [last] = own;
  if (last === undefined) return null;
  const from = fromUtc(last.at) - floodMinutes * 60_000;
  const within = own.filter(({ at }) => fromUtc(at) >= from);
  const first = within.at(-1);
  if (first === undefined || within.length < floodReports) return null;
  const minutes = Math.max(1, Math.ceil((fromUtc(last.at) - fromUtc(first.at)) / 60_000));
  return { reports: within.length, minutes };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
