import type { KeyboardEvent } from 'react';
import { doKey } from '../elements/keys.ts';
import type { Chart } from './chart.ts';

const panPixels = 80;

/**
 * Moves and scales a map by the arrow keys, `+` and `-`, and does what the room binds besides (`more`, by the key's
 * value); every other key goes on to whoever else listens.
 */
export function onMapKey(
  event: KeyboardEvent,
  chart: Chart | null,
  more: Readonly<Record<string, () => void>> = {},
): void {
  if (chart === null || event.ctrlKey || event.metaKey || event.altKey) return;
  doKey(event, {
    ArrowLeft: () => chart.panBy(-panPixels, 0),
    ArrowRight: () => chart.panBy(panPixels, 0),
    ArrowUp: () => chart.panBy(0, -panPixels),
    ArrowDown: () => chart.panBy(0, panPixels),
    '+': () => chart.zoomBy(1),
    '-': () => chart.zoomBy(-1),
    ...more,
  });
}
