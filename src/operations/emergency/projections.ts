import { labelColumns, labelNames, labelTypes, type Projection } from '../../app/project.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import type { EmergencyEvent } from './events.ts';
import { handling } from './policy.ts';

/** Who has broken the glass and until when, so that a process that starts knows what runs already. */
export const emergencyProjection: Projection<EmergencyEvent> = {
  name: 'emergency',
  version: 1,
  tables: ['glass'],
  types: ['GlassBroken', 'GlassMended'],
  create: `
    create table {glass} (
      id text primary key,
      position bigint not null,
      actor text not null,
      until_at timestamptz not null,
      {label}
    );
    create index on {glass} (until_at);`,
  async apply(events, run) {
    const broken = events.flatMap(brokenRow);
    const mended = events.flatMap(({ event }) =>
      event.type === 'GlassMended' ? [{ id: event.id, at: event.at }] : [],
    );
    if (broken.length > 0) await run(insertBroken, [JSON.stringify(broken)]);
    if (mended.length > 0) await run(setMended, [JSON.stringify(mended)]);
  },
};

const insertBroken = `
  insert into {glass} (id, position, actor, until_at, ${labelNames})
  select id, position, actor, until_at, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(id text, position bigint, actor text, until_at timestamptz, ${labelTypes})`;

const setMended = `
  update {glass} g set until_at = n.at
  from jsonb_to_recordset($1::jsonb) as n(id text, at timestamptz) where g.id = n.id`;

function brokenRow(recorded: RecordedEvent<EmergencyEvent>) {
  const { event, position, actor } = recorded;
  if (event.type !== 'GlassBroken') return [];
  const label = labelColumns(recorded, handling.GlassBroken.personal);
  return [{ id: event.id, position, actor, until_at: event.until, ...label }];
}
