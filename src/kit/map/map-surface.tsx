import type { ReactNode, RefObject } from 'react';
import { ActionButton } from '../elements/action-button.tsx';
import { useWords } from '../i18n/language.tsx';
import { onMapKey } from './map-keys.ts';
import { chartText as text } from './text.ts';
import type { ChartHold } from './use-chart.ts';

/** The element that a chart is put into: named, reached by Tab, moved by the arrow keys. */
export function MapSurface(props: {
  readonly target: RefObject<HTMLDivElement | null>;
  readonly chart: ChartHold;
  readonly label: string;
}) {
  return (
    <div
      ref={props.target}
      className="map"
      role="application"
      tabIndex={0}
      aria-label={props.label}
      onKeyDown={(event) => onMapKey(event, props.chart.current)}
    />
  );
}

/** Nearer, farther, and what the room adds: the controls at the top of a chart. */
export function ChartTools(props: { readonly chart: ChartHold; readonly children: ReactNode }) {
  const { t } = useWords();
  const { chart } = props;
  return (
    <div className="map-tools">
      <ActionButton label="+" title={t(text.zoomIn)} onPress={() => chart.current?.zoomBy(1)} />
      <ActionButton label="−" title={t(text.zoomOut)} onPress={() => chart.current?.zoomBy(-1)} />
      {props.children}
    </div>
  );
}
