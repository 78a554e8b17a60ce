import type { ChartLayer } from '../operations/picture/charts.ts';
import { parseLine, type SearchRegionLine } from '../operations/rescue/sea/line.ts';

/**
 * The line between the two search regions as the node's charts have it; null where no layer of that name is among them,
 * and then no crossing is foreseen. Throws where it cannot be read: a node does not start on a line it cannot read.
 */
export function regionLineOf(charts: readonly Pick<ChartLayer, 'id' | 'geoJson'>[]): SearchRegionLine | null {
  const layer = charts.find(({ id }) => id === 'search-region-line');
  if (layer === undefined) return null;
  const line = parseLine(JSON.parse(layer.geoJson));
  if (!line.ok) throw new Error(`chart layer ${layer.id}: ${line.refusal.code}`);
  return line.value;
}
