import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accessSheet, configurationPage, routesAtRest, routeSheet } from './golden-sheets.ts';
import { openAccess } from './policies.ts';
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
  compare('routes.txt', routeSheet(openAccess('uk').actions)));

test('who may do what stands on golden/access.txt', () =>
  compare('access.txt', accessSheet({ fr: openAccess('fr'), uk: openAccess('uk') })));

test('every key of the configuration stands on docs/configuration.md', () =>
  compare('configuration.md', configurationPage(), join(projectFolder, 'docs')));

test('every action that a route asks for stands in the schema, and some role has each of the schema', () => {
  const asked = routesAtRest()
    .map(({ action }) => action)
    .filter((action) => action.includes('/'));
  expect(asked.length).toBeGreaterThan(8);
  for (const access of [openAccess('fr'), openAccess('uk')]) {
    expect(asked.filter((action) => !access.actions.includes(action))).toEqual([]);
    expect(
      access.actions.filter((action) => !access.roles.some((role) => access.allows([role], action))),
    ).toEqual([]);
  }
});
