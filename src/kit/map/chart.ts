import type { FeatureCollection } from 'geojson';
import GeoJSON from 'ol/format/GeoJSON.js';
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import View from 'ol/View.js';
import type { Box, Position } from '../../kernel/geo.ts';
import { type ChartKind, chartStyle } from './chart-style.ts';
import { boxOfMercator, type Frame, fromMercator, mercatorX, mercatorY } from './frame.ts';
import { createPainterLayer } from './painter-layer.ts';
import { type ChartPalette, readPalette } from './palette.ts';

/** One sheet of the chart: lines and areas for the base. Points are the painter's. */
export interface ChartSheet {
  readonly id: string;
  readonly kind: ChartKind;
  readonly legal: boolean;
  readonly features: FeatureCollection;
}

/** Where the chart stands. */
export interface ChartView {
  readonly centre: Position;
  readonly zoom: number;
}

export interface ChartOptions {
  /** A box to be seen whole, or a view held before. */
  readonly opensOn: Box | ChartView;
  /** True: no interaction at all, the view never moves under anybody. */
  readonly still: boolean;
  readonly draw: (frame: Frame) => void;
  onPointer(at: Position | null, pixel: readonly [number, number]): void;
  onClick(at: Position, pixel: readonly [number, number]): void;
  onView(view: ChartView): void;
  /** The operator dragged the sheet by hand. */
  onDrag(): void;
}

const zoomLimits = { minZoom: 5, maxZoom: 18 } as const;

/** Puts a chart into an element: OpenLayers on Canvas 2D, no network beside the node, no graphics processor needed. */
export function createChart(target: HTMLElement, options: ChartOptions) {
  let palette = readPalette(target);
  const sheets = new Map<string, { readonly sheet: ChartSheet; readonly layer: VectorLayer }>();
  const painter = createPainterLayer({ palette: () => palette, draw: options.draw });
  painter.setZIndex(100);
  const { map, view } = openMap(target, options);
  map.addLayer(painter);

  return {
    redraw: () => painter.changed(),
    setSheets(next: readonly ChartSheet[]): void {
      for (const [id, kept] of sheets) {
        if (next.some((sheet) => sheet === kept.sheet)) continue;
        map.removeLayer(kept.layer);
        sheets.delete(id);
      }
      for (const sheet of next) {
        if (sheets.has(sheet.id)) continue;
        const layer = layerOf(sheet, palette);
        sheets.set(sheet.id, { sheet, layer });
        map.addLayer(layer);
      }
      painter.changed();
    },
    /** Reads the colours again after the light has changed. */
    repaint(): ChartPalette {
      palette = readPalette(target);
      for (const { sheet, layer } of sheets.values())
        layer.setStyle(chartStyle(sheet.kind, sheet.legal, palette));
      painter.changed();
      return palette;
    },
    centreOn(at: Position, zoom?: number): void {
      view.setCenter([mercatorX(at.lon), mercatorY(at.lat)]);
      if (zoom !== undefined && (view.getZoom() ?? 0) < zoom) view.setZoom(zoom);
    },
    /** Shows a box whole. */
    fit(box: Box): void {
      fitBox(view, target, box);
    },
    zoomBy(steps: number): void {
      view.adjustZoom(steps);
    },
    panBy(xPixels: number, yPixels: number): void {
      const resolution = view.getResolution() ?? 1;
      view.adjustCenter([xPixels * resolution, -yPixels * resolution]);
    },
    /** The box in sight, degrees. */
    extent: (): Box => boxOfMercator(view.calculateExtent(map.getSize())),
    updateSize: () => map.updateSize(),
    dispose: () => map.setTarget(undefined),
  };
}

export type Chart = ReturnType<typeof createChart>;

function openMap(target: HTMLElement, options: ChartOptions): { readonly map: OlMap; readonly view: View } {
  const view = new View({
    center: [0, 0],
    zoom: 8,
    enableRotation: false,
    constrainResolution: false,
    ...zoomLimits,
  });
  const interactions = {
    altShiftDragRotate: false,
    pinchRotate: false,
    keyboard: false,
    doubleClickZoom: false,
  };
  const map = new OlMap({
    target,
    view,
    controls: [],
    interactions: options.still ? [] : defaultInteractions(interactions),
  });
  const { opensOn } = options;
  if ('zoom' in opensOn) {
    view.setCenter([mercatorX(opensOn.centre.lon), mercatorY(opensOn.centre.lat)]);
    view.setZoom(opensOn.zoom);
  } else {
    fitBox(view, target, opensOn);
  }
  listen(map, options);
  return { map, view };
}

function fitBox(view: View, target: HTMLElement, { west, south, east, north }: Box): void {
  const size = [target.clientWidth || 800, target.clientHeight || 600];
  view.fit([mercatorX(west), mercatorY(south), mercatorX(east), mercatorY(north)], { size });
}

function layerOf(sheet: ChartSheet, palette: ChartPalette): VectorLayer {
  const shapes = sheet.features.features.filter((one) => one.geometry.type !== 'Point');
  const features = new GeoJSON({ featureProjection: 'EPSG:3857' }).readFeatures({
    type: 'FeatureCollection',
    features: shapes,
  });
  return new VectorLayer({
    source: new VectorSource({ features }),
    style: chartStyle(sheet.kind, sheet.legal, palette),
    zIndex: sheet.kind === 'land' ? 1 : 2,
  });
}

function listen(map: OlMap, options: ChartOptions): void {
  map.on('moveend', () => {
    const [x = 0, y = 0] = map.getView().getCenter() ?? [];
    options.onView({ centre: fromMercator(x, y), zoom: map.getView().getZoom() ?? 0 });
  });
  if (options.still) return;
  map.on('pointermove', (event) => {
    if (event.dragging) return;
    const [x = 0, y = 0] = event.coordinate;
    const [left = 0, top = 0] = event.pixel;
    options.onPointer(fromMercator(x, y), [left, top]);
  });
  map.on('pointerdrag', () => options.onDrag());
  map.getTargetElement()?.addEventListener('pointerleave', () => options.onPointer(null, [0, 0]));
  map.on('click', (event) => {
    const [x = 0, y = 0] = event.coordinate;
    const [left = 0, top = 0] = event.pixel;
    options.onClick(fromMercator(x, y), [left, top]);
  });
}
