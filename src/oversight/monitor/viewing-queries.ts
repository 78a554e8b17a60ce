import { z } from 'zod';
import { labelNames, type ReadRows } from '../../app/project.ts';
import { json, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import type { CameraViewingRow } from './wire.ts';

type Row = Readonly<Record<string, unknown>>;

export interface ViewingQueryParts {
  /** Rows of the projection as this person may read them, under row security. */
  readonly readFor: (who: Who) => ReadRows;
  /** The first lock: of rows with their label those that this person may be shown. */
  readonly shownTo: (who: Who) => (rows: readonly Row[]) => readonly Row[];
}

const viewingQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Who looked through which camera of a fixed site, newest first. */
export function viewingQueries({ readFor, shownTo }: ViewingQueryParts): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/oversight/monitor/camera-viewings',
      action: 'oversight/monitor/see',
      summary: {
        en: 'Who looked through which camera of a fixed site, when, at which desk and why: newest first.',
        fr: 'Qui a consulté quelle caméra d’un site fixe, quand, à quel poste et pourquoi : la plus récente d’abord.',
      },
      query: viewingQuery,
      answer: async ({ who, query }) => {
        const { before = null, limit } = viewingQuery.parse(query);
        const rows = await readFor(who)(
          `select viewing, position::float8 as position, ${utc('at')} as at, staff, desk, device, site, purpose, alarm,
             recipient, ${utc('before_from')} as before_from, ended, given::float8 as given, ${utc('first_at')} as first_at,
             ${utc('last_at')} as last_at, ${labelNames}
           from {viewing} as v where $1::bigint is null or position < $1 order by v.position desc limit $2`,
          [before, limit],
        );
        return json(shownTo(who)(rows).map(viewingRow));
      },
    },
  ];
}

// Rows come from this room's own projection: the columns are as asked for above.
function viewingRow(row: Row): CameraViewingRow {
  const text = (name: string): string | null => (typeof row[name] === 'string' ? row[name] : null);
  return {
    viewing: String(row['viewing']),
    position: Number(row['position']),
    at: row['at'] as CameraViewingRow['at'],
    by: String(row['staff']),
    desk: text('desk'),
    device: String(row['device']),
    site: String(row['site']),
    purpose: row['purpose'] as CameraViewingRow['purpose'],
    alarm: text('alarm'),
    recipient: text('recipient'),
    beforeFrom: text('before_from') as CameraViewingRow['beforeFrom'],
    ended: text('ended') as CameraViewingRow['ended'],
    given: typeof row['given'] === 'number' ? row['given'] : null,
    firstAt: text('first_at') as CameraViewingRow['firstAt'],
    lastAt: text('last_at') as CameraViewingRow['lastAt'],
  };
}
