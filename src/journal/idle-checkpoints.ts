import type { JournalPosition } from '../kernel/event.ts';
import type { Connection } from './connection.ts';
import type { Projection } from './projection.ts';

type Named = Pick<Projection, 'name' | 'version'>;

/** Checkpoints of projections that went past events of which none concerns them, moved together. */
export interface IdleCheckpoints {
  /**
   * Nothing between the two concerns the projection; `since` stands in the store. Whoever builds it in between, here or
   * in another process, it is never moved back, nor forward from where it stands before `since`.
   */
  owe(projection: Named, from: Stretch): void;
  close(): Promise<void>;
}

/** From a place that stands in the store to one up to which nothing concerns the projection. */
export interface Stretch {
  readonly since: JournalPosition;
  readonly upTo: JournalPosition;
}

/** How often at most they move: those who follow a projection in another process wait so long. */
export const idleMilliseconds = 100;
const retryMilliseconds = 1_000;

// In order of their names: two processes that move some of the same wait for one another, and never in a ring.
const moveTogetherSql = `with owed as (
    select p.name, p.version, m.up_to
    from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) as m(name, version, since, up_to)
    join strait.projections as p using (name, version)
    where p.checkpoint >= m.since and p.checkpoint < m.up_to
    order by p.name, p.version for update of p)
  update strait.projections as p set checkpoint = greatest(p.checkpoint, owed.up_to), updated_at = now()
  from owed where p.name = owed.name and p.version = owed.version`;

/**
 * One statement for all of them, ten times a second at most, instead of one for each: a book that is written to moves
 * some forty. After a kill a little is read again that brings no rows. Where the store is away they wait for it.
 */
export function createIdleCheckpoints(link: Connection): IdleCheckpoints {
  const owed = new Map<string, Named & Stretch>();
  let timer: NodeJS.Timeout | null = null;
  let moving: Promise<void> = Promise.resolve();
  let isClosed = false;
  const move = async (): Promise<void> => {
    const now = [...owed];
    if (now.length === 0 || isClosed) return;
    try {
      const client = await link.get();
      await client.query({ name: 'move together', text: moveTogetherSql, values: columnsOf(now) });
      for (const [name, one] of now) if (owed.get(name) === one) owed.delete(name);
    } catch {
      link.drop();
      later(retryMilliseconds);
    }
    if (owed.size > 0) later(idleMilliseconds);
  };
  const later = (milliseconds: number): void => {
    if (isClosed) return;
    timer ??= setTimeout(() => {
      timer = null;
      moving = moving.then(move);
    }, milliseconds);
  };
  return {
    owe({ name, version }, { since, upTo }) {
      owed.set(`${name} ${version}`, { name, version, since, upTo });
      later(idleMilliseconds);
    },
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await moving;
      await link.close();
    },
  };
}

function columnsOf(owed: readonly (readonly [string, Named & Stretch])[]): unknown[][] {
  const all = owed.map(([, one]) => one);
  return [
    all.map(({ name }) => name),
    all.map(({ version }) => version),
    all.map(({ since }) => since),
    all.map(({ upTo }) => upTo),
  ];
}
