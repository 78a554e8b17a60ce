import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type Clock, fromUtc, type Instant, instant, toUtc, type UtcText } from '../kernel/time.ts';
import { canonical } from './canonical.ts';
import { genesisHash } from './chain.ts';
import { storeFault } from './faults.ts';
import type { PublicKey, SigningKey, SigningKeys } from './signing-keys.ts';

/** What a checkpoint says; its canonical JSON is what is signed. */
export interface CheckpointContent {
  readonly at: UtcText;
  readonly hash: string;
  readonly key: string;
  readonly kind: 'strait checkpoint 1';
  readonly origin: string;
  readonly position: number;
  /** SHA-256, hex, of the content before; 64 zeros for the first. */
  readonly previous: string;
}

/** Where a checkpoint stands in the book. */
export interface CheckpointPlace {
  readonly position: number;
  readonly at: Instant;
}

export interface SealBy {
  readonly keys: SigningKeys;
  readonly origin: string;
  readonly clock: Clock;
  /** The least time between two checkpoints, of whichever process; 0 to sign at once. */
  readonly everyMilliseconds: number;
  /** What this process last saw: a book that has gone back behind it is not signed. */
  readonly seen: CheckpointPlace | null;
}

/** What one attempt came to. `busy`: another process signs at this moment. `early`: its last is younger than the interval. */
export type Sealing =
  | { readonly kind: 'sealed' | 'current'; readonly newest: CheckpointPlace | null }
  | { readonly kind: 'early'; readonly newest: CheckpointPlace | null; readonly waitMilliseconds: number }
  | { readonly kind: 'busy' };

/** Not that of the migrations or of the built-in server's owner, who share its database. One process signs at a time; given back with the transaction, so also by a process that died. */
export const checkpointLock = 7_301_821;

interface Look {
  readonly position: number;
  readonly hash: string;
  readonly recordedAt: Date | null;
  readonly lastPosition: number | null;
  readonly lastContent: string | null;
  readonly lastAge: number | null;
  readonly isHeld: boolean;
  readonly keys: readonly string[];
}

// There is one head, which the store need not know: it would go through the whole book for the thousand it expects.
const look = `select head.position::float8 as position, encode(head.hash, 'hex') as hash, own.recorded_at as "recordedAt",
    last.position::float8 as "lastPosition", last.content as "lastContent",
    (extract(epoch from clock_timestamp() - last.written_at) * 1000)::float8 as "lastAge",
    last.content is null or exists (select from strait.journal as held where held.position = last.position
      and encode(held.hash, 'hex') = last.content::jsonb ->> 'hash') as "isHeld",
    (select coalesce(json_agg(id order by number), '[]') from strait.signing_keys) as keys
  from (select * from strait.journal_head limit 1) as head left join strait.journal as own using (position)
  left join lateral (select c.* from strait.checkpoints as c order by c.position desc limit 1) as last on true`;

/** Signs the present head in one transaction, where it is not yet under a checkpoint. Throws `key_foreign`, `checkpoint_broken`. */
export async function sealHead(client: pg.ClientBase, by: SealBy): Promise<Sealing> {
  // Three statements, each with a snapshot of its own: the look sees what was committed before the lock was given.
  const [, lock, looked] = await Promise.all([
    client.query('begin'),
    client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(${checkpointLock}) as mine`),
    client.query<Look>({ name: 'look at checkpoints', text: look }),
  ]);
  const seen = looked.rows[0];
  if (!seen || !lock.rows[0]?.mine) return leave(client, { kind: 'busy' });
  const newest = placeOf(seen);
  if ((by.seen?.position ?? 0) > (newest?.position ?? 0) || !seen.isHeld)
    throw storeFault('checkpoint_broken', { position: by.seen?.position ?? newest?.position ?? 0 });
  if (seen.position <= (newest?.position ?? 0)) return leave(client, { kind: 'current', newest });
  const waitMilliseconds = by.everyMilliseconds - Math.max(0, seen.lastAge ?? Number.POSITIVE_INFINITY);
  if (waitMilliseconds > 0) return leave(client, { kind: 'early', newest, waitMilliseconds });
  const { key, keys } = await ownKeys(by.keys);
  const own = await introduce(client, seen.keys, { key, keys });
  const content = contentOf(seen, { by, key, own });
  const text = canonical({ ...content });
  const signature = await key.sign(Buffer.from(text, 'utf8'));
  await client.query({
    name: 'insert checkpoint',
    text: 'insert into strait.checkpoints (position, content, signature) values ($1, $2, $3)',
    values: [content.position, text, signature],
  });
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error(`commit answered ${command}`);
  return { kind: 'sealed', newest: { position: content.position, at: fromUtc(content.at) } };
}

async function leave<Left extends Sealing>(client: pg.ClientBase, left: Left): Promise<Left> {
  await client.query('rollback');
  return left;
}

function placeOf({ lastPosition, lastContent }: Look): CheckpointPlace | null {
  if (lastPosition === null || lastContent === null) return null;
  const { at }: { at: UtcText } = JSON.parse(lastContent); // the table's trigger holds its shape
  return { position: lastPosition, at: fromUtc(at) };
}

interface Own {
  readonly key: SigningKey;
  readonly keys: readonly PublicKey[];
}

/** A rotation may fall between the two questions: then both are asked again. */
async function ownKeys(provider: SigningKeys): Promise<Own> {
  const first = { key: await provider.current(), keys: await provider.publicKeys() };
  if (first.keys.at(-1)?.id === first.key.id) return first;
  return { key: await provider.current(), keys: await provider.publicKeys() };
}

/** Puts what the provider has of new public keys into the book. Refuses keys that do not continue those of the book. */
async function introduce(
  client: pg.ClientBase,
  known: readonly string[],
  { key, keys }: Own,
): Promise<PublicKey> {
  const last = keys.at(-1);
  if (!last || last.id !== key.id || known.some((id, index) => id !== keys[index]?.id))
    throw storeFault('key_foreign');
  for (const [index, { to: _, ...statement }] of keys.entries())
    if (index >= known.length)
      await client.query('insert into strait.signing_keys (number, id, statement) values ($1, $2, $3)', [
        index + 1,
        statement.id,
        JSON.stringify(statement),
      ]);
  return last;
}

/** A clock that went back never dates a checkpoint before its event or its key. */
function contentOf(
  { position, hash, recordedAt, lastContent }: Look,
  { by, key, own }: { by: SealBy; key: SigningKey; own: PublicKey },
): CheckpointContent {
  const at = Math.max(by.clock(), recordedAt?.getTime() ?? 0, Date.parse(own.from));
  return {
    at: toUtc(instant(at)),
    hash,
    key: key.id,
    kind: 'strait checkpoint 1',
    origin: by.origin,
    position,
    previous:
      lastContent === null ? genesisHash : createHash('sha256').update(lastContent, 'utf8').digest('hex'),
  };
}
