import type { FeatureLike } from 'ol/Feature.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import type { ChartPalette } from './palette.ts';

/** What the node says of one chart layer. */
export type ChartKind = 'land' | 'lane' | 'sector' | 'line' | 'port' | 'site' | 'other';

/** The drawing of one kind of chart layer in one palette: quiet, and told apart by line, not by colour. */
export function chartStyle(
  kind: ChartKind,
  legal: boolean,
  palette: ChartPalette,
): (feature: FeatureLike) => Style {
  const plain = styleOf(kind, legal, palette);
  const zone = new Style({ fill: new Fill({ color: palette.zone }) });
  return (feature) => (feature.get('zone') === true ? zone : plain);
}

function styleOf(kind: ChartKind, legal: boolean, palette: ChartPalette): Style {
  switch (kind) {
    case 'land':
      return new Style({ fill: new Fill({ color: palette.land }), stroke: stroke(palette.coast, 1) });
    case 'lane':
      return new Style({ stroke: stroke(palette.line, 1, [8, 4]) });
    case 'sector':
      return new Style({ stroke: stroke(palette.line, 1, [2, 3]) });
    case 'line':
      return new Style({
        stroke: legal ? stroke(palette.faint, 1.5) : stroke(palette.faint, 1, [12, 4, 2, 4]),
      });
    default:
      return new Style({ stroke: stroke(palette.line, 1) });
  }
}

function stroke(color: string, width: number, lineDash?: number[]): Stroke {
  return new Stroke(lineDash === undefined ? { color, width } : { color, width, lineDash });
}
