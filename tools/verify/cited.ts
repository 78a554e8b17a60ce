// What documents cite, held against the book: shares no code with the writer. Written in src/journal/CHAIN.md.
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { jcs, recordColumns, type RecordLine } from './verify.ts';

/** An entry as a document cites it: `hash`, 64 lower-case hex digits, of what the entry says. */
export interface Cited {
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
}
/** What became of looking for one. `position`: where it stands; null: it is not here. */
export interface Looked extends Cited {
  readonly position: number | null;
  readonly holds: boolean;
}

/** Every entry that a document (any JSON) cites, each once, in its order. */
export function citedIn(document: unknown): readonly Cited[] {
  const found = new Map<string, Cited>();
  const waiting = [document];
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    if (typeof one !== 'object' || one === null) continue;
    if (isCited(one)) found.set(jcs([one.stream, one.version, one.hash]), one);
    waiting.push(...Object.values(one).filter((value) => typeof value === 'object' && value !== null));
  }
  return [...found.values()].map(({ stream, version, hash }) => ({ stream, version, hash }));
}

function isCited(value: object): value is Cited {
  const { stream, version, hash }: Partial<Record<string, unknown>> = { ...value };
  return typeof stream === 'string' && typeof version === 'number' && /^[0-9a-f]{64}$/.test(String(hash));
}

/** The records of a book that are cited. */
export async function recordsCited(
  client: ClientBase,
  cited: readonly Cited[],
): Promise<readonly RecordLine[]> {
  const { rows } = await client.query<RecordLine>(
    `select ${recordColumns} from strait.journal
     where (stream, version) in (select * from unnest($1::text[], $2::bigint[]))`,
    [cited.map(({ stream }) => stream), cited.map(({ version }) => version)],
  );
  return rows;
}

/** Each cited entry: where it stands among these records, and whether it says what the document has it say. */
export function lookUp(cited: readonly Cited[], records: readonly RecordLine[]): readonly Looked[] {
  const held = new Map(records.map(({ record }) => [jcs([record.stream, record.version]), record]));
  return cited.map((one) => {
    const record = held.get(jcs([one.stream, one.version]));
    if (record === undefined) return { ...one, position: null, holds: false };
    return { ...one, position: record.position, holds: contentHash(record) === one.hash };
  });
}

/** Of what a record says, without its place: and without a key of the node's own, in which a place may stand. */
function contentHash(record: RecordLine['record']): string {
  const { cause: _1, imported: _2, position: _3, previousHash: _4, idempotencyKey, ...said } = record;
  const isOwn = String(idempotencyKey).startsWith(`${String(record['actor'])}/`);
  return createHash('sha256')
    .update(jcs(isOwn ? { ...said, idempotencyKey } : said))
    .digest('hex');
}
