import type { Lane } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { genesisHash } from './chain.ts';
import type {
  ImportedPlace,
  InboxStore,
  PeerCheckpoint,
  PeerSetBack,
  PeerWords,
  TakenEnvelope,
} from './inbox-port.ts';
import type { Store } from './store.ts';

const keepText = `insert into strait.inbox_envelopes (peer, lane, sequence, hash, signed, understood)
  select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::boolean[])`;
const putText = `with kept as (
    insert into strait.inbox_envelopes (peer, lane, sequence, hash, signed, understood)
    select $1::text, $2::text, $3::bigint, $4::text, $5::text, $6::boolean
    where $3 = coalesce((select max(sequence) from strait.inbox_envelopes where (peer, lane) = ($1, $2)), 0) + 1
    on conflict do nothing returning peer, lane, sequence
  ), held as (
    insert into strait.peer_checkpoints (peer, lane, sequence, content, signature)
    select peer, lane, sequence, $7::text, $8::text from kept where $7::text is not null
  ), declared as (
    insert into strait.peer_set_backs (peer, lane, sequence, after, up_to)
    select peer, lane, sequence, $9::bigint, $10::bigint from kept where $9::bigint is not null
  )
  select peer from kept`;
const holdText = `with held as (
    insert into strait.peer_checkpoints (peer, lane, sequence, content, signature)
    select $1::text, $2::text, $3::bigint, $4::text, $5::text where $4::text is not null on conflict do nothing
  )
  insert into strait.peer_set_backs (peer, lane, sequence, after, up_to)
  select $1::text, $2::text, $3::bigint, $6::bigint, $7::bigint where $6::bigint is not null on conflict do nothing`;
const takenColumns = 'e.sequence::float8 as sequence, e.hash, e.signed, e.understood';
const place = `(imported ->> 'position')::bigint`;
const placeColumns = `${place}::float8 as position, stream, marking, purpose, label`;

/** What was taken from other nodes, in PostgreSQL. */
export function createInboxStore({ pool }: Pick<Store, 'pool'>): InboxStore {
  return {
    async standing(peer, lane) {
      const { rows } = await pool.query<{ sequence: number; hash: string }>({
        name: 'inbox standing',
        text: `select sequence::float8 as sequence, hash from strait.inbox_envelopes where (peer, lane) = ($1, $2)
          order by inbox_envelopes.sequence desc limit 1`,
        values: [peer, lane],
      });
      return rows[0] ?? { sequence: 0, hash: genesisHash };
    },
    keep: (peer, lane, taken) => ({
      name: 'keep envelope',
      text: keepText,
      values: rowOf(peer, lane, taken),
      inColumns: true,
    }),
    async put(peer, lane, put) {
      const { rows } = await pool.query(putText, [...rowOf(peer, lane, put), ...wordsOf(put)]);
      return rows.length === 1;
    },
    async hold(peer, { lane, sequence }, words) {
      await pool.query(holdText, [peer, lane, sequence, ...wordsOf(words)]);
    },
    ...createKept({ pool }),
    ...createImports({ pool }),
    async checkpoints(peer) {
      const { rows } = await pool.query<PeerCheckpoint>(
        'select content, signature from strait.peer_checkpoints where peer = $1 order by lane, sequence',
        [peer],
      );
      return rows;
    },
    async setBacks(peer) {
      const { rows } = await pool.query<PeerSetBack>(
        `select lane, sequence::float8 as sequence, after::float8 as after, up_to::float8 as "upTo"
         from strait.peer_set_backs where peer = $1 order by lane, peer_set_backs.sequence`,
        [peer],
      );
      return rows;
    },
  };
}

/** Envelopes as they came. */
function createKept({ pool }: Pick<Store, 'pool'>): Pick<InboxStore, 'kept' | 'keptAfter' | 'waiting'> {
  return {
    async kept(peer, lane, sequence) {
      const { rows } = await pool.query<TakenEnvelope>(
        `select ${takenColumns} from strait.inbox_envelopes as e where (peer, lane, sequence) = ($1, $2, $3)`,
        [peer, lane, sequence],
      );
      return rows[0] ?? null;
    },
    async keptAfter(peer, lane, { after, limit }) {
      const { rows } = await pool.query<TakenEnvelope>(
        `select ${takenColumns} from strait.inbox_envelopes as e
         where e.peer = $1 and e.lane = $2 and e.sequence > $3 order by e.sequence limit $4`,
        [peer, lane, after, limit],
      );
      return rows;
    },
    async waiting(peer, lane, { after, limit }) {
      const { rows } = await pool.query<TakenEnvelope>(
        `select ${takenColumns} from strait.inbox_envelopes as e
         where e.peer = $1 and e.lane = $2 and e.sequence > $3 and not e.understood and not exists (
           select from strait.kept_answers
           where idempotency_key = 'peer/' || e.peer || '/' || e.lane || '/' || e.sequence || '/later')
         order by e.sequence limit $4`,
        [peer, lane, after, limit],
      );
      return rows;
    },
  };
}

/** What came and stands in the book. */
function createImports({ pool }: Pick<Store, 'pool'>): Pick<InboxStore, 'places' | 'expired'> {
  return {
    async places(origin, positions) {
      const { rows } = await pool.query<ImportedPlace>(
        `select ${placeColumns} from strait.journal as j
         where origin = $1 and imported is not null and ${place} = any ($2::bigint[]) order by ${place}`,
        [origin, positions],
      );
      return rows;
    },
    async expired(origin, until, limit) {
      const { rows } = await pool.query<ImportedPlace>(
        `select ${placeColumns} from strait.journal as j
         where origin = $1 and imported ? 'expiresAt' and imported ->> 'expiresAt' <= $2 and not exists (
           select from strait.journal as mark where mark.stream = j.stream and mark.type = 'RecordRecalled'
             and mark.body ->> 'origin' = j.origin and mark.body -> 'positions' @> (j.imported -> 'position'))
         order by imported ->> 'expiresAt', ${place} limit $3`,
        [origin, until, limit],
      );
      return rows;
    },
  };
}

function wordsOf({ checkpoint, setBack }: PeerWords) {
  const declared = [setBack?.after ?? null, setBack?.upTo ?? null];
  return [checkpoint?.content ?? null, checkpoint?.signature ?? null, ...declared];
}

function rowOf(peer: NodeId, lane: Lane, { sequence, hash, signed, understood }: TakenEnvelope) {
  return [peer, lane, sequence, hash, signed, understood];
}
