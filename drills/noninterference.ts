import { type Group, groups } from './noninterference-people.ts';
import { findPlanted, planted } from './noninterference-planted.ts';
import { type Difference, openEra, type Tally } from './noninterference-rounds.ts';
import { type FaultSwitch, spoiling } from './planted-leaks.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';
import { type House, openHouse } from './worlds.ts';

/** Eras, each on fresh databases, and the rounds of each; small takes the three groups at the walls that matter most. */
const sizes = {
  small: { rounds: 3, turns: 1, groups: groups.slice(0, 3), share: 0.15 },
  full: { rounds: 34, turns: 3, groups, share: 1 },
} as const;

/** Two worlds that differ only in what a reader may not know give that reader the same bytes, whatever is asked. */
export const noninterference: Proof = { name: 'noninterference', run };

async function run({ size, seed, progress }: ProofRun): Promise<ProofResult> {
  const { rounds, turns, share, groups: taken } = sizes[size];
  const tally: Tally = { rounds: 0, requests: 0, streams: 0, bytes: 0, acts: 0 };
  const differences: Difference[] = [];
  const found = new Map<string, number | null>();
  const house = await openHouse();
  try {
    for (let turn = 0; turn < turns; turn += 1)
      for (const [at, group] of taken.entries()) {
        const era = {
          house,
          group,
          tally,
          seed: seed + turn * 10 + at,
          rounds,
          share,
          withPlanted: turn === 0,
        };
        const seen = await liveThrough(era, (line) => progress(`${group.name}: ${line}`));
        differences.push(...seen.differences);
        for (const [fault, took] of seen.found) found.set(fault, took);
      }
  } finally {
    await house.close();
  }
  const missed = planted.filter(({ fault }) => found.get(fault) === null || !found.has(fault));
  const [first, ...further] = differences;
  return {
    pass: differences.length === 0 && missed.length === 0,
    figures: {
      ...tally,
      differences: differences.length,
      ...(first === undefined ? {} : { first: `${first.reader}: ${first.asked}: ${first.a} | ${first.b}` }),
      ...(further.length === 0
        ? {}
        : {
            further: further
              .slice(0, 9)
              .map(({ reader, asked }) => `${reader}: ${asked}`)
              .join(' ; '),
          }),
      planted: planted.length,
      found: planted.length - missed.length,
      ...(missed.length === 0 ? {} : { missed: missed.map(({ fault }) => fault).join('; ') }),
      table: [...found].map(([fault, took]) => `[${fault}: round ${took ?? 'never'}]`).join(' '),
    },
  };
}

interface EraRun {
  readonly house: House;
  readonly group: Group;
  readonly tally: Tally;
  readonly seed: number;
  readonly rounds: number;
  readonly share: number;
  readonly withPlanted: boolean;
}

/** An observer sees the board: where that is hidden, there is nothing to compare. */
const isVisited = ({ shown, hidden }: Group): boolean =>
  shown.includes('picture') && !hidden.includes('board');

async function liveThrough(
  { house, group, tally, seed, rounds, share, withPlanted }: EraRun,
  progress: (line: string) => void,
) {
  const fault: FaultSwitch = { active: null };
  const worlds = await house.pair(() => spoiling(fault));
  try {
    const era = await openEra(worlds, { group, seed, tally });
    const differences: Difference[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const reader = group.readers[round % group.readers.length] ?? group.readers[0];
      const seen = await era.round(reader, { share });
      differences.push(...seen);
      for (const one of seen) progress(`${one.reader}: ${one.asked}: ${one.a} | ${one.b}`);
      tally.rounds += 1;
      progress(`round ${round + 1} of ${rounds}, ${differences.length} differences`);
    }
    const visitors = groups.flatMap(({ readers }) => readers).filter(({ name }) => name === 'observer');
    const parts = { worlds, era, group, fault, visitors: isVisited(group) ? visitors : [] };
    if (!withPlanted) return { differences, found: new Map<string, number | null>() };
    const { found, afterwards } = await findPlanted(parts);
    return { differences: [...differences, ...afterwards], found };
  } finally {
    await worlds.close();
  }
}
