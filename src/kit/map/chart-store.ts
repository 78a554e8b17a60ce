import { createStore, type Store } from '../store.ts';
import { type ChartSet, fetchCharts, noCharts } from './chart-set.ts';

// Fetched once for this page: charts do not change under a watch.
let charts: Store<ChartSet> | null = null;

/** The chart of this node, fetched when first asked for. */
export function chartStore(): Store<ChartSet> {
  if (charts !== null) return charts;
  const store = createStore(noCharts);
  charts = store;
  void fetchCharts().then(store.set);
  return store;
}
