import type { ChartLayer } from '../operations/picture/charts.ts';
import type { RegionWatch } from '../operations/rescue/crossing-near.ts';
import { parseLine } from '../operations/rescue/sea/line.ts';
import type { Config } from './config.ts';

/**
 * The line between the two search regions as the node's charts have it, and how long before it the node calls; null
 * where no layer of that name is among them, and then no crossing is foreseen. Throws where it cannot be read: a node
 * does not start on a line it cannot read.
 */
export function regionWatchOf(
  charts: readonly Pick<ChartLayer, 'id' | 'geoJson'>[],
  { crossingNoticeMinutes }: Pick<Config, 'crossingNoticeMinutes'>,
): RegionWatch | null {
  const layer = charts.find(({ id }) => id === 'search-region-line');
  if (layer === undefined) return null;
  const line = parseLine(JSON.parse(layer.geoJson));
  if (!line.ok) throw new Error(`chart layer ${layer.id}: ${line.refusal.code}`);
  return { line: line.value, noticeSeconds: crossingNoticeMinutes * 60 };
}
