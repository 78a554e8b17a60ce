import { applyFolded, createFolded, type FoldedTable } from '../../app/folded-projection.ts';
import type { Projection } from '../../app/project.ts';
import { tipDecider, type TipState } from './decide.ts';
import { type TipEvent, tipEventSchemas } from './events-tip.ts';
import { intelKind } from './index.ts';

const table: FoldedTable<TipState, TipEvent> = {
  name: 'tip',
  rowOf({ stream, event }) {
    if (!stream.startsWith(`${intelKind}/`)) return null;
    return { id: stream.slice(intelKind.length + 1), event: event as TipEvent }; // a stream has one kind of events
  },
  evolve: (state, event) => tipDecider.evolve(state ?? tipDecider.initial, event),
  isOpen: (state) => state.phase === 'known' && state.tip.withdrawn === null,
  personal: true,
};

/** Tips as folded by their own decider. Nothing of them is shared with another node. */
export const intelProjection: Projection = {
  name: 'intel',
  version: 2,
  tables: [table.name],
  types: Object.keys(tipEventSchemas),
  create: createFolded(table.name),
  async apply(events, run) {
    await applyFolded(table, { events, shared: new Map() }, run);
  },
};
