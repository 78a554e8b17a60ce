import { ObiMeasureGoogle } from '@oicl/openbridge-webcomponents-react/icons/icon-measure-google.js';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { chartText } from '../../../kit/map/text.ts';
import { useStore } from '../../../kit/store.ts';
import { mapText } from '../text.ts';
import { areaText } from '../text-area.ts';
import { openArea } from './area-open.ts';
import { useDesk } from './desk-context.tsx';
import { vectorChoices } from './map-settings.ts';

/** The few controls of the chart, in one row at its top. */
export function MapTools() {
  const { t } = useWords();
  const desk = useDesk();
  const measuring = useStore(desk.measuring);
  const settings = useStore(desk.settings);
  const map = useStore(desk.map);
  const area = useStore(desk.area.state);
  return (
    <div className="map-tools">
      <ActionButton iconOnly label={t(chartText.zoomIn)} hint="+" icon="+" onPress={() => map?.zoomBy(1)} />
      <ActionButton iconOnly label={t(chartText.zoomOut)} hint="−" icon="–" onPress={() => map?.zoomBy(-1)} />
      <ActionButton
        label={t(mapText.measure)}
        hint="m"
        title={`${t(mapText.measure)}  m`}
        icon={<ObiMeasureGoogle aria-hidden="true" />}
        pressed={measuring}
        onPress={() => desk.measuring.set(!measuring)}
      />
      <ActionButton
        label={t(areaText.title)}
        hint="s"
        title={`${t(areaText.about)}  s`}
        pressed={area !== null}
        onPress={() => (area === null ? openArea(desk) : desk.area.close())}
      />
      <label className="map-choice">
        {t(mapText.vectors)}
        <select
          className="input"
          value={settings.vectorMinutes}
          onChange={(event) => desk.settings.set({ ...settings, vectorMinutes: Number(event.target.value) })}
        >
          {vectorChoices.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes === 0 ? t(mapText.vectorsOff) : t(mapText.vectorMinutes, { n: minutes })}
            </option>
          ))}
        </select>
      </label>
      <ActionButton
        label={t(mapText.trails)}
        pressed={settings.trails}
        onPress={() => desk.settings.set({ ...settings, trails: !settings.trails })}
      />
      <ActionButton
        label={t(mapText.labels)}
        pressed={settings.labels}
        onPress={() => desk.settings.set({ ...settings, labels: !settings.labels })}
      />
      <Layers />
    </div>
  );
}

function Layers() {
  const { t } = useWords();
  const desk = useDesk();
  const settings = useStore(desk.settings);
  const charts = useStore(desk.charts);
  const toggle = (id: string, shown: boolean) => {
    const others = settings.hidden.filter((one) => one !== id);
    desk.settings.set({ ...settings, hidden: shown ? others : [...others, id] });
  };
  return (
    <details className="layers">
      <summary className="act">{t(mapText.layers)}</summary>
      <ul>
        {charts.entries.map((entry) => (
          <li key={entry.id}>
            <label title={entry.source}>
              <input
                type="checkbox"
                checked={!settings.hidden.includes(entry.id)}
                onChange={(event) => toggle(entry.id, event.target.checked)}
              />
              {t(entry.name)}
              {entry.kind === 'line' && !entry.legal ? <em> {t(mapText.notLegal)}</em> : null}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
