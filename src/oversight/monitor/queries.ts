import { z } from 'zod';
import type { ReadRows } from '../../app/project.ts';
import { json, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, type Clock, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { BreakGlassView, Finding, MonitorOverview, MonitorReportView } from './wire.ts';

export interface MonitorQueryParts {
  /** Rows of the projection as this person may read them. */
  readonly readFor: (who: Who) => ReadRows;
  /** Rows as the program reads them: for counts over all wings, of which no row is shown. */
  readonly readAll: ReadRows;
  readonly clock: Clock;
  /** The state that runs this node: its oversight counts over all wings. */
  readonly state: string;
  /** Refusals by code since the node first ran. */
  readonly refusals: () => Promise<MonitorOverview['refusals']>;
  readonly policyHash: () => string;
  readonly checkpoint: () => Promise<MonitorOverview['checkpoint']>;
  readonly approvalsWaiting: (at: Instant) => Promise<number>;
}

const see = 'oversight/monitor/see';
const rowsMax = 500;
const limitQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(rowsMax).default(100) });
const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The monitor's questions: how the house is used, what was opened in an emergency, and what was reported. */
export function monitorQueries(parts: MonitorQueryParts): readonly Route[] {
  return [overview(parts), breakGlass(parts), reports(parts)];
}

function overview(parts: MonitorQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/monitor/overview',
    action: see,
    summary: {
      en: 'How the house is used: openings, searches, emergency accesses, refusals, and the policies in force.',
      fr: 'L’usage de la maison : consultations, recherches, accès d’urgence, refus et règles en vigueur.',
    },
    answer: async ({ who }) => {
      const at = parts.clock();
      // The other state's monitor is shown no count of what this state has not released to it.
      const isOwn = who.state === parts.state;
      const [looked, glass, approvalsWaiting, refusals, checkpoint] = await Promise.all([
        countLooked(isOwn ? parts.readAll : parts.readFor(who), at),
        countGlass(parts.readFor(who), at),
        isOwn ? parts.approvalsWaiting(at) : 0,
        isOwn ? parts.refusals() : [],
        isOwn ? parts.checkpoint() : null,
      ]);
      const policyHash = parts.policyHash();
      const view: MonitorOverview = {
        ...looked,
        ...glass,
        approvalsWaiting,
        refusals,
        policyHash,
        checkpoint,
      };
      return json(view);
    },
  };
}

async function countLooked(read: ReadRows, at: Instant) {
  const [row] = await read(
    `select count(*) filter (where act = 'opened')::float8 as opened, count(*) filter (where act = 'searched')::float8 as searched
     from {looked} where at > $1`,
    [toUtc(addSeconds(at, -86_400))],
  );
  return { openings24h: Number(row?.['opened'] ?? 0), searches24h: Number(row?.['searched'] ?? 0) };
}

async function countGlass(read: ReadRows, at: Instant) {
  const [row] = await read(
    `select count(*) filter (where until_at > $1)::float8 as open,
       count(*) filter (where until_at <= $1 and finding is null)::float8 as due from {review}`,
    [toUtc(at)],
  );
  return { breakGlassOpen: Number(row?.['open'] ?? 0), reviewsDue: Number(row?.['due'] ?? 0) };
}

function breakGlass(parts: MonitorQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/monitor/break-glass',
    action: see,
    summary: {
      en: 'Emergency accesses with their reviews: newest first.',
      fr: 'Les accès d’urgence et leur examen : le plus récent d’abord.',
    },
    query: limitQuery,
    answer: async ({ who, query }) => {
      const { limit } = limitQuery.parse(query);
      const rows = await parts.readFor(who)(
        `select id, staff, desk, reason, reference, ${utc('from_at')} as "from", ${utc('until_at')} as until,
           ${utc('due_at')} as due, finding, reviewed_by from {review} order by position desc limit $1`,
        [limit],
      );
      const opened = await openedUnder(
        parts.readAll,
        rows.map(({ id }) => String(id)),
      );
      return json(rows.map((row) => glassView(row, opened)));
    },
  };
}

/** Openings of the vault by the person and in the time of each emergency access. */
async function openedUnder(read: ReadRows, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await read(
    `select r.id, count(l.position)::float8 as count from {review} r
     join {looked} l on l.actor = r.staff and l.act = 'opened' and l.at >= r.from_at and l.at <= r.until_at
     where r.id = any ($1) group by r.id`,
    [ids],
  );
  return new Map(rows.map(({ id, count }) => [String(id), Number(count)]));
}

// Rows come from this room's own projection: the columns are as asked for above.
function glassView(row: Record<string, unknown>, opened: ReadonlyMap<string, number>): BreakGlassView {
  const id = String(row['id']);
  return {
    id,
    by: String(row['staff']),
    desk: row['desk'] as string | null,
    reason: String(row['reason']),
    reference: String(row['reference']),
    from: row['from'] as UtcText,
    until: row['until'] as UtcText,
    opened: opened.get(id) ?? 0,
    review: {
      due: row['due'] as UtcText,
      reviewedBy: row['reviewed_by'] as string | null,
      finding: row['finding'] as Finding | null,
    },
  };
}

function reports(parts: MonitorQueryParts): Route {
  return {
    method: 'GET',
    url: '/api/oversight/monitor/reports',
    action: see,
    summary: {
      en: 'Reports of the monitor: newest first. Their texts stand in the vault.',
      fr: 'Les rapports du contrôleur : le plus récent d’abord. Leurs textes se trouvent au coffre.',
    },
    query: limitQuery,
    answer: async ({ who, query }) => {
      const { limit } = limitQuery.parse(query);
      const rows = await parts.readFor(who)(
        `select report, by_actor, ${utc('at')} as at, subject, sha256, about from {report}
         order by position desc limit $1`,
        [limit],
      );
      return json(rows.map(reportView));
    },
  };
}

function reportView(row: Record<string, unknown>): MonitorReportView {
  return {
    report: String(row['report']),
    by: String(row['by_actor']),
    at: row['at'] as UtcText,
    title: null, // a title could name a person: it stands in the text
    subject: String(row['subject']),
    sha256: String(row['sha256']),
    about: row['about'] as string | null,
  };
}
