import { afterAll, describe, expect, test } from 'vitest';
import { askedByPeople, openDoors, sheetRows } from '../../drills/matrix-cells.ts';
import { states } from '../../src/kernel/label.ts';
import { routesAtRest } from '../../src/node/golden-sheets.ts';
import { openAccess } from '../../src/node/policies.ts';

// Every cell of golden/matrix.txt, asked of the real gate: what is expected is read from the sheet that people sign.
// Behind the gate stands one stand-in record, with which the act is then asked as a room would ask it.

const rows = sheetRows();
const doors = await openDoors();
afterAll(() => doors.close());

test('the sheet has every route that asks for an action, with every role on both nodes', () => {
  const asked = routesAtRest().filter(({ action }) => action.includes('/'));
  const roles = new Set(openAccess('uk').roles);
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

  test('whoever is refused at the door hears so whatever the record', async () => {
    const refused = guarded.filter(({ mayKnock }) => !mayKnock);
    expect(refused.length).toBeGreaterThan(200);
    for (const row of refused) expect(await doors.wrongOf(row)).toEqual([]);
  });

  test.for(guarded.filter(({ mayKnock }) => mayKnock))('$method $url: $role on $node', async (row) =>
    expect(await doors.wrongOf(row)).toEqual([]),
  );
});
