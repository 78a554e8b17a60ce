import { useEffect, useState } from 'react';
import type { Order } from '../../../kit/acts/send-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { formatUtcClock } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import {
  answerBackSeconds,
  type AnswerReason,
  answerReasons,
  type ReportAnswer,
  reportAnswers,
} from '../report/words.ts';
import { Choice } from './passage-filters.tsx';
import { answerOrder, withdrawOrder } from './report-orders.ts';
import { freightText } from './text.ts';
import { driverReportsText as text, reportAnswerText } from './text-driver-reports.ts';
import { answerReasonText, manyText } from './text-many-reports.ts';
import { type ManyActs, recordedOf } from './use-many-answers.ts';
import type { ReportChoice } from './use-report-choice.ts';

interface BarProps {
  readonly choice: ReportChoice;
  readonly many: ManyActs;
}

/** One act with one reason over all that are chosen, how far it has come, and for ten minutes its way back. */
export function ManyBar({ choice, many }: BarProps) {
  const { t } = useWords();
  const mayDo = useMay();
  const { clock } = useRoom();
  const [answer, setAnswer] = useState<ReportAnswer>('attended');
  const [reason, setReason] = useState<AnswerReason | ''>('');
  const back = useWayBack(many);
  const count = choice.taken.length;
  const refusal =
    mayDo('operations/freight/AnswerDriverReport', freightText.giver) ??
    (count === 0 ? t(manyText.chooseFirst) : reason === '' ? t(manyText.reasonFirst) : null);
  const run = (): void => {
    if (reason === '') return;
    const together = count;
    const orders = choice.taken.map(
      ({ report }): [string, Order] => [report, answerOrder({ report, answer, reason, together })],
    );
    back.begin(clock.get());
    many.run(new Map(orders));
  };
  return (
    <div className="reports-many">
      <div className="table-tools">
        <span className="figures">{t(manyText.chosen, { count })}</span>
        <ActionButton label={t(manyText.allShown, { count: choice.pickable })} hint="*" onPress={choice.all} />
        <ActionButton quiet label={t(manyText.nothing)} onPress={choice.none} />
        <Segmented
          label={t(text.answerChoice)}
          value={answer}
          choices={reportAnswers.map((value) => ({ value, label: t(reportAnswerText[value]) }))}
          onChange={setAnswer}
        />
        <Choice
          label={manyText.reason}
          value={reason}
          all={t(manyText.reasonNone)}
          choices={answerReasons.map((one) => [one, t(answerReasonText[one])])}
          onChange={(value) => setReason(answerReasons.find((one) => one === value) ?? '')}
        />
        <ActionButton
          strong
          label={t(manyText.together, { count })}
          refusal={refusal}
          sayRefusal
          onPress={run}
        />
      </div>
      <ManyStatus many={many} back={back} />
    </div>
  );
}

function ManyStatus({ many, back }: Pick<BarProps, 'many'> & { readonly back: WayBack }) {
  const { t } = useWords();
  const { state } = many;
  const recorded = state === null ? 0 : recordedOf(state).length;
  const refused = state === null ? 0 : state.outcomes.size - recorded;
  return (
    <div className="act-status">
      <p role="status" className={refused > 0 ? 'act-trouble' : 'act-said'}>
        {state === null
          ? ''
          : t(state.isRunning ? manyText.running : manyText.ran, {
              done: state.isRunning ? state.done : recorded,
              all: state.all,
            })}
        {state !== null && refused > 0 ? ` ${t(manyText.refused, { count: refused })}` : ''}
      </p>
      {state?.isRunning ? <ActionButton label={t(manyText.stop)} onPress={many.stop} /> : null}
      {back.records.length > 0 && state?.isRunning !== true ? (
        <ActionButton
          label={t(manyText.undoAll, { count: back.records.length, until: formatUtcClock(back.until) })}
          onPress={() => {
            many.run(new Map(back.records.map((report): [string, Order] => [report, withdrawOrder(report)])));
            back.end();
          }}
        />
      ) : null}
    </div>
  );
}

interface WayBack {
  readonly records: readonly string[];
  /** Until when the node takes it. */
  readonly until: number;
  begin(at: number): void;
  end(): void;
}

/** What the last act recorded, for as long as the node lets it be taken back. */
function useWayBack({ state }: ManyActs): WayBack {
  const now = useStore(useRoom().clock);
  const [began, setBegan] = useState<number | null>(null);
  const [records, setRecords] = useState<readonly string[]>([]);
  useEffect(() => {
    if (began !== null && state !== null && !state.isRunning) setRecords(recordedOf(state));
  }, [began, state]);
  const until = (began ?? 0) + answerBackSeconds * 1_000;
  return {
    records: began === null || now >= until ? [] : records,
    until,
    begin(at) {
      setRecords([]);
      setBegan(at);
    },
    end: () => setBegan(null),
  };
}
