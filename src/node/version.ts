import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The folder of the project, whatever the working folder. */
export const projectFolder = join(import.meta.dirname, '..', '..');

/** The program's version, from its one place. */
export function programVersion(): string {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))).version;
}
