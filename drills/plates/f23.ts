import { type PassageSuggestion, suggestPassages } from '../../src/operations/freight/plate/same-passage.ts';
import type { Entry } from './day.ts';
import { factsOf } from './facts.ts';

const typed = (text: string): Entry['tractor'] => ({ text, country: null });

function entry(id: string, minute: number, further: Partial<Entry>): Entry {
  return {
    id,
    truth: id,
    place: 'coquelles',
    direction: 'to_uk',
    minute,
    tractor: null,
    trailer: null,
    looked: ['tractor'],
    sides: 'unknown',
    form: null,
    isCamera: false,
    slips: [],
    ...further,
  };
}

interface Case {
  readonly name: string;
  readonly pass: boolean;
}

function suggested(now: Entry, open: readonly Entry[]): readonly PassageSuggestion[] {
  return suggestPassages(factsOf(now), open.map(factsOf), { suggestionsMax: 10 });
}

/**
 * The vehicles of F23: one scanned at Calais in the morning and searched at Coquelles at night by two teams who type the
 * plate differently, among others of that night; and the two of the replay, entered as it has them.
 */
export function f23Cases(): readonly Case[] {
  const morning = entry('calais', 8 * 60, { place: 'calais', tractor: typed('HGV-3X77') });
  const heartbeat = entry('heartbeat', 22 * 60 + 40, { tractor: typed('HGV-3X77') });
  const search = entry('search', 22 * 60 + 53, { tractor: typed('HGV 3X-77') });
  const scan = entry('scan', 28 * 60 + 40, { place: 'dunkirk', tractor: typed('HGV-8B10'), sides: 'soft' });
  const opened = entry('opened', 28 * 60 + 58, {
    place: 'dunkirk',
    tractor: typed('hgv 88I0'),
    sides: 'soft',
  });
  const night = entry('night', 22 * 60 + 53, { tractor: typed('HGV 3X71') });
  const isFirst = (all: readonly PassageSuggestion[], id: string): boolean =>
    all[0]?.passage === id && all[0].strength !== 'weak';
  const found = suggested(search, [morning, heartbeat, scan]);
  return [
    {
      name: 'one vehicle, two teams, two typings',
      pass: isFirst(suggested(search, [heartbeat, scan]), 'heartbeat'),
    },
    {
      name: 'scan and search with signs taken for each other',
      pass: isFirst(suggested(opened, [heartbeat, search, scan]), 'scan'),
    },
    {
      name: 'Calais in the morning, Coquelles at night',
      pass: ['calais', 'heartbeat'].every((id) =>
        found.some(({ passage, strength }) => passage === id && strength !== 'weak'),
      ),
    },
    {
      name: 'a sign wrong as well is suggested or shown',
      pass: suggested(night, [morning, scan])[0]?.passage === 'calais',
    },
    { name: 'two vehicles of one night stay two', pass: suggested(opened, [heartbeat, search]).length === 0 },
  ];
}
