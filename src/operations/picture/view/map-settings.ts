import { createRemembered } from '../../../kit/remembered.ts';
import type { Store } from '../../../kit/store.ts';

/** What this browser shows on the chart. */
export interface MapSettings {
  /** Length of the prediction vectors in minutes; 0 draws none. */
  readonly vectorMinutes: number;
  readonly trails: boolean;
  readonly labels: boolean;
  /** Ids of chart layers that are not drawn. */
  readonly hidden: readonly string[];
}

/** The lengths an officer can choose for the vectors, minutes. */
export const vectorChoices = [0, 3, 6, 12, 30] as const;

const initial: MapSettings = {
  vectorMinutes: 6,
  trails: true,
  labels: true,
  hidden: ['derived-median-12nm'],
};

/** The remembered settings of the map on this browser. */
export function createMapSettings(): Store<MapSettings> {
  return createRemembered('strait.map', initial, { read: readSettings });
}

function readSettings(stored: unknown): MapSettings | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { vectorMinutes, trails, labels, hidden } = stored as Partial<Record<keyof MapSettings, unknown>>;
  if (!vectorChoices.some((choice) => choice === vectorMinutes)) return null;
  if (typeof trails !== 'boolean' || typeof labels !== 'boolean' || !Array.isArray(hidden)) return null;
  return {
    vectorMinutes: Number(vectorMinutes),
    trails,
    labels,
    hidden: hidden.filter((one) => typeof one === 'string'),
  };
}
