import type pg from 'pg';
import type { PublicKey } from './signing-keys.ts';

/** A checkpoint as it is handed over: the very text that was signed, and its signature in hex. */
export interface SignedCheckpoint {
  readonly content: string;
  readonly signature: string;
}

/** What a book says of its own evidence. */
export interface EvidenceOfBook {
  readonly origin: string;
  readonly keys: readonly PublicKey[];
  /** The first checkpoint at or after the position asked for, else the newest; null where there is none. */
  readonly checkpoint: SignedCheckpoint | null;
}

/** Reads a book's public keys and one checkpoint: the newest, or the first that covers the position `covering`. */
export async function readEvidence(client: pg.ClientBase, covering?: number): Promise<EvidenceOfBook> {
  const { rows } = await client.query<{ origin: string; keys: PublicKey[] }>(
    `select coalesce((select origin from strait.node), '') as origin, (
       select coalesce(json_agg(statement || jsonb_build_object('to', next) order by number), '[]') from (
         select *, lead(statement -> 'from') over (order by number) as next from strait.signing_keys) as k) as keys`,
  );
  const checkpoint = await client.query<SignedCheckpoint>(
    `select content, encode(signature, 'hex') as signature from strait.checkpoints
     where $1::bigint is null or position >= $1
     order by case when $1::bigint is null then -position else position end limit 1`,
    [covering ?? null],
  );
  const { origin = '', keys = [] } = rows[0] ?? {};
  return { origin, keys, checkpoint: checkpoint.rows[0] ?? null };
}

/** What is kept of another node's checkpoints, oldest first: held against that node's book, it proves what was rewritten. */
export async function readKeptOf(client: pg.ClientBase, peer: string): Promise<readonly SignedCheckpoint[]> {
  const { rows } = await client.query<SignedCheckpoint>(
    'select content, signature from strait.peer_checkpoints where peer = $1 order by lane, sequence',
    [peer],
  );
  return rows;
}
