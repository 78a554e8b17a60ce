import { type Lane, lanes } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { instant, toUtc, type UtcText } from '../kernel/time.ts';
import { genesisHash } from './chain.ts';
import type {
  ChainEnd,
  LanePending,
  OutboxPut,
  OutboxStanding,
  OutboxStore,
  SentEnvelope,
  SentRecall,
  Uncarried,
  UntoldEnvelope,
} from './outbox-port.ts';
import type { Store } from './store.ts';

// One statement: the standing row is locked and moved only from the step the caller saw; all else goes with it.
const putText = `with moved as (
    insert into strait.outbox as o (peer, step, position) select $1::text, $2::bigint + 1, $3::bigint
    where $2::bigint = coalesce((select step from strait.outbox where peer = $1), 0)
    on conflict (peer) do update set step = excluded.step, position = excluded.position where o.step = $2
    returning peer
  ), added as (
    insert into strait.outbox_envelopes (peer, lane, sequence, hash, signed, made_at, first_position, last_position)
    select moved.peer, e.lane, e.sequence, e.hash, e.signed, e."madeAt", (e.span ->> 'first')::bigint, (e.span ->> 'last')::bigint
    from moved, json_to_recordset($4::json) as e (lane text, sequence bigint, hash text, signed text, "madeAt" timestamptz, span json)
    order by e.lane, e.sequence
  ), chained as (
    insert into strait.outbox_chains as c (peer, lane, sequence, hash)
    select distinct on (e.lane) moved.peer, e.lane, e.sequence, e.hash
    from moved, json_to_recordset($4::json) as e (lane text, sequence bigint, hash text)
    order by e.lane, e.sequence desc
    on conflict (peer, lane) do update set sequence = excluded.sequence, hash = excluded.hash
  ), said as (
    insert into strait.outbox_said (peer, key) select moved.peer, $5::text from moved where $5::text is not null
  ), recalled as (
    insert into strait.outbox_recalls (peer, recall, step, reason, positions, made_at)
    select moved.peer, r.recall, $2::bigint + 1, r.reason, r.positions, r."madeAt"
    from moved, json_to_recordset($6::json) as r (recall text, reason text, positions bigint[], "madeAt" timestamptz)
  ), stayed as (
    insert into strait.outbox_uncarried (peer, position, reason, at)
    select moved.peer, u.position, u.reason, u.at
    from moved, json_to_recordset($7::json) as u (position bigint, reason text, at timestamptz)
    on conflict do nothing
  )
  select peer from moved`;

const sentColumns = `lane, sequence::float8 as sequence, hash, signed, made_at,
  first_position::float8 as first_position, last_position::float8 as last_position`;

interface SentRow {
  readonly lane: Lane;
  readonly sequence: number;
  readonly hash: string;
  readonly signed: string;
  readonly made_at: Date;
  readonly first_position: number | null;
  readonly last_position: number | null;
}

/** What was made for other nodes, in PostgreSQL. */
export function createOutboxStore({ pool }: Pick<Store, 'pool'>): OutboxStore {
  return {
    standing: (peer) => standingOf(pool, peer),
    put: (peer, step, put) => putOnce(pool, { peer, step, put }),
    async takeBack(peer, step, { position, kept, unsaid, said }) {
      const { rows } = await pool.query<{ done: boolean }>(
        'select strait.take_outbox_back($1, $2, $3, $4::jsonb, $5, $6) as done',
        [peer, step, position, JSON.stringify(kept), unsaid, said],
      );
      return rows[0]?.done === true ? 'taken_back' : 'behind';
    },
    async untold(peer, afterHash, limit) {
      const { rows } = await pool.query<UntoldEnvelope>(
        `select lane, sequence::float8 as sequence, hash, signed from strait.outbox_untold
         where peer = $1 and hash > $2 order by hash limit $3`,
        [peer, afterHash, limit],
      );
      return rows;
    },
    async after(peer, { lane, sequence }, limit) {
      const { rows } = await pool.query<SentRow>({
        name: 'outbox after',
        text: `select ${sentColumns} from strait.outbox_envelopes where peer = $1 and lane = $2 and sequence > $3
          order by outbox_envelopes.sequence limit $4`,
        values: [peer, lane, sequence, limit],
      });
      return rows.map(sentOf);
    },
    async covering(peer, position) {
      const { rows } = await pool.query<SentRow>(
        `select ${sentColumns} from strait.outbox_envelopes
         where peer = $1 and last_position >= $2 and first_position <= $2 order by outbox_envelopes.last_position, outbox_envelopes.sequence`,
        [peer, position],
      );
      return rows.map(sentOf);
    },
    async acknowledge(peer, lane, sequence) {
      await pool.query(
        `update strait.outbox_chains set acknowledged = least($3::bigint, sequence)
         where (peer, lane) = ($1, $2) and acknowledged < least($3::bigint, sequence)`,
        [peer, lane, sequence],
      );
    },
    pending: (peer) => pendingOf(pool, peer),
    uncarried: (peer, limit) => uncarriedOf(pool, peer, limit),
    recalls: (peer, limit) => recallsOf(pool, peer, limit),
    async answered(peer, recall, { outcome, at }) {
      const { rowCount } = await pool.query(
        `update strait.outbox_recalls set outcome = coalesce(outcome, $3), answered_at = coalesce(answered_at, $4)
         where (peer, recall) = ($1, $2)`,
        [peer, recall, outcome, at],
      );
      return rowCount === 1;
    },
  };
}

type Pool = Store['pool'];

async function standingOf(pool: Pool, peer: NodeId): Promise<OutboxStanding> {
  const { rows } = await pool.query<{
    step: number;
    position: number;
    chains: Record<string, ChainEnd> | null;
  }>({
    name: 'outbox standing',
    text: `select step::float8 as step, position::float8 as position,
        (select json_object_agg(lane, json_build_object('sequence', sequence, 'hash', hash))
         from strait.outbox_chains as c where c.peer = o.peer) as chains
      from strait.outbox as o where peer = $1`,
    values: [peer],
  });
  const { step = 0, position = 0, chains = null } = rows[0] ?? {};
  return { step, position, chains: byLane((lane) => chains?.[lane] ?? { sequence: 0, hash: genesisHash }) };
}

interface Putting {
  readonly peer: NodeId;
  readonly step: number;
  readonly put: OutboxPut;
}

async function putOnce(pool: Pool, { peer, step, put }: Putting): Promise<'put' | 'behind' | 'repeated'> {
  const { position, envelopes, recalls = [], uncarried = [], key = null } = put;
  const standing = await standingOf(pool, peer);
  if (standing.step === step) refuseGaps(standing.chains, envelopes);
  try {
    const lists = [envelopes, recalls, uncarried].map((list) => JSON.stringify(list));
    const values = [peer, step, position, lists[0], key, lists[1], lists[2]];
    const { rows } = await pool.query(putText, values);
    if (rows.length === 1) return 'put';
  } catch (error) {
    if (!isDuplicate(error)) throw error; // said before, or another process put first: told apart below
  }
  const { rows } = await pool.query('select from strait.outbox_said where (peer, key) = ($1, $2)', [
    peer,
    key,
  ]);
  return rows.length === 1 ? 'repeated' : 'behind';
}

/** SQLSTATE 23505: a key that stands already. */
function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** Throws where envelopes do not continue their lanes: a bug of the caller. */
function refuseGaps(chains: OutboxStanding['chains'], envelopes: readonly SentEnvelope[]): void {
  for (const lane of lanes) {
    const { sequence: before } = chains[lane];
    const due = envelopes.filter((one) => one.lane === lane);
    if (due.some(({ sequence }, index) => sequence !== before + 1 + index))
      throw new Error(`envelopes do not follow ${before} on lane ${lane}`);
  }
}

function sentOf({ made_at, first_position: first, last_position: last, ...rest }: SentRow): SentEnvelope {
  const span = first === null || last === null ? null : { first, last };
  return { ...rest, madeAt: utc(made_at), span };
}

async function pendingOf(pool: Pool, peer: NodeId): Promise<Readonly<Record<Lane, LanePending>>> {
  const { rows } = await pool.query<{
    lane: string;
    head: number;
    acknowledged: number;
    oldest: Date | null;
  }>(
    `select c.lane, c.sequence::float8 as head, c.acknowledged::float8 as acknowledged, e.made_at as oldest
     from strait.outbox_chains as c left join strait.outbox_envelopes as e
       on (e.peer, e.lane, e.sequence) = (c.peer, c.lane, c.acknowledged + 1)
     where c.peer = $1`,
    [peer],
  );
  return byLane((lane) => {
    const { head = 0, acknowledged = 0, oldest = null } = rows.find((row) => row.lane === lane) ?? {};
    return { head, acknowledged, oldestAt: oldest === null ? null : utc(oldest) };
  });
}

async function uncarriedOf(pool: Pool, peer: NodeId, limit: number) {
  const { rows } = await pool.query<Omit<Uncarried, 'at'> & { readonly at: Date; readonly count: number }>(
    `select position::float8 as position, reason, at, (count(*) over ())::float8 as count from strait.outbox_uncarried
     where peer = $1 order by outbox_uncarried.position desc limit $2`,
    [peer, limit],
  );
  const latest = rows.map(({ position, reason, at }) => ({ position, reason, at: utc(at) }));
  return { count: rows[0]?.count ?? 0, latest };
}

interface RecallRow extends Omit<SentRecall, 'madeAt' | 'answeredAt'> {
  readonly made_at: Date;
  readonly answered_at: Date | null;
}

async function recallsOf(pool: Pool, peer: NodeId, limit: number): Promise<readonly SentRecall[]> {
  const { rows } = await pool.query<RecallRow>(
    `select recall, reason, to_jsonb(positions) as positions, made_at, outcome, answered_at from strait.outbox_recalls
     where peer = $1 order by step desc, recall limit $2`,
    [peer, limit],
  );
  return rows.map(({ made_at, answered_at, ...rest }) => ({
    ...rest,
    madeAt: utc(made_at),
    answeredAt: answered_at === null ? null : utc(answered_at),
  }));
}

function byLane<Value>(of: (lane: Lane) => Value): Readonly<Record<Lane, Value>> {
  return { life: of('life'), work: of('work'), bulk: of('bulk') };
}

function utc(time: Date): UtcText {
  return toUtc(instant(time.getTime()));
}
