import type { ClientBase } from 'pg';
import type { KeyProvider } from '../../journal/index.ts';
import { verifyVault } from '../../journal/vault-verify.ts';
import { verifyVaultKeys } from '../../journal/vault-verify-keys.ts';
import { type Others, type Verdict, verifyBook } from '../../../tools/verify/verify.ts';

export interface WholeVerdict extends Verdict {
  /** Details that the vault holds. */
  readonly details: number;
  /** Of `count`: what only the vault's own key could tell. */
  readonly byKey: number;
}

/** The book, and the vault's rows against it; `vaultKeys` null: without what only the vault's own key can tell. */
export async function verifyAll(
  client: ClientBase,
  others: Others,
  vaultKeys: KeyProvider | null,
): Promise<WholeVerdict> {
  const book = await verifyBook(client, others);
  const vault = await verifyVault(client);
  const isHere = vaultKeys !== null && vault.isThere;
  const sealed = isHere ? await verifyVaultKeys(client, vaultKeys) : { count: 0, findings: [] };
  return {
    ...book,
    count: book.count + vault.count + sealed.count,
    findings: [...book.findings, ...vault.findings, ...sealed.findings],
    details: vault.details,
    byKey: sealed.count,
  };
}
