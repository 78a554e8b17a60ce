import { useEffect, useRef, useState } from 'react';
import type { Position } from '../../../kernel/geo.ts';
import { copyText } from '../../../kit/elements/copy-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { onMapKey } from '../../../kit/map/map-keys.ts';
import { formatPosition } from '../../../kit/position-format.ts';
import { useStore } from '../../../kit/store.ts';
import { mapText } from '../text.ts';
import { useDesk } from './desk-context.tsx';
import { createMapController, type MapController } from './map-controller.ts';
import { MapNotes } from './map-notes.tsx';
import { MapTools } from './map-tools.tsx';

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

  const copyCursor = (): void => {
    if (cursor !== null) void copyText(formatPosition(cursor, words.language)).catch(() => undefined);
  };
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
          onMapKey(event, props.wall ? null : (controller.current?.chart ?? null), { c: copyCursor })
        }
      />
      {props.wall ? null : <MapTools />}
      <MapNotes cursor={cursor} wall={props.wall} />
    </section>
  );
}
