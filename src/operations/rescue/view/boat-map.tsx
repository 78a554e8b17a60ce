import { useEffect, useMemo, useRef } from 'react';
import { chartStore } from '../../../kit/map/chart-store.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { type Chart, createChart } from '../../../kit/map/chart.ts';
import { onMapKey } from '../../../kit/map/map-keys.ts';
import type { ChartSet } from '../../../kit/map/chart-set.ts';
import { useStore } from '../../../kit/store.ts';
import { useSideAge } from '../../../kit/room/their-age.tsx';
import { createBoatPainter } from './boat-painter.ts';
import { boatScene, type BoatScene } from './boat-scene.ts';
import { landOf } from './chart-store.ts';
import { newestPosition } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import type { RescueDesk } from './rescue-desk.ts';
import { assumptionText } from '../sea/assumptions.ts';
import type { Position } from '../../../kernel/geo.ts';
import { instant } from '../../../kernel/time.ts';
import { type Area, predictedArea } from './thought-sea.ts';
import { channelText } from '../text.ts';
import { rescueText as text } from './text.ts';
import { termOf } from '../../../kit/room/terms.ts';

/** What the chart opens on: the whole of the Strait, both shores in sight. */
const home = { south: 50.45, west: 0.75, north: 51.42, east: 2.45 } as const;
const homeCentre = { lat: (home.south + home.north) / 2, lon: (home.west + home.east) / 2 };
/** The area is thought anew so often: it grows slowly, and costs a few milliseconds. */
const areaMilliseconds = 30_000;

/** The chart of the boats: where each may be now, how it came there, and what came in that stands on no boat. */
export function BoatMap() {
  const words = useWords();
  const { t } = words;
  const rescue = useRescue();
  const { board, standings, now, desk, sea } = rescue;
  const opened = useStore(desk.boat);
  const set = useStore(chartStore());
  const boat = opened === null ? undefined : board.boats.get(opened);
  const moment = instant(Math.floor(now / areaMilliseconds) * areaMilliseconds);
  const area = useMemo(
    () => (boat === undefined ? null : predictedArea(boat, { now: moment, land: landOf(set), sea })),
    [boat, moment, set, sea],
  );
  const ageOf = useSideAge();
  const ages = { fr: ageOf('fr'), uk: ageOf('uk') };
  const scene = useMemo(
    () =>
      boatScene(board, standings, {
        opened,
        now,
        area,
        ageOf: (side) => ages[side === 'fr' ? 'fr' : 'uk'],
        names: (channel) => t(termOf(channelText, channel)),
      }),
    // The ages by their words: the hook that gives them is another function at every second.
    [board, standings, opened, now, area, t, ages.fr, ages.uk],
  );
  const target = useRef<HTMLDivElement>(null);
  const chart = useChart(target, desk, { scene, words, set });
  const place = boat === undefined ? null : newestPosition(boat);
  const summary = t(text.mapSummary, {
    boats: scene.boats.length,
    contacts: scene.marks.filter(({ kind }) => kind === 'contact').length,
  });
  return (
    <section className="pane pane-map" aria-label={t(text.map)}>
      <div
        ref={target}
        className="map"
        role="application"
        tabIndex={0}
        aria-label={`${t(text.map)}. ${summary}`}
        onKeyDown={(event) => onMapKey(event, chart.current)}
      />
      <MapTools chart={chart} place={place?.position ?? null} />
      <MapNotes partial={set.partial} area={area} />
    </section>
  );
}

function MapTools(props: {
  readonly chart: { readonly current: Chart | null };
  readonly place: Position | null;
}) {
  const { t } = useWords();
  return (
    <div className="map-tools">
      <ActionButton label="+" title={t(text.zoomIn)} onPress={() => props.chart.current?.zoomBy(1)} />
      <ActionButton label="−" title={t(text.zoomOut)} onPress={() => props.chart.current?.zoomBy(-1)} />
      <ActionButton label={t(text.whole)} onPress={() => props.chart.current?.centreOn(homeCentre)} />
      <ActionButton
        label={t(text.toBoat)}
        refusal={props.place === null ? t(text.noPosition) : null}
        onPress={() => {
          if (props.place !== null) props.chart.current?.centreOn(props.place, 11);
        }}
      />
    </div>
  );
}

/** What the chart says of itself, and what the predicted area takes for granted. */
function MapNotes(props: { readonly partial: boolean; readonly area: Area | null }) {
  const { t } = useWords();
  return (
    <div className="map-notes">
      {props.partial ? <p>{t(text.chartsFailed)}</p> : null}
      <p>{t(text.circle)}</p>
      {props.area === null ? null : (
        <details className="map-assumptions">
          <summary>{t(text.area)}</summary>
          <ul>
            {props.area.assumptions.map(({ code, figures }) => (
              <li key={code}>{t(assumptionText[code], figures)}</li>
            ))}
            <SeaTold name={t(text.stream)} told={props.area.told.current} />
            <SeaTold name={t(text.wind)} told={props.area.told.wind} />
          </ul>
        </details>
      )}
      <p className="map-warning">{t(text.notForNavigation)}</p>
    </div>
  );
}

/** Who said it and when: whoever reads the area can ask there. */
function SeaTold(props: { readonly name: string; readonly told: Area['told']['current'] }) {
  const { t } = useWords();
  const { name, told } = props;
  if (told === null) return null;
  const said = { name, source: told.source, at: formatUtcMinute(told.at) };
  return <li className="figures">{t(told.isStale ? text.seaStale : text.seaTold, said)}</li>;
}

interface Drawn {
  readonly scene: BoatScene;
  readonly words: Words;
  readonly set: ChartSet;
}

/** Makes the chart once, and draws it again when what it shows has changed. */
function useChart(
  target: { readonly current: HTMLDivElement | null },
  desk: RescueDesk,
  drawn: Drawn,
): { readonly current: Chart | null } {
  const chart = useRef<Chart | null>(null);
  const shown = useRef(drawn);
  shown.current = drawn;
  useEffect(() => {
    const element = target.current;
    if (element === null) return undefined;
    const painter = createBoatPainter();
    const made = createChart(element, {
      opensOn: home,
      still: false,
      draw: (frame) => {
        const { scene, words, set } = shown.current;
        const textPixels = Number.parseFloat(getComputedStyle(element).fontSize) || 12;
        painter.draw(frame, { scene, words, places: set.places, textPixels });
      },
      onPointer: (at, [x, y]) => {
        element.style.cursor = at !== null && painter.at(x, y) !== null ? 'pointer' : '';
      },
      onClick: (_at, [x, y]) => {
        const hit = painter.at(x, y);
        if (hit?.boat != null) desk.boat.set(hit.boat);
      },
      onView: () => undefined,
      onDrag: () => undefined,
    });
    chart.current = made;
    made.setSheets(shown.current.set.sheets);
    const watch = new ResizeObserver(() => made.updateSize());
    watch.observe(element);
    const light = new MutationObserver(() => void made.repaint());
    light.observe(document.documentElement, { attributes: true, attributeFilter: ['data-obc-theme'] });
    return () => {
      watch.disconnect();
      light.disconnect();
      chart.current = null;
      made.dispose();
    };
  }, [target, desk]);
  useEffect(() => chart.current?.setSheets(drawn.set.sheets), [drawn.set]);
  useEffect(() => chart.current?.redraw(), [drawn.scene, drawn.words]);
  return chart;
}
