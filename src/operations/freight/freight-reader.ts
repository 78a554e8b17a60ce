import { labelNames, type ReadRows } from '../../app/project.ts';
import type { Instant } from '../../kernel/time.ts';
import { toUtc } from '../../kernel/time.ts';
import type { Passage } from './passage-state.ts';
import { type Standing, standings } from './passage-standing.ts';
import type { MethodPerformance } from './wire.ts';
import { type Direction, type Method, methods, type VehicleForm } from './words.ts';

type Row = Readonly<Record<string, unknown>>;

/** Which passages are asked for. `text`: the beginning of a reference. */
export interface AskedPage {
  readonly place: string | null;
  readonly lane: string | null;
  readonly standing: Standing | null;
  readonly direction: Direction | null;
  readonly form: VehicleForm | null;
  /** Arrived at or after, and before; UTC text. */
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string | null;
  /** Where the page before ended; null: the first. */
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** The last row of a page. */
export interface PageEnd {
  readonly isLife: boolean;
  readonly arrivedAt: string;
  readonly id: string;
}

/** By which tokens passages are met, and when they arrived: nobody is told of a plate beyond. */
export interface AskedTokens {
  readonly tokens: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
}

/** The most of one standing that is counted: beyond it a list says "1000 and more". */
export const countedMax = 1_000;

/** Reads freight as one person may see it. Every list is bounded. */
export interface FreightReader {
  page(asked: AskedPage): Promise<readonly Passage[]>;
  totals(place: string | null): Promise<Readonly<Record<Standing, number>>>;
  /** Those in which somebody found waits for help, the newest arrival first. */
  atRisk(limit: number): Promise<readonly Passage[]>;
  /** Those of these ids that this reader may see. */
  passages(ids: readonly string[]): Promise<readonly Passage[]>;
  /** Passages that arrived in this time and bear one of these tokens, the newest first. */
  bearing(asked: AskedTokens): Promise<readonly Passage[]>;
  /** The same, also those that share a token of two slips: many do by chance, so that less is asked for. */
  bearingTwo(asked: AskedTokens): Promise<readonly Passage[]>;
  performance(from: Instant, to: Instant): Promise<readonly MethodPerformance[]>;
}

/** `read`: under row security; `shown`: the first lock, rows with their label of which those go on that they may see. */
export function createFreightReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
): FreightReader {
  const passagesOf = async (sql: string, values: readonly unknown[]): Promise<readonly Passage[]> =>
    shown(await read(`select state, ${labelNames} from ${sql}`, values)).map(
      (row) => row['state'] as Passage,
    ); // as the projection wrote it
  return {
    page: (asked) => passagesOf(pageSql, pageValues(asked)),
    async totals(place) {
      const rows = await read(
        `select kind.standing, (select count(*)::int from (
             select from {passage} where standing = kind.standing and ($2::text is null or place = $2) limit $3
           ) as counted) as total
         from unnest($1::text[]) as kind(standing)`,
        [standings, place, countedMax],
      );
      const told = new Map(rows.map((row) => [String(row['standing']), Number(row['total'])]));
      const of = (standing: Standing) => told.get(standing) ?? 0;
      return Object.fromEntries(standings.map((one) => [one, of(one)])) as Record<Standing, number>; // one for each
    },
    atRisk: (limit) =>
      passagesOf('{passage} where is_life order by arrived_at desc, id desc limit $1', [limit]),
    passages: (ids) => passagesOf('{passage} where id = any ($1::text[]) limit 50', [ids]),
    bearing: (asked) => passagesOf(bearingSql(' and not is_of_two'), bearingValues(asked)),
    bearingTwo: (asked) => passagesOf(bearingSql(''), bearingValues(asked)),
    async performance(from, to) {
      const rows = await read(performanceSql, [toUtc(from), toUtc(to)]);
      return rows.flatMap(performanceOf);
    },
  };
}

const pageSql = `{passage} where ($1::text is null or place = $1) and ($2::text is null or lane = $2)
   and ($3::text is null or standing = $3) and ($4::text is null or starts_with(id, $4))
   and ($9::text is null or state ->> 'direction' = $9) and ($10::text is null or state ->> 'form' = $10)
   and ($11::timestamptz is null or arrived_at >= $11) and ($12::timestamptz is null or arrived_at < $12)
   and ($5::boolean is null or (is_life, arrived_at, id) < ($5, $6::timestamptz, $7::text))
   order by is_life desc, arrived_at desc, id desc limit $8`;

function pageValues({ place, lane, standing, text, after, limit, ...more }: AskedPage): readonly unknown[] {
  const end = [after?.isLife ?? null, after?.arrivedAt ?? null, after?.id ?? null];
  const { direction, form, from, to } = more;
  return [place, lane, standing, text, ...end, limit, direction, form, from, to];
}

const bearingSql = (only: string): string => `{passage}
  where arrived_at >= $2::timestamptz and arrived_at <= $3::timestamptz
    and id in (select passage from {plate} where token = any ($1::text[])${only})
  order by arrived_at desc, id desc limit $4`;

function bearingValues({ tokens, from, to, limit }: AskedTokens): readonly unknown[] {
  return [tokens, toUtc(from), toUtc(to), limit];
}

const counted = (condition: string): string => `count(*) filter (where ${condition})::int`;
const performanceSql = `
  select place, method, count(*)::int as made,
    ${counted(`result = 'people_found'`)} as found,
    ${counted(`result = 'nothing_found' and not says_nothing`)} as nothing,
    ${counted('says_nothing')} as says_nothing,
    ${counted(`result in ('anomaly', 'uncertain')`)} as doubtful,
    ${counted(`result = 'refused'`)} as refused,
    ${counted(`result = 'not_completed'`)} as not_completed,
    ${counted('is_missed and is_same_part and not says_nothing')} as missed,
    ${counted('is_missed and not is_same_part and not says_nothing')} as missed_elsewhere,
    ${counted('is_missed and says_nothing')} as missed_blind
  from {control} where ended_at >= $1::timestamptz and ended_at < $2::timestamptz
  group by place, method order by place, method limit 2000`;

function performanceOf(row: Row): readonly MethodPerformance[] {
  const method: Method | undefined = methods.find((one) => one === row['method']);
  if (method === undefined) return [];
  const of = (column: string) => Number(row[column]);
  return [
    {
      place: String(row['place']),
      method,
      made: of('made'),
      found: of('found'),
      nothing: of('nothing'),
      saysNothing: of('says_nothing'),
      doubtful: of('doubtful'),
      refused: of('refused'),
      notCompleted: of('not_completed'),
      missed: of('missed'),
      missedElsewhere: of('missed_elsewhere'),
      missedBlind: of('missed_blind'),
      known: of('found') + of('missed'),
    },
  ];
}
