import { useMemo, useRef } from 'react';
import { chartStore } from '../../../kit/map/chart-store.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute, formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { ChartTools, MapSurface } from '../../../kit/map/map-surface.tsx';
import { type ChartHold, useChart } from '../../../kit/map/use-chart.ts';
import { wholeStrait } from '../../../kit/map/whole-strait.ts';
import { useStore } from '../../../kit/store.ts';
import { useSideAge } from '../../../kit/room/their-age.tsx';
import { createBoatPainter } from './boat-painter.ts';
import { boatScene } from './boat-scene.ts';
import { landOf } from './chart-store.ts';
import type { HeldSearch } from '../events-boat.ts';
import { newestPosition, rangeWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { assumptionText } from '../sea/assumptions.ts';
import type { Position } from '../../../kernel/geo.ts';
import { instant } from '../../../kernel/time.ts';
import { type Area, type HeldHull, predictedArea, type SearchArea, searchAreas } from './thought-sea.ts';
import { channelText, searchKindText } from '../text.ts';
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
  const searches = useMemo(
    () => (boat === undefined ? [] : searchAreas(boat, { now: moment, land: landOf(set), sea })),
    [boat, moment, set, sea],
  );
  const { searchName, hullName } = useMarkNames(words);
  const ageOf = useSideAge();
  const ages = { fr: ageOf('fr'), uk: ageOf('uk') };
  const scene = useMemo(
    () =>
      boatScene(board, standings, {
        opened,
        now,
        area,
        searches,
        searchName,
        hullName,
        ageOf: (side) => ages[side === 'fr' ? 'fr' : 'uk'],
        names: (channel) => t(termOf(channelText, channel)),
      }),
    // The ages by their words: the hook that gives them is another function at every second.
    [board, standings, opened, now, area, searches, searchName, hullName, t, ages.fr, ages.uk],
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
      <MapNotes partial={set.partial} area={area} searches={searches} />
    </section>
  );
}

/** The same functions for as long as the language is: a new one draws the chart anew. */
function useMarkNames(words: Words) {
  return useMemo(
    () => ({
      searchName: (search: HeldSearch) => searchNameOf(search, words),
      hullName: ({ mark, at }: HeldHull) =>
        words.t(text.hullName, { mark, at: formatUtcStamp(Date.parse(at)).slice(0, 16) }),
    }),
    [words],
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

/** A search in few words: for whom, how many, from when the drift is counted. */
function searchNameOf({ kind, persons, datumAt }: HeldSearch, words: Words): string {
  return words.t(text.searchName, {
    kind: words.t(searchKindText[kind]),
    count: rangeWords(persons, words),
    at: formatUtcMinute(Date.parse(datumAt)),
  });
}

interface Notes {
  readonly partial: boolean;
  readonly area: Area | null;
  readonly searches: readonly SearchArea[];
}

/** What the chart says of itself, and what the predicted areas take for granted. */
function MapNotes({ partial, area, searches }: Notes) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="map-notes">
      {partial ? <p>{t(text.chartsFailed)}</p> : null}
      <p>{t(text.circle)}</p>
      {area === null ? null : <AreaNotes title={t(text.area)} area={area} />}
      {area !== null && searches.length > 0 ? <p>{t(text.areaBoatOnly)}</p> : null}
      {searches.map(({ search, area: sought }) => {
        const named = { search: searchNameOf(search, words) };
        return sought === null ? (
          <p key={search.search}>{t(text.searchNoArea, named)}</p>
        ) : (
          <AreaNotes key={search.search} title={t(text.areaSearch, named)} area={sought} />
        );
      })}
      <p className="map-warning">{t(text.notForNavigation)}</p>
    </div>
  );
}

function AreaNotes({ title, area }: { readonly title: string; readonly area: Area }) {
  const { t } = useWords();
  return (
    <details className="map-assumptions">
      <summary>{title}</summary>
      <ul>
        {area.assumptions.map(({ code, figures }) => (
          <li key={code}>{t(assumptionText[code], figures)}</li>
        ))}
        <SeaTold name={t(text.stream)} told={area.told.current} />
        <SeaTold name={t(text.wind)} told={area.told.wind} />
      </ul>
    </details>
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
