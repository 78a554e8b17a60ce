import { useMemo, useRef } from 'react';
import { chartStore } from '../../../kit/map/chart-store.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { ChartTools, MapSurface } from '../../../kit/map/map-surface.tsx';
import { type ChartHold, useChart } from '../../../kit/map/use-chart.ts';
import { wholeStrait } from '../../../kit/map/whole-strait.ts';
import { useStore } from '../../../kit/store.ts';
import { useSideAge } from '../../../kit/room/their-age.tsx';
import { createBoatPainter } from './boat-painter.ts';
import { boatScene } from './boat-scene.ts';
import { landOf } from './chart-store.ts';
import { newestPosition } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { assumptionText } from '../sea/assumptions.ts';
import type { Position } from '../../../kernel/geo.ts';
import { instant } from '../../../kernel/time.ts';
import { type Area, predictedArea } from './thought-sea.ts';
import { channelText } from '../text.ts';
import { rescueText as text } from './text.ts';
import { termOf } from '../../../kit/room/terms.ts';

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
  const shown = useMemo(() => ({ scene, words, places: set.places }), [scene, words, set]);
  const chart = useChart(target, {
    createPainter: createBoatPainter,
    opensOn: wholeStrait,
    set,
    shown,
    onHit: desk.boat.set,
  });
  const place = boat === undefined ? null : newestPosition(boat);
  const summary = t(text.mapSummary, {
    boats: scene.boats.length,
    contacts: scene.marks.filter(({ kind }) => kind === 'contact').length,
  });
  return (
    <section className="pane pane-map" aria-label={t(text.map)}>
      <MapSurface target={target} chart={chart} label={`${t(text.map)}. ${summary}`} />
      <MapTools chart={chart} place={place?.position ?? null} />
      <MapNotes partial={set.partial} area={area} />
    </section>
  );
}

function MapTools({ chart, place }: { readonly chart: ChartHold; readonly place: Position | null }) {
  const { t } = useWords();
  return (
    <ChartTools chart={chart}>
      <ActionButton label={t(text.whole)} onPress={() => chart.current?.fit(wholeStrait)} />
      <ActionButton
        label={t(text.toBoat)}
        refusal={place === null ? t(text.noPosition) : null}
        onPress={() => {
          if (place !== null) chart.current?.centreOn(place, 11);
        }}
      />
    </ChartTools>
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
