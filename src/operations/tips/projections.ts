import { applyFolded, createFolded, streamTable } from '../../app/folded-projection.ts';
import type { Projection } from '../../app/project.ts';
import { tipDecider } from './decide.ts';
import { tipEventSchemas } from './events-tip.ts';
import { roomTipKind } from './index.ts';

const table = streamTable({
  name: 'tip',
  kind: roomTipKind,
  decider: tipDecider,
  // That its hours are over is seen by whoever reads; none holds for longer than three days.
  isOpen: ({ phase }) => phase === 'received',
});

/** Released tips as folded by their own decider, this node's and those that the other state's node has told. */
export const tipsProjection: Projection = {
  name: 'tips',
  version: 2,
  tables: [table.name],
  types: Object.keys(tipEventSchemas),
  create: createFolded(table.name),
  foldsShared: true,
  async apply(events, run, shared) {
    await applyFolded(table, { events, shared }, run);
  },
};
