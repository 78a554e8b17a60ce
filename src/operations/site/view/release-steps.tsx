import { useState } from 'react';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { addSeconds, instant, toUtc } from '../../../kernel/time.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import { clearEvidenceText, releaseWithdrawnText, searchedGroundText, stopEndText } from '../text.ts';
import { mayHaveStopped } from '../stop-standing.ts';
import type { StopView } from '../wire.ts';
import {
  clearEvidence,
  releaseWithdrawals,
  type SearchedGround,
  searchedGrounds,
  stopEnds,
} from '../words.ts';
import { type OfController, ReadBack, type StepsProps, Telling } from './controller-steps.tsx';
import { Act, Choice, Field, useRefusal } from './stop-fields.tsx';
import { releaseText as text } from './text-release.ts';
import { stopText } from './text-stop.ts';

/** How trains come to run again: proposed with the evidence, told, repeated; or, where none can have stopped, ended. */
export function ReleaseSteps({ one, order }: StepsProps) {
  if (one.release === null)
    return mayHaveStopped(one) ? <Propose one={one} order={order} /> : <End one={one} order={order} />;
  return <Proposed key={one.release.proposed.at} one={one} order={order} />;
}

/** What a person says of a track that is clear: why, who says so, and what else belongs to it. */
function useEvidence() {
  const [reason, setReason] = useState<(typeof stopEnds)[number]>('track_clear');
  const [kind, setKind] = useState<(typeof clearEvidence)[number] | null>(null);
  const [reference, setReference] = useState('');
  const [minutes, setMinutes] = useState('0');
  const { clock } = useRoom();
  const now = useStore(clock);
  const isTime = /^\d{1,3}$/.test(minutes);
  const isNamed = kind !== null && isShortName(reference) && isTime;
  const seenAt = toUtc(addSeconds(instant(now), -60 * (isTime ? Number(minutes) : 0)));
  const fields = (
    <>
      <Choice
        label={stopText.endReason}
        of={stopEnds}
        words={stopEndText}
        value={reason}
        onChange={setReason}
      />
      <Choice
        label={stopText.evidence}
        of={clearEvidence}
        words={clearEvidenceText}
        value={kind}
        onChange={setKind}
      />
      <Field label={stopText.evidenceName} value={reference} onChange={setReference} />
      <Field label={text.minutesAgo} value={minutes} onChange={setMinutes} />
    </>
  );
  return { reason, evidence: isNamed ? { kind, reference, seenAt } : null, fields };
}

function Propose({ one, order }: StepsProps) {
  const { reason, evidence, fields } = useEvidence();
  const [searched, setSearched] = useState<readonly SearchedGround[]>([]);
  const lacks = evidence === null ? stopText.whatClear : searched.length === 0 ? text.whatSearched : null;
  const refusal = useRefusal('ProposeRelease', lacks);
  return (
    <>
      {fields}
      <Searched value={searched} onChange={setSearched} />
      <Act
        label={text.propose}
        refusal={refusal}
        onPress={() =>
          order('propose-release', { stop: one.stop, reason, evidence: { ...evidence, searched } })
        }
      />
    </>
  );
}

function Searched(props: {
  readonly value: readonly SearchedGround[];
  readonly onChange: (to: readonly SearchedGround[]) => void;
}) {
  const { t } = useWords();
  const { value, onChange } = props;
  return (
    <fieldset className="form-checks">
      <legend>{t(text.searched)}</legend>
      {searchedGrounds.map((ground) => (
        <label key={ground}>
          <input
            type="checkbox"
            checked={value.includes(ground)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, ground] : value.filter((one) => one !== ground))
            }
          />
          {t(searchedGroundText[ground])}
        </label>
      ))}
    </fieldset>
  );
}

function Proposed({ one, order }: StepsProps) {
  const told = one.release?.told ?? null;
  const [controller, setController] = useState(told?.controller ?? one.told?.controller ?? '');
  const of = { one, order, controller };
  return (
    <>
      <Checklist one={one} />
      <Field label={stopText.controller} value={controller} onChange={setController} />
      <Telling {...of} command="TellRelease" path="tell-release" usual="telephone" label={text.noteTold} />
      {told === null ? null : <ReleaseRepeated {...of} />}
      <Withdraw one={one} order={order} />
    </>
  );
}

/** What is said on the telephone, in this order, and heard back. */
function Checklist({ one }: { readonly one: StopView }) {
  const { t } = useWords();
  const { track, operator, release } = one;
  if (release === null) return null;
  const { evidence } = release.proposed;
  const searched = (evidence.searched ?? []).map((ground) => t(searchedGroundText[ground])).join(', ');
  const who = `${t(clearEvidenceText[evidence.kind])} ${evidence.reference}`;
  const steps = [
    t(text.callThem, { operator }),
    t(text.sayTrack, { track }),
    t(text.sayWho, { who, searched, at: `${evidence.seenAt.slice(11, 16)} UTC` }),
    t(text.hearRepeated),
    t(text.noTrainBefore),
  ];
  return (
    <>
      <p className="form-hint">{t(text.checklist)}</p>
      <ol className="checklist">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}

function ReleaseRepeated({ one, order, controller }: OfController) {
  return (
    <ReadBack
      command="ReadBackRelease"
      controller={controller}
      said={{ label: text.evidenceRepeated, of: clearEvidence, words: clearEvidenceText }}
      lacks={text.whatRepeated}
      label={text.noteReadBack}
      onHeard={(track, evidence) =>
        order('read-back-release', { stop: one.stop, controller, readBack: { track, evidence } })
      }
    />
  );
}

function Withdraw({ one, order }: StepsProps) {
  const [reason, setReason] = useState<(typeof releaseWithdrawals)[number]>('seen_again');
  const refusal = useRefusal('WithdrawRelease', null);
  return (
    <>
      <Choice
        label={text.withdrawReason}
        of={releaseWithdrawals}
        words={releaseWithdrawnText}
        value={reason}
        onChange={setReason}
      />
      <Act
        label={text.withdraw}
        refusal={refusal}
        onPress={() => order('withdraw-release', { stop: one.stop, reason })}
      />
    </>
  );
}

/** Told to nobody, or refused: no train can have stopped, and nobody has to be told of the end. */
function End({ one, order }: StepsProps) {
  const { reason, evidence, fields } = useEvidence();
  const isComplete = evidence !== null || reason === 'asked_in_error';
  const refusal = useRefusal('EndStop', isComplete ? null : stopText.whatClear);
  return (
    <>
      {fields}
      <Act
        label={stopText.noteEnded}
        refusal={refusal}
        onPress={() => order('end-stop', { stop: one.stop, reason, evidence })}
      />
    </>
  );
}
