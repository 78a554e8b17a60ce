import { useEffect, useState } from 'react';
import type { UtcText } from '../../../kernel/time.ts';
import { getJson } from '../../../kit/http.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { assessmentText, detailText, eventText } from '../text.ts';
import { assessments } from '../wire.ts';
import { useDesk } from './desk-context.tsx';
import { Field, Fields, MomentValue, Section } from './fields.tsx';

/** One event of the book about one detection. */
interface Change {
  readonly version: number;
  readonly type: string;
  readonly recordedAt: UtcText;
  readonly actor: string;
  readonly assessment: string | null;
}

/** Everything the book says of one detection, newest first; read again whenever it has changed up to `upTo`. */
export function DetectionLog(props: { readonly detection: string; readonly upTo: number }) {
  const { t } = useWords();
  const [changes, setChanges] = useState<readonly Change[] | 'failed' | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const path = props.detection.split('/').map(encodeURIComponent).join('/');
    void getJson<{ readonly changes: readonly Change[] }>(
      `/api/picture/detections/${path}/history`,
      abort.signal,
    ).then((answer) => {
      if (abort.signal.aborted) return;
      setChanges((before) => (answer.kind === 'ok' ? answer.value.changes : (before ?? 'failed')));
    });
    return () => abort.abort();
  }, [props.detection, props.upTo]);
  return (
    <Section title={t(detailText.log)}>
      {changes === null ? <p className="quiet-note">{t(detailText.logLoading)}</p> : null}
      {changes === 'failed' ? <p className="quiet-note">{t(detailText.logFailed)}</p> : null}
      {Array.isArray(changes) ? <Changes changes={changes} /> : null}
    </Section>
  );
}

function Changes(props: { readonly changes: readonly Change[] }) {
  const { t } = useWords();
  const { staff } = useDesk();
  return (
    <Fields>
      {props.changes.toReversed().map((change) => {
        const text = Object.hasOwn(eventText, change.type)
          ? eventText[change.type as keyof typeof eventText]
          : null;
        const value = assessments.find((one) => one === change.assessment);
        const by = change.actor === staff.id ? staff.name : change.actor;
        return (
          <Field key={change.version} name={text === null ? change.type : t(text)}>
            {value === undefined ? by : `${t(assessmentText[value])}, ${by}`}
            <MomentValue at={Date.parse(change.recordedAt)} />
          </Field>
        );
      })}
    </Fields>
  );
}
