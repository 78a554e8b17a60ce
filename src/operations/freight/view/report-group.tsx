import { useState } from 'react';
import { troubledOutcome } from '../../../kit/acts/act-status.tsx';
import type { Outcome } from '../../../kit/acts/send-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { ListedReport, PlaceReports } from '../report/report-groups.ts';
import { isPickable } from '../report/report-selection.ts';
import {
  answerBackSeconds,
  driverPlaces,
  lifeKinds,
  type ReportAnswer,
  reportAnswers,
} from '../report/words.ts';
import { directionText } from '../text-terms.ts';
import { useFreight } from './freight-context.tsx';
import { answerOrder, withdrawOrder } from './report-orders.ts';
import { freightText } from './text.ts';
import { driverReportsText as text, reportAnswerText, reportKindText } from './text-driver-reports.ts';
import { answerReasonText, manyText } from './text-many-reports.ts';
import type { ReportChoice } from './use-report-choice.ts';

interface GroupProps {
  readonly group: PlaceReports;
  readonly choice: ReportChoice;
  /** What came of each in the last act over many; null: there was none. */
  readonly outcomes: ReadonlyMap<string, Outcome<unknown>> | null;
  readonly again: () => void;
}

/** All that is reported of one place: a flood from one is said, and takes no room from another. */
export function ReportGroup({ group, choice, outcomes, again }: GroupProps) {
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
      <ul className="plain-list report-rows">
        {group.newest.map((report) => (
          <li key={report.report} className="report-row">
            <Pick report={report} choice={choice} />
            <Said report={report} />
            {report.answer === null ? (
              <AnswerOne report={report} again={again} />
            ) : (
              <Given report={report} again={again} />
            )}
            <RowTrouble outcome={outcomes?.get(report.report)} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The box of one row. Where a life may be at risk it stays, does nothing, and says why. */
function Pick({ report, choice }: { readonly report: ListedReport; readonly choice: ReportChoice }) {
  const { t } = useWords();
  const refused = !isPickable(report);
  const isLife = report.answer === null && lifeKinds.includes(report.what);
  return (
    <>
      <input
        type="checkbox"
        className="report-pick"
        value={report.report}
        aria-label={t(manyText.pick, { number: report.report.slice(-6) })}
        aria-disabled={refused || undefined}
        title={isLife ? t(manyText.singly) : undefined}
        checked={!refused && choice.chosen.has(report.report)}
        onChange={() => undefined}
        onClick={(event) => {
          if (!refused) choice.toggle(report.report, event.shiftKey);
        }}
      />
      {isLife ? <span className="unseen">{t(manyText.singly)}</span> : null}
    </>
  );
}

function Said({ report }: { readonly report: ListedReport }) {
  const { t } = useWords();
  const { report: id, what, seenAt, direction } = report;
  return (
    <>
      <span>
        <Moment at={seenAt} />
      </span>
      <span>
        <strong>{t(reportKindText[what])}</strong> · {t(directionText[direction])} ·{' '}
        <span className="quiet figures">
          <span className="unseen">{t(text.number)} </span>…{id.slice(-6)}
        </span>
      </span>
    </>
  );
}

interface OneProps {
  readonly report: ListedReport;
  readonly again: () => void;
}

/** One report, answered by itself. */
function AnswerOne({ report: { report }, again }: OneProps) {
  const { t } = useWords();
  const { act } = useFreight();
  const mayDo = useMay();
  const [answer, setAnswer] = useState<ReportAnswer>('attended');
  return (
    <span className="report-answer">
      <select
        className="input"
        aria-label={t(text.answerChoice)}
        value={answer}
        onChange={(event) => setAnswer(reportAnswers.find((one) => one === event.target.value) ?? 'attended')}
      >
        {reportAnswers.map((one) => (
          <option key={one} value={one}>
            {t(reportAnswerText[one])}
          </option>
        ))}
      </select>
      <ActionButton
        quiet
        label={t(text.record)}
        title={t(text.answer, { answer: t(reportAnswerText[answer]) })}
        refusal={mayDo('operations/freight/AnswerDriverReport', freightText.giver)}
        onPress={() =>
          act.send(answerOrder({ report, answer }), { onTaken: again, undo: withdrawOrder(report) })
        }
      />
    </span>
  );
}

/** What came of it, and for ten minutes its way back; of people inside there is none. */
function Given({ report: { report, what, answer, reason, answeredAt }, again }: OneProps) {
  const { t } = useWords();
  const { act } = useFreight();
  const mayDo = useMay();
  const now = useStore(useRoom().clock);
  const isOpen =
    what !== 'people_inside' &&
    answeredAt !== null &&
    now - Date.parse(answeredAt) < answerBackSeconds * 1_000;
  return (
    <span className="quiet">
      {answer === null ? '' : t(reportAnswerText[answer])}
      {reason === null ? '' : ` · ${t(answerReasonText[reason])}`}{' '}
      {isOpen ? (
        <ActionButton
          quiet
          label={t(manyText.back)}
          refusal={mayDo('operations/freight/WithdrawReportAnswer', freightText.giver)}
          onPress={() => act.send(withdrawOrder(report), { onTaken: again })}
        />
      ) : null}
    </span>
  );
}

function RowTrouble({ outcome }: { readonly outcome: Outcome<unknown> | undefined }) {
  const words = useWords();
  const trouble = outcome === undefined ? null : troubledOutcome(outcome, words);
  return trouble === null ? null : <span className="act-trouble report-trouble">{trouble}</span>;
}
