// Independent verifier of the book: shares no code with the writer. What it checks is written in src/journal/CHAIN.md.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { ClientBase, QueryResultRow } from 'pg';

/** One signed checkpoint: the very text that was signed, and the signature in hex. */
export type Seal = { readonly content: string; readonly signature: string };
/** A checkpoint with its position, and the hash (none: missing) and record that stand there. */
export type SealRow = Seal & { position: number; hash?: string | null; record?: Record<string, unknown> };
/** What a key is announced with; signed over all members but `signature` and `to`. */
export type KeyStatement = Readonly<Record<'origin' | 'id' | 'spki' | 'from' | 'signature', string>> & {
  readonly previous: string | null;
  readonly to?: unknown;
};
type Known = { key: KeyObject; number: number; origin: string; from: string; to: string };
type Named = { readonly position: number; readonly stream: string; readonly version: number };
/** A record as it was hashed, and the hash kept beside it. */
export type RecordLine = { readonly record: Named & Record<string, unknown>; readonly hash: string };
/** One line of an extract or of a file of checkpoints. */
export type Line = RecordLine | Seal | { readonly key: KeyStatement };
/** Says that something does not hold; names the record by its position, its stream and version where known. */
export type Say = (position: number | null, wrong: string, record?: Named) => void;
type Finding = { readonly position: number | null; readonly wrong: string };
type Keys = readonly KeyStatement[];
type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** The result: at most 100 `findings` of `count`; `unsealed`: records older than 5 s without a good checkpoint, where there are keys. */
export interface Verdict {
  readonly events: number;
  readonly checkpoints: number;
  readonly head: string;
  readonly count: number;
  readonly findings: readonly Finding[];
  readonly unsealed: { readonly from: number; readonly count: number };
  readonly setBacks: readonly SetBack[];
}
/** A stretch that `of` itself declared as set back; `unheld`: how much that others hold of it no longer holds. Never hidden. */
export type SetBack = { readonly of: string; readonly after: number; readonly upTo: number; unheld: number };
/** What others hold of this book: its keys, positions with their hashes, signed checkpoints, extracts. */
export interface Others {
  readonly keys?: Keys | null;
  readonly known?: readonly { readonly position: number; readonly hash: string }[];
  readonly lines?: readonly Line[];
}
interface Source {
  readonly keys: Keys;
  readonly seals: Rows<SealRow>;
  readonly records: Rows<RecordLine>;
  readonly after: { readonly position: number; readonly hash: string; readonly seal: string | null };
  readonly now: number;
}

const zeros = '0'.repeat(64);
// A time finer than a millisecond gets no Z, and so another hash than was written.
const time = (column: string) =>
  `regexp_replace(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', 'Z')`;
/** Columns `record` and `hash` of the journal. */
export const recordColumns = `(case when label is null then '{}' else jsonb_build_object('label', label) end ||
  case when imported is null then '{}' else jsonb_build_object('imported', imported) end ||
  jsonb_build_object('actor', actor, 'body', body, 'cause', cause, 'desk', desk,
  'happenedAt', ${time('happened_at')}, 'idempotencyKey', idempotency_key, 'marking', marking, 'origin', origin,
  'position', journal.position, 'previousHash', encode(previous_hash, 'hex'), 'purpose', purpose,
  'recordedAt', ${time('recorded_at')}, 'shape', shape, 'stream', stream, 'type', type, 'version', version)) as record,
  encode(hash, 'hex') as hash`;

/** Reads the whole book inside the caller's transaction. Throws only where the database itself fails. */
export async function verifyBook(client: ClientBase, others: Others = {}): Promise<Verdict> {
  const { told, say } = collect();
  const { rows: heads } = await client.query<{ position: number; hash: string; now: number; keys: Keys }>(
    `select position::float8 as position, encode(hash, 'hex') as hash, (extract(epoch from now()) * 1000)::float8 as now,
       (select coalesce(json_agg(statement order by number), '[]') from strait.signing_keys) as keys from strait.journal_head`,
  );
  const source: Source = {
    keys: heads[0]?.keys ?? [],
    seals: rowsOf(client, sealsSql),
    records: rowsOf(client, `select ${recordColumns} from strait.journal order by journal.position`),
    after: { position: 0, hash: zeros, seal: zeros },
    now: heads[0]?.now ?? 0,
  };
  const { end, ...checked } = await check(source, others, say);
  if (heads.length !== 1) say(null, `the head has ${heads.length} rows instead of one`);
  for (const { position, hash } of heads)
    if (position !== end.position)
      say(Math.min(position, end.position) + 1, `the head is ${position}, not ${end.position}`);
    else if (hash !== end.hash && hash !== end.computed) say(position, 'the head has another hash');
  for (const sql of searches)
    for (const at of (await client.query<Named & { wrong: string }>(sql)).rows)
      say(at.position, at.wrong, at);
  const peers = await client.query<SetBack>(
    'select peer as of, after::float8 as after, up_to::float8 as "upTo", 0 as unheld from strait.peer_set_backs order by peer, up_to',
  );
  return { ...checked, ...told, setBacks: [...checked.setBacks, ...peers.rows] };
}

/** Checks an extract without a database: its records up to the checkpoint that covers them, by the keys given. */
export async function verifyExtract(lines: readonly Line[], others: Others): Promise<Verdict> {
  const { told, say } = collect();
  const records = lines.filter((line) => 'record' in line);
  const first = records[0]?.record;
  const seals = lines
    .filter((line) => 'content' in line)
    .map((line) => {
      const position = Number(readContent(line.content)?.['position']);
      return { ...line, position, ...records.find(({ record }) => record.position === position) };
    });
  const keys = lines.flatMap((line) => ('key' in line ? [line.key] : []));
  const after = { position: (first?.position ?? 1) - 1, hash: String(first?.['previousHash']), seal: null };
  const source = { keys, seals, records, after, now: Number.POSITIVE_INFINITY };
  const { end: _, ...checked } = await check(source, others, say);
  if (records.length === 0 || keys.length === 0) say(null, 'it holds no record, or no key');
  return { ...checked, ...told };
}

async function check({ records, after, now, ...source }: Source, others: Others, say: Say) {
  const keys = followKeys(others.keys ?? null, source.keys, say);
  // What was collected over time may say two things of one position: neither hides the other.
  const known = new Map<number, Set<string>>();
  const know = (at: number, hash: string) => known.set(at, (known.get(at) ?? new Set()).add(hash));
  for (const { position, hash } of others.known ?? []) know(position, hash);
  const foreign = makeSeals(null, keys, say);
  for (const line of others.lines ?? []) {
    const { position = 0, hash = '' } = 'content' in line ? (readContent(line.content) ?? {}) : {};
    if ('content' in line) foreign.take({ ...line, position: Number(position), hash: String(hash) });
    if ('content' in line) know(Number(position), String(hash));
    if ('record' in line) know(line.record.position, line.hash);
  }
  const seals = makeSeals(after.seal, keys, say);
  for await (const row of source.seals) seals.take(row);
  // `hash` as stored in the last row, `computed` as its content gives it; `agreed`: the last position known elsewhere.
  const end = { position: after.position, hash: after.hash, computed: after.hash, agreed: 0, events: 0 };
  const unsealed = { from: 0, count: 0 };
  const [setBacks, differing] = [new Array<SetBack>(), new Array<{ record: Named; agreed: number }>()];
  for await (const { record, hash } of records) {
    const { position, previousHash } = record;
    const due = end.position + 1;
    if (position > due) say(due, `missing: records ${due} to ${position - 1}`);
    if (position < due) say(position, 'the position is not after the one before', record);
    const computed = sha256(jcs(record));
    if (computed !== hash) say(position, 'the hash is not that of the content', record);
    // Where only the hash column of the record before was changed, that record was named already.
    else if (position === due && previousHash !== end.hash && previousHash !== end.computed)
      say(position, 'it does not continue the record before', record);
    const contrary = [...(known.get(position) ?? [])].filter((kept) => kept !== hash);
    for (const _ of contrary) differing.push({ record, agreed: end.agreed });
    if (known.has(position) && contrary.length === 0) end.agreed = position;
    const age = Math.abs(now - Date.parse(String(record['recordedAt'])));
    if (keys.size > 0 && age > 5000 && position > seals.end.position && ++unsealed.count === 1)
      unsealed.from = position;
    const declared = record.stream === 'book/node' ? declaredIn(record) : null;
    if (declared !== null) setBacks.push(declared);
    Object.assign(end, { position, hash, computed, events: end.events + 1 });
  }
  for (const { record, agreed } of differing) {
    const found = setBacks.find(({ after, upTo }) => record.position > after && record.position <= upTo);
    if (found) found.unheld += 1;
    else say(record.position, `another hash is kept elsewhere; agreed up to ${agreed}`, record);
  }
  for (const position of known.keys())
    if (!(position <= end.position)) say(position, `the book ends before it; agreed up to ${end.agreed}`);
  const head = `${end.position}:${end.hash}`;
  return { end, events: end.events, checkpoints: seals.end.count, unsealed, head, setBacks };
}

/**
 * What the book says of itself, in its own chain: it was set back, and was put in order over that stretch. An order alone
 * says nothing: it may have been stopped. What came after it was never set back by it.
 */
function declaredIn({ type, origin, body, position }: Record<string, unknown>): SetBack | null {
  if (type !== 'BookResumed' || typeof body !== 'object' || body === null) return null;
  const { after, upTo }: Record<string, unknown> = { ...body };
  const last = Math.min(Number(upTo), Number(position) - 1);
  return { of: String(origin), after: Number(after), upTo: last, unheld: 0 };
}

function collect() {
  const told = { count: 0, findings: new Array<Finding>() };
  const say: Say = (position, wrong, at) => {
    const place = at?.stream ? ` (stream ${at.stream}, version ${at.version})` : '';
    if (++told.count <= 100) told.findings.push({ position, wrong: `${wrong}${place}` });
  };
  return { told, say };
}

async function* rowsOf<Row extends QueryResultRow>(client: ClientBase, sql: string): AsyncGenerator<Row> {
  // All of it is read: a plan that is quick to the first row may be endless to the last.
  await client.query('set local cursor_tuple_fraction = 1');
  await client.query(`declare rows no scroll cursor for ${sql}`);
  for (let some = 1; some > 0; ) {
    const { rows } = await client.query<Row>('fetch 1000 from rows');
    yield* rows;
    some = rows.length;
  }
  await client.query('close rows');
}

const sealsSql = `select checkpoints.position::float8 as position, content, encode(signature, 'hex') as signature, ${recordColumns}
  from strait.checkpoints left join strait.journal using (position) order by checkpoints.position`;
const named = 'j.position::float8 as position, j.stream, j.version::float8 as version';
/** A key is an opaque request number; a finding names the position it points to. */
const searches = [
  // Sets are taken from one another: held record by record against envelopes, it would be as many looks as both together.
  `with missing as materialized (
     select imported ->> 'envelope' as hash from strait.journal where imported is not null
     except select hash from strait.inbox_envelopes),
   nowhere as materialized (select hash from missing except select hash from strait.outbox_envelopes)
   select ${named}, 'the envelope that brought it is not kept' as wrong from strait.journal as j
   where imported is not null and imported ->> 'envelope' in (select hash from missing)
     and (not imported ? 'returnedBy' or imported ->> 'envelope' in (select hash from nowhere))
   order by j.position limit 100`,
  ...['inbox', 'outbox'].map(
    (
      box,
    ) => `select null as position, '${box} of ' || peer || ': envelope ' || due || ' of lane ' || lane || ' is missing or another' as wrong from (
     select *, row_number() over (partition by peer, lane order by sequence) as due from strait.${box}_envelopes) as e
   where sequence <> due or hash <> encode(sha256(convert_to(signed, 'UTF8')), 'hex') order by peer, lane, due limit 100`,
  ),
  // A declaration tells why what was said before it is not what is said since: never why two said before it, or two since,
  // are not the same. One declared without an end would else excuse whatever comes.
  `with kept as (select peer, lane, sequence, (content::jsonb ->> 'position')::float8 as at, content::jsonb ->> 'hash' as hash
       from strait.peer_checkpoints),
     held as materialized (select * from kept
       where (peer, at) in (select peer, at from kept group by 1, 2 having count(distinct hash) > 1))
   select null as position, 'checkpoints kept of ' || peer || ' contradict each other at its record ' || at || ': it rewrote its book' as wrong
     from held as one join held as other using (peer, at)
     where one.hash < other.hash and not exists (
       select from strait.peer_set_backs as s where s.peer = one.peer and one.at > s.after and one.at <= s.up_to
         and (one.lane = s.lane and one.sequence < s.sequence) <> (other.lane = s.lane and other.sequence < s.sequence))
     group by peer, at order by peer, at limit 100`,
  `select ${named}, 'the stream’s version should be ' || due as wrong from (
     select *, row_number() over (partition by stream order by position) as due from strait.journal) as j
   where j.version <> due order by j.position limit 100`,
  `select coalesce((select min(due) from generate_series(a.first, least(a.last, a.first + 1000)) as due where not exists (
       select from strait.journal as j where j.position = due and j.idempotency_key = a.idempotency_key)),
     a.first, a.last)::float8 as position, 'a kept answer points to it, but the record is not there under that key' as wrong
   from strait.kept_answers as a where a.last is not null and (a.last < a.first or a.last - a.first + 1 <> (
     select count(*) from strait.journal as j
     where j.position between a.first and a.last and j.idempotency_key = a.idempotency_key)) order by a.first limit 100`,
  `select ${named}, 'the answer kept for its key is missing' as wrong from strait.journal as j where not exists (
     select from strait.kept_answers as a
     where a.idempotency_key = j.idempotency_key and j.position between a.first and a.last) order by j.position limit 100`,
];

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const isSigned = (text: string, key: KeyObject | undefined, signature: string) =>
  key?.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
/** A signer that read its key just before a rotation may date its last checkpoint so much after it. */
const overlapMs = 5000;

/** The keys given by hand (else the book's first), and those for which one of them vouches, one after the other. */
export function followKeys(given: Keys | null, held: Keys, say: Say) {
  const keys = new Map<string, Known>();
  const anchors = new Set((given ?? held.slice(0, 1)).map(({ id }) => id));
  for (const { signature, to: _, ...signed } of [...(given ?? []), ...held])
    try {
      const { id, previous, origin, from } = signed;
      const key = createPublicKey(signed.spki);
      const before = keys.get(previous ?? '');
      const by = [before?.key, anchors.has(id) ? key : undefined];
      const isVouched = by.some((signer) => isSigned(jcs(signed), signer, signature));
      if (!isVouched || sha256(key.export({ type: 'spki', format: 'der' })) !== id)
        say(null, `signing key ${id}: no trusted key vouches for this statement`);
      else if (!keys.has(id)) {
        if (before) before.to = from;
        keys.set(id, { key, number: keys.size, origin, from, to: '' });
      }
    } catch {
      say(null, `signing key ${signed.id}: it cannot be read`);
    }
  return keys;
}

/** Takes checkpoints in order; `previous` null where the one before is not known. `end.position`: the last good one. */
export function makeSeals(previous: string | null, keys: ReadonlyMap<string, Known>, say: Say) {
  const end = { position: 0, previous, key: -1, count: 0 };
  const wrongIn = ({ content, signature, position, hash, record }: SealRow): string | null => {
    const said = readContent(content);
    if (said?.['position'] !== position) return 'the content is not in its form';
    const known = keys.get(String(said['key']));
    const at = String(said['at']);
    if (!known) return 'no trusted key has signed it';
    if (!isSigned(content, known.key, signature)) return 'the signature is not that of its content';
    if (known.number < end.key || said['origin'] !== known.origin) return 'its key was not the one in use';
    if (at < known.from || (known.to && Date.parse(at) > Date.parse(known.to) + overlapMs))
      return 'its key was not valid at that time';
    if (end.previous !== null && said['previous'] !== end.previous)
      return 'it does not continue the checkpoint before: that one is missing or another';
    if (hash !== said['hash'])
      return hash ? 'the record is not the one that was signed' : 'the record is missing';
    // The record may be another node's, where it says so itself; whose book it is, the key says.
    const isForeign = record && !record['imported'] && record['origin'] !== known.origin;
    if (record && (String(record['recordedAt']) > at || isForeign))
      return 'it is dated before its record, or is another node’s';
    end.key = known.number;
    return null;
  };
  const take = (row: SealRow) => {
    const wrong = wrongIn(row);
    if (wrong === null) end.position = row.position;
    else say(row.position, `its checkpoint: ${wrong}`);
    end.count += 1;
    if (end.previous !== null) end.previous = sha256(row.content);
  };
  return { end, take };
}

/** The members of a checkpoint's content, where it is exactly the canonical JSON of one. */
export function readContent(content: string): Readonly<Record<string, unknown>> | null {
  const said: unknown = /^\{"at".*\}$/.test(content) ? JSON.parse(content) : null;
  if (typeof said !== 'object' || said === null || jcs(said) !== content) return null;
  return 'kind' in said && said.kind === 'strait checkpoint 1' ? { ...said } : null;
}

/** RFC 8785 for values that came out of JSON.parse. */
export function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jcs(member)}`).join(',')}}`;
}
