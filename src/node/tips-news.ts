import type { LiveRoom } from '../app/live.ts';
import type { ReadRows } from '../app/project.ts';
import type { Projector } from '../journal/projector.ts';
import { type TipRoom, tipRooms } from '../kernel/released-tip.ts';
import { tipsProjection } from '../operations/tips/projections.ts';

/** How often what each room may read of tips has changed, as far as this process saw. */
export interface TipsNews {
  changedIn(room: TipRoom): ReturnType<LiveRoom['changed']>;
  /** Resolves once what was being read is read, and nothing more will be. */
  close(): Promise<void>;
}

/**
 * Tips of all rooms stand in one table; what is told of one must be heard in no other. Whenever the table may have changed
 * it is looked at which rooms' rows did: by their newest entry, and by how many there are, since what its origin recalls
 * leaves no row.
 */
export function followTips({
  projector,
  read,
  fault,
}: {
  readonly projector: Pick<Projector, 'onAdvanced'>;
  readonly read: ReadRows;
  readonly fault: (error: unknown) => void;
}): TipsNews {
  const [stands, counts] = [new Map<TipRoom, string>(), new Map<TipRoom, number>()];
  const look = async (): Promise<void> => {
    const rows = await read(newestSql, []);
    for (const room of tipRooms) {
      const row = rows.find((one) => one['room'] === room);
      const now = `${String(row?.['newest'])} ${String(row?.['rows'])}`;
      if (stands.get(room) === now) continue;
      stands.set(room, now);
      counts.set(room, (counts.get(room) ?? 0) + 1);
    }
  };
  let seen = -1;
  let looking = Promise.resolve();
  const stop = projector.onAdvanced(({ name, changed, state }) => {
    if (name !== tipsProjection.name || state !== 'active' || changed === seen) return;
    seen = changed;
    looking = looking.then(look).catch((error: unknown) => {
      seen = -1; // looked at again with the next thing that happens
      fault(error);
    });
  });
  return {
    changedIn: (room) => counts.get(room) ?? 0,
    close() {
      stop();
      return looking;
    },
  };
}

/** A tip's room is the last part of its row's name, also once it is recalled. */
const newestSql = `select split_part(id, '.', 2) as room, max(changed) as newest, count(*) as rows from {tip} group by 1`;
