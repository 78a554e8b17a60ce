import type { ContextDoor } from '../../kernel/door.ts';
import { equipmentRegister } from './equipment-register.ts';
import { type FreightSurroundings, passageStreamOver } from './passage-door.ts';
import { placeRegister } from './place-register.ts';

/** Freight: vehicles at ports and terminals, how they were searched and why, and people found in them, by count only. */
export function freightOver(surroundings: FreightSurroundings): ContextDoor {
  return {
    name: 'operations/freight',
    streams: [passageStreamOver(surroundings), placeRegister, equipmentRegister],
  };
}

/** The same without a key for plates: for routes, shapes and sheets; no plate is read by it. */
export const freight: ContextDoor = freightOver({
  tokenOf() {
    throw new Error('plates are read on a node, under its key');
  },
});
