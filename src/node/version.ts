import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The folder of the project, whatever the working folder. */
export const projectFolder = join(import.meta.dirname, '..', '..');

// Read once: every console is told it every two seconds, and what runs stays what it is when the file changes.
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));

/** The program's version, from its one place. */
export function programVersion(): string {
  return version;
}
