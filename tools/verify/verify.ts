// Independent verifier of the book: shares no code with the writer. What it checks is written in src/journal/CHAIN.md.
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

/** One thing that does not hold. `position` is null where no single record can be named. */
export interface Finding {
  readonly position: number | null;
  readonly stream: string | null;
  readonly version: number | null;
  readonly wrong: string;
}

/** The result of one verification: `findings` in the order in which they were met, at most 100 of `count`. */
export interface Verdict {
  readonly events: number;
  readonly head: string;
  readonly count: number;
  readonly findings: readonly Finding[];
}

/** A position and its hash that somebody else kept. */
export interface Checkpoint {
  readonly position: number;
  readonly hash: string;
}

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly version: string;
  readonly type: string;
  readonly shape: number;
  readonly happened: string;
  readonly recorded: string;
  readonly origin: string;
  readonly actor: string;
  readonly desk: string | null;
  readonly marking: string;
  readonly purpose: string;
  readonly cause: string | null;
  readonly key: string;
  readonly body: string;
  readonly previous: string;
  readonly hash: string;
}

const findingsMax = 100;
const time = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
const bookSql = `select position::text, stream, version::text, type, shape, ${time('happened_at')} as happened,
  ${time('recorded_at')} as recorded, origin, actor, desk, marking, purpose, cause::text, idempotency_key as key,
  body::text, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
  from strait.journal order by journal.position`;

/**
 * Reads the whole book in position order inside the caller's transaction, a thousand records at a time.
 * Answers with every finding; throws only where the database itself fails.
 */
export async function verifyBook(
  client: ClientBase,
  checkpoints: readonly Checkpoint[] = [],
): Promise<Verdict> {
  const findings: Finding[] = [];
  let count = 0;
  const say = (finding: Finding) => {
    count += 1;
    if (findings.length < findingsMax) findings.push(finding);
  };
  const end = await walk(client, say, new Map(checkpoints.map(({ position, hash }) => [position, hash])));
  await checkHead(client, say, end);
  await checkVersions(client, say);
  await checkAnswers(client, say);
  return { events: end.events, head: `${end.position}:${end.hash}`, count, findings };
}

type Say = (finding: Finding) => void;

interface End {
  position: number;
  /** Hash stored in the last row, and the one its content gives. */
  hash: string;
  computed: string;
  events: number;
}

async function walk(client: ClientBase, say: Say, checkpoints: Map<number, string>): Promise<End> {
  const end: End = { position: 0, hash: '0'.repeat(64), computed: '0'.repeat(64), events: 0 };
  await client.query(`declare book no scroll cursor for ${bookSql}`);
  for (;;) {
    const { rows } = await client.query<Row>('fetch 1000 from book');
    if (rows.length === 0) break;
    for (const row of rows) checkRow(row, { say, end, checkpoints });
  }
  await client.query('close book');
  for (const [position] of checkpoints)
    if (position > end.position) say(unnamed(position, 'the book ends before this checkpoint'));
  return end;
}

function checkRow(
  row: Row,
  { say, end, checkpoints }: { say: Say; end: End; checkpoints: Map<number, string> },
): void {
  const position = Number(row.position);
  const wrong = (text: string) =>
    say({ position, stream: row.stream, version: Number(row.version), wrong: text });
  const due = end.position + 1;
  if (position > due)
    say(
      unnamed(
        due,
        position === due + 1 ? 'the record is missing' : `the records up to ${position - 1} are missing`,
      ),
    );
  if (position < due) wrong('the position is not after the one before');
  const computed = hashOf(row);
  if (computed !== row.hash) wrong('the hash is not that of the content');
  // Where only the hash column of the record before was changed, that record was named already.
  else if (position === due && row.previous !== end.hash && row.previous !== end.computed)
    wrong('it does not continue the record before');
  const known = checkpoints.get(position);
  if (known !== undefined && known !== row.hash) wrong('the hash is not that of the checkpoint');
  Object.assign(end, { position, hash: row.hash, computed, events: end.events + 1 });
}

const unnamed = (position: number | null, wrong: string): Finding => ({
  position,
  stream: null,
  version: null,
  wrong,
});

function hashOf(row: Row): string {
  // Finer than a millisecond: not what was hashed, whatever the rest says.
  if (!row.happened.endsWith('000') || !row.recorded.endsWith('000')) return 'a time finer than was written';
  const body: unknown = JSON.parse(row.body);
  const text = jcs({
    actor: row.actor,
    body,
    cause: row.cause === null ? null : Number(row.cause),
    desk: row.desk,
    happenedAt: `${row.happened.slice(0, -3)}Z`,
    idempotencyKey: row.key,
    marking: row.marking,
    origin: row.origin,
    position: Number(row.position),
    previousHash: row.previous,
    purpose: row.purpose,
    recordedAt: `${row.recorded.slice(0, -3)}Z`,
    shape: row.shape,
    stream: row.stream,
    type: row.type,
    version: Number(row.version),
  });
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** RFC 8785 for values that came out of JSON.parse. */
function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jcs(member)}`).join(',')}}`;
}

async function checkHead(client: ClientBase, say: Say, end: End): Promise<void> {
  const { rows } = await client.query<{ position: string; hash: string }>(
    `select position::text, encode(hash, 'hex') as hash from strait.journal_head`,
  );
  const head = rows[0];
  if (!head || rows.length > 1) return say(unnamed(null, `the head has ${rows.length} rows instead of one`));
  const position = Number(head.position);
  if (position > end.position)
    say(
      unnamed(end.position + 1, `the records up to ${position} are missing: the head stands at ${position}`),
    );
  else if (position < end.position) say(unnamed(position + 1, `the head stands before it, at ${position}`));
  else if (head.hash !== end.hash && head.hash !== end.computed)
    say(unnamed(position, 'the head has another hash'));
}

async function checkVersions(client: ClientBase, say: Say): Promise<void> {
  const { rows } = await client.query<{ position: string; stream: string; version: string; due: string }>(
    `select position::text, stream, version::text, due::text from (
       select position, stream, version, row_number() over (partition by stream order by position) as due
       from strait.journal) as numbered
     where version <> due order by numbered.position limit ${findingsMax}`,
  );
  for (const { position, stream, version, due } of rows)
    say({
      position: Number(position),
      stream,
      version: Number(version),
      wrong: `the stream’s version should be ${due}`,
    });
}

/** A key is an opaque request number; a finding names the position it points to. */
async function checkAnswers(client: ClientBase, say: Say): Promise<void> {
  const { rows: astray } = await client.query<{ position: string }>(
    `select coalesce((select min(due) from generate_series(a.first, least(a.last, a.first + 1000)) as due
         where not exists (select from strait.journal as j where j.position = due and j.idempotency_key = a.idempotency_key)),
       a.first, a.last)::text as position
     from strait.kept_answers as a
     where a.last is not null and (a.last < a.first or a.last - a.first + 1 <> (
       select count(*) from strait.journal as j
       where j.position between a.first and a.last and j.idempotency_key = a.idempotency_key))
     order by a.first limit ${findingsMax}`,
  );
  for (const { position } of astray)
    say(unnamed(Number(position), 'a kept answer points to it, but the record is not there under that key'));
  const { rows: unanswered } = await client.query<{ position: string; stream: string; version: string }>(
    `select position::text, stream, version::text from strait.journal as j
     where not exists (select from strait.kept_answers as a
       where a.idempotency_key = j.idempotency_key and j.position between a.first and a.last)
     order by j.position limit ${findingsMax}`,
  );
  for (const { position, stream, version } of unanswered)
    say({
      position: Number(position),
      stream,
      version: Number(version),
      wrong: 'the answer kept for its key is missing',
    });
}
