import { type FormEvent, useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { postJson } from '../../../kit/http.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Trouble, troubleOf } from '../../../kit/resource.ts';
import { troubleWords } from '../../../kit/room/resource-notice.tsx';
import { Values } from '../../../kit/room/values.tsx';
import { driverPlaces } from '../report/words.ts';
import type { ReceiptRecordAnswer } from '../selection-wire.ts';
import { directionText } from '../text-terms.ts';
import { english } from './driver/words/english.ts';
import { french } from './driver/words/french.ts';
import { driverReportsText as text, reportAnswerText, reportKindText } from './text-driver-reports.ts';
import { passageText } from './text.ts';
import { manyText } from './text-many-reports.ts';

/** The code on a driver's receipt, typed or read out over the telephone, and what the book holds under it. */
export function ReceiptCheck() {
  const words = useWords();
  const { t } = words;
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<ReceiptRecordAnswer | Trouble | null>(null);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    const said = await postJson<ReceiptRecordAnswer>('/api/operations/freight/receipt-check', { code });
    setAnswer(said.kind === 'ok' ? said.value : troubleOf(said));
  };
  return (
    <details className="receipt-check">
      <summary>{t(manyText.check)}</summary>
      <form className="table-tools" onSubmit={(event) => void check(event)}>
        <label>
          {t(manyText.code)}{' '}
          <input
            className="input figures"
            size={22}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <button type="submit" className="act">
          {t(manyText.ask)}
        </button>
      </form>
      <p role="status" className={answer !== null && 'kind' in answer ? 'act-trouble' : 'act-said'}>
        {answer === null
          ? ''
          : 'kind' in answer
            ? troubleWords(answer, words)
            : t(manyText[answer.standing])}
      </p>
      {answer === null || 'kind' in answer || answer.record === null ? null : (
        <ReceiptRecord record={answer.record} />
      )}
    </details>
  );
}

function ReceiptRecord({ record }: { readonly record: NonNullable<ReceiptRecordAnswer['record']> }) {
  const { t } = useWords();
  const { report, at, what, place, direction, seenAt, checklist } = record.recorded;
  const checks = (checklist?.answers ?? []).map(
    ({ check, answer }) =>
      [t({ en: english[check], fr: french[check] }), t({ en: english[answer], fr: french[answer] })] as const,
  );
  return (
    <Values
      none="–"
      rows={[
        [t(text.number), report],
        [t(manyText.recordedAt), <Moment key="at" at={at} seconds />],
        [t(text.seen), <Moment key="seen" at={seenAt} seconds />],
        [t(manyText.place), place === null ? t(text.road) : (driverPlaces[place] ?? place)],
        [t(manyText.kind), what === null ? t(manyText.nothingNoticed) : t(reportKindText[what])],
        [t(passageText.direction), t(directionText[direction])],
        [
          t(manyText.checklist),
          checklist === null ? null : t({ en: english[checklist.moment], fr: french[checklist.moment] }),
        ],
        ...checks,
        [t(manyText.outcome), record.answer === null ? t(text.unanswered) : t(reportAnswerText[record.answer])],
      ]}
    />
  );
}
