import { labelColumns, labelNames, labelTypes, type Projection } from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import type { CameraViewingRow } from './wire.ts';

/** A viewing of a camera, as operations/site keeps it. */
interface ViewingOpened extends DomainEvent {
  readonly type: 'CameraViewingOpened';
  readonly viewing: string;
  readonly device: string;
  readonly site: string;
  readonly purpose: CameraViewingRow['purpose'];
  readonly alarm: string | null;
  readonly recipient: string | null;
  readonly beforeFrom: string | null;
  readonly by: string;
}
interface ViewingEnded extends DomainEvent {
  readonly type: 'CameraViewingEnded';
  readonly viewing: string;
  readonly reason: CameraViewingRow['ended'];
  readonly given: number | null;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}
type Watched = ViewingOpened | ViewingEnded;

/** Who looked through which camera, when, at which desk and why: the oversight's, as the log of the vault is. */
export const viewingProjection: Projection<Watched> = {
  name: 'camera_log',
  version: 1,
  tables: ['viewing'],
  types: ['CameraViewingOpened', 'CameraViewingEnded'],
  create: `
    create table {viewing} (
      viewing text primary key,
      position bigint not null,
      at timestamptz not null,
      staff text not null,
      desk text,
      device text not null,
      site text not null,
      purpose text not null,
      alarm text,
      recipient text,
      before_from timestamptz,
      ended text,
      given bigint,
      first_at timestamptz,
      last_at timestamptz,
      {label}
    );
    create index on {viewing} (position desc);
    create index on {viewing} (staff, position desc);`,
  async apply(events, run) {
    const opened = events.flatMap(openedRow);
    if (opened.length > 0) await run(insertOpened, [JSON.stringify(opened)]);
    const ended = events.flatMap(({ event }) => (event.type === 'CameraViewingEnded' ? [endOf(event)] : []));
    if (ended.length > 0) await run(setEnds, [JSON.stringify(ended)]);
  },
};

const columns = 'viewing, position, at, staff, desk, device, site, purpose, alarm, recipient, before_from';
const insertOpened = `
  insert into {viewing} (${columns}, ${labelNames}) select ${columns}, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(viewing text, position bigint, at timestamptz, staff text, desk text,
    device text, site text, purpose text, alarm text, recipient text, before_from timestamptz, ${labelTypes})`;
const setEnds = `
  update {viewing} v set ended = n.ended, given = n.given, first_at = n.first_at, last_at = n.last_at
  from jsonb_to_recordset($1::jsonb) as n(viewing text, ended text, given bigint, first_at timestamptz, last_at timestamptz)
  where v.viewing = n.viewing`;

function openedRow(recorded: RecordedEvent<Watched>) {
  const { event, position, desk } = recorded;
  if (event.type !== 'CameraViewingOpened') return [];
  const { at, viewing, by: staff, device, site, purpose, alarm, recipient, beforeFrom } = event;
  const said = { viewing, position, at, staff, desk, device, site, purpose, alarm, recipient };
  // No row holds a picture, or anything of whoever is on one: that somebody looked is the oversight's to know.
  const jurisdiction = [...new Set([...(recorded.label?.jurisdiction ?? []), 'oversight'])];
  const label = { label_purpose: 'oversight', label_jurisdiction: jurisdiction };
  return [{ ...said, before_from: beforeFrom, ...labelColumns(recorded, false), ...label }];
}

function endOf({ viewing, reason, given, firstAt, lastAt }: ViewingEnded) {
  return { viewing, ended: reason, given, first_at: firstAt, last_at: lastAt };
}
