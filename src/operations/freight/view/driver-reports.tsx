import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { ListedReport, PlaceReports } from '../report/report-groups.ts';
import { driverPlaces, type ReportAnswer, reportAnswers } from '../report/words.ts';
import { directionText } from '../text-terms.ts';
import type { DriverReportsAnswer } from '../wire.ts';
import { useFreight } from './freight-context.tsx';
import { freightText } from './text.ts';
import { driverReportsText as text, reportAnswerText, reportKindText } from './text-driver-reports.ts';

const askEverySeconds = 5;

/** What drivers report, one group a place: a flood from one is said, and takes no room from another. */
export function DriverReports() {
  const { t } = useWords();
  const reports = useResource<DriverReportsAnswer>('/api/operations/freight/driver-reports', askEverySeconds);
  const [answer, setAnswer] = useState<ReportAnswer>('attended');
  const places = reports.value?.places ?? null;
  return (
    <div className="room-scroll" tabIndex={0} role="group" aria-label={t(text.tab)}>
      <ResourceNotice of={reports} />
      {places === null ? null : places.length === 0 ? (
        <p className="quiet">{t(text.empty)}</p>
      ) : (
        <>
          <Segmented
            label={t(text.answerChoice)}
            value={answer}
            choices={reportAnswers.map((value) => ({ value, label: t(reportAnswerText[value]) }))}
            onChange={setAnswer}
          />
          {places.map((group) => (
            <PlaceGroup key={group.place ?? ''} group={group} answer={answer} again={reports.again} />
          ))}
        </>
      )}
    </div>
  );
}

interface GroupProps {
  readonly group: PlaceReports;
  readonly answer: ReportAnswer;
  readonly again: () => void;
}

function PlaceGroup({ group, answer, again }: GroupProps) {
  const { t } = useWords();
  const { place, reports, unanswered, life, flood, isMore } = group;
  const title = place === null ? t(text.road) : (driverPlaces[place] ?? place);
  return (
    <Part title={title}>
      <p>
        {t(text.counts, { reports, unanswered })}
        {isMore ? ` · ${t(text.more)}` : ''}
        {life > 0 ? (
          <>
            {' · '}
            <strong className="overdue">{t(text.life, { life })}</strong>
          </>
        ) : null}
        {flood === null ? null : (
          <>
            {' · '}
            <strong>{t(text.flood, { reports: flood.reports, minutes: flood.minutes })}</strong>
          </>
        )}
      </p>
      <ul className="plain-list">
        {group.newest.map((report) => (
          <li key={report.report}>
            <Report report={report} answer={answer} again={again} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Report(props: {
  readonly report: ListedReport;
  readonly answer: ReportAnswer;
  readonly again: () => void;
}) {
  const { t } = useWords();
  const { act } = useFreight();
  const mayDo = useMay();
  const { report: id, what, seenAt, direction, answer: given } = props.report;
  const order = {
    path: '/api/operations/freight/answer-driver-report',
    body: { report: id, answer: props.answer },
  };
  return (
    <>
      <Moment at={seenAt} seconds /> <strong>{t(reportKindText[what])}</strong> ·{' '}
      {t(directionText[direction])} ·{' '}
      <span className="quiet">
        {t(text.number)} …{id.slice(-6)}
      </span>{' '}
      {given === null ? (
        <ActionButton
          quiet
          label={t(text.answer, { answer: t(reportAnswerText[props.answer]) })}
          refusal={mayDo('operations/freight/AnswerDriverReport', freightText.giver)}
          onPress={() => act.send(order, { onTaken: props.again })}
        />
      ) : (
        <span className="quiet">{t(reportAnswerText[given])}</span>
      )}
    </>
  );
}
