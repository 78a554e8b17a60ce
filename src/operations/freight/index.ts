import type { ContextDoor } from '../../kernel/door.ts';
import type { GroundReader } from '../../kernel/ground-reader.ts';
import { equipmentRegister } from './equipment-register.ts';
import { lookStream } from './look/look-door.ts';
import { type FreightSurroundings, passageStreamOver } from './passage-door.ts';
import { photoStream } from './photo/photo-door.ts';
import { placeRegister } from './place-register.ts';
import { reportStream } from './report/door.ts';
import { selectionStreams } from './selection/door.ts';
import { teamStreams } from './team/doors.ts';

/** Freight: vehicles at ports and terminals, how they were searched and why, and people found in them, by count only. */
export function freightOver(surroundings: FreightSurroundings, grounds: GroundReader): ContextDoor {
  return {
    name: 'operations/freight',
    streams: [
      passageStreamOver(surroundings),
      placeRegister,
      equipmentRegister,
      ...selectionStreams(grounds),
      reportStream,
      ...teamStreams,
      photoStream,
      lookStream,
    ],
  };
}

/** No key for plates: for routes, shapes and sheets; no plate is read by it. */
export const noPlateKey: FreightSurroundings = {
  tokenOf() {
    throw new Error('plates are read on a node, under its key');
  },
};

const noGrounds = (): never => {
  throw new Error('rules are read on a node, with its list of forbidden grounds');
};

/** The same without a key for plates and without the lists that rules are read with: for shapes alone. */
export const freight: ContextDoor = freightOver(noPlateKey, {
  groundIn: noGrounds,
  proxyIn: noGrounds,
  isCountry: noGrounds,
  countryIn: noGrounds,
  isPersonWord: noGrounds,
  wordsIn: noGrounds,
  closedUp: noGrounds,
});
