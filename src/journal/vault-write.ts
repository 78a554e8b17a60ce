import { randomBytes } from 'node:crypto';
import type { Purpose } from '../kernel/marking.ts';
import type { UtcText } from '../kernel/time.ts';
import { storeFault } from './faults.ts';
import type { WrappedKey } from './key-provider.ts';
import type { Beside } from './port.ts';
import { isSearchable, tokensOf } from './vault-blind.ts';
import type { DetailText, Registration, SealedHash, Sealing, SealRequest } from './vault-port.ts';
import type { VaultParts } from './vault-read.ts';
import { detailContext, hashOf, keyContext, seal, type SealedBody } from './vault-seal.ts';

/** Seals details under their subject's key; the steps write them, and the subject where it is new. */
export async function sealSteps(parts: VaultParts, request: SealRequest): Promise<Sealing> {
  const { subject, registration, details, replaces = [] } = request;
  if (await parts.keys.isForgotten(subject)) throw storeFault('subject_erased');
  const by = registration ? await register(parts, subject, registration) : await registered(parts, subject);
  const rows = details.map((detail) => sealDetail(by.key, subject, detail));
  by.key.fill(0);
  const blind = await blindRows(parts, by.purpose, details);
  const beside = [
    ...by.steps,
    ...(replaces.length > 0 ? [removeStep(subject, replaces)] : []),
    ...(rows.length > 0 ? [detailsStep(subject, rows)] : []),
    ...(blind.length > 0 ? [blindStep(subject, by.purpose, blind)] : []),
  ];
  return { beside, hashes: rows.map(({ id, kind, sealedHash }) => ({ id, kind, sealedHash })) };
}

interface Subject {
  /** Its own key, in the clear: to be filled with zeros after use. */
  readonly key: Uint8Array;
  readonly purpose: Purpose;
  readonly steps: readonly Beside[];
}

async function register({ keys }: VaultParts, subject: string, by: Registration): Promise<Subject> {
  const key = randomBytes(32);
  const wrapped = await keys.wrap(key, keyContext(subject));
  return { key, purpose: by.purpose, steps: [subjectStep(subject, by, wrapped)] };
}

async function registered({ pool, kept }: VaultParts, subject: string): Promise<Subject> {
  const { rows } = await pool.query<{
    purpose: Purpose;
    key_id: string;
    wrapped_key: Buffer;
    gone: boolean;
  }>({
    name: 'vault key',
    text: `select purpose, key_id, wrapped_key, erasing or erasure_ordered_at is not null as gone
      from strait_vault.subjects where subject = $1`,
    values: [subject],
  });
  const row = rows[0];
  if (!row) throw storeFault('subject_unknown');
  if (row.gone) throw storeFault('subject_erased');
  const key = await kept.of(subject, { keyId: row.key_id, bytes: row.wrapped_key });
  return { key, purpose: row.purpose, steps: [] };
}

type SealedDetail = SealedHash & SealedBody;

function sealDetail(key: Uint8Array, subject: string, { id, kind, text }: DetailText): SealedDetail {
  const plain = Buffer.from(text, 'utf8');
  const body = seal(key, plain, detailContext(subject, id, kind));
  plain.fill(0);
  return { id, kind, ...body, sealedHash: hashOf(body) };
}

interface BlindRow {
  readonly kind: string;
  readonly token: Buffer;
  readonly detail: string;
}

async function blindRows(
  parts: VaultParts,
  purpose: Purpose,
  details: readonly DetailText[],
): Promise<readonly BlindRow[]> {
  const rows: BlindRow[] = [];
  for (const { id, kind, text } of details)
    if (isSearchable(kind))
      for (const token of await tokensOf(parts, { purpose, kind, text }))
        rows.push({ kind, token, detail: id });
  return rows;
}

const subjectStep = (subject: string, by: Registration, { keyId, bytes }: WrappedKey): Beside => ({
  name: 'vault register',
  text: `insert into strait_vault.subjects (subject, kind, purpose, marking, label, origin, registered_at, keep_until,
      key_id, wrapped_key) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10)`,
  values: [
    subject,
    by.kind,
    by.purpose,
    by.marking,
    JSON.stringify(by.label),
    by.origin,
    by.registeredAt,
    by.keepUntil,
    keyId,
    Buffer.from(bytes),
  ],
});

/** How long the subject is kept from now on. */
export function keepUntilSteps(subject: string, keepUntil: UtcText): readonly Beside[] {
  return [
    {
      name: 'vault keep until',
      text: 'update strait_vault.subjects set keep_until = $2 where subject = $1',
      values: [subject, keepUntil],
    },
  ];
}

const removeStep = (subject: string, ids: readonly string[]): Beside => ({
  name: 'vault remove',
  text: 'delete from strait_vault.details where subject = $1 and id = any($2::text[])',
  values: [subject, ids],
});

const detailsStep = (subject: string, rows: readonly SealedDetail[]): Beside => ({
  name: 'vault details',
  text: `insert into strait_vault.details (number, id, subject, kind, nonce, sealed)
    select place + (select coalesce(max(number), 0) from strait_vault.details where subject = $1), id, $1, kind, nonce, sealed
    from unnest($2::text[], $3::text[], $4::bytea[], $5::bytea[]) with ordinality as row (id, kind, nonce, sealed, place)
    order by place`,
  values: [
    subject,
    rows.map(({ id }) => id),
    rows.map(({ kind }) => kind),
    rows.map(({ nonce }) => nonce),
    rows.map(({ sealed }) => sealed),
  ],
});

const blindStep = (subject: string, purpose: Purpose, rows: readonly BlindRow[]): Beside => ({
  name: 'vault blind',
  text: `insert into strait_vault.blind (purpose, kind, token, subject, detail)
    select $1, kind, token, $2, detail from unnest($3::text[], $4::bytea[], $5::text[]) as row (kind, token, detail)
    on conflict do nothing`,
  values: [
    purpose,
    subject,
    rows.map(({ kind }) => kind),
    rows.map(({ token }) => token),
    rows.map(({ detail }) => detail),
  ],
});
