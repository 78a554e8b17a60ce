/** Milliseconds of processor time that an act takes. */
function costOf(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Below this, milliseconds, the clock of the processor and the first compilation are most of what is measured. */
const floorMs = 5;
const tries = 15;

/**
 * How many times dearer four times the text is: about 4 where reading is linear, 16 where it is quadratic; where the long
 * text is read too fast for any more than a linear growth, no more than that. Of each length the least of several tries,
 * the short one thrice as often: work beside it may make one reading dearer, never a quadratic one cheap.
 */
export function growthOf(read: (text: string) => unknown, unit: string, characters: number): number {
  const long = unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
  const short = long.slice(0, Math.ceil(characters / 4));
  let longMs = costOf(() => read(long));
  let shortMs = Number.POSITIVE_INFINITY;
  let growth = longMs / floorMs; // whatever the short one costs
  for (let number = 1; number < tries && growth > linearMax; number += 1) {
    shortMs = Math.min(shortMs, ...[0, 0, 0].map(() => costOf(() => read(short))));
    growth = longMs / Math.max(floorMs, shortMs);
    if (growth > linearMax)
      longMs = Math.min(
        longMs,
        costOf(() => read(long)),
      );
  }
  return growth;
}

/** A growth up to here is linear, with what a machine that others use adds. */
export const linearMax = 8;
