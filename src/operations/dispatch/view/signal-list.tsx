import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { LandSignal, SignalHour } from '../signal/land-signal.ts';
import { landSignalKinds, landSignalText } from '../signal/words-signal.ts';
import { useDispatch } from './dispatch-context.tsx';
import { roomText } from './text.ts';
import { signalsText as text } from './text-signal.ts';

const layout = createTableLayout('dispatch.signals', null);

/** What drivers notice at places ashore, by place and hour: what waits for somebody on the spot first. One opened beside. */
export function SignalList() {
  const said = useWords();
  const { t } = said;
  const { desk, signals } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.signals.standing);
  const signal = opened === null ? undefined : signals.get(opened);
  return (
    <>
      <RecordTable
        name="dispatch-signals"
        title={t(text.title)}
        columns={useSignalColumns()}
        rows={signalOrder([...signals.values()])}
        rowKey={(one) => one.signal}
        layout={layout}
        opened={opened}
        onOpen={(one) => desk.opened.set(one.signal)}
        empty={t(text.empty)}
        askedAt={at}
        marking={roomText.marking}
      />
      {signal === undefined ? null : (
        <RoomAside
          key={signal.signal}
          title={placeWords(signal, said)}
          wide
          onClose={() => desk.opened.set(null)}
        >
          <SignalPage signal={signal} />
        </RoomAside>
      )}
    </>
  );
}

/** Unanswered before answered, then what was reported last. */
export function signalOrder(signals: readonly LandSignal[]): readonly LandSignal[] {
  return signals.toSorted(
    (one, other) =>
      Number(one.open === 0) - Number(other.open === 0) || other.lastAt.localeCompare(one.lastAt, 'en'),
  );
}

function useSignalColumns(): readonly Column<LandSignal>[] {
  const { staff } = useRoom();
  return [
    words({ key: 'place', head: text.place, width: 12 }, placeWords),
    numbers({ key: 'open', head: text.open, width: 9 }, ({ open }) => open),
    numbers({ key: 'reports', head: text.reports, width: 9 }, ({ reports }) => reports),
    words({ key: 'hour', head: text.hour, width: 24, grow: true }, ({ hours }, said) => {
      const [newest] = hours;
      return newest === undefined ? '–' : hourWords(newest, said);
    }),
    moments({ key: 'last', head: text.last }, staff.state, ({ lastAt }) => lastAt),
  ];
}

function placeWords({ place }: LandSignal, { t }: Words): string {
  return place ?? t(text.road);
}

function hourWords({ hour, counts }: SignalHour, { t }: Words): string {
  const kinds = landSignalKinds.filter((kind) => (counts[kind] ?? 0) > 0);
  const counted = kinds.map((kind) =>
    t(text.counted, { kind: t(landSignalText[kind]), count: counts[kind] ?? 0 }),
  );
  return `${hour.slice(0, 10)} ${hour.slice(11, 13)} h · ${counted.join(', ')}`;
}

function SignalPage({ signal: { hours, newest } }: { readonly signal: LandSignal }) {
  const said = useWords();
  const { t } = said;
  return (
    <>
      <p className="quiet-note">{t(text.noAlarm)}</p>
      <Part title={t(text.hours)}>
        <ul className="plain-list">
          {hours.map((one) => (
            <li key={one.hour} className="figures">
              {hourWords(one, said)}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t(text.newest)}>
        <ul className="plain-list">
          {newest.map(({ report, what, seenAt, isAnswered }) => (
            <li key={report}>
              {t(landSignalText[what])} · <Moment at={seenAt} />
              {isAnswered ? <span className="quiet"> · {t(text.answered)}</span> : null}
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
