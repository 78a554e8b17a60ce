import {
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  recalledPositions,
  sameLabel,
} from '../../app/project.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import {
  type AssessmentWithdrawn,
  type DetectionAssessed,
  type DetectionRecorded,
  detectionId,
  type PictureEvent,
} from './events.ts';
import { handling } from './policy.ts';

/**
 * Detections as the desks ask for them, and what was made of each, with both times, so that "as known at T" is a
 * plain condition. Each row bears the label of its own event, and nothing of an assessment is written on its
 * detection: whoever may not read the one sees the other as if it had never been assessed.
 */
export const detectionProjection: Projection<PictureEvent> = {
  name: 'picture',
  version: 3,
  tables: ['detection', 'assessment'],
  types: ['DetectionRecorded', 'DetectionAssessed', 'AssessmentWithdrawn'],
  create: `
    create table {detection} (
      id text primary key,
      position bigint not null,
      source text not null,
      kind text not null,
      happened_at timestamptz not null,
      claimed_at timestamptz not null,
      recorded_at timestamptz not null,
      timeliness text not null,
      lat double precision,
      lon double precision,
      accuracy_metres double precision,
      bearing jsonb,
      confidence double precision,
      count integer,
      image_reference text,
      {label}
    );
    create index on {detection} (recorded_at);
    create index on {detection} (happened_at);
    create index on {detection} (source, position);
    create index on {detection} (source, happened_at);
    create index on {detection} (position);
    create table {assessment} (
      position bigint primary key,
      detection text not null,
      value text,
      by_actor text not null,
      happened_at timestamptz not null,
      recorded_at timestamptz not null,
      {label}
    );
    create index on {assessment} (detection, position desc);`,
  foldsShared: true,
  async apply(events, run, shared) {
    const detections = events.flatMap(detectionRow);
    const assessments = events.flatMap(assessmentRow);
    if (detections.length > 0) await run(insertDetections, [JSON.stringify(detections)]);
    if (assessments.length > 0) await run(insertAssessments, [JSON.stringify(assessments)]);
    const recalled = recalledPositions(shared);
    for (const table of recalled.length > 0 ? ['detection', 'assessment'] : [])
      await run(`delete from {${table}} where position = any ($1)`, [recalled]);
  },
};

// An item is out of order where its source had already told of something later when it came. Only what bears the same
// label counts: else a hidden row could be read off a visible one. The latest of each source, of whatever label and age, is
// the end of an index, taken once a page; an item is looked up by itself only where that is later: asked for each item,
// the store, which has not counted what an outage just brought, goes through a hundred thousand rows a thousand times.
const insertDetections = `
  with n as (
    select *, max(happened_at) over (partition by source, ${labelNames} order by position
      rows between unbounded preceding and 1 preceding) as latest_before
    from jsonb_to_recordset($1::jsonb) as b(id text, position bigint, source text, kind text, happened_at timestamptz,
      claimed_at timestamptz, recorded_at timestamptz, timeliness text, lat float8, lon float8, accuracy_metres float8,
      bearing jsonb, confidence float8, count integer, image_reference text, ${labelTypes})
  ), latest as materialized (
    select source, (select max(e.happened_at) from {detection} e where e.source = s.source) as latest_held
    from (select distinct source from n) as s
  )
  insert into {detection}
  select id, position, source, kind, happened_at, claimed_at, recorded_at,
    case when timeliness = 'in_time' and (
      latest_before > happened_at
      or ((select latest_held from latest l where l.source = n.source) > happened_at
        and exists (select from {detection} e where e.source = n.source and e.happened_at > n.happened_at
          and e.recorded_at > n.recorded_at - interval '1 day' and ${sameLabel('e', 'n')})))
      then 'out_of_order' else timeliness end,
    lat, lon, accuracy_metres, bearing, confidence, count, image_reference, ${labelNames}
  from n
  on conflict (id) do nothing`; // both sides may have recorded one and the same

const insertAssessments = `
  insert into {assessment}
  select position, detection, value, by_actor, happened_at, recorded_at, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(position bigint, detection text, value text, by_actor text,
    happened_at timestamptz, recorded_at timestamptz, ${labelTypes})`;

function detectionRow(row: RecordedEvent<PictureEvent>) {
  if (row.event.type !== 'DetectionRecorded') return [];
  const said: DetectionRecorded = row.event;
  return [
    {
      id: detectionId(said),
      position: row.position,
      source: said.source,
      kind: said.kind,
      happened_at: said.at,
      claimed_at: said.claimedAt,
      recorded_at: row.recordedAt,
      timeliness: said.timeliness,
      lat: said.position?.lat ?? null,
      lon: said.position?.lon ?? null,
      accuracy_metres: said.position?.accuracyMetres ?? null,
      bearing: said.bearing,
      confidence: said.confidence,
      count: said.count,
      image_reference: said.imageReference,
      ...labelColumns(row, handling[said.type].personal),
    },
  ];
}

function assessmentRow(row: RecordedEvent<PictureEvent>) {
  if (row.event.type === 'DetectionRecorded') return [];
  const said: DetectionAssessed | AssessmentWithdrawn = row.event;
  return [
    {
      position: row.position,
      detection: said.detection,
      value: said.type === 'DetectionAssessed' ? said.assessment : null,
      by_actor: row.actor,
      happened_at: said.at,
      recorded_at: row.recordedAt,
      ...labelColumns(row, handling[said.type].personal),
    },
  ];
}
