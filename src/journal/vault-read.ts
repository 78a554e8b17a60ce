import type pg from 'pg';
import type { RecordLabel, State } from '../kernel/label.ts';
import type { Marking, Purpose } from '../kernel/marking.ts';
import { instant, toUtc } from '../kernel/time.ts';
import type { DetailKind, SubjectFacts, SubjectKind } from '../kernel/vault.ts';
import { storeFault } from './faults.ts';
import type { KeyProvider } from './key-provider.ts';
import type { KeptKeys } from './vault-keys.ts';
import type { Asked, DetailText } from './vault-port.ts';
import { detailContext, open } from './vault-seal.ts';

/** What the parts of the vault work with. */
export interface VaultParts {
  readonly pool: pg.Pool;
  readonly keys: KeyProvider;
  readonly kept: KeptKeys;
}

/** A row as the driver gives it; the table's own checks and `vault-write.ts` hold its shape. */
interface FactsRow {
  readonly subject: string;
  readonly kind: SubjectKind;
  readonly purpose: Purpose;
  readonly marking: Marking;
  readonly label: RecordLabel;
  readonly origin: State;
  readonly registered_at: Date;
  readonly keep_until: Date;
  readonly details: SubjectFacts['details'];
}

const factsSql = (
  which: string,
) => `select subject, kind, purpose, marking, label, origin, registered_at, keep_until,
    (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind) order by d.number), '[]')
     from strait_vault.details as d where d.subject = s.subject) as details
  from strait_vault.subjects as s ${which}`;

/** Of a subject whose erasure was ordered nothing is given out, whether it is erased yet or not. */
const isKept = 'not s.erasing and s.erasure_ordered_at is null';

/** What the store knows of these subjects, without any of their data; erased ones are not there. */
export async function factsOf(
  { pool, keys }: VaultParts,
  subjects: readonly string[],
): Promise<readonly SubjectFacts[]> {
  if (subjects.length === 0) return [];
  const { rows } = await pool.query<FactsRow>({
    name: 'vault facts',
    text: factsSql(`where subject = any($1) and ${isKept}`),
    values: [subjects],
  });
  return presentFacts(rows, keys);
}

/** Subjects kept longer than until `at`, the longest first. */
export async function dueFacts(
  { pool, keys }: VaultParts,
  at: string,
  limit: number,
): Promise<readonly SubjectFacts[]> {
  const { rows } = await pool.query<FactsRow>({
    name: 'vault due',
    text: factsSql(`where keep_until < $1 and ${isKept} order by keep_until, subject limit $2`),
    values: [at, limit],
  });
  return presentFacts(rows, keys);
}

async function presentFacts(rows: readonly FactsRow[], keys: KeyProvider): Promise<readonly SubjectFacts[]> {
  const gone = await keys.forgotten();
  return rows.filter(({ subject }) => !gone.has(subject)).map(toFacts);
}

/** A row of subjects without their data. */
export function toFacts(row: FactsRow): SubjectFacts {
  return {
    ...row.label,
    subject: row.subject,
    kind: row.kind,
    purpose: row.purpose,
    marking: row.marking,
    origin: row.origin,
    personal: true,
    registeredAt: toUtc(instant(row.registered_at.getTime())),
    keepUntil: toUtc(instant(row.keep_until.getTime())),
    details: row.details,
  };
}

/** Forgotten subjects of which rows are left. */
export async function leftFacts(
  { pool }: VaultParts,
  forgotten: readonly string[],
): Promise<readonly SubjectFacts[]> {
  const { rows } = await pool.query<FactsRow>(factsSql('where subject = any($1) order by subject'), [
    forgotten,
  ]);
  return rows.map(toFacts);
}

interface SealedRow {
  readonly subject: string;
  readonly id: string;
  readonly kind: DetailKind;
  readonly nonce: Buffer;
  readonly sealed: Buffer;
  readonly key_id: string;
  readonly wrapped_key: Buffer;
}

const sealedSql = `select d.subject, d.id, d.kind, d.nonce, d.sealed, s.key_id, s.wrapped_key
  from strait_vault.details as d join strait_vault.subjects as s using (subject)
  where d.subject = any($1) and ${isKept} and (d.kind = any($2) or d.id = any($3)) order by d.subject, d.number`;

/** Details in plain text by subject, in the order in which they were written. Throws `vault_damaged`. */
export async function unsealOf(
  { pool, keys, kept }: VaultParts,
  subjects: readonly string[],
  asked: Asked,
): Promise<ReadonlyMap<string, readonly DetailText[]>> {
  const opened = new Map<string, DetailText[]>();
  const gone = await keys.forgotten();
  // A row that a restored backup brought back is not even read.
  const present = subjects.filter((subject) => !gone.has(subject));
  if (present.length === 0) return opened;
  const [kinds, ids] = 'kinds' in asked ? [asked.kinds, []] : [[], asked.ids];
  const { rows } = await pool.query<SealedRow>({
    name: 'vault sealed',
    text: sealedSql,
    values: [present, kinds, ids],
  });
  for (const row of rows) {
    const wrapped = { keyId: row.key_id, bytes: row.wrapped_key };
    // Asked in two steps: awaiting what is at hand would cost more than opening it.
    const key = kept.kept(row.subject, wrapped) ?? (await kept.of(row.subject, wrapped));
    const detail = openRow(row, key);
    const before = opened.get(row.subject);
    if (before) before.push(detail);
    else opened.set(row.subject, [detail]);
  }
  return opened;
}

/** Uses the key up. */
function openRow(row: SealedRow, key: Uint8Array): DetailText {
  const { subject, id, kind } = row;
  const plain = open(key, row, detailContext(subject, id, kind));
  key.fill(0);
  if (!plain) throw storeFault('vault_damaged', { subject, detail: id });
  const text = plain.toString('utf8');
  plain.fill(0);
  return { id, kind, text };
}
