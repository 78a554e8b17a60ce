import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Ticks of the kernel's process accounting in one second: fixed at 100 for user programs on Linux. */
const ticksPerSecond = 100;

/** Where a program lies on the path; null where it is not installed. */
export function findProgram(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/**
 * Runs a program over a file given as its standard input, its output thrown away, and answers the CPU seconds
 * it used (user and system, to a hundredth). Null where this system does not account for children.
 * Throws where the program fails.
 */
export async function childCpuSeconds(
  program: string,
  args: readonly string[],
  inputFile: string,
): Promise<number | null> {
  const before = childrenTicks();
  if (before === null) return null;
  const input = openSync(inputFile, 'r');
  try {
    const child = spawn(program, args, { stdio: [input, 'ignore', 'ignore'] });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(`${program} ended with ${code}`);
  } finally {
    closeSync(input);
  }
  return ((childrenTicks() ?? before) - before) / ticksPerSecond;
}

/** CPU ticks of all children that have ended. Source: proc(5), /proc/self/stat, cutime and cstime. */
function childrenTicks(): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // The second field, the program's name, may hold spaces: count from behind its bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[13]) + Number(fields[14]);
}
