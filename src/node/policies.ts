import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './version.ts';

/** The access policy's text as both states keep it under `policies/joint`. */
export function readAccessPolicy(): unknown {
  return JSON.parse(readFileSync(join(projectFolder, 'policies', 'joint', 'access.json'), 'utf8'));
}
