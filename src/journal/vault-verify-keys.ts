import type { ClientBase } from 'pg';
import type { Purpose } from '../kernel/marking.ts';
import { isStoreFault } from './faults.ts';
import type { KeyProvider } from './key-provider.ts';
import { isSearchable, tokensOf } from './vault-blind.ts';
import { erasedIn } from './vault-erase.ts';
import { type KeptKeys, keepKeys, unwrapOf } from './vault-keys.ts';
import { detailContext, open } from './vault-seal.ts';
import type { VaultFinding, VaultVerdict } from './vault-verify.ts';

interface Row {
  readonly subject: string;
  readonly purpose: Purpose;
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly details: readonly DetailRow[];
}

/** Bytes in hex: they come inside JSON. */
interface DetailRow {
  readonly id: string;
  readonly kind: string;
  readonly nonce: string;
  readonly sealed: string;
  readonly tokens: readonly string[];
}

const batchRows = 200;
const findingsMax = 100;
const rowsSql = `select s.subject, s.purpose, s.key_id, s.wrapped_key, coalesce((
    select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'nonce', encode(d.nonce, 'hex'),
      'sealed', encode(d.sealed, 'hex'), 'tokens', array(
        select encode(b.token, 'hex') from strait_vault.blind as b where b.detail = d.id)) order by d.number)
    from strait_vault.details as d where d.subject = s.subject), '[]') as details
  from strait_vault.subjects as s where s.subject > $1 order by s.subject limit $2`;

/**
 * What only the vault's own key and the list beside it can tell, inside the caller's transaction: whether each subject's
 * key is still what was wrapped for it, whether each detail is found by search under its own forms and no others, and
 * whether the list knows every subject that is erased. Details are opened in
 * memory, one after the other; nothing of them is told, and nobody sees them: it is no opening.
 */
export async function verifyVaultKeys(
  client: ClientBase,
  keys: KeyProvider,
): Promise<Pick<VaultVerdict, 'count' | 'findings'>> {
  const findings: VaultFinding[] = [];
  const told = { count: 0, findings };
  const say = (wrong: string): void => {
    told.count += 1;
    if (findings.length < findingsMax) findings.push({ position: null, wrong });
  };
  const kept = keepKeys(keys);
  for (let after = ''; ; ) {
    const { rows } = await client.query<Row>(rowsSql, [after, batchRows]);
    for (const row of rows) await checkSubject({ keys, kept, say }, row);
    const last = rows.at(-1);
    if (!last) break;
    after = last.subject;
  }
  const forgotten = await keys.forgotten();
  for (const subject of await erasedIn(client))
    if (!forgotten.has(subject))
      say(`vault subject ${subject}: it is erased, and the list of erased ones lacks it`);
  return told;
}

interface Checking {
  readonly keys: KeyProvider;
  readonly kept: KeptKeys;
  readonly say: (wrong: string) => void;
}

async function checkSubject({ keys, kept, say }: Checking, row: Row): Promise<void> {
  const { subject, purpose } = row;
  const key = await keyOf(keys, row);
  if (key === null) return say(`vault subject ${subject}: its key is not what was wrapped for it`);
  for (const detail of row.details) {
    const { id, kind } = detail;
    const body = { nonce: Buffer.from(detail.nonce, 'hex'), sealed: Buffer.from(detail.sealed, 'hex') };
    const plain = open(key, body, detailContext(subject, id, kind));
    if (plain === null) {
      // What the book tells of it as well, where the row was changed after it was put.
      say(`vault detail ${id} (${subject}): it does not open under its subject's key`);
      continue;
    }
    const due = isSearchable(kind) ? await tokensOf({ kept }, { purpose, kind, text: plain.toString() }) : [];
    plain.fill(0);
    const owed = due.map((token) => token.toString('hex'));
    const named = `vault detail ${id} (${subject})`;
    if (!areAmong(owed, detail.tokens)) say(`${named}: search does not find it as it should`);
    if (!areAmong(detail.tokens, owed)) say(`${named}: search finds it by what it does not say`);
  }
  key.fill(0);
}

function areAmong(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

async function keyOf(keys: KeyProvider, { subject, key_id, wrapped_key }: Row): Promise<Uint8Array | null> {
  try {
    return await unwrapOf(keys, subject, { keyId: key_id, bytes: wrapped_key });
  } catch (error) {
    if (isStoreFault(error, 'vault_damaged') || isStoreFault(error, 'vault_key_foreign')) return null;
    throw error;
  }
}
