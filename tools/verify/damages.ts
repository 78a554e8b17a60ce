import type { ClientBase } from 'pg';

export interface DamageBy {
  readonly random: () => number;
  readonly head: number;
}

/**
 * One way to falsify a book as a superuser with triggers off; answers with what must be named: the position, null for a
 * key, the id of a row of the vault.
 */
export interface Damage {
  readonly name: string;
  make(client: ClientBase, by: DamageBy): Promise<number | string | null>;
}

/** A small random source with a seed (mulberry32): the same seed gives the same damages. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number between two, both included. */
export const pick = (random: () => number, from: number, to: number) =>
  from + Math.floor(random() * (to - from + 1));

/** What a forger may write into each column. */
const edits: Readonly<Record<string, string>> = {
  stream: `stream || 'x'`,
  version: 'version + 1000',
  type: `type || 'x'`,
  shape: 'shape + 1',
  happened_at: `happened_at - interval '1 millisecond'`,
  recorded_at: `recorded_at + interval '1 hour'`,
  origin: `'uk'`,
  actor: `'actor-2'`,
  desk: `coalesce(desk, '') || 'x'`,
  marking: `'open'`,
  purpose: `'oversight'`,
  cause: 'coalesce(cause, 0) + 1',
  idempotency_key: `idempotency_key || 'x'`,
  body: `case when body ? 'list' then jsonb_set(body, '{list,1,a}', '1.25') else body || '{"list": []}' end`,
  previous_hash: 'set_byte(previous_hash, 7, get_byte(previous_hash, 7) # 1)',
  hash: 'set_byte(hash, 31, get_byte(hash, 31) # 128)',
};

/** Who answers for a record and who may have it: as much a part of it as its body. */
const labels: Readonly<Record<string, string>> = {
  'label: another owner': `jsonb_set(label, '{owner}', '"agency-z"')`,
  'label: released to a state': `label || '{"releasedToStates": ["uk"]}'`,
  'label: none': 'null',
};

/** Whose record it is, and where it stands there. */
const imports: Readonly<Record<string, string>> = {
  'imported: made another’s': `'{"position": 1, "seen": {}, "recordedAt": "2021-11-24T03:04:05.000Z", "envelope": "00"}'`,
  'imported: ours made another’s, another’s ours': `case when imported is null
    then '{"position": 1, "seen": {}, "recordedAt": "2021-11-24T03:04:05.000Z", "envelope": "00"}'::jsonb end`,
  'imported: had seen more': `coalesce(imported, '{}') || '{"seen": {"fr": 99999}}'`,
};

const editing: readonly Damage[] = [
  ...Object.entries(edits).map(([column, value]) => [column, column, value] as const),
  ...Object.entries(labels).map(([name, value]) => [name, 'label', value] as const),
  ...Object.entries(imports).map(([name, value]) => [name, 'imported', value] as const),
].map(([name, column, value]) => ({
  name: `edit ${name}`,
  async make(client, { random, head }) {
    const position = pick(random, 1, head);
    // The table itself refuses a record without a label: whoever takes one away takes that check away first.
    if (value === 'null') await client.query('alter table strait.journal drop constraint labelled');
    await client.query(`update strait.journal set ${column} = ${value} where position = ${position}`);
    return position;
  },
}));

const rebuilding: readonly Damage[] = [
  {
    name: 'a body’s name changed',
    async make(client, { random, head }) {
      const position = pick(random, 1, head);
      await client.query(
        `update strait.journal set body = body - 'note' || '{"Note": "é"}' where position = ${position}`,
      );
      return position;
    },
  },
  {
    name: 'delete one',
    async make(client, { random, head }) {
      const position = pick(random, 1, head);
      await client.query(`delete from strait.journal where position = ${position}`);
      return position;
    },
  },
  {
    name: 'delete several',
    async make(client, { random, head }) {
      const position = pick(random, 1, head - 5);
      await client.query(
        `delete from strait.journal where position between ${position} and ${position + pick(random, 1, 5)}`,
      );
      return position;
    },
  },
  {
    name: 'swap two',
    async make(client, { random, head }) {
      const first = pick(random, 1, head - 1);
      const second = pick(random, first + 1, head);
      await client.query(`update strait.journal set position = -1 where position = ${first};
        update strait.journal set position = ${first} where position = ${second};
        update strait.journal set position = ${second} where position = -1`);
      return first;
    },
  },
  {
    name: 'the envelope that brought a record taken away',
    async make(client, { random }) {
      const { rows } = await client.query<{ position: number; envelope: string }>(
        `select position::int as position, imported ->> 'envelope' as envelope from strait.journal
         where imported is not null order by journal.position`,
      );
      const one = rows[pick(random, 0, rows.length - 1)];
      await client.query('delete from strait.inbox_envelopes where hash = $1', [one?.envelope]);
      return one?.position ?? null;
    },
  },
  {
    name: 'cut the tail',
    async make(client, { random, head }) {
      const position = pick(random, 2, head);
      await client.query(`delete from strait.journal where position >= ${position}`);
      return position;
    },
  },
  {
    name: 'cut the tail and move the head',
    async make(client, { random, head }) {
      const position = pick(random, 2, head);
      await client.query(`delete from strait.journal where position >= ${position};
        update strait.journal_head set (position, hash) =
          (select position, hash from strait.journal order by position desc limit 1)`);
      return position;
    },
  },
  {
    name: 'the journal truncated',
    async make(client) {
      await client.query('truncate strait.journal');
      return 1;
    },
  },
  {
    name: 'move the head back',
    async make(client, { head }) {
      await client.query('update strait.journal_head set position = position - 1');
      return head;
    },
  },
  {
    name: 'another hash in the head',
    async make(client, { head }) {
      await client.query('update strait.journal_head set hash = set_byte(hash, 0, get_byte(hash, 0) # 1)');
      return head;
    },
  },
  {
    name: 'a record slipped in',
    async make(client, { random, head }) {
      const position = head + 1;
      await client.query(`insert into strait.journal (position, stream, version, type, shape, happened_at, recorded_at,
          origin, actor, desk, marking, purpose, label, cause, idempotency_key, body, previous_hash, hash)
        select ${position}, stream, version + 1000, type, shape, happened_at, recorded_at,
          origin, actor, desk, marking, purpose, label, cause, idempotency_key, body, hash, hash
        from strait.journal where position = ${pick(random, 1, head)}`);
      return position;
    },
  },
  {
    name: 'an answer deleted',
    async make(client, { random, head }) {
      const position = pick(random, 1, head);
      await client.query(`delete from strait.kept_answers where ${position} between first and last`);
      return position;
    },
  },
  {
    name: 'all answers truncated',
    async make(client) {
      await client.query('truncate strait.kept_answers');
      return 1;
    },
  },
  {
    name: 'an answer turned to another decision',
    async make(client, { random, head }) {
      const position = pick(random, 1, head);
      await client.query(`update strait.kept_answers set first = first + 5000, last = last + 5000
        where ${position} between first and last`);
      return position;
    },
  },
];

/** Every kind of damage the verifier must find. */
export const damages: readonly Damage[] = [...editing, ...rebuilding];
