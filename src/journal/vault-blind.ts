import { createHmac } from 'node:crypto';
import { type SearchableKind, searchableKinds, type SubjectFacts } from '../kernel/vault.ts';
import { normalForms, searchForms } from './vault-normal.ts';
import type { BlindSearch } from './vault-port.ts';
import { factsOf, type VaultParts } from './vault-read.ts';

/** True for a kind that may be searched. */
export function isSearchable(kind: string): kind is SearchableKind {
  return (searchableKinds as readonly string[]).includes(kind);
}

/** HMAC-SHA256 of one normal form: the same for the same form, and nothing can be told from it without the key. */
function tokenOf(key: Uint8Array, form: string): Buffer {
  return createHmac('sha256', key).update(form, 'utf8').digest();
}

/** The tokens under which a detail is found. */
export async function tokensOf(
  { kept }: Pick<VaultParts, 'kept'>,
  { purpose, kind, text }: Omit<BlindSearch, 'limit'>,
): Promise<readonly Buffer[]> {
  const key = await kept.blind(purpose, kind);
  return normalForms(kind, text).map((form) => tokenOf(key, form));
}

const searchSql = `select subject from (
    select subject, bool_or(token = $4) as whole from strait_vault.blind
    where purpose = $1 and kind = $2 and token = any($3::bytea[] || $4::bytea)
    group by subject, detail having count(*) filter (where token = any($3)) >= $5) as found
  group by subject order by bool_or(whole) desc, subject limit $6`;

/** Subjects of which one detail has the form asked for, or all words of it: those that have no others first. */
export async function searchBlind(parts: VaultParts, search: BlindSearch): Promise<readonly SubjectFacts[]> {
  const { kind, purpose, text, limit } = search;
  const { whole, parts: some, needed } = searchForms(kind, text);
  if (some.length === 0) return [];
  const key = await parts.kept.blind(purpose, kind);
  const tokens = some.map((form) => tokenOf(key, form));
  const { rows } = await parts.pool.query<{ subject: string }>({
    name: 'vault search',
    text: searchSql,
    values: [purpose, kind, tokens, tokenOf(key, whole), needed, limit],
  });
  const order = rows.map(({ subject }) => subject);
  const facts = new Map((await factsOf(parts, order)).map((one) => [one.subject, one]));
  return order.flatMap((subject) => facts.get(subject) ?? []);
}
