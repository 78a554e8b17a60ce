import { labelNames, type ReadRows } from '../../app/project.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import type { ReportState } from './report/decide-report.ts';
import { type ListedReport, reportsPerPlaceMax } from './report/report-groups.ts';
import { numberPrefix, receiptNumber } from './report/receipt-code.ts';
import type { SignalReport } from './report/signals.ts';
import { type CountedPassage, countedPassage, type CountedState } from './selection/counted.ts';
import type { ShareState } from './selection/decide-draw.ts';
import type { RuleState } from './selection/decide-rule.ts';
import type { ListedRule, ListedShare, NumberedReport } from './selection-listed.ts';
import type { CountedGroup } from './selection/fairness.ts';
import { numberPrefixSql } from './selection-projection.ts';

type Row = Readonly<Record<string, unknown>>;

export type { ListedShare } from './selection-listed.ts';

const rulesMax = 500;
const sharesMax = 200;
const reportsMax = 5_000;
/** Kinds of passages of a quarter: a million of them come to some thousands. One more is asked for, to know of it. */
export const groupsMax = 50_000;
const signalDays = 7;
/** A day of the largest place. */
const dayMax = 20_000;
const sameNumberMax = 10;

/** How vehicles are chosen, as one person may see it. Every list is bounded. */
export interface SelectionReader {
  rules(): Promise<readonly ListedRule[]>;
  shares(): Promise<readonly ListedShare[]>;
  reports(now: Instant): Promise<readonly SignalReport[]>;
  /** What drivers said in the last days: of each place the newest, so that a flood from one hides no other. */
  driverReports(now: Instant): Promise<readonly ListedReport[]>;
  /** Counted in the store, those of one label apart, so that what may not be seen is not counted. */
  counted(from: Instant, to: Instant): Promise<readonly CountedGroup[]>;
  /** Of one place, oldest first; one more than a day's most, to know that there are more. */
  countedAt(place: string, from: Instant, to: Instant): Promise<readonly CountedPassage[]>;
  passage(id: string): Promise<CountedPassage | null>;
  /** Reports whose receipts bear this number: none or one, hardly ever two. */
  reportsNumbered(number: string): Promise<readonly NumberedReport[]>;
}

const groupsSql = `
  select place, form, grounds, extract(hour from moment at time zone 'UTC')::int as hour, found, found_by,
    count(*)::int as passages, sum(entries)::int as entries, ${labelNames}
  from {counted} where moment >= $1::timestamptz and moment < $2::timestamptz and entries > 0
  group by 1, 2, 3, 4, 5, 6, ${labelNames} limit ${groupsMax + 1}`;

/** `read`: under row security; `shown`: the first lock, rows with their label of which those go on that they may see. */
export function createSelectionReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
): SelectionReader {
  const rowsOf = async <State>(sql: string, values: readonly unknown[]) =>
    shown(await read(`select id, state, ${labelNames} from ${sql}`, values)).map((row) => ({
      id: String(row['id']),
      state: row['state'] as State, // as the projection wrote it
    }));
  const saidOf = (now: Instant) =>
    rowsOf<ReportState>(
      `(select *, row_number() over (partition by state -> 'report' ->> 'place' order by changed desc) as nth
        from {report} where moment >= $1::timestamptz) as said
       where nth <= ${reportsPerPlaceMax} order by changed desc limit ${reportsMax}`,
      [toUtc(addSeconds(now, -signalDays * 86_400))],
    );
  return {
    async rules() {
      const rows = await rowsOf<RuleState>(`{rule} order by changed desc limit ${rulesMax}`, []);
      return rows.flatMap(({ state }) =>
        state.phase === 'none' ? [] : [{ ...state.rule, ended: state.phase === 'ended' }],
      );
    },
    async shares() {
      const rows = await rowsOf<ShareState>(`{share} order by changed desc limit ${sharesMax}`, []);
      return rows.flatMap(({ id, state }) => state.periods.map((period) => ({ ...period, place: id })));
    },
    reports: async (now) => (await saidOf(now)).flatMap(({ state }) => signalReport(state)),
    driverReports: async (now) => (await saidOf(now)).flatMap(({ state }) => listedReport(state)),
    async counted(from, to) {
      const rows = shown(await read(groupsSql, [toUtc(from), toUtc(to)]));
      return rows.map(
        ({ place, form, hour, grounds, found, found_by: foundBy, passages, entries }) =>
          ({ place, form, hour, grounds, found, foundBy, passages, entries }) as CountedGroup, // as the projection wrote it, and counts
      );
    },
    async countedAt(place, from, to) {
      const rows = await rowsOf<CountedState>(
        `{counted} where moment >= $1::timestamptz and moment < $2::timestamptz and state ->> 'place' = $3
         order by moment, id limit ${dayMax + 1}`,
        [toUtc(from), toUtc(to), place],
      );
      return rows.map(({ id, state }) => countedPassage(id, state));
    },
    async passage(id) {
      const [row] = await rowsOf<CountedState>('{counted} where id = $1', [id]);
      return row === undefined ? null : countedPassage(row.id, row.state);
    },
    async reportsNumbered(number) {
      const rows = await rowsOf<ReportState>(
        `{report} where ${numberPrefixSql} = $1 limit ${sameNumberMax}`,
        [numberPrefix(number)],
      );
      return rows.flatMap(({ id, state }) => (receiptNumber(id) === number ? numberedReport(state) : []));
    },
  };
}

function listedReport(state: ReportState): readonly ListedReport[] {
  if (state.phase === 'none') return [];
  const { report, what, place, direction, seenAt, at } = state.report;
  if (what === null) return [];
  return [
    {
      report,
      what,
      place,
      direction,
      seenAt,
      at,
      answer: state.answered?.answer ?? null,
      reason: state.answered?.reason ?? null,
      answeredAt: state.answered?.at ?? null,
    },
  ];
}

function numberedReport(state: ReportState): readonly NumberedReport[] {
  return state.phase === 'none' ? [] : [{ recorded: state.report, answer: state.answered?.answer ?? null }];
}

function signalReport(state: ReportState): readonly SignalReport[] {
  if (state.phase === 'none') return [];
  const { report, what, place, seenAt } = state.report;
  if (what === null || place === null) return [];
  return [{ report, what, place, seenAt, answer: state.answered?.answer ?? null }];
}
