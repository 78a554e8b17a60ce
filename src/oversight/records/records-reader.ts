import { labelNames, type ReadRows } from '../../app/project.ts';
import { fromUtc, type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { dateIn, daysBetween, zoneOf } from './clock.ts';
import { answerLimits } from './limits.ts';
import type { Received } from './request.ts';
import type { DueRow, HoldRow, LogRow, RequestRow } from './wire.ts';

type Row = Readonly<Record<string, unknown>>;
/** Keeps of rows with their label columns those that the asker may be shown. */
export type Shown = (rows: readonly Row[]) => readonly Row[];

export interface LogAsked {
  readonly subject: string | null;
  readonly actor: string | null;
  /** Journal position: older rows only. */
  readonly before: number | null;
  readonly limit: number;
}

/** The log, newest first. */
export async function readLog(
  read: ReadRows,
  shown: Shown,
  { subject, actor, before, limit }: LogAsked,
): Promise<readonly LogRow[]> {
  const rows = await read(
    `select position::float8 as position, extract(epoch from happened_at) * 1000 as at, actor, desk, subject, kinds,
       purpose, reason, reference, standing, note, recipient, act, ${labelNames}
     from {opening} as o where ($1::text is null or subject = $1) and ($2::text is null or actor = $2)
       and ($3::bigint is null or position < $3) order by o.position desc limit $4`,
    [subject, actor, before, limit],
  );
  return shown(rows).map(logRow);
}

/**
 * Subjects whose erasure was ordered, then those whose time is up by a moment, the longest overdue first; what a hold
 * keeps comes last, or it would in time take every place.
 */
export async function readDue(
  read: ReadRows,
  shown: Shown,
  { now, until, limit }: { readonly now: Instant; readonly until: Instant; readonly limit: number },
): Promise<readonly DueRow[]> {
  const standing = 'from {hold} h where h.subject = s.subject and h.lifted_at is null';
  const rows = await read(
    `select subject, kind, purpose, marking, owner, extract(epoch from keep_until) * 1000 as keep_until,
       extract(epoch from ordered_at) * 1000 as ordered_at,
       (select h.hold ${standing} order by position limit 1) as held, ${labelNames}
     from {subject} s where keep_until <= $1 or ordered_at is not null
     order by ordered_at is null, exists (select ${standing}), keep_until, subject limit $2`,
    [toUtc(until), limit],
  );
  return shown(rows).map((row) => dueRow(row, now));
}

/** Holds, those that stand first, then the newest. */
export async function readHolds(read: ReadRows, shown: Shown, limit: number): Promise<readonly HoldRow[]> {
  const rows = await read(
    `select hold, subject, reason, placed_by, extract(epoch from placed_at) * 1000 as placed_at,
       extract(epoch from lifted_at) * 1000 as lifted_at, ${labelNames}
     from {hold} order by lifted_at is not null, position desc limit $1`,
    [limit],
  );
  return shown(rows).map((row) => ({
    hold: String(row['hold']),
    subject: String(row['subject']),
    reason: row['reason'] as HoldRow['reason'],
    placedBy: String(row['placed_by']),
    placedAt: utcOf(row['placed_at']),
    liftedAt: utcOr(row['lifted_at']),
  }));
}

/** Requests, open ones first, the most pressing before the others. */
export async function readRequests(
  read: ReadRows,
  shown: Shown,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly RequestRow[]> {
  const rows = await read(
    `select request, version::float8 as version, state, ${labelNames} from {request}
     order by state ->> 'phase' in ('answered', 'closed'), state -> 'due' -> 'answer' ->> 'plain' limit $1`,
    [limit],
  );
  // The state is the decider's own: `projections.ts` wrote it.
  const all = shown(rows).map((row) =>
    requestRow(
      { request: String(row['request']), version: Number(row['version']), now },
      row['state'] as Received,
    ),
  );
  return all.toSorted((one, other) => pressing(one) - pressing(other));
}

const pressing = ({ daysLeft }: RequestRow): number => daysLeft ?? Number.MAX_SAFE_INTEGER;

/** One request with its clock as it stands on the day of `now`, where its state's clocks run. */
export function requestRow(
  { request, version, now }: { readonly request: string; readonly version: number; readonly now: Instant },
  state: Received,
): RequestRow {
  const { kind, regime, receivedOn, due, extended, phase, assignee, subject, outcome } = state;
  const isOpen = phase !== 'answered' && phase !== 'closed';
  const today = dateIn(now, zoneOf[answerLimits[regime].state]);
  // One's own act: the earlier of the two ends counts.
  const end = extended ? due.extended.plain : due.answer.plain;
  return {
    request,
    kind,
    regime,
    receivedOn,
    dueOn: due.answer.plain,
    dueOnRolled: due.answer.rolled,
    extendedTo: extended ? due.extended.plain : null,
    phase,
    assignee,
    subject,
    outcome,
    daysLeft: isOpen ? daysBetween(today, end) : null,
    version,
  };
}

// Rows come from this room's own projections: the columns are as created there.
function logRow(row: Row): LogRow {
  return {
    position: Number(row['position']),
    at: utcOf(row['at']),
    actor: String(row['actor']),
    desk: textOr(row['desk']),
    subject: textOr(row['subject']),
    kinds: row['kinds'] as LogRow['kinds'],
    purpose: row['purpose'] as LogRow['purpose'],
    reason: row['reason'] as LogRow['reason'],
    reference: textOr(row['reference']),
    standing: row['standing'] as LogRow['standing'],
    noteSubject: textOr(row['note']),
    recipient: textOr(row['recipient']),
    act: row['act'] as LogRow['act'],
  };
}

function dueRow(row: Row, now: Instant): DueRow {
  const keepUntil = utcOf(row['keep_until']);
  return {
    subject: String(row['subject']),
    kind: row['kind'] as DueRow['kind'],
    purpose: row['purpose'] as DueRow['purpose'],
    marking: row['marking'] as DueRow['marking'],
    owner: String(row['owner']),
    keepUntil,
    heldBy: textOr(row['held']),
    overdueDays: Math.floor((now - fromUtc(keepUntil)) / 86_400_000),
    orderedAt: utcOr(row['ordered_at']),
  };
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function utcOr(milliseconds: unknown): UtcText | null {
  return milliseconds === null ? null : utcOf(milliseconds);
}

function utcOf(milliseconds: unknown): UtcText {
  return toUtc(instant(Number(milliseconds)));
}
