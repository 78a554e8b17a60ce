import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Position } from '../../../kernel/geo.ts';
import { copyText } from '../../../kit/elements/copy-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Chart } from '../../../kit/map/chart.ts';
import { formatPosition } from '../../../kit/position-format.ts';
import { useStore } from '../../../kit/store.ts';
import { mapText } from '../text.ts';
import { useDesk } from './desk-context.tsx';
import { createMapController, type MapController } from './map-controller.ts';
import { MapNotes } from './map-notes.tsx';
import { MapTools } from './map-tools.tsx';

const panPixels = 80;

/** The chart with everything that moves on it. In wall mode it has no controls and never moves. */
export function MapView(props: { readonly wall: boolean; readonly light: string }) {
  const words = useWords();
  const desk = useDesk();
  const target = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const [cursor, setCursor] = useState<Position | null>(null);
  const charts = useStore(desk.charts);
  const revision = useStore(desk.revision);

  useEffect(() => {
    if (target.current === null) return undefined;
    const made = createMapController(target.current, desk, { still: props.wall, onCursor: setCursor });
    controller.current = made;
    desk.map.set(made.chart);
    return () => {
      desk.map.set(null);
      controller.current = null;
      made.dispose();
    };
  }, [desk, props.wall]);
  useEffect(() => controller.current?.speak(words), [words, props.wall, desk]);
  useEffect(() => controller.current?.repaint(), [props.light, props.wall]);
  useEffect(() => controller.current?.setCharts(charts), [charts, props.wall]);

  const picture = desk.picture();
  const summary = words.t(mapText.summary, { tracks: picture.tracks.size, seen: picture.detections.size });
  return (
    <section className="pane pane-map" aria-label={words.t(mapText.region)} data-revision={revision}>
      <div
        ref={target}
        className="map"
        role="application"
        tabIndex={props.wall ? -1 : 0}
        aria-label={`${words.t(mapText.region)}. ${summary}`}
        onKeyDown={(event) =>
          onMapKey(
            event,
            controller.current?.chart ?? null,
            cursor === null ? null : formatPosition(cursor, words.language),
          )
        }
      />
      {props.wall ? null : <MapTools />}
      <MapNotes cursor={cursor} wall={props.wall} />
    </section>
  );
}

function onMapKey(event: KeyboardEvent, chart: Chart | null, cursor: string | null): void {
  if (chart === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => chart.panBy(-panPixels, 0),
    ArrowRight: () => chart.panBy(panPixels, 0),
    ArrowUp: () => chart.panBy(0, -panPixels),
    ArrowDown: () => chart.panBy(0, panPixels),
    c: () => {
      if (cursor !== null) void copyText(cursor).catch(() => undefined);
    },
  };
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (act === undefined) return;
  event.preventDefault();
  act();
}
