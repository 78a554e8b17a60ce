import { expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { createDetectionReader } from './detection-reader.ts';
import type { DetectionView } from './wire.ts';

const row = {
  id: 'example-1/0001',
  touched: 4,
  version: 1,
  source: 'example-1',
  kind: 'thermal',
  happened: 1_000,
  recorded: 2_000,
  timeliness: 'in_time',
  lat: 51,
  lon: 1.5,
  accuracy_metres: 50,
  bearing: null,
  confidence: null,
  count: null,
  image_reference: 'images/example-1',
  value: null,
};

test('every list and the live stream show a detection as its reader may see it', async () => {
  const kept = (view: DetectionView): DetectionView => ({ ...view, imageReference: null });
  const read = async () => [row];
  const lists = async (mask: (view: DetectionView) => DetectionView) => {
    const reader = createDetectionReader(read, mask);
    const [from, to] = [instant(0), instant(10_000)];
    const box = { south: 50, west: 1, north: 52, east: 2, from, to };
    const changed = await reader.changedBetween(0, 9, from);
    return [
      ...(await reader.at({ at: to, as: 'known', from })),
      ...(await reader.within(box)),
      ...changed.views,
    ].map(({ imageReference }) => imageReference);
  };
  expect(await lists((view) => view)).toEqual(Array.from({ length: 3 }, () => 'images/example-1'));
  expect(await lists(kept)).toEqual([null, null, null]);
});
