import { useState } from 'react';
import { stopReasonText, stopRefusedText } from '../text.ts';
import { stopReasons, stopRefusals } from '../words.ts';
import { type OfController, ReadBack, type StepsProps, Telling, unnamed } from './controller-steps.tsx';
import { ReleaseSteps } from './release-steps.tsx';
import { Act, Choice, Field, useRefusal } from './stop-fields.tsx';
import { stopText as text } from './text-stop.ts';

/** The next rung of a request, and its release: what was told to whom, and what the controller repeats. */
export function StopSteps({ one, order }: StepsProps) {
  return (
    <div className="stop-steps">
      {one.stopped === null && one.release === null ? <AskingSteps one={one} order={order} /> : null}
      <ReleaseSteps one={one} order={order} />
    </div>
  );
}

function AskingSteps({ one, order }: StepsProps) {
  const [controller, setController] = useState(one.told?.controller ?? '');
  const of = { one, order, controller };
  return (
    <>
      <Field label={text.controller} value={controller} onChange={setController} />
      {one.told === null ? (
        <Telling {...of} command="TellStop" path="tell-stop" usual="direct_line" label={text.noteTold} />
      ) : null}
      {one.told !== null && one.acknowledged === null ? <Answer {...of} /> : null}
      {one.acknowledged === null ? null : <Confirm {...of} />}
    </>
  );
}

/** What the controller says to the request: repeated and accepted, or refused. */
function Answer({ one, order, controller }: OfController) {
  const [refused, setRefused] = useState<(typeof stopRefusals)[number]>('needs_confirmation');
  const refusal = useRefusal('RefuseStop', unnamed(controller));
  const { stop } = one;
  return (
    <>
      <ReadBack
        command="AcknowledgeStop"
        controller={controller}
        said={{ label: text.reasonRepeated, of: stopReasons, words: stopReasonText }}
        lacks={text.whatRepeated}
        label={text.noteReadBack}
        onHeard={(track, reason) =>
          order('acknowledge-stop', { stop, controller, readBack: { track, reason } })
        }
      />
      <Choice
        label={text.refusalReason}
        of={stopRefusals}
        words={stopRefusedText}
        value={refused}
        onChange={setRefused}
      />
      <Act
        label={text.noteRefused}
        refusal={refusal}
        onPress={() => order('refuse-stop', { stop, controller, reason: refused })}
      />
    </>
  );
}

function Confirm({ one, order, controller }: OfController) {
  const refusal = useRefusal('ConfirmTrainsStopped', unnamed(controller));
  const press = () => order('confirm-trains-stopped', { stop: one.stop, controller });
  return <Act label={text.noteStopped} hint="i" refusal={refusal} onPress={press} />;
}
