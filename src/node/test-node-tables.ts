import type { Journal } from '../journal/port.ts';
import { createSql } from '../journal/projection.ts';
import type { PreparedTables } from '../journal/test-cluster.ts';
import { projections } from './contexts.ts';
import { openProjector } from './projections.ts';

/** For tests of whole nodes: the tables of every projection as a node makes them at its first start, of a book with nothing in it. */
export const nodeTables: PreparedTables = {
  key: projections.map(createSql).join('\n'),
  async make(store) {
    const nothing: Pick<Journal, 'readAfter' | 'onAppended'> = {
      readAfter: () => Promise.resolve([]),
      onAppended: () => () => {},
    };
    const faults: string[] = [];
    const projector = openProjector({
      store,
      journal: nothing as Journal,
      say: (line) => void faults.push(line),
    });
    for (const { name } of projections)
      if (!(await projector.reached(name, 0, 60_000))) throw new Error(`${name} not made: ${faults.join()}`);
    await projector.close();
  },
};
