import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Serves the chart with the line between the two search regions, as a node does; the fake node has none. */
export async function serveRegionLine(page: Page): Promise<void> {
  const file = new URL('../../assets/charts/search-region-line.geojson', import.meta.url);
  const geoJson = readFileSync(file, 'utf8');
  const { features: _features, ...entry } = JSON.parse(geoJson);
  const id = 'search-region-line';
  await page.route('**/api/charts', (route) => route.fulfill({ json: [{ ...entry, id }] }));
  await page.route(`**/api/charts/${id}`, (route) => route.fulfill({ body: geoJson }));
}
