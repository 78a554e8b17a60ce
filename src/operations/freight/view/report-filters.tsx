import { useWords } from '../../../kit/i18n/language.tsx';
import type { PlaceReports } from '../report/report-groups.ts';
import { hoursOf, type ReportFilter, roadPlace } from '../report/report-selection.ts';
import { driverPlaces, reportKinds } from '../report/words.ts';
import { Choice } from './passage-filters.tsx';
import { driverReportsText as text, reportKindText } from './text-driver-reports.ts';
import { manyText } from './text-many-reports.ts';

interface FiltersProps {
  readonly places: readonly PlaceReports[];
  readonly filter: ReportFilter;
  readonly onChange: (filter: ReportFilter) => void;
}

/** Which reports are in sight, in the list and on the map. */
export function ReportFilters({ places, filter, onChange }: FiltersProps) {
  const { t } = useWords();
  const set = (change: Partial<ReportFilter>) => onChange({ ...filter, ...change });
  const all = (name: string): string => `${name}: ${t(manyText.every)}`;
  return (
    <div className="table-tools">
      <Choice
        label={manyText.place}
        value={filter.place}
        all={all(t(manyText.place))}
        choices={places.map(({ place }) =>
          place === null ? [roadPlace, t(text.road)] : [place, driverPlaces[place] ?? place],
        )}
        onChange={(place) => set({ place })}
      />
      <Choice
        label={manyText.kind}
        value={filter.what}
        all={all(t(manyText.kind))}
        choices={reportKinds.map((kind) => [kind, t(reportKindText[kind])])}
        onChange={(what) => set({ what: reportKinds.find((kind) => kind === what) ?? '' })}
      />
      <Choice
        label={manyText.hour}
        value={filter.hour}
        all={all(t(manyText.hour))}
        choices={hoursOf(places).map((hour) => [hour, `${hour}:00`])}
        onChange={(hour) => set({ hour })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={filter.answered}
          onChange={(event) => set({ answered: event.target.checked })}
        />
        <span>{t(manyText.answered)}</span>
      </label>
    </div>
  );
}
