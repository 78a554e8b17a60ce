import { keepStricter, labelColumns, labelNames, labelTypes, type Projection } from '../../app/project.ts';
import { type PhotoEvent, photoEventSchemas } from './photo/events-photo.ts';

/** Photos by the passage whose control they belong to: hash, size and subject. The pictures lie in the vault. */
export const photoProjection: Projection<PhotoEvent> = {
  name: 'freight_photo',
  version: 1,
  tables: ['photo'],
  types: Object.keys(photoEventSchemas) as PhotoEvent['type'][], // its own keys
  create: `
    create table {photo} (
      id text primary key,
      passage text not null,
      changed bigint not null,
      state jsonb not null,
      {label}
    );
    create index on {photo} (passage, changed);`,
  async apply(events, run) {
    const rows = events.map((recorded) => {
      const { photo, passage, control, takenAt, subject, sha256, bytes, by, at } = recorded.event;
      const state = { photo, control, takenAt, subject, sha256, bytes, by, at };
      return { id: photo, passage, changed: recorded.position, state, ...labelColumns(recorded, true) };
    });
    if (rows.length === 0) return;
    await run(
      `insert into {photo} as old (id, passage, changed, state, ${labelNames})
       select id, passage, changed, state, ${labelNames}
       from jsonb_to_recordset($1::jsonb) as n(id text, passage text, changed bigint, state jsonb, ${labelTypes})
       on conflict (id) do update set ${keepStricter('old', 'excluded')}`,
      [JSON.stringify(rows)],
    );
  },
};
