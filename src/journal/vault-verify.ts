import type { ClientBase } from 'pg';

/** What does not hold between the vault's rows and the book, by the event's position where one stands for it. */
export interface VaultFinding {
  readonly position: number | null;
  readonly wrong: string;
}

/** At most 100 findings of each kind are told of `count`. */
export interface VaultVerdict {
  /** False for a book of before the vault, and where its tables were dropped. */
  readonly isThere: boolean;
  readonly details: number;
  readonly count: number;
  readonly findings: readonly VaultFinding[];
}

/** The newest event of each detail and each subject; what an erasure ended is owed no row, what it was ordered for still is. */
const events = `erased as (select body ->> 'subject' as subject from strait.journal where type = 'SubjectErased'),
  ordered as (select body ->> 'subject' as subject from strait.journal where type = 'ErasureOrdered'),
  put as (
    select distinct on (body ->> 'detail') position, type, body ->> 'detail' as id, body ->> 'subject' as subject,
      body ->> 'kind' as kind, body ->> 'sealedHash' as hash
    from strait.journal where type in ('SubjectDetailPut', 'SubjectDetailRemoved')
    order by body ->> 'detail', journal.position desc),
  registered as (
    select distinct on (body ->> 'subject') position, body ->> 'subject' as subject, body, label, origin, happened_at
    from strait.journal where type = 'SubjectRegistered' order by body ->> 'subject', journal.position desc),
  kept as (
    select distinct on (body ->> 'subject') body ->> 'subject' as subject, body ->> 'keepUntil' as until
    from strait.journal where type in ('SubjectRegistered', 'KeepUntilChanged')
    order by body ->> 'subject', journal.position desc),
  held as (
    select distinct subject from (
      select distinct on (body ->> 'subject', body ->> 'hold') body ->> 'subject' as subject, type from strait.journal
      where type in ('HoldPlaced', 'HoldLifted') order by body ->> 'subject', body ->> 'hold', journal.position desc) as holds
    where type = 'HoldPlaced')`;

const detailsSql = `with ${events}, due as (
    select * from put where type = 'SubjectDetailPut' and subject not in (select subject from erased)),
  compared as (
    select due.position::float8 as position, 'vault detail ' || coalesce(due.id, d.id) || ' (' || coalesce(due.subject, d.subject) || '): '
      || case when due.id is null then 'no event put this row, or it was removed or erased'
        when d.id is null then 'its row is missing'
        when d.subject is distinct from due.subject then 'its row stands under another subject'
        when d.kind is distinct from due.kind then 'its row is of another kind'
        when encode(sha256(d.nonce || d.sealed), 'hex') is distinct from due.hash then 'what is sealed is not what was put'
      end as wrong
    from due full join strait_vault.details as d on d.id = due.id)
  select position, wrong, count(*) over ()::int as count from compared where wrong is not null
  order by compared.position nulls last limit 100`;

const time = `to_char(s.keep_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Read by name: a book of before the orders has no such column. */
const isMarked = `to_jsonb(s) ->> 'erasure_ordered_at' is not null`;
const isOrdered = 's.subject in (select subject from ordered)';
const subjectsSql = `with ${events}, due as (
    select registered.*, kept.until from registered join kept using (subject)
    where subject not in (select subject from erased)),
  compared as (
    select due.position::float8 as position, 'vault subject ' || coalesce(due.subject, s.subject) || ': '
      || case when due.subject is null then 'no event registered this row, or it was erased'
        when s.subject is null then 'its row is missing'
        when s.kind is distinct from due.body ->> 'kind' then 'its row is of another kind'
        when s.purpose is distinct from due.body ->> 'purpose' then 'its row bears another purpose'
        when s.marking is distinct from due.body ->> 'marking' then 'its row bears another marking'
        when s.origin is distinct from due.origin then 'its row is of another origin'
        when s.label is distinct from due.label then 'its row bears another label'
        when s.registered_at is distinct from due.happened_at then 'its row was registered at another time'
        when ${time} is distinct from due.until then 'its row is kept until another time'
        when s.held and s.subject not in (select subject from held) then 'its row is held, and no hold stands'
        when not s.held and s.subject in (select subject from held) then 'a hold stands, and its row is not held'
        when ${isOrdered} and not (${isMarked}) then 'its erasure was ordered, and its row does not say so'
        when ${isMarked} and not (${isOrdered}) then 'its row says that its erasure was ordered, and no event does'
        when s.erasing and not (${isOrdered}) then 'its row says that it is being erased, and no event orders it'
      end as wrong
    from due full join strait_vault.subjects as s on s.subject = due.subject)
  select position, wrong, count(*) over ()::int as count from compared where wrong is not null
  order by compared.position nulls last limit 100`;

/** The order in which a subject's details were put; of one alone the number says nothing. */
const orderSql = `with ${events}, joined as (
    select put.position, put.id, d.subject,
      rank() over (partition by d.subject order by put.position) as due,
      rank() over (partition by d.subject order by d.number) as found
    from put join strait_vault.details as d on d.id = put.id and d.subject = put.subject
    where put.type = 'SubjectDetailPut')
  select position::float8 as position, count(*) over ()::int as count,
    'vault detail ' || id || ' (' || subject || '): its row stands at another place among its subject’s' as wrong
  from joined where due <> found order by joined.position limit 100`;

/** Whether a token is that of its detail only the key could tell; whose it is can be seen without. */
const blindSql = `select null::float8 as position, count(*) over ()::int as count,
    'vault detail ' || b.detail || ': it is found by search under another subject, kind or purpose' as wrong
  from strait_vault.blind as b left join strait_vault.details as d on d.id = b.detail
    left join strait_vault.subjects as s on s.subject = d.subject
  where (b.subject, b.kind, b.purpose) is distinct from (d.subject, d.kind, s.purpose) order by b.detail limit 100`;

/**
 * Holds the vault's rows against the events that put them there, inside the caller's transaction and without any key:
 * what was changed, exchanged, added or taken away directly in the database is found and named.
 */
export async function verifyVault(client: ClientBase): Promise<VaultVerdict> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('strait_vault.subjects') is not null and to_regclass('strait_vault.details') is not null
       and to_regclass('strait_vault.blind') is not null as there`,
  );
  if (!rows[0]?.there) return withoutTables(client);
  const findings: VaultFinding[] = [];
  let count = 0;
  for (const sql of [detailsSql, subjectsSql, orderSql, blindSql]) {
    const found = await client.query<VaultFinding & { count: number }>(sql);
    count += found.rows[0]?.count ?? 0;
    findings.push(...found.rows.map(({ position, wrong }) => ({ position, wrong })));
  }
  const held = await client.query<{ count: number }>(
    'select count(*)::int as count from strait_vault.details',
  );
  return { isThere: true, details: held.rows[0]?.count ?? 0, count, findings };
}

/** A book of before the vault has none, and no event that speaks of it. */
async function withoutTables(client: ClientBase): Promise<VaultVerdict> {
  const { rows } = await client.query<{ position: number }>(
    `select position::float8 as position from strait.journal where type = 'SubjectRegistered' order by journal.position limit 100`,
  );
  const findings = rows.map(({ position }) => ({
    position,
    wrong: 'the vault that it speaks of is missing',
  }));
  return { isThere: false, details: 0, count: findings.length, findings };
}
