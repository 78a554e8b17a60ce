import type { Group, Reader } from './noninterference-people.ts';
import type { Difference, Era } from './noninterference-rounds.ts';
import type { FaultSwitch } from './planted-leaks.ts';
import { switchSql } from './planted-sql.ts';
import type { Worlds } from './worlds.ts';

/** A leak put in on purpose: with whom it must come to light, and what they must not learn of. */
export interface Planted {
  readonly fault: string;
  readonly reader: string;
  /** Done in each round, by name: in one world alone where it is hidden. */
  readonly surely: readonly string[];
  /** What it wrote stays wrong once it is taken out: tried last of its group, after what must be whole again was seen. */
  readonly lasting?: true;
}

const foreign = 'duty officer of other remits';
const aSource = 'the keeper enters or retires a source';
const aBoat = 'a boat is opened';
const atSea = 'a detection kept by another agency and remit';

/** In the order in which they are tried: the last of the watch's show what it may see itself. */
export const planted: readonly Planted[] = [
  // Whoever sees a hidden detection can act on it, and the key of that act is then taken in one world alone.
  { fault: 'both locks off the picture', reader: 'watch officer', surely: [atSea], lasting: true },
  {
    fault: 'a list of names that never ends',
    reader: 'watch officer',
    surely: ['a detection kept by a list whose time is over'],
    lasting: true,
  },
  { fault: 'a count over all rows', reader: 'watch officer', surely: [atSea] },
  { fault: 'a refusal that tells hidden from absent', reader: 'watch officer', surely: [atSea] },
  { fault: 'places in the open', reader: 'watch officer', surely: ['the monitor reports'] },
  { fault: 'places sealed alike', reader: 'watch officer', surely: [] },
  { fault: 'health with the head of the book', reader: 'watch officer', surely: [atSea] },
  {
    fault: 'keys shared by all',
    reader: 'watch officer',
    surely: ['a person asks for their data'],
    lasting: true,
  },
  {
    fault: 'suggestions from all names',
    reader: 'watch officer',
    surely: ['a claimant is put into the vault'],
  },
  { fault: 'how busy the address is', reader: 'watch officer', surely: ['others come, go and are refused'] },
  {
    fault: 'openings counted for whoever looks',
    reader: 'watch officer',
    surely: ['a claimant is put into the vault', 'a claimant is opened'],
  },
  {
    fault: 'a mask forgotten in the stream',
    reader: 'observer',
    surely: ['a device detects, with another image in each world'],
  },
  {
    fault: 'decisions kept without the agency',
    reader: 'investigator',
    surely: ['a suspect is put into the vault', 'a witness is put into the vault by an agency apart'],
  },
  { fault: 'a list without row security', reader: foreign, surely: [aSource] },
  { fault: 'a table without row security', reader: foreign, surely: [aSource] },
  {
    fault: 'an error that says how many',
    reader: 'investigator',
    surely: ['a claimant is put into the vault'],
  },
  // Of the rooms in which a rescue is led.
  { fault: 'the stream names the rescue to all', reader: foreign, surely: [] },
  { fault: 'alarms in the health message', reader: foreign, surely: [aBoat] },
  { fault: 'the board without its locks', reader: foreign, surely: [aBoat] },
  { fault: 'alarms without row security', reader: foreign, surely: [aBoat] },
  { fault: 'a boat that is refused in other words than none', reader: foreign, surely: [aBoat] },
  { fault: 'figures counted over all', reader: 'investigator', surely: [aBoat] },
  { fault: 'callers counted for whoever searches', reader: 'investigator', surely: [aBoat] },
  {
    fault: 'the head of the book in the file of a passage',
    reader: 'freight supervisor',
    surely: ['a lorry is searched', aBoat],
  },
  {
    fault: 'a closing that waits in the offices',
    reader: 'staff officer of the watch’s agency',
    surely: ['a closing waits for its second'],
    lasting: true,
  },
];

const roundsMax = 25;

/** What came of the leaks that were put in. */
export interface PlantedFound {
  /** The rounds that each took to come to light; null: missed. */
  readonly found: ReadonlyMap<string, number | null>;
  /** What still differed once all were taken out again: nothing, or one may have been found for another. */
  readonly afterwards: readonly Difference[];
}

/** Switches each fault on that this group's readers can meet, and looks on until it is found. */
export async function findPlanted(parts: {
  readonly worlds: Worlds;
  readonly era: Era;
  readonly group: Group;
  readonly fault: FaultSwitch;
  readonly visitors: readonly Reader[];
}): Promise<PlantedFound> {
  const { worlds, era, group, fault, visitors } = parts;
  const readers = [...group.readers, ...visitors];
  const found = new Map<string, number | null>();
  const tried = async (faults: readonly Planted[]): Promise<Reader | null> => {
    let last: Reader | null = null;
    for (const one of faults) {
      const reader = readers.find(({ name }) => name === one.reader);
      if (reader === undefined) continue;
      await turn(worlds, fault, one.fault);
      found.set(one.fault, await lookFor(era, reader, one));
      await turn(worlds, fault, null);
      last = reader;
    }
    return last;
  };
  const last = await tried(planted.filter(({ lasting }) => lasting !== true));
  const afterwards = last === null ? [] : await era.round(last, { share: 0.05 });
  await tried(planted.filter(({ lasting }) => lasting === true));
  return { found, afterwards };
}

/** The round in which a fault comes to light; null: never. */
async function lookFor(era: Era, reader: Reader, { surely }: Planted): Promise<number | null> {
  for (let round = 1; round <= roundsMax; round += 1)
    if ((await era.round(reader, { surely, share: 0.05 })).length > 0) return round;
  return null;
}

async function turn(worlds: Worlds, fault: FaultSwitch, to: string | null): Promise<void> {
  for (const world of worlds.all) {
    if (fault.active !== null) await switchSql(world, fault.active, false);
    if (to !== null) await switchSql(world, to, true);
  }
  fault.active = to;
}
