import type { Text } from '../../../kernel/text.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { standings } from '../passage-standing.ts';
import { directionText, formText, standingText } from '../text-terms.ts';
import { directions, vehicleForms } from '../words.ts';
import { type Filter, useFreight } from './freight-context.tsx';
import { freightText as text, passageText } from './text.ts';
import { filterText } from './text-forms.ts';

const spans = ['2', '8', '24', '168'] as const;
const pages = ['50', '200', '1000'] as const;

/** Everything but the words is asked of the node; words filter, and columns sort, what the page holds. */
export function PassageFilters() {
  const { t, n } = useWords();
  const { filter, setFilter, registers, list } = useFreight();
  const totals = list.value?.totals;
  const places = registers.value?.places ?? [];
  const lanes = places.find(({ place }) => place === filter.place)?.lanes ?? [];
  const set = (change: Partial<Filter>) => setFilter({ ...filter, after: null, ...change });
  const next = list.value?.next ?? null;
  return (
    <>
      <Choice
        label={text.place}
        value={filter.place}
        all={t(text.everywhere)}
        choices={places.map(({ place, name }) => [place, name])}
        onChange={(place) => set({ place, lane: '' })}
      />
      {lanes.length === 0 ? null : (
        <Choice
          label={text.lane}
          value={filter.lane}
          all={t(filterText.allLanes)}
          choices={lanes.map(({ lane }) => [lane, lane])}
          onChange={(lane) => set({ lane })}
        />
      )}
      <Choice
        label={text.state}
        value={filter.standing}
        all={t(text.allStates)}
        choices={standings.map((one) => [one, `${t(standingText[one])} ${n(totals?.[one] ?? 0)}`])}
        onChange={(value) => set({ standing: standings.find((one) => one === value) ?? '' })}
      />
      <VehicleFilters set={set} />
      <label className="filter">
        <span className="unseen">{t(passageText.reference)}</span>
        <input
          type="search"
          className="input figures"
          size={12}
          placeholder={t(filterText.reference)}
          value={filter.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </label>
      <Choice
        label={filterText.rows}
        value={filter.rows}
        all={null}
        choices={pages.map((rows) => [rows, t(filterText.rowsOf, { n: rows })])}
        onChange={(rows) => set({ rows })}
      />
      {filter.after === null ? null : <ActionButton quiet label={t(text.first)} onPress={() => set({})} />}
      {next === null ? null : (
        <ActionButton quiet label={t(text.more)} onPress={() => set({ after: next })} />
      )}
    </>
  );
}

/** What the list was narrowed to: it heads what is exported and printed. */
export function filterWords(filter: Filter, { t }: Words): string {
  const { place, lane, standing, direction, form, hours, text: reference } = filter;
  return [
    place,
    lane,
    standing === '' ? '' : t(standingText[standing]),
    direction === '' ? '' : t(directionText[direction]),
    form === '' ? '' : t(formText[form]),
    hours === '' ? '' : t(filterText.hours, { n: hours }),
    reference.trim(),
  ]
    .filter(Boolean)
    .join(' · ');
}

function VehicleFilters({ set }: { readonly set: (change: Partial<Filter>) => void }) {
  const { t } = useWords();
  const { filter } = useFreight();
  return (
    <>
      <Choice
        label={passageText.direction}
        value={filter.direction}
        all={t(filterText.bothWays)}
        choices={directions.map((one) => [one, t(directionText[one])])}
        onChange={(value) => set({ direction: directions.find((one) => one === value) ?? '' })}
      />
      <Choice
        label={passageText.vehicle}
        value={filter.form}
        all={t(filterText.allForms)}
        choices={vehicleForms.map((one) => [one, t(formText[one])])}
        onChange={(value) => set({ form: vehicleForms.find((one) => one === value) ?? '' })}
      />
      <Choice
        label={passageText.arrived}
        value={filter.hours}
        all={t(filterText.anyTime)}
        choices={spans.map((hours) => [hours, t(filterText.hours, { n: hours })])}
        onChange={(hours) => set({ hours })}
      />
    </>
  );
}

/** One narrowing of a list, as a menu without a visible label. */
export function Choice(props: {
  readonly label: Text;
  readonly value: string;
  /** What stands for no choice; null: one always stands. */
  readonly all: string | null;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}) {
  const { t } = useWords();
  return (
    <label className="filter">
      <span className="unseen">{t(props.label)}</span>
      <select className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.all === null ? null : <option value="">{props.all}</option>}
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
