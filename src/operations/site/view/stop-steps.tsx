import { useState } from 'react';
import { stopReasonText, stopRefusedText, tellingWayText } from '../text.ts';
import type { StopView } from '../wire.ts';
import { stopReasons, stopRefusals, tellingWays } from '../words.ts';
import { ReleaseSteps } from './release-steps.tsx';
import { Act, Choice, Field, shortName, useRefusal } from './stop-fields.tsx';
import { stopText as text } from './text-stop.ts';

export interface StepsProps {
  readonly one: StopView;
  readonly order: (name: string, body: object) => void;
}

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
  return (
    <>
      <Field label={text.controller} value={controller} onChange={setController} />
      {one.told === null ? <Tell one={one} order={order} controller={controller} /> : null}
      {one.told !== null && one.acknowledged === null ? (
        <ReadBack one={one} order={order} controller={controller} />
      ) : null}
      {one.acknowledged === null ? null : <Confirm one={one} order={order} controller={controller} />}
    </>
  );
}

type OfController = StepsProps & { readonly controller: string };

function Tell({ one, order, controller }: OfController) {
  const [way, setWay] = useState<(typeof tellingWays)[number]>('direct_line');
  const refusal = useRefusal('TellStop', shortName.test(controller) ? null : text.whichController);
  const press = () => order('tell-stop', { stop: one.stop, controller, way });
  return (
    <>
      <Choice label={text.way} of={tellingWays} words={tellingWayText} value={way} onChange={setWay} />
      <Act label={text.noteTold} hint="u" refusal={refusal} onPress={press} />
    </>
  );
}

/** Nothing is filled in beforehand: what the controller was heard to say is written as it was said. */
function ReadBack({ one, order, controller }: OfController) {
  const [track, setTrack] = useState('');
  const [reason, setReason] = useState<(typeof stopReasons)[number] | null>(null);
  const [refused, setRefused] = useState<(typeof stopRefusals)[number]>('needs_confirmation');
  const named = shortName.test(controller) ? null : text.whichController;
  const heard = shortName.test(track) && reason !== null ? null : text.whatRepeated;
  const repeats = useRefusal('AcknowledgeStop', named ?? heard);
  const refuses = useRefusal('RefuseStop', named);
  const { stop } = one;
  return (
    <>
      <Field label={text.trackRepeated} value={track} onChange={setTrack} />
      <Choice
        label={text.reasonRepeated}
        of={stopReasons}
        words={stopReasonText}
        value={reason}
        onChange={setReason}
      />
      <Act
        label={text.noteReadBack}
        hint="i"
        refusal={repeats}
        onPress={() => order('acknowledge-stop', { stop, controller, readBack: { track, reason } })}
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
        refusal={refuses}
        onPress={() => order('refuse-stop', { stop, controller, reason: refused })}
      />
    </>
  );
}

function Confirm({ one, order, controller }: OfController) {
  const refusal = useRefusal(
    'ConfirmTrainsStopped',
    shortName.test(controller) ? null : text.whichController,
  );
  const press = () => order('confirm-trains-stopped', { stop: one.stop, controller });
  return <Act label={text.noteStopped} hint="i" refusal={refusal} onPress={press} />;
}
