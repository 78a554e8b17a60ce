import type pg from 'pg';
import type { SubjectFacts } from '../kernel/vault.ts';
import { storeFault } from './faults.ts';
import type { Beside } from './port.ts';
import { leftFacts, type VaultParts } from './vault-read.ts';

/*
 * An erasure has three steps, each durable, and the order decides what a crash may leave:
 *  1. The order: `ErasureOrdered` with `orderErasureSteps`, which mark the subject's row in the same transaction. From
 *     here on nothing is given out of it, written under it, or held. Until it commits, nothing has happened at all.
 *  2. `forget`: under the subject's lock, only where an order stands, the provider's ledger takes the subject. From here
 *     on no backup brings it back.
 *  3. The end: `SubjectErased` with `eraseSteps`, which delete the rows and the wrapped key in one transaction.
 * A crash after step 1 leaves a marked row: `orderedErasures` finds it at the next start. Were the ledger written before
 * the order, an order that then does not stand would have lost the key for nothing; were it written after the rows are
 * gone, a crash in between would let an older backup bring the person back, and nothing would know better.
 */

/** Step 1, for the transaction of `ErasureOrdered`; fails it where the subject is held. */
export function orderErasureSteps(subject: string): readonly Beside[] {
  return [{ name: 'vault order erasure', text: 'select strait_vault.order_erasure($1)', values: [subject] }];
}

/** Subjects whose rows bear the mark of step 1. */
export async function orderedErasures({ pool }: VaultParts): Promise<readonly string[]> {
  const { rows } = await pool.query<{ subject: string }>(
    'select subject from strait_vault.subjects where erasure_ordered_at is not null order by subject',
  );
  return rows.map(({ subject }) => subject);
}

/** Step 2. Throws `subject_held`, and where no order stands. A subject that has no rows is noted as well. */
export async function forget({ pool, keys, kept }: VaultParts, subject: string): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    await refuseUnordered(client, subject);
    await keys.forget(subject);
    kept.drop(subject);
    await client.query('update strait_vault.subjects set erasing = true where subject = $1', [subject]);
    await client.query('commit');
  } catch (error) {
    failure = error instanceof Error ? error : new Error('the erasure failed', { cause: error });
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release(failure);
  }
}

async function refuseUnordered(client: pg.ClientBase, subject: string): Promise<void> {
  const { rows } = await client.query<{ held: boolean; ordered: boolean }>(
    `select held, erasure_ordered_at is not null as ordered
     from strait_vault.subjects where subject = $1 for update`,
    [subject],
  );
  const row = rows[0];
  if (row?.held) throw storeFault('subject_held');
  // A bug of the caller: what cannot be undone comes after the book, never before.
  if (row?.ordered === false) throw new Error('no order stands to erase this subject');
}

/** Step 3, for the transaction of `SubjectErased`. Again: nothing more is deleted. */
export function eraseSteps(subject: string): readonly Beside[] {
  return [
    {
      name: 'vault erase details',
      text: 'delete from strait_vault.details where subject = $1',
      values: [subject],
    },
    {
      name: 'vault erase subject',
      text: 'delete from strait_vault.subjects where subject = $1',
      values: [subject],
    },
  ];
}

/**
 * Notes in the ledger every subject that the book says is erased, and gives how many it did not know: a ledger put back
 * from an older copy, or that of a process which was away, would let an older backup bring them back.
 */
export async function noteErased({ pool, keys }: Pick<VaultParts, 'pool' | 'keys'>): Promise<number> {
  const known = await keys.forgotten();
  const erased = (await erasedIn(pool)).filter((subject) => !known.has(subject));
  for (const subject of erased) await keys.forget(subject);
  return erased.length;
}

/** Subjects of which this node's own book says that they are erased. */
export async function erasedIn(pool: Pick<pg.ClientBase, 'query'>): Promise<readonly string[]> {
  const { rows } = await pool.query<{ subject: string }>(
    `select distinct body ->> 'subject' as subject from strait.journal
     where type = 'SubjectErased' and imported is null and body ->> 'subject' ~ '^s-[0-9a-f]{32}$' order by 1`,
  );
  return rows.map(({ subject }) => subject);
}

/** The hold of a subject; a step that fails the transaction where it is not there, or its erasure was ordered. */
export function setHeldSteps(subject: string, held: boolean): readonly Beside[] {
  return [{ name: 'vault hold', text: 'select strait_vault.hold($1, $2)', values: [subject, held] }];
}

/**
 * Forgotten subjects that still have rows, made ready for `eraseSteps`. A hold that stands in such a row is one of an
 * old backup: a held subject is never forgotten.
 */
export async function reapplyErasures(parts: VaultParts): Promise<readonly SubjectFacts[]> {
  const forgotten = [...(await parts.keys.forgotten())];
  await parts.pool.query(
    `update strait_vault.subjects set held = false, erasing = true
     where subject = any($1::text[]) and (held or not erasing)`,
    [forgotten],
  );
  return leftFacts(parts, forgotten);
}
