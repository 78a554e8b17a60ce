import type pg from 'pg';
import type { SubjectFacts } from '../kernel/vault.ts';
import { storeFault } from './faults.ts';
import type { Beside } from './port.ts';
import { leftFacts, type VaultParts } from './vault-read.ts';

/*
 * An erasure has three steps, and the order decides what a crash may leave:
 *  1. `forget`: under the subject's lock, where it is not held, the provider's ledger takes the subject, durably, and
 *     the row is marked. From here on nothing is given out of it, by any process and from any backup.
 *  2. The append: `SubjectErased` with `eraseSteps`, which delete the rows and the wrapped key in one transaction.
 *  3. Nothing more: the ledger entry stays for ever.
 * Were the rows deleted first, a crash before the ledger's entry would let an older backup bring the person back, and
 * nothing would know better. A crash after step 1 leaves rows of a forgotten subject: `reapplyErasures` finds them at
 * the next start. The mark keeps a hold from being placed between the two steps.
 */

/** Step 1. Throws `subject_held`. A subject that has no rows is noted as well. */
export async function forget({ pool, keys, kept }: VaultParts, subject: string): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    await refuseHeld(client, subject);
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

async function refuseHeld(client: pg.ClientBase, subject: string): Promise<void> {
  const { rows } = await client.query<{ held: boolean }>(
    'select held from strait_vault.subjects where subject = $1 for update',
    [subject],
  );
  if (rows[0]?.held) throw storeFault('subject_held');
}

/** Step 2, for the transaction of `SubjectErased`. Again: nothing more is deleted. */
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

/** The hold of a subject; a step that fails the transaction where it is not there, or is being erased. */
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
