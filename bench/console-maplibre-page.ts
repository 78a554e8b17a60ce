import type { FeatureCollection } from 'geojson';
import { GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { benchView, type BenchVessel, placeAfter, runScene } from './console-scene.ts';

export const page = 'maplibre';

/** The peer: MapLibre GL's own symbol layer over the same coast. No names: they would need a glyph server. */
globalThis.benchRun = async (task) => {
  setWorkerUrl(worker);
  const map = new MapLibreMap({
    container: document.body,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'sea', type: 'background', paint: { 'background-color': '#0f0f0f' } }],
    },
    center: [benchView.lon, benchView.lat],
    // MapLibre counts zoom on tiles of 512 pixels, OpenLayers on 256: one step apart is the same scale.
    zoom: benchView.zoom,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
  });
  await map.once('load');
  map.addSource('land', { type: 'geojson', data: task.land as FeatureCollection });
  map.addLayer({ id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#2e2e2e' } });
  map.addLayer({ id: 'coast', type: 'line', source: 'land', paint: { 'line-color': '#505050' } });
  map.addImage('hull', hull());
  map.addSource('tracks', { type: 'geojson', data: pointsAt(task.vessels, 0) });
  map.addLayer({
    id: 'tracks',
    type: 'symbol',
    source: 'tracks',
    layout: {
      'icon-image': 'hull',
      'icon-rotate': ['get', 'course'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  });
  await map.once('idle');
  const source = map.getSource('tracks');
  const drawn = map.queryRenderedFeatures({ layers: ['tracks'] }).length;
  const intervals = await runScene(task, {
    pan: (degrees) => map.jumpTo({ center: [benchView.lon + degrees, benchView.lat] }),
    update(seconds) {
      if (source instanceof GeoJSONSource) void source.setData(pointsAt(task.vessels, seconds));
    },
  });
  return { intervals, drawn };
};

function pointsAt(vessels: readonly BenchVessel[], seconds: number): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: vessels.map((one) => {
      const { lat, lon } = placeAfter(one, seconds);
      return {
        type: 'Feature',
        properties: { course: one.courseDegrees },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      };
    }),
  };
}

function hull(): ImageData {
  const canvas = new OffscreenCanvas(16, 24);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  context.translate(8, 12);
  context.beginPath();
  for (const [x, y] of [
    [0, -9],
    [4, -3],
    [4, 7],
    [-4, 7],
    [-4, -3],
  ] as const)
    context.lineTo(x, y);
  context.closePath();
  context.fillStyle = '#b0b0b0';
  context.fill();
  context.strokeStyle = '#e9e9e9';
  context.stroke();
  return context.getImageData(0, 0, 16, 24);
}
