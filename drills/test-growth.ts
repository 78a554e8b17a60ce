/** Milliseconds of processor time that an act takes, the least of three: what else the machine does counts for little. */
function costOf(act: () => unknown): number {
  const runs = [0, 0, 0].map(() => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

/** Below this, milliseconds, the clock of the processor and the first compilation are most of what is measured. */
const floorMs = 5;
const tries = 5;

/**
 * How many times dearer four times the text is: about 4 where reading is linear, 16 where it is quadratic. The least of
 * several tries: work beside it may make one dearer, never a quadratic reading cheap.
 */
export function growthOf(read: (text: string) => unknown, unit: string, characters: number): number {
  const long = unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
  const short = long.slice(0, Math.ceil(characters / 4));
  read(short);
  let least = Number.POSITIVE_INFINITY;
  for (let number = 0; number < tries && least > linearMax; number += 1)
    least = Math.min(
      least,
      costOf(() => read(long)) /
        Math.max(
          floorMs,
          costOf(() => read(short)),
        ),
    );
  return least;
}

/** A growth up to here is linear, with what a machine that others use adds. */
export const linearMax = 8;
