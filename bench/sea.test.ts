import { expect, test } from 'vitest';
import { measure as measureDrift } from './drift.ts';
import { measure as measureRoutes } from './routes.ts';

const given = { peers: false, repetitions: 1, progress: () => undefined };

test('a small run gives a figure for each aspect', () => {
  const rows = [...measureDrift(given, 500), ...measureRoutes(given, 20)];
  expect(rows.map(({ kernel }) => kernel)).toEqual([
    'drift',
    'drift-area',
    'drift-area-blind',
    'drift-crossing',
    'drift-side',
    'routes',
    'routes-grid',
    'routes-land',
    'routes-on-land',
    'routes-crosses',
    'routes-shore',
  ]);
  for (const { figure } of rows) expect(figure).toBeGreaterThan(0);
});
