import { useMemo, useRef, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcClock } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { chartStore } from '../../../kit/map/chart-store.ts';
import { ChartTools, MapSurface } from '../../../kit/map/map-surface.tsx';
import { useChart } from '../../../kit/map/use-chart.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { layerKinds, type PlaceSignals } from '../report/signal-layer.ts';
import { driverPlaces } from '../report/words.ts';
import { useFreight } from './freight-context.tsx';
import { createSignalPainter, type SignalMark } from './signal-painter.ts';
import { reportKindText } from './text-driver-reports.ts';
import { manyText as text } from './text-many-reports.ts';

/** Both shores of the Strait with their ports and terminals. */
const home = { south: 50.85, west: 0.95, north: 51.2, east: 2.5 } as const;

interface MapProps {
  readonly signals: readonly PlaceSignals[];
  /** When the node gave what is drawn, UTC text; null: nothing yet. */
  readonly askedAt: string | null;
}

/** Where drivers point: a layer over the chart, and the same as a list that the keyboard reaches. */
export function SignalMap({ signals, askedAt }: MapProps) {
  const words = useWords();
  const { t } = words;
  const { registers } = useFreight();
  const [opened, setOpened] = useState<string | null>(null);
  const set = useStore(chartStore());
  const places = registers.value?.places;
  const marks = useMemo(
    () =>
      signals.flatMap(({ place, count, freshness }): readonly SignalMark[] => {
        const row = places?.find((one) => one.place === place);
        if (row === undefined) return [];
        return [{ place, label: row.name, at: row.at, count, freshness, opened: place === opened }];
      }),
    [signals, places, opened],
  );
  const target = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => ({ marks, words }), [marks, words]);
  const chart = useChart(target, {
    createPainter: createSignalPainter,
    opensOn: home,
    set,
    shown,
    onHit: setOpened,
  });
  const show = (place: string): void => {
    setOpened(place);
    const mark = marks.find((one) => one.place === place);
    if (mark !== undefined) chart.current?.centreOn(mark.at, 10);
  };
  return (
    <section className="signals-side" aria-label={t(text.map)}>
      <div className="pane-map">
        <MapSurface
          target={target}
          chart={chart}
          label={`${t(text.map)}. ${t(text.mapSummary, { places: signals.length })}`}
        />
        <ChartTools chart={chart}>
          <ActionButton label={t(text.whole)} onPress={() => chart.current?.fit(home)} />
        </ChartTools>
      </div>
      <SignalList signals={signals} drawn={marks} opened={opened} onShow={show} />
      <p className="quiet">
        {set.partial ? `${t(text.chartsFailed)} ` : ''}
        {t(text.mapLead)}{' '}
        {askedAt === null ? '' : t(text.source, { at: formatUtcClock(Date.parse(askedAt)) })}
      </p>
    </section>
  );
}

interface ListProps {
  readonly signals: readonly PlaceSignals[];
  readonly drawn: readonly SignalMark[];
  readonly opened: string | null;
  readonly onShow: (place: string) => void;
}

function SignalList({ signals, drawn, opened, onShow }: ListProps) {
  const { t, language } = useWords();
  const now = useStore(useRoom().clock);
  if (signals.length === 0) return <p className="quiet">{t(text.mapNone)}</p>;
  return (
    <ul className="plain-list signals-list" tabIndex={0} aria-label={t(text.map)}>
      {signals.map(({ place, count, byKind, newestAt, hours }) => (
        <li key={place}>
          <button
            type="button"
            className="act act-quiet"
            aria-pressed={place === opened}
            title={t(text.show, { place: driverPlaces[place] ?? place })}
            onClick={() => onShow(place)}
          >
            {driverPlaces[place] ?? place}
          </button>{' '}
          <strong className="figures">{t(text.signals, { count })}</strong> ·{' '}
          {formatAge((now - Date.parse(newestAt)) / 1_000, language)}
          {drawn.some((mark) => mark.place === place) ? '' : ` · ${t(text.noPosition)}`}
          <div className="quiet">
            {layerKinds
              .filter((kind) => byKind[kind] > 0)
              .map((kind) => `${t(reportKindText[kind])} ${byKind[kind]}`)
              .join(' · ')}
          </div>
          <div className="quiet figures">
            {hours.map(({ from, count: seen }) => `${from.slice(11, 16)} ${seen}`).join(' · ')} (UTC)
          </div>
        </li>
      ))}
    </ul>
  );
}
