import type { Projection } from '../../app/project.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import type { PictureEvent } from './events.ts';
import { detectionId } from './events.ts';

/**
 * Detections as the desks ask for them, and what was made of each, with both times, so that "as known at T" is a
 * plain condition. `{detection}` and `{assessment}` stand for this version's own tables.
 */
export const detectionProjection: Projection<PictureEvent> = {
  name: 'picture_detection',
  version: 1,
  tables: ['detection', 'assessment'],
  types: ['DetectionRecorded', 'DetectionAssessed', 'AssessmentWithdrawn'],
  create: `
    create table {detection} (
      id text primary key,
      position bigint not null,
      changed_position bigint not null,
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
      image_reference text
    );
    create index on {detection} (recorded_at);
    create index on {detection} (happened_at);
    create index on {detection} (source, happened_at);
    create index on {detection} (changed_position);
    create index on {detection} using gist (point(lon, lat));
    create table {assessment} (
      position bigint primary key,
      detection text not null,
      value text,
      by_actor text not null,
      happened_at timestamptz not null,
      recorded_at timestamptz not null
    );
    create index on {assessment} (detection, position desc);`,
  async apply(event, run) {
    const { event: said } = event;
    switch (said.type) {
      case 'DetectionRecorded':
        return run(insertDetection, detectionValues(event, said));
      case 'DetectionAssessed':
        return assess(event, { detection: said.detection, value: said.assessment }, run);
      case 'AssessmentWithdrawn':
        return assess(event, { detection: said.detection, value: null }, run);
    }
  },
};
