import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { instant, toUtc } from '../../../kernel/time.ts';
import type { Text } from '../../../kernel/text.ts';
import { clearEvidenceText, stopEndText, stopReasonText, stopRefusedText, tellingWayText } from '../text.ts';
import type { StopView } from '../wire.ts';
import { clearEvidence, stopEnds, stopReasons, stopRefusals, tellingWays } from '../words.ts';
import { siteGiverText } from './text.ts';
import { stopText as text } from './text-stop.ts';

export interface StepsProps {
  readonly one: StopView;
  readonly order: (name: string, body: object) => void;
}

const shortName = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** The next rung of a request, and its end: what was told to whom, what the controller repeats, what says it is clear. */
export function StopSteps({ one, order }: StepsProps) {
  const [controller, setController] = useState(one.told?.controller ?? '');
  return (
    <>
      {one.stopped === null ? (
        <Field label={text.controller} value={controller} onChange={setController} />
      ) : null}
      {one.told === null ? <Tell one={one} order={order} controller={controller} /> : null}
      {one.told !== null && one.acknowledged === null ? (
        <ReadBack one={one} order={order} controller={controller} />
      ) : null}
      {one.acknowledged !== null && one.stopped === null ? (
        <Confirm one={one} order={order} controller={controller} />
      ) : null}
      <End one={one} order={order} />
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

function End({ one, order }: StepsProps) {
  const { clock } = useRoom();
  const now = useStore(clock);
  const mayHaveStopped = one.told !== null && one.refused === null;
  const [reason, setReason] = useState<(typeof stopEnds)[number]>('track_clear');
  const [kind, setKind] = useState<(typeof clearEvidence)[number] | null>(null);
  const [reference, setReference] = useState('');
  const isNamed = kind !== null && shortName.test(reference);
  const mayBeBare = reason === 'asked_in_error' && !mayHaveStopped;
  const refusal = useRefusal('EndStop', isNamed || mayBeBare ? null : text.whatClear);
  const evidence = isNamed ? { kind, reference, seenAt: toUtc(instant(now)) } : null;
  return (
    <>
      <Choice label={text.endReason} of={stopEnds} words={stopEndText} value={reason} onChange={setReason} />
      <Choice
        label={text.evidence}
        of={clearEvidence}
        words={clearEvidenceText}
        value={kind}
        onChange={setKind}
      />
      <Field label={text.evidenceName} value={reference} onChange={setReference} />
      <Act
        label={text.noteEnded}
        refusal={refusal}
        onPress={() => order('end-stop', { stop: one.stop, reason, evidence })}
      />
    </>
  );
}

/** Why a step may not be noted now; null where it may. */
function useRefusal(name: string, own: Text | null): string | null {
  const { t } = useWords();
  return useMay()(`operations/site/${name}`, siteGiverText) ?? (own === null ? null : t(own));
}

function Act(props: {
  readonly label: Text;
  readonly hint?: string;
  readonly refusal: string | null;
  readonly onPress: () => void;
}) {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const press = () => {
    if (props.refusal === null) props.onPress();
  };
  useKeys(singleKeys && props.hint !== undefined ? { [props.hint]: press } : {});
  return (
    <div className="site-acts">
      <ActionButton
        label={t(props.label)}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
        refusal={props.refusal}
        sayRefusal
        onPress={press}
      />
    </div>
  );
}

function Field(props: {
  readonly label: Text;
  readonly value: string;
  readonly onChange: (to: string) => void;
}) {
  const { t } = useWords();
  return (
    <label className="site-outcome">
      {t(props.label)}
      <input
        className="input"
        value={props.value}
        maxLength={64}
        autoComplete="off"
        onChange={({ target }) => props.onChange(target.value.trim())}
      />
    </label>
  );
}

function Choice<Value extends string>(props: {
  readonly label: Text;
  readonly of: readonly Value[];
  readonly words: Readonly<Record<Value, Text>>;
  readonly value: Value | null;
  readonly onChange: (to: Value) => void;
}) {
  const { t } = useWords();
  return (
    <label className="site-outcome">
      {t(props.label)}
      <select
        className="input"
        value={props.value ?? ''}
        onChange={({ target }) => {
          const found = props.of.find((one) => one === target.value);
          if (found !== undefined) props.onChange(found);
        }}
      >
        {props.value === null ? <option value="">–</option> : null}
        {props.of.map((one) => (
          <option key={one} value={one}>
            {t(props.words[one])}
          </option>
        ))}
      </select>
    </label>
  );
}
