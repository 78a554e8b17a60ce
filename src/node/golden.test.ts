import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAccess } from '../policy/access.ts';
import { accessSheet, configurationPage, routeSheet } from './golden-sheets.ts';
import { readAccessPolicy } from './policies.ts';
import { projectFolder } from './version.ts';

const golden = join(projectFolder, 'golden');

/** With STRAIT_GOLDEN=write the sheet is written anew, for a person to read and commit. */
function compare(name: string, sheet: string, folder = golden): void {
  const path = join(folder, name);
  if (process.env['STRAIT_GOLDEN'] === 'write') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, sheet);
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(sheet);
}

test('every route with what it asks for stands on golden/routes.txt', () =>
  compare('routes.txt', routeSheet()));

test('who may do what stands on golden/access.txt', () =>
  compare('access.txt', accessSheet(readAccessPolicy())));

test('every key of the configuration stands on docs/configuration.md', () =>
  compare('configuration.md', configurationPage(), join(projectFolder, 'docs')));

test('every action that a route asks for is given to some role, or nobody could ever do it', () => {
  const access = createAccess(readAccessPolicy());
  const roles = ['watch_officer', 'observer', 'source_keeper', 'detection_device'];
  const given = new Set(access.actionsOf(roles));
  const asked = routeSheet()
    .split('\n')
    .map((line) => /operations\/\S+$/.exec(line.trimEnd())?.[0])
    .filter((action) => action !== undefined);
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((action) => !given.has(action))).toEqual([]);
});
