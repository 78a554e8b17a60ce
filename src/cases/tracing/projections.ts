import { applyFolded, createFolded, streamTable } from '../../app/folded-projection.ts';
import type { Projection } from '../../app/project.ts';
import { tracingDecider } from './decide.ts';
import { tracingEventSchemas, tracingKind } from './events-tracing.ts';

const table = streamTable({
  name: 'request',
  kind: tracingKind,
  decider: tracingDecider,
  isOpen: ({ facts, own }) => facts !== null && (own === null || own.closed === null),
  personal: true,
});

/** Tracing requests as folded by their own decider: this side's, and what the other has told of its own. */
export const tracingProjection: Projection = {
  name: 'tracing',
  version: 1,
  tables: [table.name],
  types: Object.keys(tracingEventSchemas),
  create: createFolded(table.name),
  foldsShared: true,
  async apply(events, run, shared) {
    await applyFolded(table, { events, shared }, run);
  },
};
