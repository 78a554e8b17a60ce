import type { Land } from '../kernel/land.ts';
import type { ContactSurroundings } from '../operations/rescue/read-contact.ts';
import { readLand } from './land.ts';

/** The coast asset counts sands that dry at low water as land: nearer to its edge than this a boat may well float. */
const tidalMetres = 1_500;

/** What the node knows around a position: its own coast, read when it is first asked for. */
export function overTheChannel(): ContactSurroundings {
  let land: Land | null = null;
  return {
    isOnLand(position) {
      land ??= readLand();
      return land.isOnLand(position) && land.distanceToShoreMetres(position) > tidalMetres;
    },
  };
}
