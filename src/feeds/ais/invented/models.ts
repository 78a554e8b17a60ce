import type { Model } from './identity.ts';

/** The kinds of craft of the invented hour. */
export const models = {
  cargo: {
    mids: [211, 219, 229, 235, 244, 248, 255, 257, 304, 305, 352, 477, 538, 563, 636],
    shipTypes: [70, 70, 70, 71, 72, 79, 80, 80, 81, 89],
    lengthMetres: [88, 366],
    draughtMetres: [4.5, 14.8],
    destinations: ['ROTTERDAM', 'ANTWERP', 'LE HAVRE', 'SOUTHAMPTON', 'HAMBURG', 'BILBAO', null],
    names: ['STAR', 'TRADER', 'SPIRIT', 'PIONEER', 'HORIZON', 'CARRIER', 'WAVE', 'ARROW'],
  },
  ferry: {
    mids: [228, 232, 235, 227],
    shipTypes: [60, 60, 69],
    lengthMetres: [165, 215],
    draughtMetres: [5.8, 6.8],
    destinations: ['DOVER-CALAIS', 'CALAIS-DOVER'],
    names: ['FERRY', 'LIAISON'],
  },
  fishing: {
    mids: [227, 228, 232, 235, 205],
    shipTypes: [30],
    lengthMetres: [15, 24],
    draughtMetres: [2.5, 3.8],
    destinations: [null],
    names: ['GANNET', 'TERN', 'PETREL', 'MARSOUIN'],
  },
  yacht: {
    mids: [227, 232, 235, 244, 205],
    shipTypes: [36, 36, 37],
    lengthMetres: [8, 16],
    draughtMetres: null,
    destinations: [null],
    names: ['BREEZE', 'CORMORANT', 'SAIL', 'VOILE'],
  },
  lifeboat: {
    mids: [232, 227],
    shipTypes: [51],
    lengthMetres: [14, 18],
    draughtMetres: null,
    destinations: [null],
    names: ['RESCUE'],
  },
  patrol: {
    mids: [226, 232],
    shipTypes: [55],
    lengthMetres: [32, 52],
    draughtMetres: [2.5, 3.5],
    destinations: [null],
    names: ['PATROL'],
  },
} as const satisfies Readonly<Record<string, Model>>;
