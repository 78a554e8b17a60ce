import type { Polygon, Position as Coordinate } from 'geojson';
import type { Box } from '../../../kernel/geo.ts';
import type { Text } from '../../../kernel/text.ts';
import { type ChartSet, textOf } from '../../../kit/map/chart-set.ts';

/** A named zone of the charts, and the box around it. */
export interface Zone {
  readonly id: string;
  readonly name: Text;
  readonly box: Box;
}

/** Every polygon of the charts that bears a name, in the order of the charts. Land is no zone. */
export function zonesOf(charts: ChartSet): readonly Zone[] {
  return charts.sheets
    .filter((sheet) => sheet.kind !== 'land')
    .flatMap((sheet) =>
      sheet.features.features.flatMap(({ geometry, properties }, n): readonly Zone[] => {
        const name = textOf(properties?.['name']);
        if (name === null) return [];
        if (geometry.type === 'Polygon') return [{ id: `${sheet.id}:${n}`, name, box: boxAround(geometry) }];
        return [];
      }),
    );
}

function boxAround({ coordinates }: Polygon): Box {
  const ring: readonly Coordinate[] = coordinates[0] ?? [];
  const lons = ring.map(([lon = 0]) => lon);
  const lats = ring.map(([, lat = 0]) => lat);
  return {
    south: Math.min(...lats),
    west: Math.min(...lons),
    north: Math.max(...lats),
    east: Math.max(...lons),
  };
}
