import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { ClientBase } from 'pg';
import { type Damage, pick } from './damages.ts';
import { jcs, recordColumns, type RecordLine } from './verify.ts';

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** Changes one record, then makes every later hash, and the head, agree with it: the chain holds by itself. */
async function rewriteFrom(client: ClientBase, position: number): Promise<void> {
  await client.query(
    `update strait.journal set body = body || '{"forged": true}' where position = ${position}`,
  );
  const { rows } = await client.query<RecordLine>(
    `select ${recordColumns} from strait.journal where position >= ${position} order by journal.position`,
  );
  let previousHash = String(rows[0]?.record['previousHash']);
  const made = rows.map(({ record }) => {
    const hash = sha256(jcs({ ...record, previousHash }));
    const row = { position: record.position, previous: previousHash, hash };
    previousHash = hash;
    return row;
  });
  await client.query(
    `update strait.journal as j set previous_hash = decode(made.previous, 'hex'), hash = decode(made.hash, 'hex')
     from json_to_recordset($1::json) as made (position bigint, previous text, hash text) where j.position = made.position`,
    [JSON.stringify(made)],
  );
  await moveHead(client);
}

const moveHead = (client: ClientBase) =>
  client.query(`update strait.journal_head set (position, hash) =
    (select position, hash from strait.journal order by position desc limit 1)`);

interface Row {
  readonly position: number;
  readonly content: string;
}

async function checkpointsFrom(client: ClientBase, position: number): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `select position::int as position, content from strait.checkpoints where position >= ${position} order by checkpoints.position`,
  );
  return rows;
}

/** The checkpoint that covers a random record. */
async function covering(client: ClientBase, by: { random: () => number; head: number }) {
  const position = pick(by.random, 1, (await lastCheckpoint(client)).position);
  const [at] = await checkpointsFrom(client, position);
  if (!at) throw new Error('no checkpoint');
  return { position, at };
}

async function lastCheckpoint(client: ClientBase): Promise<Row> {
  const last = (await checkpointsFrom(client, 1)).at(-1);
  if (!last) throw new Error('no checkpoint');
  return last;
}

/** Says in the checkpoints from a position on what the journal now holds; signed by the forger where he has a key. */
async function rewriteCheckpoints(
  client: ClientBase,
  from: number,
  by: { key: KeyObject; id: string } | null,
): Promise<void> {
  const before = (await checkpointsFrom(client, 1)).findLast(({ position }) => position < from);
  let previous = before ? sha256(before.content) : '0'.repeat(64);
  for (const { position, content } of await checkpointsFrom(client, from)) {
    const { rows } = await client.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from strait.journal where position = ${position}`,
    );
    const said: Record<string, unknown> = { ...JSON.parse(content), hash: rows[0]?.hash, previous };
    const forged = jcs(by ? { ...said, key: by.id } : said);
    previous = sha256(forged);
    await client.query('update strait.checkpoints set content = $1 where position = $2', [forged, position]);
    if (by)
      await client.query('update strait.checkpoints set signature = $1 where position = $2', [
        sign(null, Buffer.from(forged), by.key),
        position,
      ]);
  }
}

/** A key of the forger's own, announced by himself. */
function forgersKey(previous: string | null, from: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = sha256(publicKey.export({ type: 'spki', format: 'der' }));
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const signed = { kind: 'strait key 1', origin: 'fr', id, spki, from, previous };
  const signature = sign(null, Buffer.from(jcs(signed)), privateKey).toString('hex');
  return { key: privateKey, id, statement: JSON.stringify({ ...signed, signature }) };
}

const rewriting: readonly Damage[] = [
  {
    name: 'the whole chain made anew',
    async make(client, by) {
      const { position, at } = await covering(client, by);
      await rewriteFrom(client, position);
      return at.position;
    },
  },
  {
    name: 'chain and checkpoints made anew, unsigned',
    async make(client, by) {
      const { position, at } = await covering(client, by);
      await rewriteFrom(client, position);
      await rewriteCheckpoints(client, at.position, null);
      return at.position;
    },
  },
  {
    name: 'chain made anew, its checkpoints dropped',
    async make(client, by) {
      const { position, at } = await covering(client, by);
      await rewriteFrom(client, position);
      await client.query(`delete from strait.checkpoints where position >= ${at.position}`);
      return (await checkpointsFrom(client, 1)).at(-1) === undefined
        ? 1
        : (await lastCheckpoint(client)).position + 1;
    },
  },
  {
    name: 'all rolled back to an earlier checkpoint',
    async make(client, by) {
      const last = await lastCheckpoint(client);
      const { at } = await covering(client, { ...by, head: last.position - 1 });
      const back = at.position === last.position ? 1 : at.position;
      await client.query(`delete from strait.checkpoints where position > ${back};
        delete from strait.kept_answers where last > ${back}; delete from strait.journal where position > ${back}`);
      await moveHead(client);
      return last.position;
    },
  },
];

const onCheckpoints: readonly Damage[] = [
  ...['at', 'hash', 'origin', 'previous', 'key', 'kind'].map(
    (member): Damage => ({
      name: `a checkpoint’s ${member} edited`,
      async make(client, by) {
        const { at } = await covering(client, by);
        const said: Record<string, unknown> = JSON.parse(at.content);
        const edited = jcs({
          ...said,
          [member]: String(said[member]).replace(/[0-9a-z](?=[^0-9a-z]*$)/, 'e7'),
        });
        await client.query('update strait.checkpoints set content = $1 where position = $2', [
          edited,
          at.position,
        ]);
        return at.position;
      },
    }),
  ),
  {
    name: 'a checkpoint’s signature edited',
    async make(client, by) {
      const { at } = await covering(client, by);
      await client.query(`update strait.checkpoints set signature = set_byte(signature, 9, get_byte(signature, 9) # 4)
        where position = ${at.position}`);
      return at.position;
    },
  },
  {
    name: 'a checkpoint dropped',
    async make(client, by) {
      const { at } = await covering(client, by);
      const [, next] = await checkpointsFrom(client, at.position);
      const before = (await checkpointsFrom(client, 1)).findLast(({ position }) => position < at.position);
      await client.query(`delete from strait.checkpoints where position = ${at.position}`);
      return next?.position ?? (before?.position ?? 0) + 1;
    },
  },
  {
    name: 'all checkpoints truncated',
    async make(client) {
      await client.query('truncate strait.checkpoints');
      return 1;
    },
  },
  {
    name: 'a checkpoint moved to another record',
    async make(client, by) {
      const { at } = await covering(client, by);
      const free = await client.query<{
        position: number;
      }>(`select position::int as position from strait.journal
        where position not in (select position from strait.checkpoints) order by journal.position limit 1`);
      const to = free.rows[0]?.position ?? 0;
      await client.query(`update strait.checkpoints set position = ${to} where position = ${at.position}`);
      return to;
    },
  },
];

const onKeys: readonly Damage[] = [
  {
    name: 'everything made anew and signed by the forger’s own first key',
    async make(client, by) {
      const { position } = await covering(client, by);
      const [first] = await checkpointsFrom(client, 1);
      const forger = forgersKey(null, '2000-01-01T00:00:00.000Z');
      await client.query('delete from strait.signing_keys where number > 1');
      await client.query('update strait.signing_keys set id = $1, statement = $2', [
        forger.id,
        forger.statement,
      ]);
      await rewriteFrom(client, position);
      await rewriteCheckpoints(client, 1, forger);
      return first?.position ?? 1;
    },
  },
  {
    name: 'a forger’s key put after the last',
    async make(client, by) {
      const { position, at } = await covering(client, by);
      const { rows } = await client.query<{ id: string; number: number }>(
        'select id, number::int as number from strait.signing_keys order by signing_keys.number desc limit 1',
      );
      const forger = forgersKey(rows[0]?.id ?? null, '2000-01-01T00:00:00.000Z');
      await client.query('insert into strait.signing_keys values ($1, $2, $3)', [
        (rows[0]?.number ?? 0) + 1,
        forger.id,
        forger.statement,
      ]);
      await rewriteFrom(client, position);
      await rewriteCheckpoints(client, at.position, forger);
      return at.position;
    },
  },
  {
    name: 'a key’s statement edited',
    async make(client, { random }) {
      await client.query(`update strait.signing_keys set statement = jsonb_set(statement, '{from}', '"1999-01-01T00:00:00.000Z"')
        where number = ${pick(random, 1, 2)}`);
      return null;
    },
  },
  {
    name: 'two keys swapped',
    async make(client) {
      await client.query(`update strait.signing_keys set number = -number;
        update strait.signing_keys set number = 3 + number;
        update strait.signing_keys as k set statement = jsonb_set(k.statement, '{spki}', other.statement -> 'spki')
        from strait.signing_keys as other where other.number <> k.number`);
      return null;
    },
  },
];

/** What somebody does who may rewrite everything in the database, but holds no signing key. */
export const forgeries: readonly Damage[] = [...rewriting, ...onCheckpoints, ...onKeys];
