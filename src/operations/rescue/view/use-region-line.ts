import { useMemo } from 'react';
import { chartStore } from '../../../kit/map/chart-store.ts';
import { useStore } from '../../../kit/store.ts';
import type { RegionWatch } from '../crossing-near.ts';
import type { SearchRegionLine } from '../sea/line.ts';
import { regionLineOf } from './chart-store.ts';

/** The line between the two search regions; null until the chart has come, or where it has none. */
export function useRegionLine(): SearchRegionLine | null {
  return regionLineOf(useStore(chartStore()));
}

/** The line, and how long before it this node calls; null until the chart has come. */
export function useRegionWatch(noticeSeconds: number): RegionWatch | null {
  const line = useRegionLine();
  return useMemo(() => (line === null ? null : { line, noticeSeconds }), [line, noticeSeconds]);
}
