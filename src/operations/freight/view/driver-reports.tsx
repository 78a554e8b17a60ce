import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useNudge, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { type Instant, instant } from '../../../kernel/time.ts';
import { allReports, type ReportFilter, shownGroups } from '../report/report-selection.ts';
import { signalLayer } from '../report/signal-layer.ts';
import type { DriverReportsAnswer } from '../wire.ts';
import { ManyBar } from './many-bar.tsx';
import { ReceiptCheck } from './receipt-check.tsx';
import { ReportFilters } from './report-filters.tsx';
import { ReportGroup } from './report-group.tsx';
import { SignalMap } from './signal-map.tsx';
import { driverReportsText as text } from './text-driver-reports.ts';
import { manyText } from './text-many-reports.ts';
import { troubledOf, useManyActs } from './use-many-answers.ts';
import { useReportChoice } from './use-report-choice.ts';

/** Without the stream it is asked so often; with it, as soon as something is heard. */
const askEverySeconds = { live: 30, alone: 5 } as const;
/** Signals fade slowly: the layer is drawn anew so often without news. */
const fadeMilliseconds = 30_000;

/** What drivers report: by place, to be answered one by one or many at once, and where it points on the map. */
export function DriverReports() {
  const { t } = useWords();
  const { onNews, live, clock } = useRoom();
  const every = askEverySeconds[useStore(live).state === 'live' ? 'live' : 'alone'];
  const reports = useResource<DriverReportsAnswer>('/api/operations/freight/driver-reports', every);
  const heard = useNudge(reports);
  useEffect(() => onNews('selection', heard), [onNews, heard]);
  const [filter, setFilter] = useState<ReportFilter>(allReports);
  const list = useRef<HTMLDivElement>(null);
  const places = reports.value?.places ?? null;
  const many = useManyActs(reports.again);
  const troubled = many.state === null ? undefined : troubledOf(many.state);
  const groups = places === null ? [] : shownGroups(places, filter, troubled);
  const choice = useReportChoice(
    groups.flatMap(({ newest }) => newest),
    list,
  );
  const now = instant(Math.floor(useStore(clock) / fadeMilliseconds) * fadeMilliseconds);
  return (
    <div className="reports-desk">
      <div ref={list} className="room-scroll" tabIndex={0} role="group" aria-label={t(text.tab)}>
        <ResourceNotice of={reports} />
        <ReceiptCheck />
        {places === null ? null : places.length === 0 ? (
          <p className="quiet">{t(text.empty)}</p>
        ) : (
          <>
            <ReportFilters places={places} filter={filter} onChange={setFilter} />
            <ManyBar choice={choice} many={many} />
            {groups.length === 0 ? <p className="quiet">{t(manyText.none)}</p> : null}
            {groups.map((group) => (
              <ReportGroup
                key={group.place ?? ''}
                group={group}
                choice={choice}
                outcomes={many.state?.outcomes ?? null}
                again={reports.again}
              />
            ))}
          </>
        )}
      </div>
      <SignalMap
        signals={signalLayer(groupsOfFilter(places, filter), signalsNow(now, reports.value?.at ?? null))}
        askedAt={reports.value?.at ?? null}
      />
    </div>
  );
}

/** Answered ones too: a sighting that was attended to was one all the same. */
function groupsOfFilter(places: DriverReportsAnswer['places'] | null, filter: ReportFilter) {
  return places === null ? [] : shownGroups(places, { ...filter, answered: true });
}

/** Never before the answer itself: what was seen a second ago is not ahead of a clock that is told in half minutes. */
function signalsNow(now: Instant, askedAt: string | null): Instant {
  return instant(Math.max(now, askedAt === null ? 0 : Date.parse(askedAt)));
}
