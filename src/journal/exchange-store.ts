import type { NodeId } from '../kernel/ids.ts';
import { instant, toUtc } from '../kernel/time.ts';
import { genesisHash } from './chain.ts';
import type {
  InboxStore,
  OutboxStanding,
  OutboxStore,
  SentEnvelope,
  TakenEnvelope,
} from './exchange-port.ts';
import type { Store } from './store.ts';

type Asked = Pick<Store, 'pool'>;

const keepText = `insert into strait.inbox_envelopes (peer, sequence, hash, signed, understood) values ($1, $2, $3, $4, $5)`;
const putText = `insert into strait.inbox_envelopes (peer, sequence, hash, signed, understood)
  select $1::text, $2::bigint, $3::text, $4::text, $5::boolean
  where $2 = coalesce((select max(sequence) from strait.inbox_envelopes where peer = $1), 0) + 1
  on conflict do nothing`;
const takenColumns = 'e.sequence::float8 as sequence, e.hash, e.signed, e.understood';

/** What was taken from other nodes, in PostgreSQL. */
export function createInboxStore({ pool }: Asked): InboxStore {
  const rowOf = (peer: NodeId, { sequence, hash, signed, understood }: TakenEnvelope) => [
    peer,
    sequence,
    hash,
    signed,
    understood,
  ];
  return {
    async standing(peer) {
      const { rows } = await pool.query<{ sequence: number; hash: string }>({
        name: 'inbox standing',
        text: `select sequence::float8 as sequence, hash from strait.inbox_envelopes where peer = $1
          order by sequence desc limit 1`,
        values: [peer],
      });
      return rows[0] ?? { sequence: 0, hash: genesisHash };
    },
    keep: (peer, taken) => ({ name: 'keep envelope', text: keepText, values: rowOf(peer, taken) }),
    async put(peer, taken) {
      const { rowCount } = await pool.query({ text: putText, values: rowOf(peer, taken) });
      return rowCount === 1;
    },
    async kept(peer, sequence) {
      const { rows } = await pool.query<TakenEnvelope>(
        `select ${takenColumns} from strait.inbox_envelopes as e where peer = $1 and sequence = $2`,
        [peer, sequence],
      );
      return rows[0] ?? null;
    },
    async waiting(peer, after, limit) {
      const { rows } = await pool.query<TakenEnvelope>(
        `select ${takenColumns} from strait.inbox_envelopes as e
         where e.peer = $1 and e.sequence > $2 and not e.understood and not exists (select from strait.kept_answers
           where idempotency_key = 'peer/' || e.peer || '/' || e.sequence || '/later')
         order by e.sequence limit $3`,
        [peer, after, limit],
      );
      return rows;
    },
    async places(origin, positions) {
      const { rows } = await pool.query<{ position: number; stream: string }>(
        `select (imported ->> 'position')::float8 as position, stream from strait.journal
         where origin = $1 and imported is not null and (imported ->> 'position')::bigint = any ($2::bigint[])
         order by 1`,
        [origin, positions],
      );
      return rows;
    },
  };
}

// One statement: the standing row is locked, and moved only if it is as the caller saw it; the envelopes go with it.
const moveText = `with moved as (
    insert into strait.outbox as o (peer, position, sequence, hash)
    select $1::text, $4::bigint, $5::bigint,
      coalesce(nullif($6::text, ''), (select hash from strait.outbox where peer = $1), repeat('0', 64))
    where ($2::bigint, $3::bigint) = (0, 0) or exists (select from strait.outbox where peer = $1)
    on conflict (peer) do update set position = excluded.position, sequence = excluded.sequence,
      hash = coalesce(nullif($6, ''), o.hash)
    where (o.position, o.sequence) = ($2, $3)
    returning peer
  ), added as (
    insert into strait.outbox_envelopes (peer, sequence, hash, signed, made_at)
    select moved.peer, e.sequence, e.hash, e.signed, e."madeAt"
    from moved, json_to_recordset($7::json) as e (sequence bigint, hash text, signed text, "madeAt" timestamptz)
    order by e.sequence
  )
  select peer from moved`;

const sentColumns = 'sequence::float8 as sequence, hash, signed, made_at';

interface SentRow {
  readonly sequence: number;
  readonly hash: string;
  readonly signed: string;
  readonly made_at: Date;
}

/** What was made for other nodes, in PostgreSQL. */
export function createOutboxStore({ pool }: Asked): OutboxStore {
  return {
    async standing(peer) {
      const { rows } = await pool.query<OutboxStanding>(
        `select position::float8 as position, sequence::float8 as sequence, hash from strait.outbox where peer = $1`,
        [peer],
      );
      return rows[0] ?? { position: 0, sequence: 0, hash: genesisHash };
    },
    async put(peer, before, { position, envelopes }) {
      refuseGap(before.sequence, envelopes);
      const last = envelopes.at(-1) ?? { sequence: before.sequence, hash: '' }; // the hash stays what it is
      const { rows } = await pool.query(moveText, [
        peer,
        before.position,
        before.sequence,
        position,
        last.sequence,
        last.hash,
        JSON.stringify(envelopes),
      ]);
      return rows.length === 1;
    },
    async after(peer, sequence, limit) {
      const { rows } = await pool.query<SentRow>({
        name: 'outbox after',
        text: `select ${sentColumns} from strait.outbox_envelopes where peer = $1 and sequence > $2
          order by sequence limit $3`,
        values: [peer, sequence, limit],
      });
      return rows.map(({ made_at, ...rest }) => ({ ...rest, madeAt: toUtc(instant(made_at.getTime())) }));
    },
    async acknowledge(peer, sequence) {
      await pool.query(
        `update strait.outbox set acknowledged = $2 where peer = $1 and $2 between acknowledged + 1 and sequence`,
        [peer, sequence],
      );
    },
    async pending(peer) {
      const { rows } = await pool.query<{ head: number; acknowledged: number; oldest_at: Date | null }>(
        `select o.sequence::float8 as head, acknowledged::float8 as acknowledged, e.made_at as oldest_at
         from strait.outbox as o
         left join strait.outbox_envelopes as e on e.peer = o.peer and e.sequence = o.acknowledged + 1
         where o.peer = $1`,
        [peer],
      );
      const { head = 0, acknowledged = 0, oldest_at = null } = rows[0] ?? {};
      return {
        head,
        acknowledged,
        oldestAt: oldest_at === null ? null : toUtc(instant(oldest_at.getTime())),
      };
    },
  };
}

/** Throws where envelopes do not continue what stands: a bug of the caller. */
export function refuseGap(before: number, envelopes: readonly SentEnvelope[]): void {
  if (envelopes.some(({ sequence }, index) => sequence !== before + 1 + index))
    throw new Error(`envelopes do not follow ${before}`);
}
