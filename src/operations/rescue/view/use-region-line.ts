import { useStore } from '../../../kit/store.ts';
import type { SearchRegionLine } from '../sea/line.ts';
import { chartStore, regionLineOf } from './chart-store.ts';

/** The line between the two search regions; null until the chart has come, or where it has none. */
export function useRegionLine(): SearchRegionLine | null {
  return regionLineOf(useStore(chartStore()));
}
