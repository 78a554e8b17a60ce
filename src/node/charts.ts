import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChartLayer, chartLayer } from '../operations/picture/charts.ts';
import { projectFolder } from './version.ts';

/** The layers of the configured folder, or the demonstration's sketches; in the order of their file names. */
export function readCharts(folder: string | undefined): readonly ChartLayer[] {
  const from = folder ?? join(projectFolder, 'assets', 'charts');
  return readdirSync(from)
    .filter((name) => name.endsWith('.geojson'))
    .sort()
    .map((name) => chartLayer(name.slice(0, -'.geojson'.length), readFileSync(join(from, name), 'utf8')));
}
