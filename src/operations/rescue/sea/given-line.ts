import { readFileSync } from 'node:fs';
import { parseLine, type SearchRegionLine } from './line.ts';

/** The search-region line of the project's charts, for tests. */
export function givenLine(): SearchRegionLine {
  const file = new URL('../../../../assets/charts/search-region-line.geojson', import.meta.url);
  const read = parseLine(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}
