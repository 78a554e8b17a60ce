import { labelNames, type ReadRows } from '../../app/project.ts';
import type { AsOf } from '../../app/telemetry.ts';
import { type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Area, DetectionChange, DetectionReader } from './queries.ts';
import type { DetectionView } from './wire.ts';

const rowsMax = 5_000;
/** Rows in one message of the live stream; the rest follows at the next tick. */
const pageRows = 2_000;

export interface ChangedPage {
  readonly position: number;
  readonly views: readonly DetectionView[];
}

/** A table's label, by which each row is judged for the reader. */
const labelOf = (table: string): string =>
  labelNames
    .split(', ')
    .map((name) => `${table}.${name}`)
    .join(', ');

/** Columns of a detection with the newest assessment for which `assessmentHolds` is true. */
const view = (assessmentHolds: string): string => `
  select d.id, (1 + (select count(*) from {assessment} n where n.detection = d.id and ${assessmentHolds}))::float8 as version,
    greatest(d.position, coalesce(a.position, 0))::float8 as changed, d.source, d.kind,
    extract(epoch from d.happened_at) * 1000 as happened, extract(epoch from d.recorded_at) * 1000 as recorded,
    d.timeliness, d.lat, d.lon, d.accuracy_metres, d.bearing, d.confidence, d.count, d.image_reference,
    a.value, a.by_actor, extract(epoch from a.happened_at) * 1000 as assessed, ${labelOf('d')}
  from {detection} d
  left join lateral (select position, value, by_actor, happened_at from {assessment} n
    where n.detection = d.id and ${assessmentHolds} order by position desc limit 1) a on true`;

/** What the policy lets one reader have of detections. */
export interface DetectionRights {
  /** The first lock: of rows with their label, those that the reader may see. */
  readonly shown: (rows: readonly Row[]) => readonly Row[];
  /** Fields that are not for them are null. */
  readonly mask: (view: DetectionView) => DetectionView;
}
type Row = Readonly<Record<string, unknown>>;

/** Reads detections of the projection as this reader may see them, fields masked; bounded and newest first. */
export function createDetectionReader(
  read: ReadRows,
  { shown, mask }: DetectionRights,
): DetectionReader & {
  /**
   * Detections changed after a journal position, oldest change first, a page at a time: for the live stream.
   * `position` is how far this page tells, `upTo` only when nothing before it is left out.
   */
  changedBetween(after: number, upTo: number, from: Instant): Promise<ChangedPage>;
} {
  const told = (rows: readonly Row[]) => shown(rows).map((row) => mask(detectionView(row)));
  const views = async (sql: string, values: readonly unknown[]): Promise<readonly DetectionView[]> =>
    told(await read(`${sql} order by d.position desc limit ${rowsMax}`, values));
  return {
    at: ({ at, as, from }) => views(...atQuery({ at, as, from })),
    within: ({ south, west, north, east, from, to }: Area) =>
      views(
        `${view('true')} where d.happened_at between $5 and $6 and
          ((d.lat between $1 and $3 and ${inLongitudes('d.lon')}) or (d.lat is null and
            (d.bearing #>> '{from,lat}')::float8 between $1 and $3 and ${inLongitudes("(d.bearing #>> '{from,lon}')::float8")}))`,
        [south, west, north, east, toUtc(from), toUtc(to)],
      ),
    async changedBetween(after, upTo, from) {
      const rows = await read(changedSql, [after, upTo, toUtc(from)]);
      const isWhole = rows.length < pageRows;
      const last = Number(rows.at(-1)?.['changed'] ?? upTo);
      return { position: isWhole ? upTo : last, views: told(rows) };
    },
    history: async (detection) => shown(await read(historySql, [detection])).map(detectionChange),
  };
}

function atQuery({ at, as, from }: { at: Instant; as: AsOf; from: Instant }): [string, readonly unknown[]] {
  const time = as === 'known' ? 'recorded_at' : 'happened_at';
  return [`${view(`n.${time} <= $1`)} where d.${time} <= $1 and d.${time} >= $2`, [toUtc(at), toUtc(from)]];
}

// West above east: the box crosses the 180th meridian.
function inLongitudes(column: string): string {
  return `(case when $2::float8 <= $4::float8 then ${column} between $2 and $4 else ${column} >= $2 or ${column} <= $4 end)`;
}

// Newly written or newly assessed: what the reader may not see has changed nothing for them.
const changedSql = `
  ${view('n.position <= $2')}
  where d.recorded_at >= $3 and d.position <= $2 and d.id in (
    select id from {detection} where position > $1 and position <= $2
    union all select detection from {assessment} where position > $1 and position <= $2)
  order by changed limit ${pageRows}`;

// The history of a detection that the reader may not see is empty, whatever was made of it.
const historySql = `
  select row_number() over (order by position)::float8 as version, * from (
  select position, 'DetectionRecorded' as type, happened_at, recorded_at, source as actor, null as value, ${labelNames}
  from {detection} where id = $1
  union all
  select position, case when value is null then 'AssessmentWithdrawn' else 'DetectionAssessed' end,
    happened_at, recorded_at, by_actor, value, ${labelNames}
  from {assessment} where detection = $1 and exists (select from {detection} where id = $1)
  ) as written order by version limit 500`;

// Rows come from this room's own projection: the columns are as created there.
function detectionView(row: Record<string, unknown>): DetectionView {
  const lat = row['lat'];
  const lon = row['lon'];
  return {
    id: String(row['id']),
    version: Number(row['version']),
    source: String(row['source']),
    kind: row['kind'] as DetectionView['kind'],
    happenedAt: utcOf(row['happened']),
    recordedAt: utcOf(row['recorded']),
    timeliness: row['timeliness'] as DetectionView['timeliness'],
    position:
      typeof lat === 'number' && typeof lon === 'number'
        ? { lat, lon, accuracyMetres: Number(row['accuracy_metres']) }
        : null,
    bearing: row['bearing'] as DetectionView['bearing'],
    confidence: row['confidence'] as number | null,
    count: row['count'] as number | null,
    imageReference: row['image_reference'] as string | null,
    assessment:
      row['value'] === null
        ? null
        : {
            value: row['value'] as NonNullable<DetectionView['assessment']>['value'],
            by: String(row['by_actor']),
            at: utcOf(row['assessed']),
          },
  };
}

function detectionChange(row: Record<string, unknown>): DetectionChange {
  return {
    version: Number(row['version']),
    type: String(row['type']),
    happenedAt: toUtc(instant(new Date(row['happened_at'] as Date).getTime())),
    recordedAt: toUtc(instant(new Date(row['recorded_at'] as Date).getTime())),
    actor: String(row['actor']),
    assessment: typeof row['value'] === 'string' ? row['value'] : null,
  };
}

function utcOf(milliseconds: unknown): UtcText {
  return toUtc(instant(Number(milliseconds)));
}
