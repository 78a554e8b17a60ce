import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { askedByPeople, openDoors, sheetRows } from '../../drills/matrix-cells.ts';
import { states } from '../../src/kernel/label.ts';
import { matrixRows, matrixSheet } from '../../src/node/golden-matrix.ts';
import { routesAtRest } from '../../src/node/golden-sheets.ts';
import { openAccess } from '../../src/node/policies.ts';
import { projectFolder } from '../../src/node/version.ts';

// golden/matrix.txt twice: made anew from the policies, and every cell of it asked of the real gate, where what is
// expected is read from the sheet that people sign. Behind the gate stands one stand-in record, with which the act is
// then asked as a room would ask it.

const asIs = { fr: openAccess('fr'), uk: openAccess('uk') };
const rows = sheetRows();
const doors = await openDoors((node) => asIs[node]);
afterAll(() => doors.close());

test('the sheet has every route that asks for an action, with every role on both nodes', () => {
  const asked = routesAtRest().filter(({ action }) => action.includes('/'));
  const roles = new Set(asIs.uk.roles);
  const expected = asked.flatMap(({ method, url }) =>
    [...roles].flatMap((role) => states.map((node) => `${method} ${url} ${role} ${node}`)),
  );
  expect(expected.length).toBeGreaterThan(500);
  expect(rows.map(({ method, url, role, node }) => `${method} ${url} ${role} ${node}`).toSorted()).toEqual(
    expected.toSorted(),
  );
});

describe('each cell is what the gate and the record answer', () => {
  const guarded = rows.filter(askedByPeople);
  const byAct = Map.groupBy(guarded, ({ action }) => action);

  test('there are cells before the door and behind it', () => {
    expect(guarded.filter(({ mayKnock }) => !mayKnock).length).toBeGreaterThan(200);
    expect(guarded.filter(({ mayKnock }) => mayKnock).length).toBeGreaterThan(200);
  });

  test.for([...byAct])(
    '%s: whoever is refused at the door hears so whatever the record, and behind it the sheet holds',
    async ([action, ofAct]) => {
      const wrong: string[] = [];
      for (const row of ofAct) wrong.push(...(await doors.wrongOf(row)));
      expect(wrong).toEqual([]);
      // The sheet asks much the same of the policies: here, while their answers are still kept.
      expect(matrixRows(asIs, action)).toHaveLength(asIs.uk.roles.length);
    },
  );
});

// Tens of thousands of questions to the engine, where the cells were not asked before: a slow machine takes its time.
const sheetMilliseconds = 180_000;

test(
  'every role with every address, marking and state stands on golden/matrix.txt, and nothing leaks there',
  () => {
    const sheet = matrixSheet(asIs, routesAtRest());
    const path = join(projectFolder, 'golden', 'matrix.txt');
    // As the other sheets: written anew on demand, for a person to read and commit.
    if (process.env['STRAIT_GOLDEN'] === 'write') writeFileSync(path, sheet);
    expect(readFileSync(path, 'utf8')).toBe(sheet);
    const cells = sheet.split('\n').filter((line) => / {3}uk (?:yes|no )/.test(line));
    expect(cells.length).toBeGreaterThan(1_000);
    expect(cells.filter((line) => line.includes('!'))).toEqual([]);
  },
  sheetMilliseconds,
);
