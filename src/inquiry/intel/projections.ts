import { applyFolded, createFolded, streamTable } from '../../app/folded-projection.ts';
import type { Projection } from '../../app/project.ts';
import { tipDecider } from './decide.ts';
import { tipEventSchemas } from './events-tip.ts';
import { intelKind } from './index.ts';

const table = streamTable({
  name: 'tip',
  kind: intelKind,
  decider: tipDecider,
  isOpen: (state) => state.phase === 'known' && state.tip.withdrawn === null,
  personal: true,
});

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
