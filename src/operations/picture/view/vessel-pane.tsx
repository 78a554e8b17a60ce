import { type RefObject, useState } from 'react';
import { HeldList, type ListControl } from '../../../kit/elements/held-list.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { kindText, queueText } from '../text.ts';
import { stationKinds } from '../wire.ts';
import { useMissingPicture, usePicture } from './desk-context.tsx';
import { openItem } from './open-item.ts';
import { VesselRow } from './queue-rows.tsx';
import { listVessels, type VesselFilter } from './vessel-list.ts';

const first: VesselFilter = { text: '', kind: 'all', state: 'all', sort: 'name' };

/** Every station heard, filtered and sorted as the operator likes. */
export function VesselPane(props: { readonly control: RefObject<ListControl | null> }) {
  const { t } = useWords();
  const { picture, now, desk } = usePicture();
  const opened = useStore(desk.selection);
  const [filter, setFilter] = useState(first);
  const missing = useMissingPicture();
  const empty = missing ?? (picture.tracks.size === 0 ? queueText.vesselsNone : queueText.vesselsEmpty);
  return (
    <>
      <Filters filter={filter} onChange={setFilter} />
      <HeldList
        // Another filter or order is the operator's own act: the list starts afresh.
        key={`${filter.text}|${filter.kind}|${filter.state}|${filter.sort}`}
        label={t(queueText.vessels)}
        items={listVessels(picture, filter, now)}
        rowHeight={2}
        opened={opened?.id ?? null}
        empty={t(empty)}
        control={props.control}
        waitingText={(count) => t(queueText.waiting, { count })}
        showText={t(queueText.show)}
        row={(item) => <VesselRow track={item.track} vessel={picture.vessels.get(item.key)} now={now} />}
        onOpen={(item) => openItem(desk, { kind: 'track', id: item.key })}
      />
    </>
  );
}

function Filters(props: {
  readonly filter: VesselFilter;
  readonly onChange: (filter: VesselFilter) => void;
}) {
  const { t } = useWords();
  const { filter, onChange } = props;
  return (
    <div className="filters">
      <input
        type="search"
        className="input"
        aria-label={t(queueText.filter)}
        placeholder={t(queueText.filter)}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <select
        className="input"
        aria-label={t(queueText.kind)}
        value={filter.kind}
        onChange={(event) =>
          onChange({ ...filter, kind: stationKinds.find((kind) => kind === event.target.value) ?? 'all' })
        }
      >
        <option value="all">{t(queueText.kindAll)}</option>
        {stationKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kindText[kind])}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t(queueText.state)}
        value={filter.state}
        onChange={(event) =>
          onChange({ ...filter, state: states.find((state) => state === event.target.value) ?? 'all' })
        }
      >
        <option value="all">{t(queueText.stateAll)}</option>
        <option value="moving">{t(queueText.moving)}</option>
        <option value="rest">{t(queueText.atRest)}</option>
        <option value="stale">{t(queueText.stale)}</option>
      </select>
      <SortHead sort={filter.sort} onChange={(sort) => onChange({ ...filter, sort })} />
    </div>
  );
}

const states = ['all', 'moving', 'rest', 'stale'] as const;

function SortHead(props: {
  readonly sort: VesselFilter['sort'];
  readonly onChange: (sort: VesselFilter['sort']) => void;
}) {
  const { t } = useWords();
  const columns = [
    ['name', t(queueText.sortName)],
    ['speed', t(queueText.sortSpeed)],
    ['age', t(queueText.sortAge)],
  ] as const;
  return (
    <div className="sort-head">
      {columns.map(([sort, label]) => (
        <button
          key={sort}
          type="button"
          className={`sort sort-${sort}`}
          aria-pressed={props.sort === sort}
          title={t(queueText.sortedBy, { column: label })}
          onClick={() => props.onChange(sort)}
        >
          {label}
          {props.sort === sort ? ' ▾' : ''}
        </button>
      ))}
    </div>
  );
}
