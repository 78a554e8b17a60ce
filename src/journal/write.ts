import { hash } from 'node:crypto';
import type pg from 'pg';
import type { NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { type KeptAnswer, type Plan, plan, type Seen } from './plan.ts';
import type { Beside } from './port.ts';
import type { Prepared } from './prepare.ts';

/** What an attempt to write a batch left behind when it failed. */
export interface Attempt {
  /** What was planned, once it was: after a lost commit, what may or may not stand. */
  planned: Plan | null;
  /** True from the moment the commit was sent. */
  committing: boolean;
}

export interface WriteBy {
  readonly origin: NodeId;
  readonly now: () => UtcText;
}

const insertEvents = `insert into strait.journal (position, stream, version, type, shape, happened_at, recorded_at, origin, actor, desk,
    marking, purpose, label, cause, idempotency_key, imported, body, previous_hash, hash)
  select position, stream, version, type, shape, "happenedAt", "recordedAt", origin, actor, desk, marking, purpose, label,
    cause, "idempotencyKey", imported, body, decode("previousHash", 'hex'), decode(hash, 'hex')
  from json_to_recordset($1::json) as row (position bigint, stream text, version bigint, type text, shape integer,
    "happenedAt" timestamptz, "recordedAt" timestamptz, origin text, actor text, desk text, marking text,
    purpose text, label jsonb, cause bigint, "idempotencyKey" text, imported jsonb, body jsonb, "previousHash" text, hash text)
  order by position`;

const insertAnswers = `insert into strait.kept_answers
  select "idempotencyKey", "requestHash", answer, first, last, $2::timestamptz
  from json_to_recordset($1::json) as row ("idempotencyKey" text, "requestHash" text, answer jsonb,
    first bigint, last bigint)`;

/**
 * Writes one batch in one transaction under the head's lock; `attempt` tells a failure's stage.
 * The connection pipelines: two round trips in all. What follows a failed statement the server itself passes over.
 */
export async function writeBatch(
  client: pg.ClientBase,
  batch: readonly Prepared[],
  { by, attempt }: { by: WriteBy; attempt: Attempt },
): Promise<Plan> {
  const [, seen] = await Promise.all([client.query('begin'), lockAndLook(client, batch)]);
  const recordedAt = by.now();
  const planned = plan(seen, batch, { origin: by.origin, recordedAt });
  attempt.planned = planned;
  attempt.committing = planned.answers.length > 0;
  const [events, answers] = [eventsJson(planned), answersJson(planned)];
  const written = [
    planned.events.length > 0
      ? client.query({ name: 'insert events', text: insertEvents, values: [events] })
      : null,
    planned.answers.length > 0
      ? client.query({ name: 'insert answers', text: insertAnswers, values: [answers, recordedAt] })
      : null,
    ...inColumns(planned.besides).map((beside) => client.query(statementOf(beside))),
  ];
  const commit = client.query('commit');
  await Promise.all([...written, commit]);
  const { command } = await commit;
  // COMMIT of a failed transaction answers ROLLBACK, and no error: never to be taken for a success.
  if (command !== 'COMMIT') throw new Error(`commit answered ${command}`);
  return planned;
}

/** Those that are written in columns together, at the place of the first of them. */
function inColumns(besides: readonly Beside[]): readonly Beside[] {
  const columns = new Map<string, unknown[][]>();
  const statements: Beside[] = [];
  for (const beside of besides) {
    const before = columns.get(beside.text);
    if (before !== undefined) beside.values.forEach((value, index) => before[index]?.push(value));
    else if (beside.inColumns === true) {
      const values = beside.values.map((value) => [value]);
      columns.set(beside.text, values);
      statements.push({ ...beside, values });
    } else statements.push(beside);
  }
  return statements;
}

/** The driver keeps prepared statements by name, and takes one name with two texts for a fault of the link. */
function statementOf({ name, text, values }: Beside): pg.QueryConfig {
  return { name: `${name.slice(0, 30)} ${hash('sha256', text).slice(0, 16)}`, text, values: [...values] };
}

interface LookRow {
  readonly head_position: number;
  readonly head_hash: string;
  readonly versions: Readonly<Record<string, number>> | null;
  readonly answers: Readonly<Record<string, KeptAnswer>> | null;
}

async function lockAndLook(client: pg.ClientBase, batch: readonly Prepared[]): Promise<Seen> {
  const streams = [...new Set(batch.flatMap(({ parts }) => parts.map(({ stream }) => stream)))];
  const keys = batch.map(({ request }) => request.idempotencyKey);
  const { rows } = await client.query<LookRow>({
    name: 'lock and look',
    text: `select head_position::float8 as head_position, encode(head_hash, 'hex') as head_hash, versions, answers
      from strait.lock_and_look($1, $2)`,
    values: [streams, keys],
  });
  const row = rows[0];
  if (!row) throw new Error('the journal has no head');
  return {
    position: row.head_position,
    hash: row.head_hash,
    versions: new Map(Object.entries(row.versions ?? {})),
    answers: new Map(Object.entries(row.answers ?? {})),
  };
}

/** Bodies are JSON already: they are set in as they are. */
function eventsJson({ events }: Plan): string {
  return `[${events.map(({ body, ...rest }) => `${JSON.stringify(rest).slice(0, -1)},"body":${body}}`).join(',')}]`;
}

function answersJson({ answers }: Plan): string {
  const rows = answers.map(({ prepared: { request, answer }, first, last }) => {
    const rest = { idempotencyKey: request.idempotencyKey, requestHash: request.requestHash, first, last };
    return `${JSON.stringify(rest).slice(0, -1)},"answer":${answer}}`;
  });
  return `[${rows.join(',')}]`;
}
