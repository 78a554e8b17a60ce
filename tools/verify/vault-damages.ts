import type { ClientBase } from 'pg';
import { type Damage, type DamageBy, pick } from './damages.ts';

async function draw<Row extends Record<string, unknown>>(
  client: ClientBase,
  { random }: DamageBy,
  sql: string,
): Promise<Row> {
  const { rows } = await client.query<Row>(sql);
  const row = rows[pick(random, 0, rows.length - 1)];
  if (!row) throw new Error(`nothing to damage: ${sql}`);
  return row;
}

const detailsSql = 'select id, subject from strait_vault.details order by id';
const subjectsSql = 'select subject from strait_vault.subjects order by subject';

const drawDetail = (client: ClientBase, by: DamageBy, where = '') =>
  draw<{ id: string; subject: string }>(
    client,
    by,
    `select id, subject from strait_vault.details ${where} order by id`,
  );

async function drawSubject(client: ClientBase, by: DamageBy, where = ''): Promise<string> {
  const sql = `select subject from strait_vault.subjects ${where} order by subject`;
  return (await draw<{ subject: string }>(client, by, sql)).subject;
}

/** Two different ones, each equally likely. */
async function drawTwo<Row extends Record<string, unknown>>(
  client: ClientBase,
  { random }: DamageBy,
  sql: string,
): Promise<readonly [Row, Row]> {
  const { rows } = await client.query<Row>(sql);
  const first = pick(random, 0, rows.length - 1);
  const second = (first + pick(random, 1, rows.length - 1)) % rows.length;
  const [one, other] = [rows[first], rows[second]];
  if (!one || !other || first === second) throw new Error(`no two of them: ${sql}`);
  return [one, other];
}

/** What somebody may write into each column of a detail. */
const detailEdits: Readonly<Record<string, string>> = {
  'its nonce': 'nonce = set_byte(nonce, 5, get_byte(nonce, 5) # 1)',
  'its sealed body': 'sealed = set_byte(sealed, 0, get_byte(sealed, 0) # 1)',
  'its sealed tag':
    'sealed = set_byte(sealed, octet_length(sealed) - 1, get_byte(sealed, octet_length(sealed) - 1) # 128)',
  'its sealed body, cut short': 'sealed = substring(sealed for octet_length(sealed) - 1)',
  'its sealed body, emptied': 'sealed = substring(sealed from octet_length(sealed) - 15)',
  'its kind': `kind = case kind when 'name' then 'phone' else 'name' end`,
  'its id': `id = id || 'x'`,
};

const onDetails: readonly Damage[] = [
  ...Object.entries(detailEdits).map(
    ([name, set]): Damage => ({
      name: `a detail: ${name}`,
      async make(client, by) {
        const { id } = await drawDetail(client, by);
        await client.query(`update strait_vault.details set ${set} where id = '${id}'`);
        return id;
      },
    }),
  ),
  {
    name: 'a detail moved to another subject',
    async make(client, by) {
      const { id, subject } = await drawDetail(client, by);
      const other = await drawSubject(client, by, `where subject <> '${subject}'`);
      await client.query(`update strait_vault.details set subject = '${other}' where id = '${id}';
        update strait_vault.blind set subject = '${other}' where detail = '${id}'`);
      return id;
    },
  },
  {
    name: 'a detail put after its subject’s others',
    async make(client, by) {
      const { id } = await drawDetail(client, by, `where id like 'name-%'`);
      await client.query(`update strait_vault.details set number = number + 1000 where id = '${id}'`);
      return id;
    },
  },
  {
    name: 'a detail deleted',
    async make(client, by) {
      const { id } = await drawDetail(client, by);
      await client.query(`delete from strait_vault.blind where detail = '${id}';
        delete from strait_vault.details where id = '${id}'`);
      return id;
    },
  },
  {
    name: 'several details deleted',
    async make(client, by) {
      const { id } = await drawDetail(client, by);
      await client.query(`delete from strait_vault.details where id in (
        select id from strait_vault.details where id >= '${id}' order by id limit ${pick(by.random, 1, 5)})`);
      return id;
    },
  },
  {
    name: 'all details of a subject deleted',
    async make(client, by) {
      const { id, subject } = await drawDetail(client, by);
      await client.query(`delete from strait_vault.blind where subject = '${subject}';
        delete from strait_vault.details where subject = '${subject}'`);
      return id;
    },
  },
  {
    name: 'all details truncated',
    async make(client, by) {
      const { id } = await drawDetail(client, by);
      await client.query('truncate strait_vault.details, strait_vault.blind');
      return id;
    },
  },
  {
    name: 'the bodies of two details swapped',
    async make(client, by) {
      const [one, other] = await drawTwo<{ id: string }>(client, by, detailsSql);
      await client.query(`update strait_vault.details as d set nonce = o.nonce, sealed = o.sealed
        from strait_vault.details as o where d.id in ('${one.id}', '${other.id}')
          and o.id in ('${one.id}', '${other.id}') and o.id <> d.id`);
      return one.id;
    },
  },
  {
    name: 'a detail’s body in the place of another’s',
    async make(client, by) {
      const [one, other] = await drawTwo<{ id: string }>(client, by, detailsSql);
      await client.query(`update strait_vault.details as d set nonce = o.nonce, sealed = o.sealed
        from strait_vault.details as o where d.id = '${one.id}' and o.id = '${other.id}'`);
      return one.id;
    },
  },
  {
    name: 'a detail invented',
    async make(client, by) {
      const { id } = await drawDetail(client, by);
      await client.query(`insert into strait_vault.details (number, id, subject, kind, nonce, sealed)
        select 99, 'forged-1', subject, kind, nonce, sealed from strait_vault.details where id = '${id}'`);
      return 'forged-1';
    },
  },
  ...(['SubjectDetailRemoved', 'SubjectErased'] as const).map(
    (type): Damage => ({
      name: type === 'SubjectErased' ? 'a detail of an erased subject put back' : 'a removed detail put back',
      async make(client, by) {
        const gone = await draw<{ id: string }>(
          client,
          by,
          `select put.body ->> 'detail' as id from strait.journal as put where put.type = 'SubjectDetailPut' and exists (
             select from strait.journal as gone where gone.type = '${type}' and gone.stream = put.stream
               and coalesce(gone.body ->> 'detail', put.body ->> 'detail') = put.body ->> 'detail') order by 1`,
        );
        const { id } = await drawDetail(client, by);
        await client.query(`insert into strait_vault.details (number, id, subject, kind, nonce, sealed)
          select 99, '${gone.id}', subject, kind, nonce, sealed from strait_vault.details where id = '${id}'`);
        return gone.id;
      },
    }),
  ),
];

/** What somebody may write into each column of a subject. */
const subjectEdits: Readonly<Record<string, string>> = {
  'its kind': `kind = case kind when 'suspect' then 'caller' else 'suspect' end`,
  'its purpose': `purpose = case purpose when 'oversight' then 'protection' else 'oversight' end`,
  'its marking': `marking = case marking when 'open' then 'official' else 'open' end`,
  'its label: another owner': `label = jsonb_set(label, '{owner}', '"agency-z"')`,
  'its label: released to a state': `label = label || '{"releasedToStates": ["uk"]}'`,
  'its origin': `origin = 'uk'`,
  'when it was registered': `registered_at = registered_at - interval '1 day'`,
  'kept longer': `keep_until = keep_until + interval '1 second'`,
  'kept shorter': `keep_until = keep_until - interval '1 year'`,
  'its hold': 'held = not held',
  'its wrapped key': 'wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)',
  'its wrapped key, cut short': 'wrapped_key = substring(wrapped_key for 16)',
  'the generation of its key': `key_id = key_id || 'x'`,
};

/** What says that a subject is to be erased, where nobody ordered it. */
const erasureMarks: Readonly<Record<string, string>> = {
  'marked as ordered to be erased': 'erasure_ordered_at = now()',
  'marked as being erased': 'erasing = true',
};

const onSubjects: readonly Damage[] = [
  ...Object.entries(subjectEdits).map(
    ([name, set]): Damage => ({
      name: `a subject: ${name}`,
      async make(client, by) {
        // The table itself refuses a hold beside an order to erase.
        const subject = await drawSubject(client, by, 'where erasure_ordered_at is null');
        await client.query(`update strait_vault.subjects set ${set} where subject = '${subject}'`);
        return subject;
      },
    }),
  ),
  ...Object.entries(erasureMarks).map(
    ([name, set]): Damage => ({
      name: `a subject: ${name}`,
      async make(client, by) {
        const subject = await drawSubject(client, by, 'where not held and erasure_ordered_at is null');
        await client.query(`update strait_vault.subjects set ${set} where subject = '${subject}'`);
        return subject;
      },
    }),
  ),
  {
    name: 'a subject: an erasure ordered, its mark taken away',
    async make(client, by) {
      const subject = await drawSubject(client, by, 'where erasure_ordered_at is not null');
      await client.query('update strait_vault.subjects set erasure_ordered_at = null');
      return subject;
    },
  },
  {
    name: 'the keys of two subjects swapped',
    async make(client, by) {
      const [one, other] = await drawTwo<{ subject: string }>(client, by, subjectsSql);
      await client.query(`update strait_vault.subjects as s set wrapped_key = o.wrapped_key
        from strait_vault.subjects as o where s.subject in ('${one.subject}', '${other.subject}')
          and o.subject in ('${one.subject}', '${other.subject}') and o.subject <> s.subject`);
      return one.subject;
    },
  },
  {
    name: 'the details of two subjects swapped',
    async make(client, by) {
      const [one, other] = await drawTwo<{ subject: string }>(client, by, subjectsSql);
      const { id } = await drawDetail(client, by, `where subject = '${one.subject}'`);
      for (const table of ['details', 'blind'])
        await client.query(`update strait_vault.${table}
          set subject = case subject when '${one.subject}' then '${other.subject}' else '${one.subject}' end
          where subject in ('${one.subject}', '${other.subject}')`);
      return id;
    },
  },
  {
    name: 'a subject deleted with its details',
    async make(client, by) {
      const subject = await drawSubject(client, by);
      for (const table of ['blind', 'details', 'subjects'])
        await client.query(`delete from strait_vault.${table} where subject = '${subject}'`);
      return subject;
    },
  },
  {
    name: 'a subject’s row alone deleted',
    async make(client, by) {
      const subject = await drawSubject(client, by);
      await client.query(`delete from strait_vault.subjects where subject = '${subject}'`);
      return subject;
    },
  },
  {
    name: 'all subjects truncated',
    async make(client, by) {
      const subject = await drawSubject(client, by);
      await client.query('truncate strait_vault.subjects cascade');
      return subject;
    },
  },
  {
    name: 'a subject invented',
    async make(client, by) {
      const forged = `s-${'0'.repeat(32)}`;
      await copySubject(client, await drawSubject(client, by), forged);
      return forged;
    },
  },
  {
    name: 'an erased subject put back',
    async make(client, by) {
      const gone = await draw<{ subject: string }>(
        client,
        by,
        `select body ->> 'subject' as subject from strait.journal where type = 'SubjectErased' order by 1`,
      );
      await copySubject(client, await drawSubject(client, by), gone.subject);
      return gone.subject;
    },
  },
];

async function copySubject(client: ClientBase, from: string, to: string): Promise<void> {
  await client.query(`insert into strait_vault.subjects (subject, kind, purpose, marking, label, origin, registered_at,
      keep_until, key_id, wrapped_key)
    select '${to}', kind, purpose, marking, label, origin, registered_at, keep_until, key_id, wrapped_key
    from strait_vault.subjects where subject = '${from}'`);
}

const tokensSql = `select detail as id, encode(token, 'hex') as token from strait_vault.blind order by detail, token`;

/** What somebody may write into each column of a token of blind search. */
const tokenEdits: Readonly<Record<string, string>> = {
  'its token': 'token = set_byte(token, 3, get_byte(token, 3) # 1)',
  'its kind': `kind = case kind when 'name' then 'phone' else 'name' end`,
  'its purpose': `purpose = case purpose when 'oversight' then 'protection' else 'oversight' end`,
  'its subject': `subject = 's-' || repeat('0', 32)`,
};

const onTokens: readonly Damage[] = [
  ...Object.entries(tokenEdits).map(
    ([name, set]): Damage => ({
      name: `a search token: ${name}`,
      async make(client, by) {
        const { id, token } = await draw<{ id: string; token: string }>(client, by, tokensSql);
        await client.query(
          `update strait_vault.blind set ${set} where detail = '${id}' and token = decode('${token}', 'hex')`,
        );
        return id;
      },
    }),
  ),
  {
    name: 'a search token deleted',
    async make(client, by) {
      const { id, token } = await draw<{ id: string; token: string }>(client, by, tokensSql);
      await client.query(
        `delete from strait_vault.blind where detail = '${id}' and token = decode('${token}', 'hex')`,
      );
      return id;
    },
  },
  {
    name: 'a search token invented',
    async make(client, by) {
      const { id } = await draw<{ id: string }>(client, by, tokensSql);
      await client.query(`insert into strait_vault.blind (purpose, kind, token, subject, detail)
        select purpose, kind, sha256('forged'), subject, detail from strait_vault.blind where detail = '${id}' limit 1`);
      return id;
    },
  },
  {
    name: 'the search tokens of two details swapped',
    async make(client, by) {
      const [one, other] = await drawTwo<{ id: string }>(
        client,
        by,
        `select id from strait_vault.details where kind = 'phone' order by id`,
      );
      await client.query(`update strait_vault.blind as b set token = o.token from strait_vault.blind as o
        where b.detail in ('${one.id}', '${other.id}') and o.detail in ('${one.id}', '${other.id}')
          and o.detail <> b.detail`);
      return one.id;
    },
  },
  {
    name: 'all search tokens truncated',
    async make(client, by) {
      const { id } = await draw<{ id: string }>(client, by, tokensSql);
      await client.query('truncate strait_vault.blind');
      return id;
    },
  },
];

/** What a superuser may do to the rows of the vault; each names the row that must be named. */
export const vaultDamages: readonly Damage[] = [...onDetails, ...onSubjects, ...onTokens];
