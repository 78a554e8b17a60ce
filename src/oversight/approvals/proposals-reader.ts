import type { ReadRows } from '../../app/project.ts';
import type { Labelled } from '../../kernel/label.ts';
import type { RefusalReason } from '../../kernel/proposal.ts';
import { type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { DecidedView } from './wire.ts';

/** One proposal as the projection holds it, with what its record says of itself. */
export interface ProposalRow {
  readonly proposal: string;
  readonly context: string;
  readonly command: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: UtcText;
  readonly lapsesAt: UtcText;
  readonly record: Labelled;
}

export interface DecidedRow
  extends ProposalRow,
    Pick<DecidedView, 'outcome' | 'decidedBy' | 'decidedAt' | 'reason'> {}

const rowsMax = 500;
/** Read so many at a time. */
const pageRows = 500;
const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = `proposal, position::float8 as position, context, command, fields, by_actor, ${utc('proposed_at')} as proposed, ${utc('lapses_at')} as lapses,
  coalesce(outcome, 'lapsed') as outcome, decided_by, ${utc('coalesce(decided_at, lapses_at)')} as decided, reason,
  label_marking, label_purpose, label_origin, label_owner, label_caveats, label_released_to, label_released_states,
  label_jurisdiction, label_named, label_personal`;

/**
 * Open at a moment, oldest first, as far as `isShown`. `read`: for the person who asks. Gone through to the end: what row
 * security lets a reader have and the policy then keeps back must take no place of what waits for them.
 */
export async function waitingProposals(
  read: ReadRows,
  at: Instant,
  isShown: (row: ProposalRow) => boolean,
): Promise<readonly ProposalRow[]> {
  const sql = `select ${columns} from {proposal} as p where outcome is null and lapses_at >= $1 and position > $2
    order by p.position limit $3`;
  const shown: ProposalRow[] = [];
  for (let after = 0; ; ) {
    const rows = await read(sql, [toUtc(at), after, pageRows]);
    shown.push(...rows.map(proposalRow).filter(isShown));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return shown;
    after = Number(last['position']);
  }
}

/** How many wait at a moment. */
export async function countWaiting(read: ReadRows, at: Instant): Promise<number> {
  const sql = 'select count(*)::float8 as count from {proposal} where outcome is null and lapses_at >= $1';
  return Number((await read(sql, [toUtc(at)]))[0]?.['count'] ?? 0);
}

/** Answered or lapsed by a moment, newest first. `read`: for the person who asks. */
export async function decidedProposals(
  read: ReadRows,
  { at, limit }: { readonly at: Instant; readonly limit: number },
): Promise<readonly DecidedRow[]> {
  const sql = `select ${columns} from {proposal} as p where outcome is not null or lapses_at < $1
    order by coalesce(p.decided_at, p.lapses_at) desc, p.position desc limit $2`;
  return (await read(sql, [toUtc(at), Math.min(limit, rowsMax)])).map((row) => ({
    ...proposalRow(row),
    outcome: row['outcome'] as DecidedRow['outcome'],
    decidedBy: row['decided_by'] as string | null,
    decidedAt: row['decided'] as UtcText,
    reason: row['reason'] as RefusalReason | null,
  }));
}

// Rows come from this room's own projection: the columns are as created there.
function proposalRow(row: Record<string, unknown>): ProposalRow {
  return {
    proposal: String(row['proposal']),
    context: String(row['context']),
    command: String(row['command']),
    fields: row['fields'] as ProposalRow['fields'],
    by: String(row['by_actor']),
    at: row['proposed'] as UtcText,
    lapsesAt: row['lapses'] as UtcText,
    record: labelled(row),
  };
}

function labelled(row: Record<string, unknown>): Labelled {
  const named = row['label_named'] as readonly { staff: string; until: string | null }[] | null;
  return {
    marking: row['label_marking'] as Labelled['marking'],
    purpose: row['label_purpose'] as Labelled['purpose'],
    origin: row['label_origin'] as Labelled['origin'],
    owner: String(row['label_owner']),
    caveats: row['label_caveats'] as readonly string[],
    releasedTo: row['label_released_to'] as readonly string[],
    releasedToStates: row['label_released_states'] as NonNullable<Labelled['releasedToStates']>,
    jurisdiction: row['label_jurisdiction'] as readonly string[],
    ...(named === null
      ? {}
      : { namedList: named.map((entry) => ({ ...entry, reason: 'need_to_know' as const })) }),
    personal: row['label_personal'] === true,
  };
}
