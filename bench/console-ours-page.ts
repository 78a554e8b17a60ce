import type { FeatureCollection } from 'geojson';
import { wordsOf } from '../src/kit/i18n/language.tsx';
import { createChart } from '../src/kit/map/chart.ts';
import { applyTracks, emptyPicture } from '../src/operations/picture/view/picture.ts';
import { createScenePainter } from '../src/operations/picture/view/scene-painter.ts';
import type { MotionRow } from '../src/operations/picture/wire.ts';
import {
  type BenchFrames,
  type BenchTask,
  benchView,
  type BenchVessel,
  placeAfter,
  runScene,
} from './console-scene.ts';

declare global {
  /** Set by each page of the bench; called by the browser's driver. */
  var benchRun: (task: BenchTask) => Promise<BenchFrames>;
}

export const page = 'ours';

/** Our chart with all that a desk shows: symbols, vectors, names without overlap, graticule, scale. */
globalThis.benchRun = async (task) => {
  const target = document.body;
  const picture = emptyPicture();
  const painter = createScenePainter();
  const words = wordsOf('en');
  const settings = { vectorMinutes: 6, trails: false, labels: true, hidden: [] };
  let drawn = 0;
  const chart = createChart(target, {
    opensOn: { centre: benchView, zoom: benchView.zoom + 1 },
    still: true,
    draw: (frame) => {
      drawn = picture.tracks.size;
      painter.draw(frame, {
        picture,
        now: Date.now(),
        selection: null,
        hovered: null,
        settings,
        places: [],
        coastBox: null,
        measure: [],
        history: [],
        words,
        textPixels: 13,
      });
    },
    onPointer: () => undefined,
    onClick: () => undefined,
    onView: () => undefined,
    onDrag: () => undefined,
  });
  const features = task.land as FeatureCollection; // the project's own coast, read by the bench
  chart.setSheets([{ id: 'land', kind: 'land', legal: false, features }]);
  const vessels = task.vessels.map(({ id }, n) => named(id, n));
  applyTracks(picture, { motions: rowsAt(task.vessels, 0), vessels, gone: [], reset: true, coalesced: 0 });
  const intervals = await runScene(task, {
    pan: (degrees) => chart.centreOn({ lat: benchView.lat, lon: benchView.lon + degrees }),
    update(seconds) {
      applyTracks(picture, {
        motions: rowsAt(task.vessels, seconds),
        vessels: [],
        gone: [],
        reset: false,
        coalesced: 0,
      });
      chart.redraw();
    },
  });
  return { intervals, drawn };
};

function rowsAt(vessels: readonly BenchVessel[], seconds: number): readonly MotionRow[] {
  const now = Date.now();
  return vessels.map((one): MotionRow => {
    const { lat, lon } = placeAfter(one, seconds);
    const { id, speedMetresPerSecond: speed, courseDegrees: course } = one;
    return [id, lat, lon, speed, course, Math.round(course), 0, now, now, 10, 'vessel_class_a', 'bench'];
  });
}

function named(track: string, n: number) {
  const name = `EXAMPLE ${n}`;
  return {
    track,
    name,
    callSign: null,
    imo: null,
    shipType: 70,
    lengthMetres: n % 300,
    beamMetres: null,
    draughtMetres: null,
    destination: null,
    source: 'bench',
    receivedAt: 0,
  };
}
