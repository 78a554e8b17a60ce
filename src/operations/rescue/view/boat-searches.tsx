import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { Part } from '../../../kit/room/values.tsx';
import { actText } from '../../../kit/acts/text.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { BoatView } from '../board-wire.ts';
import type { HeldSearch } from '../events-boat.ts';
import { rescueOrder } from './orders.ts';
import { accuracyWords, ageWords, rangeWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { boatText as text } from './text-boat.ts';
import { searchKindText } from '../text.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

/** Searches for this boat or its people: from where, for whom, what was done, how they ended. */
export function BoatSearches(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { boat } = props;
  if (boat.searches.length === 0) return <p className="quiet-note">{t(text.noSearches)}</p>;
  return boat.searches
    .toReversed()
    .map((search) => <OneSearch key={search.search} boat={boat} search={search} />);
}

function OneSearch(props: { readonly boat: BoatView; readonly search: HeldSearch }) {
  const words = useWords();
  const { t, language } = words;
  const { now } = useRescue();
  const { boat, search } = props;
  const { datum } = search;
  return (
    <Part title={`${t(searchKindText[search.kind])} · ${searchWords(search, words, now)}`}>
      <p className="figures">
        <strong>{t(text.searchPersons, { count: rangeWords(search.persons, words) })}</strong>
      </p>
      <p className="figures quiet">
        {t(text.searchDatum)}{' '}
        {datum === null
          ? t(text.noDatum)
          : `${formatPosition(datum, language)} ± ${accuracyWords(datum.accuracyMetres, words)}`}
        , {formatUtcMinute(Date.parse(search.datumAt))} UTC
      </p>
      <p>{t(text.efforts, { count: search.efforts.length })}</p>
      <ul className="reasons">
        {search.efforts.map((effort) => (
          <li key={`${effort.unit} ${effort.from}`} className="figures">
            {effort.unit} · {formatUtcMinute(Date.parse(effort.from))}–
            {formatUtcMinute(Date.parse(effort.to))} UTC · {t(text.found, { count: effort.found })}
          </li>
        ))}
      </ul>
      {search.status === 'open' ? <SearchActs boat={boat} search={search} /> : null}
    </Part>
  );
}

function searchWords(search: HeldSearch, words: Words, now: Instant): string {
  switch (search.status) {
    case 'open':
      return words.t(text.searchOpen, { age: ageWords(search.changedAt, now, words) });
    case 'ended':
      return words.t(text.searchEnded);
    case 'suspended':
      return words.t(text.searchSuspended);
    case 'withdrawn':
      return words.t(text.searchWithdrawn);
  }
}

function SearchActs(props: { readonly boat: BoatView; readonly search: HeldSearch }) {
  const { t } = useWords();
  const { desk } = useRescue();
  const may = useMayRescue();
  const quick = useQuickAct();
  const of = { boat: props.boat.boat, search: props.search.search };
  const noEffort = props.search.efforts.length === 0 ? t(text.effortMissing) : null;
  return (
    <>
      <div className="act-row">
        <ActionButton
          label={t(text.effort)}
          refusal={may('RecordSearchEffort')}
          onPress={() => desk.dialog.set({ kind: 'effort', ...of })}
        />
        <ActionButton
          label={t(text.endSearch)}
          refusal={may('EndSearch')}
          onPress={() => desk.dialog.set({ kind: 'end_search', ...of })}
        />
        <ActionButton
          label={t(text.suspend)}
          refusal={may('SuspendSearch') ?? noEffort}
          sayRefusal
          onPress={() => quick.send(rescueOrder('SuspendSearch', of))}
        />
      </div>
      <p className="form-hint">{t(actText.second)}</p>
    </>
  );
}
