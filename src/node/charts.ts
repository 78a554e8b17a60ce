import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChartLayer, chartLayer } from '../operations/picture/charts.ts';
import { projectFolder } from './version.ts';

/** The coast, and the layers of the configured folder or the demonstration's sketches; by file name. */
export function readCharts(folder: string | undefined): readonly ChartLayer[] {
  const assets = join(projectFolder, 'assets');
  return [join(assets, 'geo'), folder ?? join(assets, 'charts')].flatMap(readFolder);
}

function readFolder(from: string): readonly ChartLayer[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.geojson'))
    .sort()
    .map((name) => chartLayer(name.slice(0, -'.geojson'.length), readFileSync(join(from, name), 'utf8')));
}
