import { expect, test } from 'vitest';
import { addSeconds, instant, toUtc } from '../../kernel/time.ts';
import { givenLand } from '../../kernel/given-land.ts';
import { dispatch } from '../../operations/dispatch/index.ts';
import { recommend } from '../../operations/dispatch/recommend.ts';
import { createSeaGrid } from '../../operations/dispatch/sea-grid.ts';
import { travelOver } from '../../operations/dispatch/travel-over.ts';
import { initialUnit, unitView } from '../../operations/dispatch/unit-state.ts';
import type { Need } from '../../operations/dispatch/wire.ts';
import { demonstrationBodies } from './staff-bodies.ts';
import { inventedUnits, unitCommands, unitShiftCommands } from './units.ts';

const now = instant(Date.UTC(2026, 0, 10, 2));
const doors = Object.fromEntries(
  dispatch.streams.flatMap(({ commands }) =>
    Object.entries(commands).map(([name, { schema }]) => [name, schema]),
  ),
);

test('every order of the demonstration is one that the room takes, once each', () => {
  const orders = [...unitCommands, ...unitShiftCommands(now)];
  for (const { context, command, fields } of orders) {
    expect(context).toBe(dispatch.name);
    expect([command, doors[command]?.safeParse(fields).success]).toEqual([command, true]);
  }
  expect(new Set(orders.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(orders.length);
});

test('units are of both states, of a body of the demonstration, and look invented', () => {
  const bodies = new Set(demonstrationBodies.map(({ id }) => id));
  expect(inventedUnits.length).toBeGreaterThanOrEqual(12);
  for (const { fields } of inventedUnits) {
    expect(bodies).toContain(fields.agency);
    expect(fields.agency.startsWith(`${fields.side}-`)).toBe(true);
    expect(fields.callName).toMatch(/^Exe?mple |^Example /);
    expect(fields.mmsi).toBeNull();
  }
  expect(new Set(inventedUnits.map(({ fields }) => fields.side))).toEqual(new Set(['fr', 'uk']));
});

test('each has a way to the middle of the strait: whoever sails goes round the land', () => {
  const travel = travelOver(createSeaGrid(givenLand()));
  const shift = { shift: 'n1', from: toUtc(now), until: toUtc(addSeconds(now, 43_200)), crew: 99 };
  const units = inventedUnits.map(({ unit, fields }) =>
    unitView(unit, fields, { ...initialUnit, status: 'available', shift }),
  );
  const need: Need = {
    boat: 'b-000001',
    kind: 'search',
    urgency: 'distress',
    place: { lat: 51.03, lon: 1.55 },
    placeAt: toUtc(now),
    withinMetres: 500,
    persons: 40,
    personsInWater: true,
    seaState: 3,
    neededBy: null,
  };
  const searching = recommend({ need, units, now, travel });
  expect(searching.excluded).toEqual([]);
  const rescuing = recommend({ need: { ...need, kind: 'rescue' }, units, now, travel });
  expect(rescuing.excluded.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    ['no_place_aboard'],
    ['no_place_aboard'],
    ['no_place_aboard'],
  ]);
  expect(new Set(rescuing.options.slice(0, 4).map(({ side }) => side))).toEqual(new Set(['fr', 'uk']));
  // From Ramsgate to the bay off Hythe: the foreland stands in the way of whoever sails.
  const from = { lat: 51.33, lon: 1.42 };
  const bay = { lat: 51.05, lon: 1.05 };
  const sea = travel({ from, kind: 'lifeboat', speedMetresPerSecond: 10 }, bay);
  const air = travel({ from, kind: 'helicopter', speedMetresPerSecond: 10 }, bay);
  expect(sea ?? 0).toBeGreaterThan(1.1 * (air ?? Number.NaN));
});
