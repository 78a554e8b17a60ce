import { useRef, useState } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import type { Answer } from '../../../kit/http.ts';
import { type Words, useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { detailText } from '../text.ts';
import type { Assessment, DetectionView } from '../wire.ts';
import { type AssessOrder, assessRefusal, type Recorded, sendAssessment } from './assess.ts';
import { useDesk } from './desk-context.tsx';

const choices: readonly { readonly value: Assessment; readonly text: Text }[] = [
  { value: 'seen', text: detailText.asSeen },
  { value: 'confirmed', text: detailText.asConfirmed },
  { value: 'false_alarm', text: detailText.asFalse },
];

/** The acts on one detection. Each can be undone, so none asks twice. */
export function DetectionActs(props: { readonly detection: DetectionView }) {
  const words = useWords();
  const { t } = words;
  const desk = useDesk();
  const live = useStore(desk.travel.time).mode === 'live';
  const connection = useStore(desk.live.connection).state;
  const { detection } = props;
  const { said, busy, send } = useAssess(detection.id, words);
  const conditions = { live, connection, staff: desk.staff };
  const refusalOf = (order: AssessOrder) => {
    const reason = busy ? detailText.sending : assessRefusal(order, detection, conditions);
    return reason === null ? null : t(reason);
  };
  const general = commonReason(choices.map(({ value }) => refusalOf({ assess: value })));
  return (
    <div className="acts" role="group" aria-label={t(detailText.assess)}>
      {choices.map(({ value, text }) => (
        <ActionButton
          key={value}
          label={t(text)}
          pressed={detection.assessment?.value === value}
          refusal={refusalOf({ assess: value })}
          onPress={() => send({ assess: value })}
        />
      ))}
      <ActionButton
        quiet
        label={t(detailText.withdraw)}
        refusal={refusalOf({ withdraw: true })}
        onPress={() => send({ withdraw: true })}
      />
      {general === null ? null : <p className="act-reason">{general}</p>}
      <p role="status" className="act-said">
        {said}
      </p>
    </div>
  );
}

/** One reason that holds for every choice is said once, in words, under them. */
function commonReason(reasons: readonly (string | null)[]): string | null {
  const [first = null] = reasons;
  return reasons.every((one) => one === first) ? first : null;
}

function useAssess(detection: string, words: Words) {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  // An order that got no answer keeps its key: pressed again, it is the same order, not a second one.
  const unanswered = useRef<{ readonly order: string; readonly key: string } | null>(null);
  const send = (order: AssessOrder) => {
    const name = JSON.stringify(order);
    const key = unanswered.current?.order === name ? unanswered.current.key : crypto.randomUUID();
    unanswered.current = { order: name, key };
    setBusy(true);
    setSaid(words.t(detailText.sending));
    void sendAssessment(detection, order, key).then((answer) => {
      setBusy(false);
      if (answer.kind !== 'unreachable') unanswered.current = null;
      setSaid(answerWords(answer, words));
    });
  };
  return { said, busy, send };
}

function answerWords(answer: Answer<Recorded>, words: Words): string {
  switch (answer.kind) {
    case 'ok':
      return words.t(detailText.recordedInBook);
    case 'unreachable':
      return words.t(detailText.notSent);
    case 'refused':
      return words.t(answer.message ?? detailText.refusedPlain, { code: answer.code });
  }
}
